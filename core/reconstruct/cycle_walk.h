// SPDX-License-Identifier: GPL-3.0-or-later
// Cycles among causes of which each event has at most one. Walks are loops, never recursion; cost is linear
// in the events that they come by. Pure, any thread.
#pragma once

#include "core/base/ids.h"
#include "core/base/paged_array.h"

#include <cstdint>
#include <span>
#include <vector>

namespace throughline {

// Follows causes upward from each start. Of every cycle that is met, once, the event into which its weakest
// link leads. `causeOf(e)` may be none; `weaker(a, b)` compares the links into two events.
template <class CauseOf, class Weaker>
[[nodiscard]] std::vector<EventId> weakestOfCycles(std::span<const EventId> starts, std::uint32_t eventCount,
                                                   CauseOf causeOf, Weaker weaker)
{
    std::vector<EventId> found;
    if (starts.empty())
        return found;
    PagedArray<std::uint32_t> walkOf(eventCount, Pages::Use::Sparse); // the walk that came by; 0: none yet
    std::uint32_t walk = 0;
    for (const EventId start : starts) {
        ++walk;
        EventId e = start;
        while (e && walkOf[e.index()] == 0) {
            walkOf[e.index()] = walk;
            e = causeOf(e);
        }
        if (!e || walkOf[e.index()] != walk)
            continue;
        EventId weakest = e;
        for (EventId member = causeOf(e); member != e; member = causeOf(member)) {
            if (weaker(member, weakest))
                weakest = member;
        }
        found.push_back(weakest);
    }
    return found;
}

} // namespace throughline
