// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/clock_shift.h"

#include <algorithm>

namespace throughline {

namespace {

class Shifting {
public:
    explicit Shifting(const EventStore& events) : m_events(events) {}

    [[nodiscard]] DurationNs shiftBelow(const ClockShift& parent, EventId child) const
    {
        if (!m_events.timed(parent.event) || !m_events.timed(child))
            return parent.shift;
        const ClockShift raw{child, 0};
        const ClockShift along{child, parent.shift};
        const StringId className = m_events.className(child);
        if (className && className == m_events.className(parent.event))
            return noEarlier(parent, along);
        if (!startsIn(parent, raw) && startsIn(parent, along))
            return parent.shift;
        return noEarlier(parent, raw);
    }

private:
    [[nodiscard]] TimeNs startOf(const ClockShift& span) const
    {
        return saturatingSum(m_events.time(span.event), span.shift);
    }
    [[nodiscard]] TimeNs endOf(const ClockShift& span) const
    {
        return saturatingSum(m_events.end(span.event), span.shift);
    }
    [[nodiscard]] bool startsIn(const ClockShift& parent, const ClockShift& child) const
    {
        return startOf(child) >= startOf(parent) && startOf(child) <= endOf(parent);
    }
    // The shift with which the child begins no earlier than its parent.
    [[nodiscard]] DurationNs noEarlier(const ClockShift& parent, const ClockShift& child) const
    {
        const DurationNs early = saturatingDifference(startOf(parent), startOf(child));
        if (early <= 0)
            return child.shift;
        const DurationNs room = saturatingDifference(saturatingDifference(endOf(parent), startOf(parent)),
                                                     saturatingDifference(endOf(child), startOf(child)));
        return saturatingSum(saturatingSum(child.shift, early), std::max<DurationNs>(0, room / 2));
    }

    const EventStore& m_events;
};

} // namespace

std::vector<ClockShift> clockShiftsOf(const Snapshot& snapshot, TraceId trace)
{
    const Shifting shifting(snapshot.events);
    std::vector<ClockShift> shifts;
    std::vector<ClockShift> open;
    for (const EventId event : snapshot.events.eventsOf(trace)) {
        if (!snapshot.links.treeParent(event))
            open.push_back({event, 0});
    }
    while (!open.empty()) {
        const ClockShift parent = open.back();
        open.pop_back();
        if (parent.shift != 0)
            shifts.push_back(parent);
        for (const EventId child : snapshot.links.treeChildren(parent.event))
            open.push_back({child, shifting.shiftBelow(parent, child)});
    }
    std::ranges::sort(shifts);
    return shifts;
}

} // namespace throughline
