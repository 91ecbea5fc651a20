// SPDX-License-Identifier: GPL-3.0-or-later
// Self time: how long a span was at work itself, while none of its children was.
#pragma once

#include "core/model/snapshot.h"

namespace throughline {

// The span's duration in ns without the time that its children cover: the union of their intervals, of each
// only what lies within the span. Children may overlap, outlast the span or lie outside of it. They are those
// of the span tree: a child in another trace takes nothing away, nor does one without a time or a duration.
// kNoDuration where the span itself has no time or no duration, or a negative one.
//
// Pure, any thread. Cost follows the number of links out of the span.
[[nodiscard]] DurationNs selfTime(const Snapshot& snapshot, EventId span);

} // namespace throughline
