// SPDX-License-Identifier: GPL-3.0-or-later
// Cells of a CSV file (RFC 4180) that no spreadsheet takes for a formula (spec 6, no. 32).
//
// Pure, any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace throughline {

// Whether what a spreadsheet would run gets an apostrophe in front (see cell_text.h). An import takes it away
// again; in either case it finds the text as it was.
enum class FormulaGuard : std::uint8_t { On, Off };

// The text as it stands between two commas: quoted where it holds a comma, a quote or a line break, or would
// else be read as another text or as none. NUL, which no table can hold, becomes U+FFFD.
[[nodiscard]] std::string csvText(std::string_view text, FormulaGuard guard = FormulaGuard::On);

} // namespace throughline
