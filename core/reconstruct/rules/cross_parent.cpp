// SPDX-License-Identifier: GPL-3.0-or-later
// `cross-parent`: parent_id is the span id of an event in another trace, and of none in the event's own.
#include "core/reconstruct/rules/rule_list.h"

namespace throughline {

std::vector<Candidate> rules::crossParent(const RuleContext& context)
{
    std::vector<Candidate> proposed;
    for (std::uint32_t i = 0; i < context.events.size(); ++i) {
        const ParentAnswer answer = context.parentOf(EventId(i));
        if (answer.parent && !answer.sameTrace)
            proposed.push_back({.from = answer.parent, .to = EventId(i), .kind = LinkKind::CrossParent});
    }
    return proposed;
}

} // namespace throughline
