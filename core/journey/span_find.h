// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the spans of a selection that hold a text (spec 5, Waterfall: "search with next/previous and matches
// only").
//
// Pure, any thread; reading records touches the disk. Cost follows the spans that are looked at.
#pragma once

#include "core/base/progress.h"
#include "core/journey/span_statistics.h"
#include "core/model/snapshot.h"
#include "core/model/span_tree.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

// What is looked for, as it is typed: a text, which may stand in type, class, error, any id (of event, trace,
// span, parent, correlation, token …), any entity ("order:1001" as well as "1001") or any value of the
// record; or "type:text", "class:text" for the type or class alone; or "type=name", "class=name" for the
// spans whose type or class is exactly that, as a row of the statistics names them.
struct SpanQuery {
    std::string text;
    std::optional<SpanGrouping> field; // that alone
    bool whole = false;                // the field is the text

    [[nodiscard]] bool empty() const { return text.empty() && !whole; }

    friend bool operator==(const SpanQuery&, const SpanQuery&) = default;
};

[[nodiscard]] SpanQuery spanQuery(std::string_view typed);
// The text that finds the spans of a group, see groupOf().
[[nodiscard]] std::string typedFor(const Snapshot& snapshot, SpanGrouping grouping, StringId name);

struct SpanMatches {
    std::vector<EventId> events; // in the order of the tree
    std::uint32_t unread = 0;    // spans whose record could not be read, and that match by nothing else
};

// Tells what is found so far, each time all of it, after the values that are at hand and then, seldom, while
// records are read.
using FoundSoFar = std::function<void(const SpanMatches&)>;

// Missing parents never match. An empty query finds nothing. Incomplete where it was cancelled.
[[nodiscard]] SpanMatches findSpans(const Snapshot& snapshot, const SpanTree& tree, const SpanQuery& query,
                                    const FoundSoFar& foundSoFar = {}, const CancelToken& cancel = {});

} // namespace throughline
