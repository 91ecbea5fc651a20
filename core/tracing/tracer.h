// SPDX-License-Identifier: GPL-3.0-or-later
// Tracer: begins traces at the edges of a program, carries them through it, and stamps its events (seed 1,
// sections 3 to 5 and 7).
//
//     Tracer tracer(ids, sink);
//     const TraceScope webhook = tracer.beginReply({.contextId = id}, messages); // an edge
//     lake.write("MessageReceived", tracer.stamp(kClass));                       // this scope's own span
//     queue.push(enveloped(payload, webhook.context()).value());                 // handed to a job …
//     const TraceScope job = tracer.resumeJob(payload, "App\\Jobs\\SendReply");  // … that goes on with it
//
// Each event has a span of its own. The first one stamped in a scope stands for the scope's span, the one
// under which all that the scope begins or dispatches hangs; later ones hang under it themselves. So a scope
// under which other things happen should emit an event, before or after them: where it emits none, they name
// a parent that nobody finds.
//
// Where the context was lost (an event outside of all scopes, a job without its envelope) a new trace begins
// and the sink is told "Broken Trace Chain at <class>"; nothing here fails because of it. Class names are
// those of the code at hand. One for a program; any thread. Sink and ids are the caller's and outlive it.
#pragma once

#include "core/base/time.h"
#include "core/tracing/id_source.h"
#include "core/tracing/message_lookup.h"
#include "core/tracing/trace_context.h"
#include "core/tracing/trace_sink.h"

#include <functional>
#include <optional>
#include <string_view>

namespace throughline {

// What tracing reads of a request; empty where the header is absent. Not trusted (see arriving_ids.h).
struct RequestHeaders {
    std::string_view requestId;   // X-Request-ID
    std::string_view traceParent; // W3C traceparent
    std::string_view traceState;  // W3C tracestate
};

// What an incoming message answers; empty where it says nothing.
struct ReplyTo {
    std::string_view contextId;      // `context.id` of the webhook
    std::string_view conversationId; // of the conversation that the message belongs to
};

// How replies are tied to what they answer (section 4.B).
enum class ReplyLinking : std::uint8_t {
    Causal,      // through the message that they answer: `causal_trace_id`
    Conversation // "Alternative (Simpler)": the conversation is the container, `conversation_id`; traces are
                 // for system transactions
};

class Tracer {
public:
    struct Options {
        ReplyLinking replies = ReplyLinking::Causal;
        std::function<TimeNs()> clock; // of broken chains; the system's where there is none
    };

    Tracer(IdSource& ids, TraceSink& sink);
    Tracer(IdSource& ids, TraceSink& sink, Options options);

    // Edges (section 3.A). They never look at what is current on the thread.
    // Always a fresh trace.
    [[nodiscard]] TraceScope beginWebhook();
    // As beginWebhook(), of a message from a person: tied to what it answers.
    [[nodiscard]] TraceScope beginReply(const ReplyTo& reply, const MessageLookup& messages);
    // The trace of X-Request-ID, else of the traceparent, else a fresh one.
    [[nodiscard]] TraceScope beginRequest(const RequestHeaders& headers);
    // Fresh; to be called at the start of handle().
    [[nodiscard]] TraceScope beginScheduledJob();

    // Inside (section 3.B).
    // A part of the current unit of work.
    [[nodiscard]] TraceScope beginSpan(std::string_view className);
    // The reaction of a listener to an event: what it does is caused by that event (section 4.C).
    [[nodiscard]] TraceScope beginHandling(const TraceContext& event, std::string_view className);
    // The job that a payload belongs to, see job_envelope.h. Never inherits from the job before it on this
    // thread.
    [[nodiscard]] TraceScope resumeJob(std::string_view payload, std::string_view className);
    // Goes on with the work of another thread, from what capture() gave there.
    [[nodiscard]] TraceScope adopt(const std::optional<TraceContext>& captured, std::string_view className);
    // The current context, to be handed to another thread; empty outside of all scopes.
    [[nodiscard]] static std::optional<TraceContext> capture();

    // The metadata of an event that happens now.
    [[nodiscard]] TraceContext stamp(std::string_view className);

private:
    [[nodiscard]] TraceContext freshRoot();
    [[nodiscard]] TraceContext rootAfterBreak(std::string_view className, std::string_view reason);
    void reportBreak(const TraceContext& at, std::string_view className, std::string_view reason);

    IdSource& m_ids;
    TraceSink& m_sink;
    Options m_options;
};

} // namespace throughline
