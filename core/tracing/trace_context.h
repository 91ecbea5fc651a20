// SPDX-License-Identifier: GPL-3.0-or-later
// TraceContext: the place of a unit of work, or of an event, in its trace (seed 1, sections 2 and 5); and
// TraceScope, which makes one current on a thread for as long as it lives.
//
//     const TraceScope request = tracer.beginRequest({.requestId = header});
//     …
//     {
//         const TraceScope payment = tracer.beginSpan("App\\Services\\Payments"); // nested
//         lake.write(event, tracer.stamp("App\\Services\\Payments"));
//     }
//
// This is the seed's "`TraceContext` Singleton (Thread-local equivalent)" for synchronous code: code in the
// middle need not pass anything on. A context is a value. A scope stays on the stack of the thread that made
// it, so that scopes end in the reverse order of their beginning and none outlives its block, also when an
// exception leaves it: what one job did cannot reach the next one on the same thread. No locks, no allocation
// beyond the texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace throughline {

struct TraceContext {
    std::string traceId;        // of the complete logical operation
    std::string spanId;         // of this unit of work or event
    std::string parentId;       // span of what caused it; empty at the root of a trace
    std::string causalTraceId;  // trace that caused this one (section 4.B); only at the root
    std::string conversationId; // the container of section 4.B's simpler alternative

    friend bool operator==(const TraceContext&, const TraceContext&) = default;

    // That of the innermost scope of the calling thread; null outside of all. Valid while that scope lives.
    [[nodiscard]] static const TraceContext* current();
};

// What records may carry in their `correlation_id` column (section 3.B): the trace of the current context.
// Empty outside of all scopes: the column is optional.
[[nodiscard]] std::string_view currentCorrelationId();

// Appends the members of an event's `metadata` (section 5) as a JSON object: trace_id, span_id, and where
// they are set parent_id, causal_trace_id and conversation_id.
void appendMetadata(std::string& json, const TraceContext& event);

class TraceScope {
public:
    // Which event stands for the scope's own span: the first one stamped in it, or one that is there already,
    // when the scope handles that event or goes on with the work of another thread.
    enum class SpanEvent : std::uint8_t { First, Elsewhere };

    explicit TraceScope(TraceContext context, SpanEvent spanEvent = SpanEvent::First);
    ~TraceScope();
    TraceScope(const TraceScope&) = delete;
    TraceScope& operator=(const TraceScope&) = delete;
    static void* operator new(std::size_t) = delete;
    static void* operator new[](std::size_t) = delete;

    [[nodiscard]] const TraceContext& context() const { return m_context; }
    // True once: the caller then makes the event that stands for the scope's span.
    [[nodiscard]] bool takeSpan();
    // Of the calling thread; null outside of all.
    [[nodiscard]] static TraceScope* innermost();

private:
    TraceContext m_context;
    TraceScope* m_outer;
    SpanEvent m_spanEvent;
};

} // namespace throughline
