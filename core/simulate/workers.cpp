// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/workers.h"

#include "core/jobs/token_extraction_plugin.h"
#include "core/token/tracking_token.h"
#include "core/tracing/job_envelope.h"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <utility>

namespace throughline::simulate {

namespace {

constexpr std::string_view kDone = R"({"success":true})";

// As a service writes it that was never moved to the new format (seed 2, "Migration from Old Format").
std::string inOldFormat(std::string token)
{
    std::ranges::replace(token, '|', '.');
    return token;
}

} // namespace

Workers::Workers(const SimulationSettings& settings, const SimulationClock& clock, IdSource& ids,
                 Tracer& tracer, SimulationTruth& truth)
    : m_settings(settings), m_clock(clock), m_ids(ids), m_tracer(tracer), m_truth(truth)
{}

Workers::~Workers()
{
    end();
}

void Workers::begin(std::unique_ptr<ObservabilityStorage> storage, ProblemReport report)
{
    if (!m_settings.has(Misconfiguration::NoExtraction))
        m_plugins.add(std::make_shared<TrackingTokenExtractionPlugin>());
    if (!m_settings.has(Misconfiguration::NoObservability)) {
        // The shop ends only when all work has; and it waits for what is recorded now and then, which is soon
        // done where batches are small.
        constexpr std::size_t kRowsAtOnce = 250;
        m_observability = std::make_shared<ObservabilityPlugin>(
            m_ids, std::move(storage), std::move(report),
            ObservabilityPlugin::Options{.writer = {.mostAtOnce = kRowsAtOnce}, .recordsStarts = false});
        m_plugins.add(m_observability);
    }
    m_plugins.initialize();
}

void Workers::add(JobFunctionSettings settings)
{
    const std::string name = settings.name;
    JobRunner runner(m_plugins, m_ids, {.function = name, .clock = [this] { return m_clock.now(); }});
    const auto [place, isNew] =
        m_functions.try_emplace(name, Function{std::move(settings), std::move(runner)});
    assert(isNew);
    Function& function = place->second; // stays where it is
    const JobFunction job = [this, &function](const DatabaseEvent& event,
                                              const JobOptions& options) -> Result<std::string> {
        RunningJob running{event, options, *m_work, tokenFor(function.settings, event, options)};
        if (!options.jobExecutionId.empty())
            m_truth.add(JobTruth{.id = options.jobExecutionId,
                                 .name = function.settings.jobName,
                                 .parent = m_work->startedBy,
                                 .correlation = options.correlationId});
        function.settings.task(running);
        return std::string(kDone);
    };
    const std::vector<Job> jobs = {{function.settings.jobName, job, {}, function.settings.className}};
    function.runner.add({function.settings.eventName,
                         [operation = function.settings.operation](const DatabaseEvent& event) {
                             return event.operation == operation;
                         },
                         [jobs](const DatabaseEvent&) { return jobs; }});
}

void Workers::call(const std::string& name, const Work& work)
{
    const Function& function = m_functions.find(name)->second;
    const TraceScope scope = m_tracer.resumeJob(work.payload, function.settings.className);
    run(function, work);
}

void Workers::callHere(const std::string& name, const Work& work)
{
    run(m_functions.find(name)->second, work);
}

void Workers::run(const Function& function, const Work& work)
{
    const Result<DatabaseEvent> event = parseDatabaseEvent(work.payload);
    assert(event);
    JobOptions options;
    if (function.settings.beginsProcess)
        options.correlationId = currentCorrelationId();
    const Work* const outer = std::exchange(m_work, &work);
    const InvocationSummary summary = function.runner.run(*event, std::move(options));
    m_work = outer;
    assert(summary.problems.empty());
}

std::string Workers::tokenFor(const JobFunctionSettings& function, const DatabaseEvent& event,
                              const JobOptions& options)
{
    std::string source;
    if (options.sourceTrackingToken.empty()) {
        // `user || role || 'payment-processor'` (seed 2, "Use Meaningful Fallback Sources")
        EventUser user = userOf(event);
        source = !user.user.empty() ? std::move(user.user) : std::move(user.role);
        if (source.empty())
            source = function.source;
        if (m_settings.has(Misconfiguration::GenericSource))
            source = TrackingToken::kDefaultSource;
    }
    std::string token = TrackingToken::forJob(
        {}, options, [this] { return m_ids.uuid(); }, source);
    return m_settings.has(Misconfiguration::DotTokens) ? inOldFormat(std::move(token)) : token;
}

Result<void> Workers::flush()
{
    constexpr std::chrono::minutes kPatience{10};
    if (!m_observability)
        return {};
    ObservabilityWriter& writer = *m_observability->writer();
    const bool settled = writer.flush(kPatience);
    const ObservabilityWriter::Counts counts = writer.counts();
    const std::uint64_t lost = counts.refused + counts.dropped + (settled ? 0 : counts.waiting());
    if (lost > 0)
        return failure(ProblemCode::RecordsLost,
                       {std::to_string(lost), "the observability storage did not take them"});
    return {};
}

void Workers::end()
{
    m_plugins.shutdown();
    m_observability.reset();
}

} // namespace throughline::simulate
