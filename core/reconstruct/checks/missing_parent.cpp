// SPDX-License-Identifier: GPL-3.0-or-later
// `missing-parent`: parent_id names a span that is not in the data.
#include "core/reconstruct/checks/check_list.h"

namespace throughline {

void checks::missingParent(const CheckContext& context, std::vector<Finding>& found)
{
    for (std::uint32_t i = 0; i < context.rules.events.size(); ++i) {
        const EventId e(i);
        if (context.rules.parentOf(e).missing)
            found.push_back(
                {.kind = FindingKind::MissingParent, .event = e, .missing = context.rules.events.parent(e)});
    }
}

} // namespace throughline
