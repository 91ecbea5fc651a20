// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/link_graph.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace throughline {

// Where an event stands in an order that all primary links follow: no earlier than its cause, and below it.
struct LinkGraph::Place {
    std::uint32_t rank = 0;
    std::uint32_t depth = kNone;

    friend auto operator<=>(const Place&, const Place&) = default;
};

LinkGraph::LinkGraph(std::vector<Link> links, std::uint32_t eventCount, const EventOrder& order)
    : m_links(std::move(links)), m_leftOut(m_links.size()), m_offset(eventCount + 1),
      m_primary(eventCount, kNone), m_order(order), m_walk(eventCount)
{
    for (const Link& link : m_links)
        ++m_offset[link.to.index() + 1];
    std::partial_sum(m_offset.begin(), m_offset.end(), m_offset.begin());
}

void LinkGraph::choosePrimaries()
{
    // An effect may fall back again and again, each time into a new cycle. Real data needs one round; data
    // made to need more than this loses the causes that are still in a cycle then.
    constexpr int kRounds = 8;

    std::vector<EventId> starts;
    for (std::uint32_t i = 0; i < m_primary.size(); ++i) {
        if (m_offset[i] != m_offset[i + 1]) {
            m_primary[i] = m_offset[i];
            starts.push_back(EventId(i));
        }
    }
    for (int round = 1; !starts.empty(); ++round) {
        const std::vector<std::uint32_t> cuts = findCycles(starts);
        starts.clear();
        for (const std::uint32_t link : cuts) {
            leaveOut(link, round < kRounds);
            if (primaryCause(m_links[link].to))
                starts.push_back(m_links[link].to);
        }
    }
    for (const std::uint32_t link : m_primary) {
        if (link != kNone)
            m_links[link].primary = true;
    }
}

EventId LinkGraph::primaryCause(EventId e) const
{
    const std::uint32_t link = m_primary[e.index()];
    return link == kNone ? EventId() : m_links[link].from;
}

// Follows primary causes upward from each start; the weakest link of every cycle that is met, once.
std::vector<std::uint32_t> LinkGraph::findCycles(std::span<const EventId> starts)
{
    std::vector<std::uint32_t> weakest;
    const std::uint32_t before = m_walks;
    for (const EventId start : starts) {
        const std::uint32_t walk = ++m_walks;
        EventId e = start;
        while (e && m_walk[e.index()] <= before) {
            m_walk[e.index()] = walk;
            e = primaryCause(e);
        }
        if (e && m_walk[e.index()] == walk)
            weakest.push_back(weakestOfCycle(e));
    }
    return weakest;
}

std::uint32_t LinkGraph::weakestOfCycle(EventId member) const
{
    std::uint32_t weakest = m_primary[member.index()];
    const auto weaker = [this](const Link& a, const Link& b) {
        return a.kind != b.kind ? a.kind > b.kind : m_order.before(a.to, b.to);
    };
    for (EventId e = primaryCause(member); e != member; e = primaryCause(e)) {
        if (weaker(m_links[m_primary[e.index()]], m_links[weakest]))
            weakest = m_primary[e.index()];
    }
    return weakest;
}

void LinkGraph::leaveOut(std::uint32_t link, bool fallBack)
{
    const std::uint32_t effect = m_links[link].to.index();
    m_leftOut[link] = true;
    const bool another = link + 1 < m_offset[effect + 1];
    m_primary[effect] = fallBack && another ? link + 1 : kNone;
    if (!fallBack)
        std::fill(m_leftOut.begin() + link, m_leftOut.begin() + m_offset[effect + 1], true);
}

void LinkGraph::breakOtherCycles()
{
    std::vector<std::uint32_t> others;
    for (std::uint32_t i = 0; i < m_links.size(); ++i) {
        if (!m_links[i].primary && !m_leftOut[i])
            others.push_back(i);
    }
    if (others.empty())
        return;
    const std::vector<std::uint32_t> component = componentsOf(others);
    std::vector<Place> places;
    for (const std::uint32_t i : others) {
        const Link& link = m_links[i];
        if (component[link.from.index()] != component[link.to.index()])
            continue;
        places.resize(m_primary.size());
        // Inside a component, links that follow one order can close no cycle.
        m_leftOut[i] = placeOf(link.from, places) >= placeOf(link.to, places);
    }
}

// The strongly connected component of each event that the given links and their causes lead to (Tarjan, as a
// loop).
std::vector<std::uint32_t> LinkGraph::componentsOf(std::span<const std::uint32_t> others) const
{
    struct Frame {
        std::uint32_t event;
        std::uint32_t next; // the link to follow next
    };
    std::vector<std::uint32_t> component(m_primary.size(), kNone), number(m_primary.size(), kNone),
        lowest(m_primary.size());
    std::vector<std::uint32_t> open;
    std::vector<Frame> frames;
    std::uint32_t numbers = 0;
    const auto enter = [&](std::uint32_t event) {
        number[event] = lowest[event] = numbers++;
        open.push_back(event);
        frames.push_back({event, m_offset[event]});
    };
    const auto leave = [&](std::uint32_t event) {
        for (bool last = lowest[event] != number[event]; !last; open.pop_back()) {
            component[open.back()] = event;
            last = open.back() == event;
        }
        frames.pop_back();
        if (!frames.empty())
            lowest[frames.back().event] = std::min(lowest[frames.back().event], lowest[event]);
    };
    for (const std::uint32_t start : others) {
        if (number[m_links[start].to.index()] == kNone)
            enter(m_links[start].to.index());
        while (!frames.empty()) {
            Frame& frame = frames.back();
            if (frame.next == m_offset[frame.event + 1]) {
                leave(frame.event);
                continue;
            }
            const std::uint32_t link = frame.next++;
            const std::uint32_t cause = m_links[link].from.index();
            if (m_leftOut[link])
                continue;
            if (number[cause] == kNone)
                enter(cause);
            else if (component[cause] == kNone)
                lowest[frame.event] = std::min(lowest[frame.event], number[cause]);
        }
    }
    return component;
}

// Along primary causes to the first event whose place is known, then down again.
LinkGraph::Place LinkGraph::placeOf(EventId e, std::vector<Place>& known) const
{
    std::vector<EventId> path;
    EventId above = e;
    for (; above && known[above.index()].depth == kNone; above = primaryCause(above))
        path.push_back(above);
    Place place = above ? known[above.index()] : Place{.rank = 0, .depth = 0};
    for (auto below = path.rbegin(); below != path.rend(); ++below) {
        place = {.rank = std::max(place.rank, m_order.rank(*below)), .depth = place.depth + 1};
        known[below->index()] = place;
    }
    return place;
}

std::vector<Link> LinkGraph::leftOut() const
{
    std::vector<Link> links;
    for (std::uint32_t i = 0; i < m_links.size(); ++i) {
        if (m_leftOut[i])
            links.push_back(m_links[i]);
    }
    return links;
}

std::vector<Link> LinkGraph::kept() &&
{
    std::uint32_t count = 0;
    for (std::uint32_t i = 0; i < m_links.size(); ++i) {
        if (!m_leftOut[i])
            m_links[count++] = m_links[i];
    }
    m_links.resize(count);
    return std::move(m_links);
}

} // namespace throughline
