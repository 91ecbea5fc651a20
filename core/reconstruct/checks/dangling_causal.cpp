// SPDX-License-Identifier: GPL-3.0-or-later
// `dangling-causal`: causal_trace_id names a trace that is not in the data.
#include "core/reconstruct/checks/check_list.h"

namespace throughline {

void checks::danglingCausal(const CheckContext& context, std::vector<Finding>& found)
{
    for (std::uint32_t i = 0; i < context.rules.events.size(); ++i) {
        const EventId e(i);
        const StringId named = context.rules.events.causalTrace(e);
        if (named && !context.rules.traceNamed(named))
            found.push_back({.kind = FindingKind::DanglingCausal, .event = e, .missing = named});
    }
}

} // namespace throughline
