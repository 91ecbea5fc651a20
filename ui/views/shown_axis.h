// SPDX-License-Identifier: GPL-3.0-or-later
// The time axis that views put their content on: folded or not, with a little room before the first and after
// the last event.
//
// Pure, any thread.
#pragma once

#include "core/layout/time_axis.h"

#include <vector>

namespace throughline {

// The intervals in any order, overlapping or not. Without any: an axis of one nanosecond at the epoch.
[[nodiscard]] TimeAxis shownAxis(std::vector<Interval> busy, bool foldGaps);

} // namespace throughline
