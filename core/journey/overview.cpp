// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/overview.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <functional>
#include <utility>

namespace throughline {

namespace {

constexpr std::uint32_t kEventsAtATime = 1 << 16;

// Members of a list by what they are of, in the order in which they were met.
template <class Entry>
class Tally {
public:
    template <class Make>
    Entry& of(StringId name, const Make& make)
    {
        const auto [place, isNew] = m_places.try_emplace(name, m_entries.size());
        if (isNew)
            m_entries.push_back(make());
        return m_entries[place->second];
    }
    [[nodiscard]] std::vector<Entry> take(std::uint32_t Entry::*count)
    {
        std::ranges::stable_sort(m_entries, std::greater<>(), count);
        return std::move(m_entries);
    }

private:
    absl::flat_hash_map<StringId, std::size_t> m_places;
    std::vector<Entry> m_entries;
};

class Counting {
public:
    Counting(const Snapshot& snapshot, EventsOfWindow range)
        : m_snapshot(snapshot), m_range(range), m_seenTraces(snapshot.events.traceCount()),
          m_seenEntities(snapshot.entities.size())
    {}

    Overview count(const CancelToken& cancel)
    {
        m_overview.events = m_range.end - m_range.first;
        for (std::uint32_t i = m_range.first; i < m_range.end; ++i) {
            if ((i - m_range.first) % kEventsAtATime == 0 && cancel.cancelled())
                return {};
            countEvent(EventId(i));
        }
        countFindings();
        m_overview.kinds = m_kinds.take(&Overview::Kind::entities);
        m_overview.types = m_types.take(&Overview::Type::events);
        return std::move(m_overview);
    }

private:
    void countEvent(EventId e)
    {
        const EventStore& events = m_snapshot.events;
        const bool failed = events.status(e) == EventStatus::Error;
        Overview::Type& type =
            m_types.of(events.type(e), [&] { return Overview::Type{.type = events.type(e), .example = e}; });
        ++type.events;
        type.errors += failed ? 1 : 0;
        m_overview.errors += failed ? 1 : 0;
        if (!std::exchange(m_seenTraces[events.trace(e).index()], 1))
            ++m_overview.traces;
        for (const EntityId entity : events.references(e))
            countEntity(entity);
        countEntity(events.contact(e));
        countEntity(events.user(e));
        if (!events.timed(e)) {
            ++m_overview.untimed;
            return;
        }
        if (m_overview.time.from == kNoTime)
            m_overview.time = {events.time(e), events.end(e)};
        m_overview.time.to = std::max(m_overview.time.to, events.end(e));
    }

    void countEntity(EntityId entity)
    {
        if (!entity || std::exchange(m_seenEntities[entity.index()], 1))
            return;
        const StringId kind = m_snapshot.entities[entity].kind;
        ++m_kinds.of(kind, [&] { return Overview::Kind{.kind = kind}; }).entities;
    }

    void countFindings()
    {
        Tally<Overview::Class> classes;
        absl::flat_hash_map<StringId, std::uint32_t> eventsOf;
        for (const Finding& finding : m_snapshot.findings.all()) {
            if (!m_range.contains(finding.event))
                continue;
            ++m_overview.findings;
            if (!breaksChain(finding.kind))
                continue;
            ++m_overview.breaks;
            const StringId name = m_snapshot.classOf(finding.event);
            ++classes.of(name, [&] { return Overview::Class{.className = name}; }).breaks;
            eventsOf.try_emplace(name, 0);
        }
        for (std::uint32_t i = m_range.first; !eventsOf.empty() && i < m_range.end; ++i) {
            const auto found = eventsOf.find(m_snapshot.classOf(EventId(i)));
            if (found != eventsOf.end())
                ++found->second;
        }
        m_overview.breaksByClass = classes.take(&Overview::Class::breaks);
        for (Overview::Class& one : m_overview.breaksByClass)
            one.events = eventsOf[one.className];
    }

    const Snapshot& m_snapshot;
    EventsOfWindow m_range;
    Overview m_overview;
    std::vector<char> m_seenTraces;
    std::vector<char> m_seenEntities;
    Tally<Overview::Kind> m_kinds;
    Tally<Overview::Type> m_types;
};

} // namespace

Overview overviewOf(const Snapshot& snapshot, const std::optional<TimeRange>& window,
                    const CancelToken& cancel)
{
    return Counting(snapshot, eventsIn(snapshot, window)).count(cancel);
}

EventsOfWindow eventsIn(const Snapshot& snapshot, const std::optional<TimeRange>& window)
{
    const EventStore& events = snapshot.events;
    if (!window)
        return {0, events.size()};
    const std::uint32_t first = events.firstFrom(window->from);
    return {first, std::max(first, events.firstFrom(window->to))};
}

} // namespace throughline
