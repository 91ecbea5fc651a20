// SPDX-License-Identifier: GPL-3.0-or-later
// Blanks around a text that people wrote. Pure, any thread.
#pragma once

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

} // namespace throughline
