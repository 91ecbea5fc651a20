// SPDX-License-Identifier: GPL-3.0-or-later
// TraceSink: where a Tracer reports that a chain broke (seed 1, section 7): to the program's log, and as an
// event in its event lake.
//
// Implemented by the program, owned by it, and outlives the tracer. Called on whichever thread lost its
// context, several at a time. Must not throw and should not block: a lost context is never the end of the
// work that lost it.
#pragma once

#include "core/base/time.h"
#include "core/tracing/trace_context.h"

#include <string>

namespace throughline {

// The event: its type is `sentence`. Written like any other event, Throughline finds it as a logged break.
struct BrokenChain {
    std::string sentence;  // "Broken Trace Chain at App\Jobs\CapturePaymentJob"
    std::string className; // "App\Jobs\CapturePaymentJob"
    std::string reason;    // "the payload has no trace_context"
    TimeNs time = kNoTime;
    TraceContext metadata; // in the trace that begins here, below what lost its context
};

class TraceSink {
public:
    virtual ~TraceSink() = default;

    // The warning for the log: "Broken Trace Chain at <class>: <reason>", without a line break.
    virtual void logWarning(const std::string& text) noexcept = 0;
    virtual void writeEvent(const BrokenChain& event) noexcept = 0;
};

} // namespace throughline
