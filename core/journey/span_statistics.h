// SPDX-License-Identifier: GPL-3.0-or-later
// Statistics of a selection of spans by type or class (spec 5, Waterfall: "statistics table … of the same
// selection").
//
// Pure, any thread. Spans are compared one by one: a span and those below it all count, each for itself.
#pragma once

#include "core/base/progress.h"
#include "core/model/snapshot.h"
#include "core/model/span_tree.h"

#include <cstdint>
#include <vector>

namespace throughline {

enum class SpanGrouping : std::uint8_t { Type, Class };

// What a span is grouped under: its type, or its class (its type where it has no class); may be none.
[[nodiscard]] StringId groupOf(const Snapshot& snapshot, SpanGrouping grouping, EventId span);

struct SpanFigures {
    StringId name; // see groupOf()
    std::uint32_t count = 0;
    std::uint32_t measured = 0; // of those with a usable time and duration, which alone count below
    std::uint32_t errors = 0;
    DurationNs total = 0; // saturating
    DurationNs shortest = kNoDuration;
    DurationNs longest = kNoDuration;
    DurationNs self = 0; // of total, while no child was at work; see selfTime()

    [[nodiscard]] DurationNs average() const { return measured == 0 ? kNoDuration : total / measured; }
};

struct SpanStatistics {
    SpanGrouping grouping = SpanGrouping::Type;
    std::vector<SpanFigures> groups; // in the order in which they are met
    SpanFigures all;

    // The share of a group in all self time, 0 … 1; 0 where there is none.
    [[nodiscard]] double selfShare(const SpanFigures& group) const;
};

// Missing parents are left out. Incomplete where it was cancelled.
[[nodiscard]] SpanStatistics spanStatistics(const Snapshot& snapshot, const SpanTree& tree,
                                            SpanGrouping grouping, const CancelToken& cancel = {});

// A column to sort by. Groups without a figure come last in either direction; of equal ones the name decides.
enum class SpanFigure : std::uint8_t {
    Name,
    Count,
    Errors,
    Self,
    SelfShare,
    Total,
    Average,
    Shortest,
    Longest
};
// Numbers of groups.
[[nodiscard]] std::vector<std::uint32_t>
sortedGroups(const Snapshot& snapshot, const SpanStatistics& statistics, SpanFigure by, bool descending);

} // namespace throughline
