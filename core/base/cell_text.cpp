// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/cell_text.h"

#include <algorithm>

namespace throughline {

namespace {

constexpr char kGuard = '\'';
constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

} // namespace

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

bool needsGuard(std::string_view text)
{
    return looksLikeFormula(text.substr(std::min(text.find_first_not_of(kGuard), text.size())));
}

std::string_view withoutGuard(std::string_view cell)
{
    return cell.starts_with(kGuard) && needsGuard(cell) ? cell.substr(1) : cell;
}

} // namespace throughline
