// SPDX-License-Identifier: GPL-3.0-or-later
// `causal`: causal_trace_id names the trace that caused this one (seed 1, section 4.B); which event of it is
// chosen.
#include "core/reconstruct/rules/rule_list.h"
#include "core/reconstruct/trace_choice.h"

namespace throughline {

std::vector<Candidate> rules::causal(const RuleContext& context, const ClusterTable& clusters)
{
    std::vector<TraceQuestion> questions;
    for (std::uint32_t i = 0; i < context.events.size(); ++i) {
        const TraceId trace = context.traceNamed(context.events.causalTrace(EventId(i)));
        if (trace && trace != context.events.trace(EventId(i)))
            questions.push_back({.trace = trace, .effect = EventId(i)});
    }
    return chooseInTraces(context, clusters, std::move(questions), LinkKind::Causal);
}

} // namespace throughline
