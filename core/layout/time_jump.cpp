// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/time_jump.h"

#include <algorithm>
#include <limits>

namespace throughline {

namespace {

// Of an axis that was shown as a whole, this part is shown afterwards.
constexpr double kPart = 0.25;
// A moment that is closer than this part of the axis to its end is not brought into the middle.
constexpr double kNarrowest = 1.0 / 64;

DurationNs distanceOf(const EventStore& events, EventId event, const Moment& moment)
{
    const TimeNs start = events.time(event);
    const TimeNs end = events.end(event);
    if (start >= moment.to)
        return saturatingSum(saturatingDifference(start, moment.to), 1);
    if (end < moment.from)
        return saturatingDifference(moment.from, end);
    return 0;
}

void look(const EventStore& store, std::span<const EventId> events, const Moment& moment, TimeJump& jump)
{
    DurationNs least = std::numeric_limits<DurationNs>::max();
    for (const EventId event : events) {
        if (!store.timed(event))
            continue;
        const DurationNs distance = distanceOf(store, event, moment);
        jump.count += distance == 0 ? 1 : 0;
        if (distance < least || (distance == least && event < jump.nearest)) {
            least = distance;
            jump.nearest = event;
        }
    }
}

void place(const TimeAxis& axis, TimeJump& jump)
{
    if (jump.at < axis.from())
        jump.where = TimeJump::Where::Before;
    else if (jump.at > axis.to())
        jump.where = TimeJump::Where::After;
    for (const TimeAxis::Gap& gap : axis.gaps()) {
        if (jump.at >= gap.from && jump.at < gap.to) {
            jump.where = TimeJump::Where::InGap;
            jump.hidden = gap.hidden();
        }
    }
}

} // namespace

TimeJump timeJump(const Snapshot& snapshot, std::span<const EventId> events, const TimeAxis& axis,
                  const Viewport& viewport, const Moment& moment)
{
    TimeJump jump;
    look(snapshot.events, events, moment, jump);
    const DurationNs length = saturatingDifference(moment.to, moment.from);
    jump.at = moment.from;
    if (length >= kDay)
        jump.at = jump.count > 0 ? std::max(moment.from, snapshot.events.time(jump.nearest))
                                 : saturatingSum(moment.from, length / 2);
    place(axis, jump);

    const double whole = axis.length();
    const double position = std::clamp(axis.position(jump.at), 0.0, whole);
    const double shown = viewport.to - viewport.from;
    const double room = std::max(std::min(position, whole - position), whole * kNarrowest);
    const double half = std::min({shown / 2, room, shown >= whole ? whole * kPart / 2 : whole});
    const double from = std::clamp(position - half, 0.0, std::max(0.0, whole - 2 * half));
    jump.from = from;
    jump.to = from + 2 * half;
    return jump;
}

} // namespace throughline
