// SPDX-License-Identifier: GPL-3.0-or-later
// What runs: a function is invoked with a database event; event modules detect in it what happened; each
// that does starts its jobs. Invocation → event executions → job executions, as in the tables of spec 1.
//
// Runs belong to the JobRunner and live while it calls hooks with them; on the thread of the invocation.
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/jobs/database_event.h"
#include "core/jobs/job_options.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace throughline {

// A job's result is JSON, or any text, for the record of its execution.
using JobFunction = std::function<Result<std::string>(const DatabaseEvent& event, const JobOptions& options)>;

struct Job {
    std::string name;
    JobFunction run;
    std::map<std::string, std::string> values; // options of this job alone, beside those of the invocation
    std::string functionName;                  // in the code, where it is called otherwise
};

// Something that may have happened: "order.paid" when orders.status became paid.
struct EventModule {
    std::string name;
    std::function<bool(const DatabaseEvent&)> detect;
    std::function<std::vector<Job>(const DatabaseEvent&)> jobs; // the handler: what is to be done about it
};

struct InvocationRun {
    const DatabaseEvent& event;
    JobOptions options;      // of all jobs
    std::string function;    // that was invoked
    std::string system;      // that invoked it
    std::string executionId; // set by whoever records invocations; empty: nobody does
    TimeNs startedAt = kNoTime;
    DurationNs duration = kNoDuration; // at the end
    std::uint32_t jobsSucceeded = 0;
    std::uint32_t jobsFailed = 0;
    std::string error; // of the first detector or handler that failed
};

// How far an event execution got; each one but the first two ends it.
enum class EventStage : std::uint8_t {
    Detecting,
    Handling,
    NotDetected,
    Completed,
    Failed, // at least one of its jobs
    DetectionFailed,
    HandlerFailed
};
[[nodiscard]] std::string_view nameOf(EventStage stage); // "not_detected"

struct EventRun {
    const InvocationRun& invocation;
    std::string name;
    std::string executionId; // as above
    TimeNs startedAt = kNoTime;
    EventStage stage = EventStage::Detecting;
    DurationNs detectionDuration = kNoDuration;
    DurationNs handlerDuration = kNoDuration; // of the handler and its jobs
    std::uint32_t jobs = 0;
    std::string error;
};

struct JobRun {
    const EventRun& event;
    const Job& job;
    JobOptions options; // jobExecutionId is set by whoever records jobs
    TimeNs startedAt = kNoTime;
    DurationNs duration = kNoDuration; // at the end
    Result<std::string> result;        // at the end
};

} // namespace throughline
