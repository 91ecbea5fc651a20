// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/link_graph.h"

#include "core/base/parallel.h"
#include "core/reconstruct/cycle_walk.h"

#include <algorithm>

namespace throughline {

// Where an event stands in an order that all primary links follow: no earlier than its cause, and below it.
struct LinkGraph::Place {
    std::uint32_t rank = 0;
    std::uint32_t depth = 0; // 0: not known yet

    friend auto operator<=>(const Place&, const Place&) = default;
};

LinkGraph::LinkGraph(PagedArray<Link> links, const RuleContext& context)
    : m_context(context), m_links(std::move(links)),
      m_offset(offsetsByEffect({m_links.data(), m_links.size()}, context.events.size(), context.threads))
{
    findBackward();
    if (!m_backward.empty())
        m_leftOut.resize(m_links.size());
}

void LinkGraph::findBackward()
{
    const std::vector<EventRange> ranges = rangesOf(m_context.events);
    std::vector<std::vector<std::uint32_t>> found(ranges.size());
    parallelFor(m_context.threads, ranges.size(), [&](std::size_t number) {
        for (std::uint32_t i = m_offset[ranges[number].begin]; i < m_offset[ranges[number].end]; ++i) {
            if (goesBack(m_links[i]))
                found[number].push_back(i);
        }
    });
    m_backward = concatenated(found);
}

bool LinkGraph::goesBack(const Link& link) const
{
    return m_context.order.before(link.to, link.from);
}

void LinkGraph::choosePrimaries()
{
    // An effect may fall back again and again, each time into a new cycle. Real data needs one round; data
    // made to need more than this loses the causes that are still in a cycle then.
    constexpr int kRounds = 8;

    const auto weaker = [this](EventId a, EventId b) {
        const LinkKind kindOfA = m_links[primaryInto(a)].kind;
        const LinkKind kindOfB = m_links[primaryInto(b)].kind;
        return kindOfA != kindOfB ? kindOfA > kindOfB : m_context.order.before(a, b);
    };
    std::vector<EventId> starts;
    for (const std::uint32_t link : m_backward) {
        if (primaryInto(m_links[link].to) == link)
            starts.push_back(m_links[link].to);
    }
    for (int round = 1; !starts.empty(); ++round) {
        const std::vector<EventId> cuts = weakestOfCycles(
            starts, m_context.events.size(), [this](EventId e) { return primaryCause(e); }, weaker);
        starts.clear();
        for (const EventId effect : cuts) {
            leaveOut(effect, round < kRounds);
            if (primaryCause(effect))
                starts.push_back(effect);
        }
    }
    const std::vector<EventRange> ranges = rangesOf(m_context.events);
    parallelFor(m_context.threads, ranges.size(), [&](std::size_t number) {
        for (std::uint32_t i = ranges[number].begin; i < ranges[number].end; ++i) {
            if (const std::uint32_t link = primaryInto(EventId(i)); link != kNone)
                m_links[link].primary = true;
        }
    });
}

std::uint32_t LinkGraph::primaryInto(EventId e) const
{
    std::uint32_t link = m_offset[e.index()];
    const std::uint32_t end = m_offset[e.index() + 1];
    while (link != end && !m_leftOut.empty() && m_leftOut[link])
        ++link;
    return link == end ? kNone : link;
}

EventId LinkGraph::primaryCause(EventId e) const
{
    const std::uint32_t link = primaryInto(e);
    return link == kNone ? EventId() : m_links[link].from;
}

void LinkGraph::leaveOut(EventId effect, bool fallBack)
{
    const std::uint32_t link = primaryInto(effect);
    const std::uint32_t end = fallBack ? link + 1 : m_offset[effect.index() + 1];
    std::fill(m_leftOut.begin() + link, m_leftOut.begin() + end, true);
}

void LinkGraph::breakOtherCycles()
{
    if (m_backward.empty())
        return;
    const PagedArray<std::uint32_t> component = components();
    PagedArray<Place> places;
    for (std::uint32_t i = 0; i < m_links.size(); ++i) {
        const Link& link = m_links[i];
        const std::uint32_t here = component[link.to.index()];
        if (link.primary || m_leftOut[i] || here == 0 || component[link.from.index()] != here)
            continue;
        if (places.empty())
            places = PagedArray<Place>(m_context.events.size(), Pages::Use::Sparse);
        // Inside a component, links that follow one order can close no cycle.
        m_leftOut[i] = placeOf(link.from, places) >= placeOf(link.to, places);
    }
}

// The strongly connected component of each event that can be in a cycle, as the number of one of them and one
// (Tarjan, as a loop). Of other events it may be 0.
PagedArray<std::uint32_t> LinkGraph::components() const
{
    struct Frame {
        std::uint32_t event;
        std::uint32_t next; // the link to follow next
    };
    const std::uint32_t events = m_context.events.size();
    PagedArray<std::uint32_t> component(events, Pages::Use::Sparse);
    PagedArray<std::uint32_t> number(events, Pages::Use::Sparse); // from 1 on
    PagedArray<std::uint32_t> lowest(events, Pages::Use::Sparse);
    std::vector<std::uint32_t> open;
    std::vector<Frame> frames;
    std::uint32_t numbers = 0;
    const auto enter = [&](std::uint32_t event) {
        number[event] = lowest[event] = ++numbers;
        open.push_back(event);
        frames.push_back({event, m_offset[event]});
    };
    const auto leave = [&](std::uint32_t event) {
        for (bool last = lowest[event] != number[event]; !last; open.pop_back()) {
            component[open.back()] = event + 1;
            last = open.back() == event;
        }
        frames.pop_back();
        if (!frames.empty())
            lowest[frames.back().event] = std::min(lowest[frames.back().event], lowest[event]);
    };
    for (const std::uint32_t start : m_backward) {
        if (!m_leftOut[start] && number[m_links[start].to.index()] == 0)
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
            if (number[cause] == 0)
                enter(cause);
            else if (component[cause] == 0)
                lowest[frame.event] = std::min(lowest[frame.event], number[cause]);
        }
    }
    return component;
}

// Along primary causes to the first event whose place is known, then down again.
LinkGraph::Place LinkGraph::placeOf(EventId e, PagedArray<Place>& known) const
{
    std::vector<EventId> path;
    EventId above = e;
    for (; above && known[above.index()].depth == 0; above = primaryCause(above))
        path.push_back(above);
    Place place = above ? known[above.index()] : Place{};
    for (auto below = path.rbegin(); below != path.rend(); ++below) {
        place = {.rank = std::max(place.rank, m_context.order.rank(*below)), .depth = place.depth + 1};
        known[below->index()] = place;
    }
    return place;
}

std::vector<Link> LinkGraph::leftOut() const
{
    std::vector<Link> links;
    for (std::uint32_t i = 0; i < m_leftOut.size(); ++i) {
        if (m_leftOut[i])
            links.push_back(m_links[i]);
    }
    return links;
}

void LinkGraph::removeLeftOut()
{
    std::uint32_t count = 0;
    for (std::uint32_t i = 0; i < m_links.size(); ++i) {
        if (!m_leftOut[i])
            m_links[count++] = m_links[i];
    }
    if (count == m_links.size())
        return;
    m_links.shrink(count);
    m_offset = offsetsByEffect({m_links.data(), m_links.size()}, m_context.events.size(), m_context.threads);
}

LinkTable LinkGraph::kept() &&
{
    if (!m_leftOut.empty())
        removeLeftOut();
    const std::vector<EventRange> ranges = rangesOf(m_context.events);
    parallelFor(m_context.threads, ranges.size(), [&](std::size_t number) {
        for (std::uint32_t e = ranges[number].begin; e < ranges[number].end; ++e)
            sortLinksOfEffect({m_links.begin() + m_offset[e], m_links.begin() + m_offset[e + 1]});
    });
    return {std::move(m_links), std::move(m_offset)};
}

} // namespace throughline
