// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/rule_context.h"

namespace throughline {

RuleContext::RuleContext(const Snapshot& s)
    : snapshot(s), events(s.events), order(s), spans(s, order), shared(s, order, spans), messages(s, order)
{
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

ParentAnswer findParent(const RuleContext& context, EventId e)
{
    ParentAnswer answer;
    if (const EventId client = context.shared.clientOf(e)) {
        answer.parent = client;
        answer.sameTrace = true;
        return answer;
    }
    const StringId wanted = context.events.parent(e);
    if (!wanted)
        return answer;
    if (wanted == context.events.span(e)) {
        answer.self = true;
        return answer;
    }
    answer.parent = bearerOf(context, e, wanted, context.events.trace(e));
    answer.sameTrace = answer.parent.valid();
    if (!answer.parent)
        answer.parent = context.spans.anywhere(wanted);
    answer.missing = !answer.parent;
    return answer;
}

} // namespace throughline
