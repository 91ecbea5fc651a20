// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/event_marks.h"

#include <algorithm>
#include <utility>

namespace throughline {

EventMark markOf(const Snapshot& snapshot, EventId event)
{
    return {.event = snapshot.eventName(event),
            .type = snapshot.str(snapshot.events.type(event)),
            .time = snapshot.events.timed(event) ? snapshot.events.time(event) : kNoTime,
            .note = {}};
}

EventId findMarked(const Snapshot& snapshot, const EventMark& mark)
{
    if (mark.time == kNoTime)
        return {};
    const EventStore& events = snapshot.events;
    for (std::uint32_t i = events.firstFrom(mark.time); i < events.timedCount(); ++i) {
        const EventId event(i);
        if (events.time(event) != mark.time)
            break;
        if (snapshot.str(events.type(event)) == mark.type && snapshot.eventName(event) == mark.event)
            return event;
    }
    return {};
}

EventId findMarkedAnywhere(const Snapshot& snapshot, const EventMark& mark)
{
    const EventId event = snapshot.findEvent(mark.event);
    // A made-up name says where a record stands, and in other data something else may stand there.
    const bool named = event && snapshot.events.id(event);
    const bool same = event && snapshot.str(snapshot.events.type(event)) == mark.type;
    return named || same ? event : EventId();
}

MarkedEvents::MarkedEvents(std::vector<Entry> entries) : m_entries(std::move(entries))
{
    std::sort(m_entries.begin(), m_entries.end(),
              [](const Entry& a, const Entry& b) { return a.event < b.event; });
}

std::span<const MarkedEvents::Entry> MarkedEvents::between(EventId first, EventId last) const
{
    const auto begin =
        std::lower_bound(m_entries.begin(), m_entries.end(), first,
                         [](const Entry& entry, EventId event) { return entry.event < event; });
    const auto end = std::upper_bound(begin, m_entries.end(), last,
                                      [](EventId event, const Entry& entry) { return event < entry.event; });
    return {begin, end};
}

bool MarkedEvents::contains(EventId event) const
{
    return !between(event, event).empty();
}

std::string_view MarkedEvents::noteOf(EventId event) const
{
    const std::span<const Entry> found = between(event, event);
    return found.empty() ? std::string_view() : found.front().note;
}

} // namespace throughline
