// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/timeline.h"

#include <algorithm>
#include <utility>

namespace throughline {

namespace {

// More causes of one event than these are not drawn.
constexpr std::uint32_t kMostCauses = 8;

} // namespace

TimelineLanes::TimelineLanes(const Snapshot& snapshot, EntityId contact, std::vector<Session> sessions)
{
    add(snapshot, {contact, std::move(sessions)});
    connect(snapshot);
}

TimelineLanes::TimelineLanes(const Snapshot& snapshot, std::vector<ContactSessions> contacts)
{
    for (ContactSessions& contact : contacts)
        add(snapshot, std::move(contact));
    connect(snapshot);
}

void TimelineLanes::add(const Snapshot& snapshot, ContactSessions contact)
{
    TimelineGroup group{.contact = contact.contact,
                        .firstSession = static_cast<std::uint32_t>(m_sessions.size()),
                        .sessions = static_cast<std::uint32_t>(contact.sessions.size()),
                        .firstLane = static_cast<std::uint32_t>(m_lanes.size())};
    for (Session& session : contact.sessions) {
        absl::flat_hash_map<TraceId, std::uint32_t> laneOfTrace;
        const auto laneFor = [&](TraceId trace) {
            const auto [lane, added] =
                laneOfTrace.try_emplace(trace, static_cast<std::uint32_t>(m_lanes.size()));
            if (added) {
                m_lanes.emplace_back();
                m_lanes.back().trace = trace;
                m_lanes.back().group = static_cast<std::uint32_t>(m_groups.size());
                m_lanes.back().session = static_cast<std::uint32_t>(m_sessions.size());
            }
            return lane->second;
        };
        for (const TraceId trace : session.traces)
            laneFor(trace);
        for (const EventId e : session.events) {
            const std::uint32_t lane = laneFor(snapshot.events.trace(e));
            m_lanes[lane].events.push_back(e);
            m_laneOf.try_emplace(e, lane);
        }
        group.events += static_cast<std::uint32_t>(session.events.size());
        m_sessions.push_back(std::move(session));
    }
    group.lanes = static_cast<std::uint32_t>(m_lanes.size()) - group.firstLane;
    for (std::size_t lane = group.firstLane; lane < m_lanes.size(); ++lane)
        mark(snapshot, m_lanes[lane]);
    m_groups.push_back(group);
}

std::size_t TimelineLanes::groupOnRow(std::size_t row) const
{
    if (!several())
        return 0;
    std::size_t group = 0;
    while (group + 1 < m_groups.size() && headerRow(group + 1) <= row)
        ++group;
    return group;
}

std::size_t TimelineLanes::laneOnRow(std::size_t row) const
{
    if (!several())
        return row;
    const std::size_t group = groupOnRow(row);
    return row == headerRow(group) ? npos : row - group - 1;
}

std::size_t TimelineLanes::rowOfLane(std::size_t lane) const
{
    return several() ? lane + m_lanes[lane].group + 1 : lane;
}

std::size_t TimelineLanes::rowOf(EventId event) const
{
    const std::size_t lane = laneOf(event);
    return lane == npos ? npos : rowOfLane(lane);
}

void TimelineLanes::mark(const Snapshot& snapshot, TimelineLane& lane)
{
    for (const EventId e : lane.events) {
        const auto findings = snapshot.findings.of(e);
        if (!findings.empty() || snapshot.events.status(e) == EventStatus::Error)
            lane.marked.push_back(e);
        lane.broken |= std::any_of(findings.begin(), findings.end(),
                                   [](const Finding& finding) { return breaksChain(finding.kind); });
    }
}

void TimelineLanes::connect(const Snapshot& snapshot)
{
    for (std::uint32_t lane = 0; lane < m_lanes.size(); ++lane) {
        for (const EventId e : m_lanes[lane].events) {
            if (laneOf(e) != lane)
                continue; // of another contact, too, where it stands first
            const auto causes = snapshot.links.into(e);
            for (std::uint32_t i = 0; i < std::min<std::size_t>(causes.size(), kMostCauses); ++i) {
                const std::size_t from = laneOf(causes[i].from);
                if (from == npos || from == lane || !snapshot.events.timed(e) ||
                    !snapshot.events.timed(causes[i].from))
                    continue;
                const LinkId link(snapshot.links.firstInto(e).index() + i);
                m_lanes[lane].linksIn.push_back(link);
                m_lanes[from].linksOut.push_back(link);
            }
        }
    }
    for (TimelineLane& lane : m_lanes) {
        std::sort(lane.linksOut.begin(), lane.linksOut.end(),
                  [&](LinkId a, LinkId b) { return snapshot.links[a].from < snapshot.links[b].from; });
    }
}

std::size_t TimelineLanes::laneOf(EventId event) const
{
    const auto found = m_laneOf.find(event);
    return found == m_laneOf.end() ? npos : found->second;
}

std::vector<EventId> TimelineLanes::events() const
{
    std::vector<EventId> events;
    for (const TimelineLane& lane : m_lanes)
        events.insert(events.end(), lane.events.begin(), lane.events.end());
    return events;
}

std::vector<Interval> TimelineLanes::busy(const Snapshot& snapshot) const
{
    std::vector<Interval> intervals;
    for (const Session& session : m_sessions) {
        for (const EventId e : session.events) {
            if (snapshot.events.timed(e))
                intervals.push_back({snapshot.events.time(e), snapshot.events.end(e)});
        }
    }
    return intervals;
}

MiniMap TimelineLanes::miniMap(const Snapshot& snapshot, const Categories& categories,
                               const TimeAxis& axis) const
{
    return {snapshot, categories, events(), axis};
}

} // namespace throughline
