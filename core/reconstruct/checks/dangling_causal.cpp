// SPDX-License-Identifier: GPL-3.0-or-later
// `dangling-causal`: causal_trace_id names a trace that is not in the data.
#include "core/reconstruct/checks/check_list.h"

namespace throughline {

void checks::danglingCausal(const CheckContext& context, std::vector<Finding>& found)
{
    const EventStore& events = context.rules.events;
    visitInBatches(
        events.causalTraces(), {0, events.size()}, [&](StringId named) { events.prefetchTrace(named); },
        [&](EventId e, StringId named) {
            if (!events.traceNamed(named))
                found.push_back({.kind = FindingKind::DanglingCausal, .event = e, .missing = named});
        });
}

} // namespace throughline
