// SPDX-License-Identifier: GPL-3.0-or-later
// `context`: the reply context id is a message that another event created (seed 1, section 4.B).
#include "core/reconstruct/rules/rule_list.h"

namespace throughline {

std::vector<Candidate> rules::context(const RuleContext& context, const ClusterTable& /*clusters*/,
                                      EventRange range)
{
    std::vector<Candidate> proposed;
    context.events.replyContexts().visit(range.begin, range.end, [&](std::size_t row, StringId) {
        const EventId e(static_cast<std::uint32_t>(row));
        if (const EventId creator = context.messages.repliedTo(e))
            proposed.push_back({.from = creator, .to = e, .kind = LinkKind::Context});
    });
    return proposed;
}

} // namespace throughline
