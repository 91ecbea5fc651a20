// SPDX-License-Identifier: GPL-3.0-or-later
// The envelope of an asynchronous job (seed 1, section 3.B: "Pass `trace_id` in the Job
// constructor/payload"): what a job's payload says about the work that dispatched it.
//
// It is the member `trace_context` in front of the payload's own: {"trace_id", "parent_id" and, where there
// is one, "conversation_id"}. All else of the payload stays byte for byte as it was. A payload that is
// dispatched again holds two of them; the first one is the newest and counts. Pure, any thread.
#pragma once

#include "core/base/result.h"
#include "core/tracing/trace_context.h"

#include <string>
#include <string_view>

namespace throughline {

// The payload with its envelope. `payload` is a JSON object, or empty for a job without any; of anything else
// BadArgument. `dispatcher` is the context of the work that sends the job.
[[nodiscard]] Result<std::string> enveloped(std::string_view payload, const TraceContext& dispatcher);

struct JobEnvelope {
    std::string traceId;        // empty: lost
    std::string parentId;       // empty where only the trace was passed on, which the seed allows
    std::string conversationId; // may be empty
    std::string defect;         // what is wrong with the envelope, for the log; empty where it is whole

    [[nodiscard]] bool whole() const { return defect.empty(); }
};

// Never fails: payloads cross queues and versions of programs. What can be used of a damaged envelope is
// used, also where the payload after it is cut off or no JSON.
[[nodiscard]] JobEnvelope openEnvelope(std::string_view payload);

} // namespace throughline
