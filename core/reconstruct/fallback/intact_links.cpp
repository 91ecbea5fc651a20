// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/fallback/intact_links.h"

#include <algorithm>

namespace throughline {

std::vector<EventId> eventsWithoutCause(const Snapshot& snapshot, const EventOrder& order,
                                        const IntactLinks& links)
{
    const EventStore& events = snapshot.events;
    std::vector<EventId> found;
    for (std::uint32_t i = 0; i < events.timedCount(); ++i) {
        const EventId e(i);
        const bool namesNone = !events.parent(e) && !events.replyContext(e) && !events.causalTrace(e);
        if (!links.causeOf(e) && (namesNone || links.hides(e)))
            found.push_back(e);
    }
    if (!order.followsIds())
        std::sort(found.begin(), found.end(), [&](EventId a, EventId b) { return order.before(a, b); });
    return found;
}

} // namespace throughline
