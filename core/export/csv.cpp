// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/csv.h"

#include "core/base/cell_text.h"

namespace throughline {

namespace {

// Databases write such words for no value; readers cut off blanks.
bool needsQuotes(std::string_view cell)
{
    return cell.find_first_of(",\"\r\n") != std::string_view::npos || cell.starts_with(' ') ||
           cell.ends_with(' ') || cell == "NULL" || cell == "null" || cell == "\\N";
}

} // namespace

std::string csvText(std::string_view text, FormulaGuard guard)
{
    std::string cell;
    if (guard == FormulaGuard::On ? needsGuard(text) : withoutGuard(text) != text)
        cell = "'";
    cell += text;
    for (std::size_t nul = cell.find('\0'); nul != std::string::npos; nul = cell.find('\0', nul))
        cell.replace(nul, 1, "\xEF\xBF\xBD");
    if (!needsQuotes(cell))
        return cell;

    std::string quoted = "\"";
    for (const char c : cell) {
        quoted += c;
        if (c == '"')
            quoted += '"';
    }
    quoted += '"';
    return quoted;
}

} // namespace throughline
