// SPDX-License-Identifier: GPL-3.0-or-later
// `contradictory-links`: two kinds of evidence name different traces as what caused an event.
//
// A parent in the event's own trace contradicts nothing: a trace that another one caused has parents inside,
// too. Nor does a cause that has no trace id, since it names no trace. Span links may name many traces, none
// of which alone is the cause: they contradict other evidence only where none of them names the same trace.
#include "core/reconstruct/checks/check_list.h"

namespace throughline {

namespace {

// The cause whose trace contradicts another one; none where all is well.
EventId contradiction(const CheckContext& context, EventId e)
{
    const EventStore& events = context.rules.events;
    TraceId named;
    EventId linked; // the first that a span link names elsewhere
    bool linkAgrees = false;
    for (const Link& link : context.links.into(e)) {
        const TraceId trace = events.trace(link.from);
        if (link.kind == LinkKind::Parent || !events.traceName(trace))
            continue;
        if (link.kind != LinkKind::SpanLink) {
            if (named && trace != named)
                return link.from;
            linkAgrees |= link.has(LinkKind::SpanLink);
            named = trace;
        } else if (!linked) {
            linked = link.from;
        }
    }
    for (const Link& link : context.links.into(e))
        linkAgrees |= link.kind == LinkKind::SpanLink && events.trace(link.from) == named;
    return named && !linkAgrees ? linked : EventId();
}

} // namespace

void checks::contradictoryLinks(const CheckContext& context, std::vector<Finding>& found)
{
    for (std::uint32_t i = 0; i < context.rules.events.size(); ++i) {
        if (context.links.into(EventId(i)).size() < 2)
            continue;
        if (const EventId cause = contradiction(context, EventId(i)))
            found.push_back({.kind = FindingKind::ContradictoryLinks, .event = EventId(i), .related = cause});
    }
}

} // namespace throughline
