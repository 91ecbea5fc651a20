// SPDX-License-Identifier: GPL-3.0-or-later
// `correlation`: the correlation id stored on a record is the id of another trace (seed 1, section 3.B);
// which event of it is chosen, as for `causal`.
#include "core/reconstruct/rules/rule_list.h"
#include "core/reconstruct/trace_choice.h"

namespace throughline {

std::vector<Candidate> rules::correlation(const RuleContext& context, const ClusterTable& clusters,
                                          EventRange range)
{
    return chooseInTraces(context, clusters, range, context.events.correlations(), LinkKind::Correlation);
}

} // namespace throughline
