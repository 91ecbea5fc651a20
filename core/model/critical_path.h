// SPDX-License-Identifier: GPL-3.0-or-later
// What decided when a cluster ended. Plain data, made by journey/critical_path.h, to be drawn by layout/.
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <algorithm>
#include <vector>

namespace throughline {

// A piece of time that one span contributes.
struct CriticalStretch {
    EventId event;
    TimeNs from = kNoTime;
    TimeNs to = kNoTime; // later than `from`
};

struct CriticalPath {
    std::vector<EventId> spans;             // ascending; also those that contribute no time
    std::vector<CriticalStretch> stretches; // in order of time; no two overlap
    TimeNs from = kNoTime;                  // both kNoTime where no event has a time
    TimeNs to = kNoTime;
    // In ns, from the end of a span to the start of the one that it led to. All stretches and this are
    // `to - from`.
    DurationNs waiting = 0;

    [[nodiscard]] bool holds(EventId e) const { return std::binary_search(spans.begin(), spans.end(), e); }
};

} // namespace throughline
