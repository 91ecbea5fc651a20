// SPDX-License-Identifier: GPL-3.0-or-later
// Text from data, made fit to be drawn on one line: what cannot be seen or would turn the text around is made
// visible (spec 6, no. 31).
//
// Pure, any thread.
#pragma once

#include <QString>

#include <string_view>

namespace throughline {

// Longer texts are cut at this many bytes: no line on a screen holds more, and shaping a megabyte would stall
// the window.
inline constexpr std::size_t kLongestLine = 1024;

// The text with control characters as their pictures (U+2400…) and directional overrides as U+FFFD, cut at
// kLongestLine.
[[nodiscard]] QString plainLine(std::string_view text);

} // namespace throughline
