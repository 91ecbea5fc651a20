// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/same_record.h"

#include <algorithm>

namespace throughline {

namespace {

bool sameSource(const Snapshot& before, const Snapshot& now, SourceId source)
{
    const auto& sources = now.report.sources();
    return source.index() < sources.size() &&
           before.report.sources()[source.index()].path == sources[source.index()].path &&
           before.report.sources()[source.index()].name == sources[source.index()].name;
}

} // namespace

EventId sameEvent(const Snapshot& before, EventId event, const Snapshot& now)
{
    if (!event)
        return {};
    const RecordPlace place = before.events.place(event);
    if (!sameSource(before, now, place.source))
        return {};
    const bool timed = before.events.timed(event);
    const TimeNs time = timed ? before.events.time(event) : kNoTime;
    const std::string name = before.eventName(event);
    const std::string type = before.str(before.events.type(event));
    const std::uint32_t first = timed ? now.events.firstFrom(time) : now.events.timedCount();
    const std::uint32_t end = timed ? now.events.timedCount() : now.events.size();
    for (std::uint32_t i = first; i < end; ++i) {
        const EventId candidate(i);
        if (timed && now.events.time(candidate) != time)
            break;
        const RecordPlace other = now.events.place(candidate);
        // A record may hold several events.
        if (other.source == place.source && other.offset == place.offset &&
            now.eventName(candidate) == name && now.str(now.events.type(candidate)) == type)
            return candidate;
    }
    return {};
}

LinkId sameLink(const Snapshot& before, LinkId link, const Snapshot& now)
{
    if (!link)
        return {};
    const EventId from = sameEvent(before, before.links[link].from, now);
    const EventId to = sameEvent(before, before.links[link].to, now);
    if (!from || !to)
        return {};
    const auto causes = now.links.into(to);
    const auto found = std::find_if(causes.begin(), causes.end(),
                                    [&](const Link& candidate) { return candidate.from == from; });
    return found == causes.end()
               ? LinkId()
               : LinkId(now.links.firstInto(to).index() + static_cast<std::uint32_t>(found - causes.begin()));
}

} // namespace throughline
