// SPDX-License-Identifier: GPL-3.0-or-later
// W3C Trace Context (https://www.w3.org/TR/trace-context/): `traceparent` in and out, so that our traces meet
// those of OpenTelemetry.
//
// A traceparent has 32 digits for the trace and 16 for the span, ours have UUIDs and whatever an X-Request-ID
// holds. The digits are those of the OTLP export of the same events (core/base/otlp_ids.h); the ids as they
// are travel beside them in a `tracestate` member, so that between services of ours nothing changes. Pure,
// any thread.
#pragma once

#include "core/tracing/trace_context.h"

#include <optional>
#include <string>
#include <string_view>

namespace throughline {

// "00-<trace>-<span>-01": the unit of work of the context is the parent of what the receiver does. Sampled,
// as all of our events are written.
[[nodiscard]] std::string traceParentOf(const TraceContext& context);
// "throughline=<trace>;<span>", or empty where the ids hold letters that a tracestate cannot.
[[nodiscard]] std::string traceStateOf(const TraceContext& context);

struct RemoteParent {
    std::string traceId; // our own where the tracestate tells it, else 32 digits
    std::string spanId;  // our own where it is the sender's, else 16 digits
};

// Empty where the traceparent is none: wrong length, capital letters, a trace or span of zeros, version ff.
// Versions after 00 are read as far as they are known, as the specification asks. A tracestate that does not
// fit the traceparent is left aside: somebody passed it on who gave the trace another id.
[[nodiscard]] std::optional<RemoteParent> remoteParent(std::string_view traceParent,
                                                       std::string_view traceState = {});

} // namespace throughline
