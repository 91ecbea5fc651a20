// SPDX-License-Identifier: GPL-3.0-or-later
// Entry links: what caused a tree of spans whose root names no cause, where an event below does (seed 1,
// section 4.B: a reply starts a new trace, and its context id may stand on the message rather than on the
// request that brought it).
//
// Where all links from other traces into a tree come from one trace, they caused all of it: the first of them
// leads into the root, too, so that chains do not end there. Where they come from several, as into the spans
// of one batch, each is of its own span only. The result does not depend on the order of reading; cost is
// linear in events.
#pragma once

#include "core/reconstruct/span_trees.h"

#include <vector>

namespace throughline {

// Adds to what the rules have proposed, by range of events (see rangesOf).
void addEntryLinks(const RuleContext& context, const SpanTrees& trees,
                   std::vector<std::vector<Candidate>>& candidates);

} // namespace throughline
