// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/throughline-cli/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cwchar>
#include <iterator>

namespace throughline {

namespace {

constexpr char32_t kInvalid = 0xFFFFFFFF;

struct Character {
    char32_t code = kInvalid;
    std::size_t bytes = 1;
};

// The first character of a text that is not empty; kInvalid and one byte where it is no UTF-8.
Character firstCharacter(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return {lead, 1};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length)
        return {};
    char32_t code = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80)
            return {};
        code = code << 6 | (byte(i) & 0x3FU);
    }
    const char32_t least = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80;
    if (code < least || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return {};
    return {code, length};
}

bool turnsDirectionOrBreaksLine(char32_t code)
{
    return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x2028 && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF;
}

std::size_t widthOf(char32_t code)
{
    const int width = wcwidth(static_cast<wchar_t>(code));
    return width < 0 ? 1 : static_cast<std::size_t>(width);
}

} // namespace

std::string visible(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const auto [code, bytes] = firstCharacter(text);
        if (code == '\n')
            result += "\\n";
        else if (code == '\t')
            result += "\\t";
        else if (code == '\r')
            result += "\\r";
        else if (code == kInvalid || code < 0x20 || code == 0x7F)
            fmt::format_to(std::back_inserter(result), "\\x{:02x}", static_cast<unsigned char>(text.front()));
        else if ((code >= 0x80 && code < 0xA0) || turnsDirectionOrBreaksLine(code))
            fmt::format_to(std::back_inserter(result), "\\u{:04x}", static_cast<std::uint32_t>(code));
        else
            result += text.substr(0, bytes);
        text.remove_prefix(bytes);
    }
    return result;
}

std::size_t displayWidth(std::string_view text)
{
    std::size_t width = 0;
    while (!text.empty()) {
        const auto [code, bytes] = firstCharacter(text);
        width += code == kInvalid ? 1 : widthOf(code);
        text.remove_prefix(bytes);
    }
    return width;
}

std::string cut(std::string_view text, std::size_t width)
{
    std::size_t used = 0, end = 0, fitting = 0; // `fitting` leaves a column for the ellipsis
    while (end < text.size()) {
        const auto [code, bytes] = firstCharacter(text.substr(end));
        used += code == kInvalid ? 1 : widthOf(code);
        if (used > width)
            return std::string(text.substr(0, fitting)) + "…";
        end += bytes;
        if (used < width)
            fitting = end;
    }
    return std::string(text);
}

std::string indented(std::string_view text, std::size_t depth)
{
    constexpr std::size_t kDeepest = 20;
    return std::string(2 * std::min(depth, kDeepest), ' ').append(text);
}

} // namespace throughline
