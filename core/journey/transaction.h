// SPDX-License-Identifier: GPL-3.0-or-later
// Transaction trace: events as the trees that they form by their parents, in the order in which people read
// them (spec 2, "Transaction trace (vertical)": all of one trace, or everything about one entity).
//
// Pure, any thread; a loop, never recursion. Cost is that of looking each event up once: n log n.
#pragma once

#include "core/model/snapshot.h"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace throughline {

// One span of the list, which is in pre-order: what lies below it are the next ones up to `end`.
struct TransactionSpan {
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

    EventId event;
    std::uint32_t depth = 0;
    std::uint32_t parent = kNone; // its place in the list; none for what stands on top
    std::uint32_t children = 0;   // direct ones, of those given
    std::uint32_t end = 0;        // one past its last descendant
};

// `events` in time order, each once, as EventStore::eventsOf() and select() give them. An event stands below
// its parent, of whichever trace, where that one is among them, else on top; siblings in time order.
[[nodiscard]] std::vector<TransactionSpan> transactionOf(const Snapshot& snapshot,
                                                         std::span<const EventId> events);

// visit(place) for the direct children of a span in such a list, in order; for kNone those on top.
template <class Visit>
void visitChildren(std::span<const TransactionSpan> spans, std::uint32_t parent, Visit visit)
{
    const bool top = parent == TransactionSpan::kNone;
    const std::uint32_t end = top ? static_cast<std::uint32_t>(spans.size()) : spans[parent].end;
    for (std::uint32_t child = top ? 0 : parent + 1; child < end; child = spans[child].end)
        visit(child);
}

} // namespace throughline
