// SPDX-License-Identifier: GPL-3.0-or-later
// What a term of the event filter says, for chips and menus.
//
// Pure functions, GUI thread: they translate.
#pragma once

#include "core/model/event_filter.h"

#include <QString>

namespace throughline {

// "type MessageReceived", "order 1001", "failed": what is meant, not whether it is let in or left out.
[[nodiscard]] QString filterTermText(const FilterTerm& term);
// "not failed" where the term leaves out.
[[nodiscard]] QString filterChipText(const FilterTerm& term);

} // namespace throughline
