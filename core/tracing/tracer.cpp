// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracing/tracer.h"

#include "core/tracing/arriving_ids.h"
#include "core/tracing/job_envelope.h"
#include "core/tracing/trace_headers.h"

#include <chrono>
#include <utility>

namespace throughline {

namespace {

TimeNs systemNow()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

TraceContext below(const TraceContext& context, std::string span)
{
    return {.traceId = context.traceId,
            .spanId = std::move(span),
            .parentId = context.spanId,
            .causalTraceId = {},
            .conversationId = context.conversationId};
}

} // namespace

Tracer::Tracer(IdSource& ids, TraceSink& sink) : Tracer(ids, sink, Options()) {}

Tracer::Tracer(IdSource& ids, TraceSink& sink, Options options)
    : m_ids(ids), m_sink(sink), m_options(std::move(options))
{
    if (!m_options.clock)
        m_options.clock = systemNow;
}

TraceScope Tracer::beginWebhook()
{
    return TraceScope(freshRoot());
}

TraceScope Tracer::beginReply(const ReplyTo& reply, const MessageLookup& messages)
{
    TraceContext context = freshRoot();
    if (m_options.replies == ReplyLinking::Conversation) {
        if (isPlausibleId(reply.conversationId))
            context.conversationId = reply.conversationId;
    } else if (!reply.contextId.empty()) {
        context.causalTraceId = messages.traceOf(reply.contextId).value_or(std::string());
    }
    return TraceScope(std::move(context));
}

TraceScope Tracer::beginRequest(const RequestHeaders& headers)
{
    TraceContext context = freshRoot();
    const std::optional<RemoteParent> remote = remoteParent(headers.traceParent, headers.traceState);
    std::string requestId = requestIdFrom(headers.requestId);
    if (!requestId.empty())
        context.traceId = std::move(requestId);
    else if (remote)
        context.traceId = remote->traceId;
    // A request id names the trace alone; its sender is the parent only if it means the same trace.
    if (remote && remote->traceId == context.traceId)
        context.parentId = remote->spanId;
    return TraceScope(std::move(context));
}

TraceScope Tracer::beginScheduledJob()
{
    return TraceScope(freshRoot());
}

TraceScope Tracer::beginSpan(std::string_view className)
{
    const TraceContext* const current = TraceContext::current();
    return TraceScope(current ? below(*current, m_ids.uuid())
                              : rootAfterBreak(className, "a span outside of all traces"));
}

TraceScope Tracer::beginHandling(const TraceContext& event, std::string_view className)
{
    if (event.traceId.empty() || event.spanId.empty())
        return TraceScope(rootAfterBreak(className, "the event that is handled has no metadata"));
    return TraceScope(event, TraceScope::SpanEvent::Elsewhere);
}

TraceScope Tracer::resumeJob(std::string_view payload, std::string_view className)
{
    JobEnvelope envelope = openEnvelope(payload);
    if (envelope.traceId.empty())
        return TraceScope(rootAfterBreak(className, envelope.defect));
    TraceContext context{.traceId = std::move(envelope.traceId),
                         .spanId = m_ids.uuid(),
                         .parentId = std::move(envelope.parentId),
                         .causalTraceId = {},
                         .conversationId = std::move(envelope.conversationId)};
    if (!envelope.whole())
        reportBreak(context, className, envelope.defect);
    return TraceScope(std::move(context));
}

TraceScope Tracer::adopt(const std::optional<TraceContext>& captured, std::string_view className)
{
    if (!captured)
        return TraceScope(rootAfterBreak(className, "work handed over from outside of all traces"));
    return TraceScope(*captured, TraceScope::SpanEvent::Elsewhere);
}

std::optional<TraceContext> Tracer::capture()
{
    const TraceContext* const current = TraceContext::current();
    return current ? std::optional(*current) : std::nullopt;
}

TraceContext Tracer::stamp(std::string_view className)
{
    TraceScope* const scope = TraceScope::innermost();
    if (!scope)
        return rootAfterBreak(className, "an event outside of all traces");
    return scope->takeSpan() ? scope->context() : below(scope->context(), m_ids.uuid());
}

TraceContext Tracer::freshRoot()
{
    TraceContext root;
    root.traceId = m_ids.uuid();
    root.spanId = m_ids.uuid();
    return root;
}

TraceContext Tracer::rootAfterBreak(std::string_view className, std::string_view reason)
{
    TraceContext root = freshRoot();
    reportBreak(root, className, reason);
    return root;
}

void Tracer::reportBreak(const TraceContext& at, std::string_view className, std::string_view reason)
{
    BrokenChain event;
    event.sentence = "Broken Trace Chain at " + std::string(className);
    event.className = className;
    event.reason = reason;
    event.time = m_options.clock();
    event.metadata = below(at, m_ids.uuid());
    m_sink.logWarning(event.sentence + ": " + event.reason);
    m_sink.writeEvent(event);
}

} // namespace throughline
