// SPDX-License-Identifier: GPL-3.0-or-later
// `dangling-context`: the event replies to a message whose creation is not in the data.
#include "core/reconstruct/checks/check_list.h"

namespace throughline {

void checks::danglingContext(const CheckContext& context, std::vector<Finding>& found)
{
    const EventStore& events = context.rules.events;
    events.replyContexts().visit(0, events.size(), [&](std::size_t row, StringId message) {
        const EventId e(static_cast<std::uint32_t>(row));
        if (context.rules.messages.dangles(e))
            found.push_back({.kind = FindingKind::DanglingContext, .event = e, .missing = message});
    });
}

} // namespace throughline
