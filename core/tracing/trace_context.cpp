// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracing/trace_context.h"

#include "core/base/json_text.h"

#include <cassert>
#include <utility>

namespace throughline {

namespace {

thread_local constinit TraceScope* innermostScope = nullptr;

} // namespace

const TraceContext* TraceContext::current()
{
    return innermostScope ? &innermostScope->context() : nullptr;
}

std::string_view currentCorrelationId()
{
    const TraceContext* const context = TraceContext::current();
    return context ? std::string_view(context->traceId) : std::string_view();
}

void appendMetadata(std::string& json, const TraceContext& event)
{
    json += '{';
    appendJsonMember(json, "trace_id", event.traceId);
    appendJsonMember(json, "span_id", event.spanId);
    if (!event.parentId.empty())
        appendJsonMember(json, "parent_id", event.parentId);
    if (!event.causalTraceId.empty())
        appendJsonMember(json, "causal_trace_id", event.causalTraceId);
    if (!event.conversationId.empty())
        appendJsonMember(json, "conversation_id", event.conversationId);
    json += '}';
}

TraceScope::TraceScope(TraceContext context, SpanEvent spanEvent)
    : m_context(std::move(context)), m_outer(std::exchange(innermostScope, this)), m_spanEvent(spanEvent)
{}

TraceScope::~TraceScope()
{
    assert(innermostScope == this); // ends on its own thread, after all that it holds
    innermostScope = m_outer;
}

bool TraceScope::takeSpan()
{
    return std::exchange(m_spanEvent, SpanEvent::Elsewhere) == SpanEvent::First;
}

TraceScope* TraceScope::innermost()
{
    return innermostScope;
}

} // namespace throughline
