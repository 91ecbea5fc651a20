// SPDX-License-Identifier: GPL-3.0-or-later
// `correlation`: the correlation id stored on a record is the id of another trace (seed 1, section 3.B);
// which event of it is chosen, as for `causal`.
#include "core/reconstruct/rules/rule_list.h"
#include "core/reconstruct/trace_choice.h"

namespace throughline {

std::vector<Candidate> rules::correlation(const RuleContext& context, const ClusterTable& clusters)
{
    std::vector<TraceQuestion> questions;
    for (std::uint32_t i = 0; i < context.events.size(); ++i) {
        const TraceId trace = context.traceNamed(context.events.correlation(EventId(i)));
        if (trace && trace != context.events.trace(EventId(i)))
            questions.push_back({.trace = trace, .effect = EventId(i)});
    }
    return chooseInTraces(context, clusters, std::move(questions), LinkKind::Correlation);
}

} // namespace throughline
