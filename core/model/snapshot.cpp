// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/snapshot.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace throughline {

namespace {

constexpr std::string_view kUntraced = "untraced:";

// "<source number>@<offset>", the made-up id of an event without one.
bool parseMadeUpId(std::string_view text, RecordPlace& place)
{
    std::uint32_t source = 0;
    const char* const end = text.data() + text.size();
    const auto number = std::from_chars(text.data(), end, source);
    if (number.ec != std::errc() || number.ptr == end || *number.ptr != '@' || source == 0)
        return false;
    const auto offset = std::from_chars(number.ptr + 1, end, place.offset);
    place.source = SourceId(source - 1);
    return offset.ec == std::errc() && offset.ptr == end;
}

} // namespace

std::string Snapshot::eventName(EventId e) const
{
    if (const StringId id = events.id(e))
        return strings.str(id);
    const RecordPlace place = events.place(e);
    return fmt::format("{}@{}", place.source.index() + 1, place.offset);
}

std::string Snapshot::traceName(TraceId t) const
{
    if (const StringId name = events.traceName(t))
        return strings.str(name);
    return std::string(kUntraced) + eventName(events.eventsOf(t).front());
}

std::string Snapshot::entityName(EntityId id) const
{
    const Entity& entity = entities[id];
    return strings.str(entity.kind) + ":" + strings.str(entity.value);
}

StringId Snapshot::classOf(EventId e) const
{
    const StringId name = events.className(e);
    return name ? name : events.type(e);
}

std::string Snapshot::className(EventId e) const
{
    return str(classOf(e));
}

EntityId Snapshot::findEntity(std::string_view kind, std::string_view value) const
{
    const StringId kindId = strings.find(kind);
    const StringId valueId = strings.find(value);
    return kindId && valueId ? entities.find(kindId, valueId) : EntityId();
}

EventId Snapshot::findEvent(std::string_view id) const
{
    const StringPool::Key key = strings.key(id);
    for (std::uint32_t i = 0; i < events.size() && !id.empty(); ++i) {
        if (const StringId known = events.id(EventId(i)); known && strings.equals(known, key))
            return EventId(i);
    }
    RecordPlace wanted;
    if (!parseMadeUpId(id, wanted))
        return {};
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        const RecordPlace place = events.place(EventId(i));
        if (!events.id(EventId(i)) && place.source == wanted.source && place.offset == wanted.offset)
            return EventId(i);
    }
    return {};
}

TraceId Snapshot::findTrace(std::string_view id) const
{
    if (const StringId wanted = strings.find(id)) {
        for (std::uint32_t i = 0; i < events.traceCount(); ++i) {
            if (events.traceName(TraceId(i)) == wanted)
                return TraceId(i);
        }
    }
    if (!id.starts_with(kUntraced))
        return {};
    const EventId event = findEvent(id.substr(kUntraced.size()));
    if (!event || events.traceName(events.trace(event)))
        return {};
    return events.trace(event);
}

EventId Snapshot::creatorOf(EntityId entity) const
{
    const auto naming = events.eventsOf(entity);
    if (naming.empty() || links.size() == 0)
        return naming.empty() ? EventId() : naming.front();
    // Where times tie the parent comes before its child (spec 2), in whatever order they were read.
    const auto names = [&](EventId e) { return std::binary_search(naming.begin(), naming.end(), e); };
    EventId creator = naming.front();
    for (EventId cause = links.primaryCause(creator);
         cause && events.time(cause) == events.time(creator) && names(cause);
         cause = links.primaryCause(creator))
        creator = cause;
    return creator;
}

TimeNs Snapshot::from() const
{
    return events.timedCount() == 0 ? kNoTime : events.time(EventId(0));
}

TimeNs Snapshot::to() const
{
    TimeNs latest = kNoTime;
    for (std::uint32_t i = 0; i < events.timedCount(); ++i)
        latest = std::max(latest, events.end(EventId(i)));
    return latest;
}

} // namespace throughline
