// SPDX-License-Identifier: GPL-3.0-or-later
// Cells of a CSV file (RFC 4180) that no spreadsheet takes for a formula (spec 6, no. 32).
//
// Pure, any thread.
#pragma once

#include <string>
#include <string_view>

namespace throughline {

// The text as it stands between two commas: quoted where it holds a comma, a quote or a line break. A text
// that a spreadsheet would run, one that begins with = + - @ TAB or CR, also after blanks, gets an apostrophe
// in front.
[[nodiscard]] std::string csvText(std::string_view text);

} // namespace throughline
