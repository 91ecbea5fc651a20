// SPDX-License-Identifier: GPL-3.0-or-later
// Blanks around a text that people wrote. Pure, any thread.
#pragma once

#include <cstddef>
#include <string_view>

namespace throughline {

// Without the blanks around it; tabs and ends of lines stay.
[[nodiscard]] constexpr std::string_view withoutBlanks(std::string_view text)
{
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

// Without the blanks, tabs and ends of lines around it.
[[nodiscard]] constexpr std::string_view withoutWhiteSpace(std::string_view text)
{
    constexpr std::string_view kWhiteSpace = " \t\r\n\v\f";
    const std::size_t first = text.find_first_not_of(kWhiteSpace);
    return first == std::string_view::npos
               ? std::string_view()
               : text.substr(first, text.find_last_not_of(kWhiteSpace) - first + 1);
}

} // namespace throughline
