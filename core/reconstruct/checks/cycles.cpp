// SPDX-License-Identifier: GPL-3.0-or-later
// `parent-cycle` and `link-cycle`: a link was left out because it would have closed a cycle. An event that is
// its own parent is the shortest of the former.
#include "core/reconstruct/checks/check_list.h"

namespace throughline {

void checks::cycles(const CheckContext& context, std::vector<Finding>& found)
{
    for (const Link& link : context.leftOut) {
        const bool ofParents = link.kind == LinkKind::Parent || link.kind == LinkKind::CrossParent;
        found.push_back({.kind = ofParents ? FindingKind::ParentCycle : FindingKind::LinkCycle,
                         .event = link.to,
                         .related = link.from});
    }
    for (std::uint32_t i = 0; i < context.rules.events.size(); ++i) {
        if (context.rules.parentOf(EventId(i)).self)
            found.push_back({.kind = FindingKind::ParentCycle, .event = EventId(i), .related = EventId(i)});
    }
}

} // namespace throughline
