// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/timeline.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace throughline {

namespace {

// The clusters of one contact, in the order of its first event in each, and which of them belong together.
class ClusterGroups {
public:
    ClusterGroups(const Snapshot& snapshot, std::span<const EventId> events)
    {
        for (const EventId e : events)
            m_number.try_emplace(snapshot.events.trace(e), static_cast<std::uint32_t>(m_number.size()));
        m_parent.resize(m_number.size());
        std::iota(m_parent.begin(), m_parent.end(), 0U);
    }

    // Joins two clusters; one that is not the contact's joins nothing.
    void join(TraceId a, TraceId b)
    {
        const auto first = m_number.find(a);
        const auto second = m_number.find(b);
        if (first == m_number.end() || second == m_number.end())
            return;
        const std::uint32_t x = find(first->second);
        const std::uint32_t y = find(second->second);
        m_parent[std::max(x, y)] = std::min(x, y);
    }
    [[nodiscard]] std::uint32_t groupOf(TraceId trace) { return find(m_number.at(trace)); }
    [[nodiscard]] std::size_t size() const { return m_parent.size(); }

private:
    std::uint32_t find(std::uint32_t x)
    {
        while (m_parent[x] != x) {
            m_parent[x] = m_parent[m_parent[x]];
            x = m_parent[x];
        }
        return x;
    }

    absl::flat_hash_map<TraceId, std::uint32_t> m_number;
    std::vector<std::uint32_t> m_parent; // union-find
};

void joinByLinks(ClusterGroups& groups, const Snapshot& snapshot, std::span<const EventId> events)
{
    for (const EventId e : events) {
        const TraceId trace = snapshot.events.trace(e);
        for (const Link& link : snapshot.links.into(e))
            groups.join(trace, snapshot.events.trace(link.from));
        for (const LinkId link : snapshot.links.outOf(e))
            groups.join(trace, snapshot.events.trace(snapshot.links[link].to));
    }
}

void joinByTime(ClusterGroups& groups, const Snapshot& snapshot, std::span<const EventId> events,
                DurationNs gap)
{
    for (std::size_t i = 1; i < events.size(); ++i) {
        const TimeNs earlier = snapshot.events.time(events[i - 1]);
        if (saturatingDifference(snapshot.events.time(events[i]), earlier) <= gap)
            groups.join(snapshot.events.trace(events[i - 1]), snapshot.events.trace(events[i]));
    }
}

void append(Session& session, const Snapshot& snapshot, EventId e)
{
    session.events.push_back(e);
    if (!snapshot.events.timed(e))
        return;
    if (session.from == kNoTime)
        session.from = snapshot.events.time(e);
    session.to = std::max(session.to, snapshot.events.end(e)); // kNoTime is the smallest number
}

void nameTraces(Session& session, const Snapshot& snapshot)
{
    absl::flat_hash_map<TraceId, bool> seen;
    for (const EventId e : session.events) {
        const TraceId trace = snapshot.events.trace(e);
        if (seen.try_emplace(trace, true).second)
            session.traces.push_back(trace);
    }
}

} // namespace

std::vector<Session> timelineOf(const Snapshot& snapshot, EntityId contact, const SessionOptions& options)
{
    if (!contact)
        return {};
    const std::span<const EventId> events = snapshot.events.eventsOf(contact);
    const auto firstUntimed = std::partition_point(events.begin(), events.end(),
                                                   [&](EventId e) { return snapshot.events.timed(e); });
    const std::span<const EventId> timed(events.begin(), firstUntimed);
    ClusterGroups groups(snapshot, events);
    joinByLinks(groups, snapshot, events);
    joinByTime(groups, snapshot, timed, options.gap);

    // A group's session begins with its first event, so sessions come out in order of time.
    std::vector<Session> sessions;
    std::vector<std::size_t> sessionOf(groups.size(), sessions.max_size());
    for (const EventId e : timed) {
        std::size_t& session = sessionOf[groups.groupOf(snapshot.events.trace(e))];
        if (session == sessions.max_size()) {
            session = sessions.size();
            sessions.emplace_back();
        }
        append(sessions[session], snapshot, e);
    }
    if (timed.size() != events.size()) {
        sessions.emplace_back();
        for (const EventId e : events.subspan(timed.size()))
            append(sessions.back(), snapshot, e);
    }
    for (Session& session : sessions)
        nameTraces(session, snapshot);
    return sessions;
}

std::vector<Session> passingOf(const std::vector<Session>& sessions, const Snapshot& snapshot,
                               const PassingEvents& passing)
{
    if (passing.all())
        return sessions;
    std::vector<Session> left;
    for (const Session& session : sessions) {
        Session kept;
        for (const EventId e : session.events) {
            if (passing(e))
                append(kept, snapshot, e);
        }
        if (kept.events.empty())
            continue;
        nameTraces(kept, snapshot);
        left.push_back(std::move(kept));
    }
    return left;
}

} // namespace throughline
