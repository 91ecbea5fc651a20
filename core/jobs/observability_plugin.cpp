// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/observability_plugin.h"

#include "core/base/json_text.h"
#include "core/token/tracking_token.h"

#include <utility>
#include <vector>

namespace throughline {

namespace {

using Cell = ObservabilityCell;

Cell textOrNull(const std::string& text)
{
    return text.empty() ? Cell() : Cell(text);
}

// Job ids out of tokens may be any text, the columns that name jobs hold UUIDs.
Cell uuidOrNull(const std::string& text)
{
    return isUuid(text) ? Cell(text) : Cell();
}

Cell jsonOrNull(const std::string& text)
{
    if (text.empty())
        return {};
    if (isJson(text))
        return text;
    std::string json;
    appendJsonText(json, text);
    return json;
}

Cell millisecondsOrNull(DurationNs duration)
{
    return duration == kNoDuration ? Cell() : Cell((duration + kMillisecond / 2) / kMillisecond);
}

Cell timeOf(const std::string& text)
{
    const std::optional<ParsedTime> parsed = parseTimeText(text);
    return parsed ? Cell(TimeCell{parsed->time}) : Cell();
}

Cell number(std::uint32_t count)
{
    return std::int64_t{count};
}

// When the row was last true.
Cell updated(TimeNs startedAt, DurationNs duration)
{
    return TimeCell{duration == kNoDuration ? startedAt : saturatingSum(startedAt, duration)};
}

std::string optionsJson(const JobOptions& options)
{
    std::string json = "{";
    const auto add = [&](std::string_view key, const std::string& value) {
        if (!value.empty())
            appendJsonMember(json, key, value);
    };
    add("sourceTrackingToken", options.sourceTrackingToken);
    add("correlationId", options.correlationId);
    add("sourceJobId", options.sourceJobId);
    add("jobExecutionId", options.jobExecutionId);
    for (const auto& [key, value] : options.values)
        appendJsonMember(json, key, value);
    return json + "}";
}

std::string_view statusOf(bool ended, bool failed)
{
    return !ended ? "running" : failed ? "failed" : "completed";
}

// An initializer list would copy each of them.
template <class... Cells>
std::vector<Cell> cellsOf(Cells&&... cells)
{
    std::vector<Cell> row;
    row.reserve(sizeof...(cells));
    (row.emplace_back(std::forward<Cells>(cells)), ...);
    return row;
}

// The cells stand in the order of columnsOf().
ObservabilityRow rowOf(const InvocationRun& run)
{
    const EventUser user = userOf(run.event);
    const bool ended = run.duration != kNoDuration;
    const bool failed = run.jobsFailed > 0 || !run.error.empty();
    std::string context;
    if (!run.event.trigger.empty()) {
        context = "{";
        appendJsonMember(context, "trigger", run.event.trigger);
        context += '}';
    }
    return {ObservabilityTable::Invocations,
            cellsOf(run.executionId, run.options.correlationId, textOrNull(run.function),
                    textOrNull(run.event.table), std::string(nameOf(run.event.operation)),
                    textOrNull(run.system), uuidOrNull(run.options.sourceJobId), textOrNull(run.event.id),
                    textOrNull(run.event.payload), timeOf(run.event.createdAt), textOrNull(user.user),
                    textOrNull(user.role), std::string(statusOf(ended, failed)), TimeCell{run.startedAt},
                    updated(run.startedAt, run.duration), millisecondsOrNull(run.duration),
                    number(run.jobsSucceeded + run.jobsFailed), number(run.jobsSucceeded),
                    number(run.jobsFailed), textOrNull(run.error), textOrNull(context))};
}

ObservabilityRow rowOf(const EventRun& run)
{
    const bool undetected = run.stage == EventStage::Detecting || run.stage == EventStage::NotDetected ||
                            run.stage == EventStage::DetectionFailed;
    const DurationNs handling = run.handlerDuration == kNoDuration ? 0 : run.handlerDuration;
    const DurationNs duration =
        run.detectionDuration == kNoDuration ? kNoDuration : run.detectionDuration + handling;
    return {ObservabilityTable::EventExecutions,
            cellsOf(run.executionId, textOrNull(run.invocation.executionId),
                    run.invocation.options.correlationId, run.name, !undetected,
                    millisecondsOrNull(run.detectionDuration), millisecondsOrNull(run.handlerDuration),
                    number(run.jobs), std::string(nameOf(run.stage)), jsonOrNull(run.error),
                    TimeCell{run.startedAt}, updated(run.startedAt, duration))};
}

ObservabilityRow rowOf(const JobRun& run)
{
    const bool ended = run.duration != kNoDuration;
    const bool failed = ended && !run.result;
    return {ObservabilityTable::JobExecutions,
            cellsOf(run.options.jobExecutionId, run.job.name, uuidOrNull(run.options.correlationId),
                    uuidOrNull(run.options.sourceJobId), textOrNull(run.event.invocation.executionId),
                    textOrNull(run.event.executionId),
                    run.job.functionName.empty() ? run.job.name : run.job.functionName,
                    optionsJson(run.options), std::string(statusOf(ended, failed)),
                    ended && run.result ? jsonOrNull(*run.result) : Cell(), TimeCell{run.startedAt},
                    updated(run.startedAt, run.duration), millisecondsOrNull(run.duration),
                    failed ? Cell(describe(run.result.error())) : Cell(), Cell())};
}

} // namespace

ObservabilityPlugin::ObservabilityPlugin(IdSource& ids, std::unique_ptr<ObservabilityStorage> storage,
                                         ProblemReport report)
    : ObservabilityPlugin(ids, std::move(storage), std::move(report), Options())
{}

ObservabilityPlugin::ObservabilityPlugin(IdSource& ids, std::unique_ptr<ObservabilityStorage> storage,
                                         ProblemReport report, Options options)
    : m_ids(ids), m_storage(std::move(storage)), m_report(std::move(report)), m_options(options)
{}

Result<void> ObservabilityPlugin::initialize()
{
    if (m_options.enabled && m_storage)
        m_writer.emplace(std::move(m_storage), m_report, m_options.writer);
    return {};
}

void ObservabilityPlugin::shutdown()
{
    m_writer.reset();
}

template <class Run>
void ObservabilityPlugin::recordStart(const Run& run)
{
    if (m_options.recordsStarts)
        m_writer->add(rowOf(run));
}

void ObservabilityPlugin::onInvocationStart(InvocationRun& invocation)
{
    if (!m_writer)
        return;
    invocation.executionId = m_ids.uuid();
    recordStart(invocation);
}

void ObservabilityPlugin::onInvocationEnd(const InvocationRun& invocation)
{
    if (m_writer)
        m_writer->add(rowOf(invocation));
}

void ObservabilityPlugin::onEventStart(EventRun& event)
{
    if (!m_writer)
        return;
    event.executionId = m_ids.uuid();
    recordStart(event);
}

void ObservabilityPlugin::onEventEnd(const EventRun& event)
{
    if (m_writer)
        m_writer->add(rowOf(event));
}

void ObservabilityPlugin::onJobStart(JobRun& job)
{
    if (!m_writer)
        return;
    job.options.jobExecutionId = m_ids.uuid();
    recordStart(job);
}

void ObservabilityPlugin::onJobEnd(const JobRun& job)
{
    if (m_writer)
        m_writer->add(rowOf(job));
}

} // namespace throughline
