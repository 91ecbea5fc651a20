// SPDX-License-Identifier: GPL-3.0-or-later
// `logged-break`: the data itself holds the warning "Broken Trace Chain at <class>" (seed 1, section 7).
#include "core/model/wording.h"
#include "core/reconstruct/checks/check_list.h"

#include <vector>

namespace throughline {

void checks::loggedBreak(const CheckContext& context, std::vector<Finding>& found)
{
    // Most events have a type that others have and no error: each type is looked at once.
    enum class Known : std::uint8_t { No, Break, NoBreak };
    const EventStore& events = context.rules.events;
    std::vector<Known> types(context.rules.snapshot.strings.size(), Known::No);
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        const EventId e(i);
        const StringId type = events.type(e);
        bool isBreak = type && types[type.index()] == Known::Break;
        if (events.error(e) || !type || types[type.index()] == Known::No) {
            isBreak = !loggedBreakAt(context.rules.snapshot, e).empty();
            if (!events.error(e) && type)
                types[type.index()] = isBreak ? Known::Break : Known::NoBreak;
        }
        if (isBreak)
            found.push_back({.kind = FindingKind::LoggedBreak, .event = e});
    }
}

} // namespace throughline
