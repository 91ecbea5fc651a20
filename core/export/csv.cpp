// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/csv.h"

namespace throughline {

namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

bool looksLikeFormula(std::string_view text)
{
    for (;;) {
        if (text.starts_with(' ') || text.starts_with('\n'))
            text.remove_prefix(1);
        else if (text.starts_with(kNoBreakSpace))
            text.remove_prefix(kNoBreakSpace.size());
        else
            return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
    }
}

} // namespace

std::string csvText(std::string_view text)
{
    std::string cell;
    if (looksLikeFormula(text))
        cell = "'";
    cell += text;
    if (cell.find_first_of(",\"\r\n") == std::string::npos)
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
