// SPDX-License-Identifier: GPL-3.0-or-later
// `context`: the reply context id is a message that another event created (seed 1, section 4.B).
#include "core/reconstruct/rules/rule_list.h"

namespace throughline {

std::vector<Candidate> rules::context(const RuleContext& context, const ClusterTable& /*clusters*/)
{
    std::vector<Candidate> proposed;
    for (std::uint32_t i = 0; i < context.events.size(); ++i) {
        if (const EventId creator = context.messages.repliedTo(EventId(i)))
            proposed.push_back({.from = creator, .to = EventId(i), .kind = LinkKind::Context});
    }
    return proposed;
}

} // namespace throughline
