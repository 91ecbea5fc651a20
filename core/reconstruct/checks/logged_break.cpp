// SPDX-License-Identifier: GPL-3.0-or-later
// `logged-break`: the data itself holds the warning "Broken Trace Chain at <class>" (seed 1, section 7).
#include "core/model/wording.h"
#include "core/reconstruct/checks/check_list.h"

#include <absl/container/flat_hash_map.h>

#include <vector>

namespace throughline {

void checks::loggedBreak(const CheckContext& context, std::vector<Finding>& found)
{
    // Most events have a type that others have and no error: each type is looked at once.
    const EventStore& events = context.rules.events;
    absl::flat_hash_map<StringId, bool> typeIsBreak;
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        const EventId e(i);
        const StringId type = events.type(e);
        bool isBreak = false;
        if (!type || events.error(e)) {
            isBreak = !loggedBreakAt(context.rules.snapshot, e).empty();
        } else {
            const auto [known, isNew] = typeIsBreak.try_emplace(type, false);
            if (isNew)
                known->second = !loggedBreakAt(context.rules.snapshot, e).empty();
            isBreak = known->second;
        }
        if (isBreak)
            found.push_back({.kind = FindingKind::LoggedBreak, .event = e});
    }
}

} // namespace throughline
