// SPDX-License-Identifier: GPL-3.0-or-later
// Merges a tree of spans into a flame graph (spec 5, Waterfall: "flame graph of the same selection").
//
// A frame is as wide as what was at work on its path and below: self times are added up, not durations. So
// children never outgrow their parent, although they may run side by side, outlast it or begin before it.
//
// Pure, any thread; loops, never recursion.
#pragma once

#include "core/base/progress.h"
#include "core/journey/span_statistics.h"
#include "core/model/flame_graph.h"
#include "core/model/snapshot.h"
#include "core/model/span_tree.h"

namespace throughline {

// Without frames where it was cancelled, or the tree is empty. Cost follows the spans and their links.
[[nodiscard]] FlameGraph flameGraph(const Snapshot& snapshot, const SpanTree& tree, SpanGrouping grouping,
                                    FlameMeasure measure, const CancelToken& cancel = {});

} // namespace throughline
