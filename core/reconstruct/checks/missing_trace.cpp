// SPDX-License-Identifier: GPL-3.0-or-later
// `missing-trace`: the event has no trace id (seed 1, section 7). A record that stores the id of the trace
// that made it is none of its events and lost nothing (section 3.B, "Database Records").
#include "core/reconstruct/checks/check_list.h"

namespace throughline {

void checks::missingTrace(const CheckContext& context, std::vector<Finding>& found)
{
    const EventStore& events = context.rules.events;
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        if (!events.traceName(events.trace(EventId(i))) && !events.correlation(EventId(i)))
            found.push_back({.kind = FindingKind::MissingTrace, .event = EventId(i)});
    }
}

} // namespace throughline
