// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/shown_axis.h"

#include <algorithm>

namespace throughline {
namespace {

constexpr double kMargin = 0.015;                 // of what is shown, on each side
constexpr DurationNs kLeastMargin = kMillisecond; // so that events of one instant have a place too

} // namespace

TimeAxis shownAxis(std::vector<Interval> busy, bool foldGaps)
{
    if (busy.empty()) {
        return {};
    }
    TimeNs from = busy.front().from;
    TimeNs to = busy.front().to;
    for (const Interval& interval : busy) {
        from = std::min(from, interval.from);
        to = std::max(to, interval.to);
    }
    const TimeAxis tight = foldGaps ? TimeAxis::folded(busy) : TimeAxis(from, to);
    const DurationNs margin = std::max(kLeastMargin, static_cast<DurationNs>(tight.length() * kMargin));
    const TimeNs start = saturatingSum(from, -margin);
    const TimeNs end = saturatingSum(to, margin);
    if (!foldGaps) {
        return {start, end};
    }
    busy.push_back({start, from});
    busy.push_back({to, end});
    return TimeAxis::folded(std::move(busy));
}

} // namespace throughline
