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
    LinkTable links;           // by effect only, so far
    std::vector<Link> leftOut; // each would have closed a cycle
};

// `candidates`: by range of events (see rangesOf), each list ordered by effect, then kind; of several of one
// effect and kind the first counts most. What is settled in trees comes before. Cost is linear in events and
// candidates, however long chains and cycles are; no recursion.
[[nodiscard]] Resolution resolve(const RuleContext& context, const SpanTrees& trees,
                                 std::vector<std::vector<Candidate>> candidates);

// The link that a candidate makes, on its own evidence.
[[nodiscard]] Link linkOf(const Candidate& candidate);
// Two lists of candidates in one.
[[nodiscard]] std::vector<Candidate> merged(std::vector<Candidate> a, std::vector<Candidate> b);

} // namespace throughline
