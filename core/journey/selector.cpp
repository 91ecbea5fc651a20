// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/selector.h"

#include "core/journey/token_match.h"

namespace throughline {

namespace {

tl::unexpected<Problem> nothing(const Selector& selector)
{
    return failure(ProblemCode::NothingSelected, {selector.text()});
}

std::vector<EventId> copyOf(std::span<const EventId> events)
{
    return {events.begin(), events.end()};
}

EventId latestTimed(const Snapshot& snapshot, std::span<const EventId> events)
{
    for (auto e = events.rbegin(); e != events.rend(); ++e) {
        if (snapshot.events.timed(*e))
            return *e;
    }
    return events.back();
}

EventId latestWithToken(const Snapshot& snapshot, const Selector& selector, std::span<const EventId> events)
{
    const StringId token = snapshot.strings.find(selector.value);
    for (auto e = events.rbegin(); e != events.rend(); ++e) {
        if (token && snapshot.events.token(*e) == token)
            return *e;
    }
    return latestTimed(snapshot, events);
}

} // namespace

Result<Selector> parseSelector(std::string_view text)
{
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon + 1 == text.size())
        return failure(ProblemCode::BadSelector, {std::string(text)});
    return Selector{.kind = std::string(text.substr(0, colon)), .value = std::string(text.substr(colon + 1))};
}

Result<std::vector<EventId>> select(const Snapshot& snapshot, const Selector& selector)
{
    std::vector<EventId> events;
    if (selector.kind == "event") {
        if (const EventId e = snapshot.findEvent(selector.value))
            events = {e};
    } else if (selector.kind == "trace") {
        if (const TraceId trace = snapshot.findTrace(selector.value))
            events = copyOf(snapshot.events.eventsOf(trace));
    } else if (selector.kind == "token") {
        events = eventsWithToken(snapshot, selector.value);
    } else if (const EntityId entity = snapshot.findEntity(selector.kind, selector.value)) {
        events = copyOf(snapshot.events.eventsOf(entity));
    }
    if (events.empty())
        return nothing(selector);
    return events;
}

Result<EventId> target(const Snapshot& snapshot, const Selector& selector)
{
    const Result<std::vector<EventId>> events = select(snapshot, selector);
    if (!events)
        return tl::unexpected(events.error());
    if (selector.kind == "trace")
        return snapshot.clusters[snapshot.events.trace(events->front())].root;
    if (selector.kind == "contact")
        return latestTimed(snapshot, *events);
    if (selector.kind == "token")
        return latestWithToken(snapshot, selector, *events);
    if (const EntityId entity = snapshot.findEntity(selector.kind, selector.value);
        entity && selector.kind != "event")
        return snapshot.creatorOf(entity);
    return events->front();
}

} // namespace throughline
