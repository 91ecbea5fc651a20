// SPDX-License-Identifier: GPL-3.0-or-later
// `causal`: causal_trace_id names the trace that caused this one (seed 1, section 4.B); which event of it is
// chosen.
#include "core/reconstruct/rules/rule_list.h"
#include "core/reconstruct/trace_choice.h"

namespace throughline {

std::vector<Candidate> rules::causal(const RuleContext& context, const ClusterTable& clusters,
                                     EventRange range)
{
    return chooseInTraces(context, clusters, range, context.events.causalTraces(), LinkKind::Causal);
}

} // namespace throughline
