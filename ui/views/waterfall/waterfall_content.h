// SPDX-License-Identifier: GPL-3.0-or-later
// What the waterfall shows for a subject: the step from question to rows, for the view and for images alike.
//
// Pure, no widgets, any thread.
#pragma once

#include "core/journey/selector.h"
#include "core/layout/waterfall.h"
#include "core/model/journey.h"
#include "core/model/snapshot.h"

namespace throughline {

enum class WaterfallScope : std::uint8_t {
    Chain, // the causal chain of an event, all its clusters on one axis
    Trace  // one cluster
};

struct WaterfallContent {
    WaterfallScope scope = WaterfallScope::Chain;
    EventId target;
    Chain chain;   // in scope Chain
    TraceId trace; // in scope Trace
    EventId root;  // of a subtree, whose trace that is; else none
    WaterfallRows rows;
};

// A trace is asked for as a whole, anything else for its chain.
[[nodiscard]] WaterfallScope scopeOf(const Selector& subject);
[[nodiscard]] WaterfallContent waterfallContent(const Snapshot& snapshot, EventId target,
                                                WaterfallScope scope);
// A span and what is below it in its trace.
[[nodiscard]] WaterfallContent subtreeContent(const Snapshot& snapshot, EventId root);

} // namespace throughline
