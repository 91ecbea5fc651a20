// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/timeline.h"

#include <algorithm>

namespace throughline {

namespace {

// More causes of one event than these are not drawn.
constexpr std::uint32_t kMostCauses = 8;

} // namespace

TimelineLanes::TimelineLanes(const Snapshot& snapshot, EntityId contact, std::vector<Session> sessions)
    : m_contact(contact), m_sessions(std::move(sessions))
{
    for (std::uint32_t s = 0; s < m_sessions.size(); ++s) {
        absl::flat_hash_map<TraceId, std::uint32_t> laneOfTrace;
        const auto laneFor = [&](TraceId trace) {
            const auto [lane, added] =
                laneOfTrace.try_emplace(trace, static_cast<std::uint32_t>(m_lanes.size()));
            if (added) {
                m_lanes.emplace_back();
                m_lanes.back().trace = trace;
                m_lanes.back().session = s;
            }
            return lane->second;
        };
        for (const TraceId trace : m_sessions[s].traces)
            laneFor(trace);
        for (const EventId e : m_sessions[s].events) {
            const std::uint32_t lane = laneFor(snapshot.events.trace(e));
            m_lanes[lane].events.push_back(e);
            m_laneOf.emplace(e, lane);
        }
    }
    for (TimelineLane& lane : m_lanes)
        mark(snapshot, lane);
    connect(snapshot);
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
    std::vector<EventId> events;
    for (const TimelineLane& lane : m_lanes)
        events.insert(events.end(), lane.events.begin(), lane.events.end());
    return {snapshot, categories, events, axis};
}

} // namespace throughline
