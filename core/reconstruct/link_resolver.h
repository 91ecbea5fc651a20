// SPDX-License-Identifier: GPL-3.0-or-later
// The link resolver: turns what the rules propose into links without conflicts (spec 2, "Causal links").
//
// Kinds that name the same pair become one link; each effect gets one primary cause, the first kind in the
// order of LinkKind; what would close a cycle is left out. The result depends on the proposals alone, not on
// their order.
#pragma once

#include "core/reconstruct/span_trees.h"

#include <vector>

namespace throughline {

struct Resolution {
    PagedArray<Link> links;
    std::vector<Link> leftOut; // each would have closed a cycle
};

// Puts together what is known of the effects in a range. `candidates` must be ordered by effect, then kind;
// of several of one effect and kind the first counts most. What is settled in trees comes before.
[[nodiscard]] std::vector<Link> joinEvidence(const RuleContext& context, const SpanTrees& trees,
                                             EventRange range, const std::vector<Candidate>& candidates);
// `links`: of all ranges, as joined. Cost is linear in events and links, however long chains and cycles are;
// no recursion.
[[nodiscard]] Resolution resolve(const RuleContext& context, std::vector<std::vector<Link>> links);

// Two lists of candidates in one.
[[nodiscard]] std::vector<Candidate> merged(std::vector<Candidate> a, std::vector<Candidate> b);

} // namespace throughline
