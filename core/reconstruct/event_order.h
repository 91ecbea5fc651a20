// SPDX-License-Identifier: GPL-3.0-or-later
// EventOrder: a total order of events by time that does not depend on the order in which they were read.
//
// An EventId is a rank in time, but where times tie (or are absent) it follows the input. Wherever a rule
// says "earliest" or "latest" it asks this order, which breaks such ties by what the events say: id, span,
// trace, type, class, parent. Made for one reconstruction; immutable, any thread.
#pragma once

#include "core/model/snapshot.h"

#include <cstdint>
#include <vector>

namespace throughline {

class EventOrder {
public:
    explicit EventOrder(const Snapshot& snapshot);

    [[nodiscard]] std::uint32_t rank(EventId e) const
    {
        return m_rank.empty() ? e.index() : m_rank[e.index()];
    }
    [[nodiscard]] bool before(EventId a, EventId b) const { return rank(a) < rank(b); }
    // The earlier of two events, either of which may be none.
    [[nodiscard]] EventId earlier(EventId a, EventId b) const;
    // True where EventIds themselves are in this order.
    [[nodiscard]] bool followsIds() const { return m_rank.empty(); }

private:
    std::vector<std::uint32_t> m_rank; // empty where it would be 0, 1, 2, …
};

} // namespace throughline
