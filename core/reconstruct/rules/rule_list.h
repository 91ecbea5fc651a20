// SPDX-License-Identifier: GPL-3.0-or-later
// THE list of link rules (spec 2, "Causal links"): one file a rule in this folder, one line in rule_list.cpp.
//
// A rule proposes links of one kind and knows nothing of the other rules. It never proposes an event as its
// own cause. Rules are asked on several threads at once.
#pragma once

#include "core/model/clusters.h"
#include "core/reconstruct/rule_context.h"

#include <span>
#include <vector>

namespace throughline {

// A rule that makes span trees: it needs nothing but the events, and names at most one cause of an effect.
struct TreeRule {
    LinkKind kind;
    EventId (*causeOf)(const RuleContext& context, EventId effect);
};

// A rule that may ask for the clusters and their roots. It proposes links into the events of a range, in the
// order of the effects' ids, at most one per effect, except for `span-link`: those of one effect come in
// their own order.
struct CauseRule {
    LinkKind kind;
    std::vector<Candidate> (*propose)(const RuleContext& context, const ClusterTable& clusters,
                                      EventRange range);
};

// Both in the order of LinkKind.
[[nodiscard]] std::span<const TreeRule> treeRules();
[[nodiscard]] std::span<const CauseRule> causeRules();

namespace rules {
[[nodiscard]] EventId parent(const RuleContext& context, EventId effect);
[[nodiscard]] EventId crossParent(const RuleContext& context, EventId effect);
[[nodiscard]] std::vector<Candidate> context(const RuleContext& context, const ClusterTable& clusters,
                                             EventRange range);
[[nodiscard]] std::vector<Candidate> causal(const RuleContext& context, const ClusterTable& clusters,
                                            EventRange range);
[[nodiscard]] std::vector<Candidate> spanLink(const RuleContext& context, const ClusterTable& clusters,
                                              EventRange range);
[[nodiscard]] std::vector<Candidate> correlation(const RuleContext& context, const ClusterTable& clusters,
                                                 EventRange range);
[[nodiscard]] std::vector<Candidate> token(const RuleContext& context, const ClusterTable& clusters,
                                           EventRange range);
} // namespace rules

} // namespace throughline
