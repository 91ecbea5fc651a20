// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/token/pasted_token.h"

#include "core/base/blanks.h"
#include "core/token/tracking_token.h"

#include <array>
#include <charconv>

namespace throughline {

namespace {

// What texts are put between, also where only one of the two was copied.
constexpr std::array<std::string_view, 9> kQuotes = {"\"", "'", "`", "“", "”", "„", "‘", "’", ","};

std::string_view withoutQuotes(std::string_view text)
{
    for (bool found = true; found;) {
        found = false;
        text = withoutWhiteSpace(text);
        for (const std::string_view quote : kQuotes) {
            if (text.starts_with(quote)) {
                text.remove_prefix(quote.size());
                found = true;
            }
            if (text.ends_with(quote)) {
                text.remove_suffix(quote.size());
                found = true;
            }
        }
    }
    return text;
}

// What is no two hexadecimal digits after a % stays.
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

} // namespace

std::optional<std::string> tokenMeantBy(std::string_view text)
{
    std::string meant(withoutQuotes(text));
    if (meant.find('|') == std::string::npos) {
        const std::string decoded = percentDecoded(meant);
        if (decoded.find('|') != std::string::npos)
            meant = std::string(withoutQuotes(decoded));
    }
    if (meant == text || !(TrackingToken::isValid(meant) || isUuid(meant)))
        return std::nullopt;
    return meant;
}

} // namespace throughline
