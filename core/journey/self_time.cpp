// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/self_time.h"

#include <algorithm>

namespace throughline {

DurationNs selfTime(const Snapshot& snapshot, EventId span)
{
    const EventStore& events = snapshot.events;
    const DurationNs duration = events.duration(span);
    if (!events.timed(span) || duration < 0) // as kNoDuration is
        return kNoDuration;
    // Children come in the order of their start, so what lies before `reached` is accounted for.
    TimeNs reached = events.time(span);
    const TimeNs end = saturatingSum(reached, duration);
    DurationNs self = 0;
    for (const EventId child : snapshot.links.treeChildren(span)) {
        if (!events.timed(child))
            continue;
        const TimeNs from = std::clamp(events.time(child), reached, end);
        self += from - reached;
        reached = std::clamp(events.end(child), from, end);
    }
    return self + (end - reached);
}

} // namespace throughline
