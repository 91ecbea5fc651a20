// SPDX-License-Identifier: GPL-3.0-or-later
// Text from data on a terminal: made harmless, measured and cut by display columns.
//
// Pure, any thread; displayWidth() follows the LC_CTYPE locale, which main sets to C.UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace throughline {

// The text with everything that would steer a terminal written out (spec 6, no. 31): control characters and
// bytes that are no UTF-8 as \n, \t, \x1b; line separators and marks that turn the direction of text as
// \u202e.
[[nodiscard]] std::string visible(std::string_view text);

// Terminal columns of a visible text: 2 for wide characters, 0 for combining ones.
[[nodiscard]] std::size_t displayWidth(std::string_view text);

// The text in at most `width` columns; where it was longer it ends with "…".
[[nodiscard]] std::string cut(std::string_view text, std::size_t width);

// The text as a node of a tree: two blanks a level, of at most 20 levels, so that a chain of 1e5 stays
// readable.
[[nodiscard]] std::string indented(std::string_view text, std::size_t depth);

} // namespace throughline
