// SPDX-License-Identifier: GPL-3.0-or-later
// `dangling-context`: the event replies to a message whose creation is not in the data.
#include "core/reconstruct/checks/check_list.h"

namespace throughline {

void checks::danglingContext(const CheckContext& context, std::vector<Finding>& found)
{
    for (std::uint32_t i = 0; i < context.rules.events.size(); ++i) {
        const EventId e(i);
        if (context.rules.messages.dangles(e))
            found.push_back({.kind = FindingKind::DanglingContext,
                             .event = e,
                             .missing = context.rules.events.replyContext(e)});
    }
}

} // namespace throughline
