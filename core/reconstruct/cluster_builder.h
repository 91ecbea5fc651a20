// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the trace clusters and their span trees from the links of kind `parent` (spec 2).
#pragma once

#include "core/model/clusters.h"
#include "core/reconstruct/rule_context.h"

#include <span>

namespace throughline {

// `links` without cycles; those of other kinds are no tree edges and are passed over.
[[nodiscard]] ClusterTable buildClusters(const RuleContext& context, std::span<const Link> links);

} // namespace throughline
