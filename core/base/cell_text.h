// SPDX-License-Identifier: GPL-3.0-or-later
// Texts in cells of tables that spreadsheets open (spec 6, no. 32): one that a spreadsheet would run, that is
// one that begins with = + - @ TAB or CR, also after blanks, is guarded by an apostrophe in front.
//
// Guarding and unguarding are inverse: a text that looks as if it were guarded already gets one more. Pure,
// any thread.
#pragma once

#include <string_view>

namespace throughline {

[[nodiscard]] bool looksLikeFormula(std::string_view text);
// Whether the text needs a guard: a formula, also behind apostrophes.
[[nodiscard]] bool needsGuard(std::string_view text);
// What a cell says: the text without its guard, if it has one.
[[nodiscard]] std::string_view withoutGuard(std::string_view cell);

} // namespace throughline
