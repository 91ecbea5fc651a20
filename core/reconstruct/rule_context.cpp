// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/rule_context.h"

#include "core/base/parallel.h"

#include <algorithm>

namespace throughline {

RuleContext::RuleContext(const Snapshot& s, unsigned threads)
    : snapshot(s), events(s.events), order(s), spans(s, order), shared(s, order, spans), messages(s, order),
      m_parent(events.size()), m_parentIs(events.size())
{
    constexpr std::uint32_t kPart = 1 << 16;
    parallelFor(threads, events.size() / kPart + 1, [&](std::size_t part) {
        const auto begin = static_cast<std::uint32_t>(part) * kPart;
        findParents(begin, std::min(begin + kPart, events.size()));
    });
    m_traceNamed.reserve(events.traceCount());
    for (std::uint32_t i = 0; i < events.traceCount(); ++i) {
        if (const StringId name = events.traceName(TraceId(i)))
            m_traceNamed.emplace(name, TraceId(i));
    }
}

EventId bearerOf(const RuleContext& context, EventId e, StringId span, TraceId trace)
{
    const EventId half = context.shared.halfMeantBy(e, span, trace);
    return half ? half : context.spans.inTrace(span, trace);
}

ParentAnswer RuleContext::parentOf(EventId e) const
{
    const ParentIs is = m_parentIs[e.index()];
    return {.parent = m_parent[e.index()],
            .sameTrace = is == ParentIs::SameTrace,
            .missing = is == ParentIs::Missing,
            .self = is == ParentIs::Self};
}

void RuleContext::findParents(std::uint32_t begin, std::uint32_t end)
{
    constexpr std::uint32_t kAhead = 12; // events, about as long as memory takes to answer
    for (std::uint32_t i = begin; i < end; ++i) {
        if (i + kAhead < end)
            spans.prefetch(events.parent(EventId(i + kAhead)));
        const ParentAnswer answer = findParent(EventId(i));
        m_parent[i] = answer.parent;
        m_parentIs[i] = answer.self        ? ParentIs::Self
                        : answer.missing   ? ParentIs::Missing
                        : answer.sameTrace ? ParentIs::SameTrace
                        : answer.parent    ? ParentIs::OtherTrace
                                           : ParentIs::None;
    }
}

ParentAnswer RuleContext::findParent(EventId e) const
{
    ParentAnswer answer;
    if (const EventId client = shared.clientOf(e)) {
        answer.parent = client;
        answer.sameTrace = true;
        return answer;
    }
    const StringId wanted = events.parent(e);
    if (!wanted)
        return answer;
    if (wanted == events.span(e)) {
        answer.self = true;
        return answer;
    }
    answer.parent = bearerOf(*this, e, wanted, events.trace(e));
    answer.sameTrace = answer.parent.valid();
    if (!answer.parent)
        answer.parent = spans.anywhere(wanted);
    answer.missing = !answer.parent;
    return answer;
}

} // namespace throughline
