// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the trace clusters (spec 2) from the events of each trace and their trees.
#pragma once

#include "core/model/clusters.h"
#include "core/reconstruct/span_trees.h"

namespace throughline {

[[nodiscard]] ClusterTable buildClusters(const RuleContext& context, const SpanTrees& trees);

} // namespace throughline
