// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/percent_text.h"

#include <charconv>

namespace throughline {

std::string percentDecoded(std::string_view text)
{
    std::string decoded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned char byte = 0;
        const std::string_view digits = text.substr(at + 1, 2);
        const bool isEscape =
            text[at] == '%' && digits.size() == 2 &&
            std::from_chars(digits.data(), digits.data() + 2, byte, 16).ptr == digits.data() + 2;
        decoded += isEscape ? static_cast<char>(byte) : text[at];
        at += isEscape ? 2 : 0;
    }
    return decoded;
}

std::string percentEncoded(std::string_view text)
{
    constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (kPlain.find(c) != std::string_view::npos)
            encoded += c;
        else
            encoded.append(1, '%').append(1, kDigits[byte >> 4]).append(1, kDigits[byte & 0xf]);
    }
    return encoded;
}

} // namespace throughline
