// SPDX-License-Identifier: GPL-3.0-or-later
// `span-link`: an event names spans beside its parent (a link of OTLP, a FOLLOWS_FROM of Jaeger). A span is
// named with its trace: one of the same id in another trace is not meant.
#include "core/reconstruct/rules/rule_list.h"

namespace throughline {

std::vector<Candidate> rules::spanLink(const RuleContext& context, const ClusterTable& /*clusters*/,
                                       EventRange range)
{
    std::vector<Candidate> proposed;
    if (context.events.spanLinkCount() == 0)
        return proposed;
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
        const EventId e(i);
        for (const SpanLink& link : context.events.spanLinks(e)) {
            const TraceId trace = context.events.traceNamed(link.trace);
            if (!trace || !link.span)
                continue;
            const EventId cause = bearerOf(context, e, link.span, trace);
            if (cause && cause != e)
                proposed.push_back({.from = cause, .to = e, .kind = LinkKind::SpanLink});
        }
    }
    return proposed;
}

} // namespace throughline
