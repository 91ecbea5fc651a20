// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/markup_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace throughline {

namespace {

constexpr char kReplacement[] = "\xef\xbf\xbd";

// The length of the well-formed UTF-8 sequence at `text[i]`, 0 where there is none.
std::size_t sequenceLength(std::string_view text, std::size_t i, std::uint32_t& letter)
{
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const unsigned char lead = byte(i);
    const std::size_t length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
    if (length == 0 || lead > 0xf4 || i + length > text.size())
        return 0;
    constexpr std::array<unsigned, 5> kLeadBits = {0, 0x7f, 0x1f, 0x0f, 0x07};
    letter = lead & kLeadBits[length];
    for (std::size_t k = 1; k < length; ++k) {
        if ((byte(i + k) & 0xc0U) != 0x80U)
            return 0;
        letter = letter << 6U | (byte(i + k) & 0x3fU);
    }
    constexpr std::array<std::uint32_t, 5> kSmallest = {0, 0, 0x80, 0x800, 0x10000};
    return letter < kSmallest[length] || letter > 0x10ffff ? 0 : length;
}

// Letters that XML 1.0 may hold. Marks that turn the direction of writing are among them; each text is an
// element of its own, so that they turn nothing but themselves.
bool isXmlLetter(std::uint32_t letter)
{
    return letter == '\t' || letter == '\n' || letter == '\r' || (letter >= 0x20 && letter <= 0xd7ff) ||
           (letter >= 0xe000 && letter <= 0xfffd) || letter >= 0x10000;
}

} // namespace

std::string escapedMarkup(std::string_view text)
{
    std::string result;
    result.reserve(text.size() + 8);
    for (std::size_t i = 0; i < text.size();) {
        std::uint32_t letter = 0;
        const std::size_t length = sequenceLength(text, i, letter);
        if (length == 0 || !isXmlLetter(letter)) {
            result += kReplacement;
            i += std::max<std::size_t>(length, 1);
            continue;
        }
        switch (letter) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        case '\'':
            result += "&#39;";
            break;
        case '\t':
        case '\n':
        case '\r':
            result += ' ';
            break;
        default:
            result.append(text.substr(i, length));
        }
        i += length;
    }
    return result;
}

} // namespace throughline
