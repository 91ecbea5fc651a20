// SPDX-License-Identifier: GPL-3.0-or-later
// THE list of link rules (spec 2, "Causal links"): one file a rule in this folder, one line in rule_list.cpp.
//
// A rule proposes links of one kind, in the order of the effects' ids, and knows nothing of the other rules.
// It proposes at most one per effect, except for `span-link`: those of one effect come in their own order. It
// never proposes an event as its own cause.
#pragma once

#include "core/model/clusters.h"
#include "core/reconstruct/rule_context.h"

#include <span>
#include <vector>

namespace throughline {

// A rule that makes span trees: it needs nothing but the events.
struct TreeRule {
    LinkKind kind;
    std::vector<Candidate> (*propose)(const RuleContext& context);
};

// A rule that may ask for the clusters and their roots.
struct CauseRule {
    LinkKind kind;
    std::vector<Candidate> (*propose)(const RuleContext& context, const ClusterTable& clusters);
};

// Both in the order of LinkKind.
[[nodiscard]] std::span<const TreeRule> treeRules();
[[nodiscard]] std::span<const CauseRule> causeRules();

namespace rules {
[[nodiscard]] std::vector<Candidate> parent(const RuleContext& context);
[[nodiscard]] std::vector<Candidate> crossParent(const RuleContext& context);
[[nodiscard]] std::vector<Candidate> context(const RuleContext& context, const ClusterTable& clusters);
[[nodiscard]] std::vector<Candidate> causal(const RuleContext& context, const ClusterTable& clusters);
[[nodiscard]] std::vector<Candidate> spanLink(const RuleContext& context, const ClusterTable& clusters);
[[nodiscard]] std::vector<Candidate> correlation(const RuleContext& context, const ClusterTable& clusters);
} // namespace rules

} // namespace throughline
