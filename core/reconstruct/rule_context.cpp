// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/rule_context.h"

#include "core/base/parallel.h"

namespace throughline {

RuleContext::RuleContext(const Snapshot& s, unsigned threadCount, const MessageFollowers* followers)
    : snapshot(s), events(s.events), threads(threadCount), order(s), spans(s, order), shared(s, order, spans),
      messages(s, order, threads, followers), m_parent(events.size()), m_parentIs(events.size())
{
    const std::vector<EventRange> ranges = rangesOf(events);
    parallelFor(threads, ranges.size(), [&](std::size_t number) { findParents(ranges[number]); });
    if (events.spanLinkCount() == 0)
        spans.keepRepeatedOnly();
}

EventId bearerOf(const RuleContext& context, EventId e, StringId span, TraceId trace)
{
    const EventId half = context.shared.halfMeantBy(e, span, trace);
    return half ? half : context.spans.inTrace(span, trace);
}

ParentAnswer RuleContext::parentOf(EventId e) const
{
    const ParentIs is = m_parentIs[e.index()];
    return {.parent = EventId(m_parent[e.index()] - 1),
            .sameTrace = is == ParentIs::SameTrace,
            .missing = is == ParentIs::Missing,
            .self = is == ParentIs::Self};
}

void RuleContext::findParents(EventRange range)
{
    if (!shared.empty()) {
        // Events without a parent id may have one, too.
        for (std::uint32_t i = range.begin; i < range.end; ++i)
            findParent(EventId(i), events.parent(EventId(i)));
        return;
    }
    events.parents().visit(range.begin, range.end, [&](std::size_t row, StringId wanted) {
        findParent(EventId(static_cast<std::uint32_t>(row)), wanted);
    });
}

void RuleContext::findParent(EventId e, StringId wanted)
{
    EventId parent = shared.clientOf(e);
    ParentIs is = ParentIs::SameTrace;
    if (!parent && !wanted)
        return;
    if (!parent && wanted == events.span(e)) {
        is = ParentIs::Self;
    } else if (!parent) {
        parent = bearerOf(*this, e, wanted, events.trace(e));
        if (!parent) {
            parent = spans.anywhere(wanted);
            is = parent ? ParentIs::OtherTrace : ParentIs::Missing;
        }
    }
    m_parent[e.index()] = parent.raw() + 1;
    m_parentIs[e.index()] = is;
}

} // namespace throughline
