// SPDX-License-Identifier: GPL-3.0-or-later
// What the waterfall shows for a subject: the step from question to rows, for the view and for images alike.
//
// Pure, no widgets, any thread.
#pragma once

#include "core/journey/selector.h"
#include "core/layout/waterfall.h"
#include "core/model/event_filter.h"
#include "core/model/journey.h"
#include "core/model/snapshot.h"
#include "core/model/span_tree.h"
#include "ui/views/time_scale.h"

#include <memory>
#include <vector>

namespace throughline {

enum class WaterfallScope : std::uint8_t {
    Chain, // the causal chain of an event, all its clusters on one axis
    Trace  // one cluster
};

// What rows are asked for.
struct WaterfallQuestion {
    WaterfallScope scope = WaterfallScope::Chain;
    EventId target;       // whose chain, or whose trace
    bool subtree = false; // of the trace only the target and what is below it
    friend bool operator==(const WaterfallQuestion&, const WaterfallQuestion&) = default;
};

struct WaterfallContent {
    WaterfallQuestion question;
    Chain chain;   // in scope Chain
    TraceId trace; // in scope Trace
    WaterfallRows rows;
};

// The content with what a view wants to have of it, for an event filter.
struct WaterfallSheet {
    std::shared_ptr<const Snapshot> snapshot;
    EventFilter filter;
    WaterfallContent content; // its rows show what passes
    std::shared_ptr<const TimeExtent> extent;
    std::shared_ptr<const SpanTree> passing; // the spans that pass; null where all do
};

// A trace is asked for as a whole, anything else for its chain.
[[nodiscard]] WaterfallScope scopeOf(const Selector& subject);
[[nodiscard]] WaterfallContent waterfallContent(const Snapshot& snapshot, const WaterfallQuestion& question);
// The rows are folded and unfolded as was done to others of this data.
[[nodiscard]] WaterfallSheet waterfallSheet(std::shared_ptr<const Snapshot> snapshot,
                                            const WaterfallQuestion& question, const EventFilter& filter,
                                            const std::vector<WaterfallRows::Turned>& turned);
// How many events it takes to make the content, as far as a short look tells; of a chain no more than `most`.
[[nodiscard]] std::size_t waterfallCost(const Snapshot& snapshot, const WaterfallQuestion& question,
                                        std::size_t most);
// The rows show these spans, all where it is null.
void showPassing(WaterfallRows& rows, const SpanTree* passing);

} // namespace throughline
