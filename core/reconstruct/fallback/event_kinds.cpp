// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/fallback/event_kinds.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace throughline {

namespace {

struct Seen {
    std::uint32_t kind = 0;
    EventId first; // of the kind, in the order of events
};

} // namespace

EventKinds::EventKinds(const Snapshot& snapshot, const EventOrder& order) : m_kinds(snapshot.events.size())
{
    const EventStore& events = snapshot.events;
    absl::flat_hash_map<std::pair<StringId, StringId>, Seen> seen;
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        const EventId e(i);
        const auto number = static_cast<std::uint32_t>(m_events.size());
        Seen& kind = seen.try_emplace({events.type(e), events.className(e)}, Seen{number, e}).first->second;
        if (kind.kind == number)
            m_events.push_back(0);
        kind.first = order.earlier(kind.first, e);
        m_kinds[i] = kind.kind;
        ++m_events[kind.kind];
    }
    if (order.followsIds())
        return;
    // Where times tie, ids are in the order in which the events were read; kinds must not depend on that.
    std::vector<EventId> firsts(seen.size());
    for (const auto& [name, kind] : seen)
        firsts[kind.kind] = kind.first;
    std::vector<std::uint32_t> byFirst(firsts.size());
    std::iota(byFirst.begin(), byFirst.end(), 0U);
    std::sort(byFirst.begin(), byFirst.end(),
              [&](std::uint32_t a, std::uint32_t b) { return order.before(firsts[a], firsts[b]); });
    std::vector<std::uint32_t> numberOf(firsts.size());
    const std::vector<std::uint32_t> before = m_events;
    for (std::uint32_t number = 0; number < byFirst.size(); ++number) {
        numberOf[byFirst[number]] = number;
        m_events[number] = before[byFirst[number]];
    }
    for (std::uint32_t& kind : m_kinds)
        kind = numberOf[kind];
}

} // namespace throughline
