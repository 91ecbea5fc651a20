// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/event_order.h"

#include "core/reconstruct/event_content.h"

#include <algorithm>
#include <numeric>

namespace throughline {

namespace {

struct Keyed {
    std::uint64_t prefix = 0; // the first bytes of the id: settles nearly all comparisons
    EventId event;
};

std::uint64_t prefixOf(std::string_view text)
{
    std::uint64_t prefix = 0;
    for (std::size_t i = 0; i < sizeof prefix; ++i)
        prefix = prefix << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    return prefix;
}

EventContent contentOf(const EventStore& events, EventId e)
{
    return {.id = events.id(e),
            .span = events.span(e),
            .trace = events.traceName(events.trace(e)),
            .type = events.type(e),
            .className = events.className(e),
            .parent = events.parent(e)};
}

bool contentBefore(const Snapshot& snapshot, EventId a, EventId b)
{
    const auto order =
        compareContent(snapshot.strings, contentOf(snapshot.events, a), contentOf(snapshot.events, b));
    return order != 0 ? order < 0 : a < b;
}

// The event after the last one that shares the time of `first`.
std::uint32_t endOfTie(const EventStore& events, std::uint32_t first)
{
    if (first >= events.timedCount())
        return events.size();
    std::uint32_t end = first + 1;
    while (end < events.timedCount() && events.time(EventId(end)) == events.time(EventId(first)))
        ++end;
    return end;
}

} // namespace

EventOrder::EventOrder(const Snapshot& snapshot)
{
    const EventStore& events = snapshot.events;
    std::vector<Keyed> tie;
    for (std::uint32_t first = 0; first < events.size();) {
        const std::uint32_t end = endOfTie(events, first);
        if (end - first > 1) {
            tie.clear();
            for (std::uint32_t i = first; i < end; ++i) {
                const PooledText id = snapshot.strings.text(events.id(EventId(i)));
                tie.push_back({prefixOf(id.view()), EventId(i)});
            }
            std::sort(tie.begin(), tie.end(), [&](const Keyed& a, const Keyed& b) {
                return a.prefix != b.prefix ? a.prefix < b.prefix : contentBefore(snapshot, a.event, b.event);
            });
            if (m_rank.empty()) {
                m_rank.resize(events.size());
                std::iota(m_rank.begin(), m_rank.end(), 0U);
            }
            for (std::uint32_t i = 0; i < tie.size(); ++i)
                m_rank[tie[i].event.index()] = first + i;
        }
        first = end;
    }
}

EventId EventOrder::earlier(EventId a, EventId b) const
{
    if (!a || !b)
        return a ? a : b;
    return before(b, a) ? b : a;
}

} // namespace throughline
