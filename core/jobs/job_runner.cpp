// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/job_runner.h"

#include "core/token/tracking_token.h"

#include <array>
#include <chrono>
#include <exception>
#include <optional>
#include <utility>

namespace throughline {

namespace {

using std::chrono::duration_cast;
using std::chrono::nanoseconds;

// The time of day as it was at the first call, and how long ago that is: differences are real durations.
TimeNs steadyNow()
{
    static const auto kStart = std::pair(std::chrono::system_clock::now(), std::chrono::steady_clock::now());
    const nanoseconds start = duration_cast<nanoseconds>(kStart.first.time_since_epoch());
    return (start + duration_cast<nanoseconds>(std::chrono::steady_clock::now() - kStart.second)).count();
}

// What a function of the program returns, or what it threw as a problem: exceptions end here.
template <class Function>
auto guarded(const std::string& name, const Function& function) -> Result<decltype(function())>
{
    try {
        return function();
    } catch (const std::exception& error) {
        return failure(ProblemCode::JobFailed, {name, error.what()});
    } catch (...) {
        return failure(ProblemCode::JobFailed, {name, "an exception of a type of its own"});
    }
}

} // namespace

std::string_view nameOf(EventStage stage)
{
    constexpr std::array<std::string_view, 7> kNames = {
        "detecting", "handling", "not_detected", "completed", "failed", "detection_failed", "handler_failed"};
    return kNames[static_cast<std::size_t>(stage)];
}

JobRunner::JobRunner(PluginManager& plugins, IdSource& ids, Options options)
    : m_plugins(plugins), m_ids(ids), m_options(std::move(options))
{
    if (!m_options.clock)
        m_options.clock = steadyNow;
}

void JobRunner::add(EventModule module)
{
    m_modules.push_back(std::move(module));
}

InvocationSummary JobRunner::run(const DatabaseEvent& event, JobOptions options) const
{
    InvocationRun invocation{.event = event,
                             .options = std::move(options),
                             .function = m_options.function,
                             .system = m_options.system,
                             .startedAt = m_options.clock()};
    m_plugins.onPreConfigure(event, invocation.options);
    if (!isUuid(invocation.options.correlationId))
        invocation.options.correlationId = m_ids.uuid();
    InvocationSummary summary;
    summary.correlationId = invocation.options.correlationId;

    m_plugins.onInvocationStart(invocation);
    for (const EventModule& module : m_modules)
        runEvent(module, invocation, summary);
    invocation.jobsSucceeded = summary.jobsSucceeded;
    invocation.jobsFailed = summary.jobsFailed;
    invocation.duration = m_options.clock() - invocation.startedAt;
    m_plugins.onInvocationEnd(invocation);
    return summary;
}

void JobRunner::runEvent(const EventModule& module, InvocationRun& invocation,
                         InvocationSummary& summary) const
{
    EventRun event{.invocation = invocation,
                   .name = module.name,
                   .executionId = {},
                   .startedAt = m_options.clock(),
                   .error = {}};
    m_plugins.onEventStart(event);
    const Result<bool> detected = guarded(module.name, [&] { return module.detect(invocation.event); });
    event.detectionDuration = m_options.clock() - event.startedAt;
    if (!detected) {
        event.stage = EventStage::DetectionFailed;
        event.error = describe(detected.error());
        summary.problems.push_back(detected.error());
    } else if (!*detected) {
        event.stage = EventStage::NotDetected;
    } else {
        ++summary.eventsDetected;
        runJobs(module, event, invocation, summary);
    }
    if (invocation.error.empty())
        invocation.error = event.error;
    m_plugins.onEventEnd(event);
}

void JobRunner::runJobs(const EventModule& module, EventRun& event, InvocationRun& invocation,
                        InvocationSummary& summary) const
{
    event.stage = EventStage::Handling;
    const TimeNs begin = m_options.clock();
    const Result<std::vector<Job>> jobs = guarded(module.name, [&] { return module.jobs(invocation.event); });
    if (!jobs) {
        event.stage = EventStage::HandlerFailed;
        event.error = describe(jobs.error());
        summary.problems.push_back(jobs.error());
    } else {
        event.stage = EventStage::Completed;
        event.jobs = static_cast<std::uint32_t>(jobs->size());
        for (const Job& job : *jobs) {
            if (!runJob(job, event, summary))
                event.stage = EventStage::Failed;
        }
    }
    event.handlerDuration = m_options.clock() - begin;
}

bool JobRunner::runJob(const Job& job, const EventRun& event, InvocationSummary& summary) const
{
    JobRun run{.event = event,
               .job = job,
               .options = event.invocation.options,
               .startedAt = m_options.clock(),
               .result = std::string()};
    run.options.values.insert(job.values.begin(), job.values.end());
    m_plugins.onJobStart(run);
    const auto call = [&]() -> Result<std::string> {
        Result<Result<std::string>> result =
            guarded(job.name, [&] { return job.run(event.invocation.event, run.options); });
        return result ? std::move(*result) : tl::unexpected<Problem>(std::move(result.error()));
    };
    if (m_options.tracer) {
        // Also an edge: what a trigger fires has lost the context of whoever wrote the row.
        const TraceScope scope = m_options.tracer->beginRequest({.requestId = run.options.correlationId});
        run.result = call();
    } else {
        run.result = call();
    }
    run.duration = m_options.clock() - run.startedAt;
    m_plugins.onJobEnd(run);
    (run.result ? summary.jobsSucceeded : summary.jobsFailed) += 1;
    if (!run.result)
        summary.problems.push_back(run.result.error());
    return run.result.has_value();
}

} // namespace throughline
