// SPDX-License-Identifier: GPL-3.0-or-later
// `contradictory-links`: two kinds of evidence name different traces as what caused an event.
//
// A parent in the event's own trace contradicts nothing: a trace that another one caused has parents inside,
// too. Nor does a cause that has no trace id, since it names no trace.
#include "core/reconstruct/checks/check_list.h"

namespace throughline {

void checks::contradictoryLinks(const CheckContext& context, std::vector<Finding>& found)
{
    const EventStore& events = context.rules.events;
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        TraceId named;
        for (const Link& link : context.links.into(EventId(i))) {
            const TraceId trace = events.trace(link.from);
            if (link.kind == LinkKind::Parent || !events.traceName(trace) || trace == named)
                continue;
            if (named) {
                found.push_back(
                    {.kind = FindingKind::ContradictoryLinks, .event = EventId(i), .related = link.from});
                break;
            }
            named = trace;
        }
    }
}

} // namespace throughline
