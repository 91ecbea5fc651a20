// SPDX-License-Identifier: GPL-3.0-or-later
// Clock shifts: where the spans of a cluster would lie if the clocks of those that wrote them agreed (spec 5:
// "Skew is shown raw, the correction is an overlay, off by default").
//
// Only what cannot be true is moved: a span dated before its parent. It is put so that the way there and the
// way back take the same time where it fits into its parent, as Jaeger's adjuster does, else to its parent's
// start. What hangs below a moved span was dated by the same clock where it is of the same class, and else
// where it lies within its parent only when moved along; then it moves along. A span after its parent's end
// is none of this: jobs and replies come late.
#pragma once

#include "core/model/clock_shift.h"
#include "core/model/snapshot.h"

#include <vector>

namespace throughline {

// The spans of the cluster that move, ascending. Pure, any thread; a loop, never recursion: its cost follows
// the number of events.
[[nodiscard]] std::vector<ClockShift> clockShiftsOf(const Snapshot& snapshot, TraceId trace);

} // namespace throughline
