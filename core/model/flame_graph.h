// SPDX-License-Identifier: GPL-3.0-or-later
// FlameGraph: the spans of a selection merged by the path of names that leads to them, with how much time or
// how many spans each path holds. Plain data, made by journey/flame_graph, drawn by layout/.
//
// Immutable once made; any thread may read.
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace throughline {

enum class FlameMeasure : std::uint8_t {
    Time, // ns at work: the self time of all spans on the path or below. Spans without a duration have none.
    Count // how many spans are on the path or below
};

// All spans that one path of names leads to.
struct FlameFrame {
    static constexpr std::uint32_t kNone = 0xffffffff;

    StringId name;        // none: of spans without a name, of a missing parent, of the whole
    bool missing = false; // a parent that is not in the data
    std::uint32_t parent = kNone;
    std::uint32_t firstChild = 0; // children stand one after another, the greatest first
    std::uint32_t children = 0;
    std::uint32_t depth = 0;   // of the whole: 0
    std::uint32_t deepest = 0; // the greatest depth here or below
    std::uint64_t value = 0;   // by the measure, here and below; never less than its children's together
    std::uint64_t own = 0;     // by the measure, of these spans themselves
    std::uint32_t spans = 0;   // on this very path
    std::uint32_t errors = 0;  // of those
    DurationNs total = 0;      // their durations, as far as they have one
    EventId event;             // stands for them: one that failed, else the longest
};

struct FlameGraph {
    FlameMeasure measure = FlameMeasure::Time;
    std::vector<FlameFrame> frames; // the first one is the whole; none where there are no spans
    std::uint32_t spans = 0;        // in all
    std::uint32_t unmeasured = 0;   // of those without a duration, where the measure is time
    std::vector<std::pair<EventId, std::uint32_t>> frameOf; // by event

    // FlameFrame::kNone where the graph does not hold it.
    [[nodiscard]] std::uint32_t find(EventId event) const;
};

} // namespace throughline
