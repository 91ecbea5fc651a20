// SPDX-License-Identifier: GPL-3.0-or-later
// TimeScale: the time axis over what a view shows, with the mini-map of it.
//
// Its cost follows the number of events, sorting included: made once for what is shown, on a worker where
// that is much. Pure, any thread.
#pragma once

#include "core/layout/mini_map.h"
#include "core/layout/time_axis.h"

#include <vector>

namespace throughline {

// What a view of time shows, hidden rows too.
struct TimeExtent {
    std::vector<EventId> events; // in the order of their rows
    std::vector<Interval> busy;  // start and drawn end of every timed one, in any order
};

struct TimeScale {
    TimeAxis axis;
    MiniMap miniMap;
    bool foldsGaps = true;
};

[[nodiscard]] TimeScale timeScale(const Snapshot& snapshot, const Categories& categories,
                                  const TimeExtent& extent, bool foldGaps);

} // namespace throughline
