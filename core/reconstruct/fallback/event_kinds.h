// SPDX-License-Identifier: GPL-3.0-or-later
// EventKinds: the kind of each event, its type and class together, as a small number.
//
// Nothing is built in about kinds (spec 2, "Link fallback"): what they mean is learned from the data. They
// are numbered in the order of events. Immutable, any thread.
#pragma once

#include "core/reconstruct/event_order.h"

#include <cstdint>
#include <vector>

namespace throughline {

class EventKinds {
public:
    EventKinds(const Snapshot& snapshot, const EventOrder& order);

    [[nodiscard]] std::uint32_t of(EventId e) const { return m_kinds[e.index()]; }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_events.size()); }
    // How many events are of a kind.
    [[nodiscard]] std::uint32_t eventsOf(std::uint32_t kind) const { return m_events[kind]; }

private:
    PagedArray<std::uint32_t> m_kinds; // by event
    std::vector<std::uint32_t> m_events;
};

} // namespace throughline
