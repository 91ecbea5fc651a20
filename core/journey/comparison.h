// SPDX-License-Identifier: GPL-3.0-or-later
// Comparison of two transactions: their trees laid on each other by the paths of names, with what differs.
//
// A name is a class and a type. Spans are the same step where their names are equal and so are their parents'
// up to the root; of siblings with one name the first is compared with the first, the second with the second,
// in time order, and what is left over is only in one of them.
#pragma once

#include "core/model/snapshot.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace throughline {

// A step as it is in one of the two; without an event where it is not there.
struct ComparedSide {
    EventId event;
    DurationNs duration = kNoDuration;
    DurationNs self = kNoDuration;   // see selfTime()
    DurationNs offset = kNoDuration; // from the earliest time of this side's events to its start
    std::uint32_t alike = 0;         // siblings of its name under the same step, itself among them
};

struct ComparedSpan {
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

    ComparedSide a, b; // `alike` is set on both, also where only one has the step
    std::uint32_t depth = 0;
    std::uint32_t parent = kNone; // its place in the list: the path of names, upward

    [[nodiscard]] EventId event() const { return a.event ? a.event : b.event; } // that it is named after
    [[nodiscard]] bool inBoth() const { return a.event && b.event; }
    // How much longer b took, in ns, and how many times as long; kNoDuration and none where one of them has
    // no duration, or a's is no more than 0.
    [[nodiscard]] DurationNs difference() const;
    [[nodiscard]] std::optional<double> ratio() const;
    [[nodiscard]] DurationNs selfDifference() const; // as difference(), of the self times
};

// Both in time order, each event once (see transactionOf). Rows in pre-order: siblings as in `a`, and what is
// only in `b` before what comes after it there. Pure, any thread; a loop, never recursion: n log n.
[[nodiscard]] std::vector<ComparedSpan> compare(const Snapshot& snapshot, std::span<const EventId> a,
                                                std::span<const EventId> b);

} // namespace throughline
