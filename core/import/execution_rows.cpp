// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/execution_rows.h"

#include "core/base/blanks.h"
#include "core/import/number_text.h"
#include "core/import/time_value.h"
#include "core/token/tracking_token.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace throughline {

namespace {

TimeNs timeIn(const TableRow& row, std::initializer_list<std::string_view> columns)
{
    for (const std::string_view column : columns) {
        if (const std::optional<ParsedTime> time = timeOfValue(row[column], std::nullopt))
            return time->time;
    }
    return kNoTime;
}

DurationNs millisecondsIn(const TableRow& row, std::string_view column)
{
    constexpr int kMillisecondPower = 6;
    return scaledDecimal(withoutBlanks(row[column].asText()), kMillisecondPower).value_or(kNoDuration);
}

RawValue updatedByOf(const TableRow& row)
{
    const auto found = std::find_if(row.cells.begin(), row.cells.end(),
                                    [](const TableCell& cell) { return isUpdatedBy(cell.column); });
    return found == row.cells.end() ? RawValue() : found->value;
}

} // namespace

std::optional<ProblemCode> ExecutionRows::add(const TableRow& row, RowKind kind)
{
    // A record that names no trace is still a row that is changed.
    if (kind == RowKind::None || (kind == RowKind::Record && !row.hasUpdatedBy()))
        return ProblemCode::UnknownRecordKind;
    const bool isChanged = kind == RowKind::Mutation || kind == RowKind::Record;
    if (!isChanged && row["id"].asText().empty())
        return ProblemCode::RowWithoutId;
    switch (kind) {
    case RowKind::JobExecution:
        addJob(row);
        break;
    case RowKind::Invocation:
        addInvocation(row);
        break;
    case RowKind::EventExecution:
        addEventExecution(row);
        break;
    case RowKind::Mutation:
    case RowKind::Record:
    case RowKind::None:
        addMutation(row);
        break;
    }
    return std::nullopt;
}

void ExecutionRows::add(const RowChange& change, TimeNs time, const RecordPlace& place,
                        Mutation::Origin origin)
{
    if (!change.hasUpdatedBy)
        return;
    m_batch.mutations.push_back({.table = m_strings.intern(change.table),
                                 .row = m_strings.intern(change.row),
                                 .token = m_strings.intern(change.token),
                                 .previousToken = m_strings.intern(change.previousToken),
                                 .time = time,
                                 .place = place,
                                 .origin = origin});
}

ExecutionBatch ExecutionRows::take()
{
    return std::exchange(m_batch, {});
}

StringId ExecutionRows::text(const TableRow& row, std::string_view column)
{
    return m_strings.intern(row[column].asText());
}

void ExecutionRows::addJob(const TableRow& row)
{
    JobExecution job;
    job.id = text(row, "id");
    job.name = text(row, "job_name");
    if (!job.name)
        job.name = text(row, "job_function_name");
    job.correlation = text(row, "correlation_id");
    job.parentJob = text(row, "parent_job_id");
    job.invocation = text(row, "invocation_id");
    job.eventExecution = text(row, "event_execution_id");
    job.status = text(row, "status");
    job.error = text(row, "error_message");
    job.createdAt = timeIn(row, {"created_at"});
    job.updatedAt = timeIn(row, {"updated_at", "created_at"});
    job.duration = millisecondsIn(row, "duration_ms");
    job.place = row.place;
    m_batch.jobs.push_back(job);
}

// The payload is that of the event trigger: the row that it tells of is one that was changed.
void ExecutionRows::addInvocation(const TableRow& row)
{
    m_texts.clear();
    const RowChange change = rowChangeIn(row["source_event_payload"].asText(), m_texts);
    Invocation invocation;
    invocation.id = text(row, "id");
    invocation.correlation = text(row, "correlation_id");
    invocation.sourceFunction = text(row, "source_function");
    invocation.sourceTable = text(row, "source_table");
    invocation.sourceOperation = text(row, "source_operation");
    invocation.sourceSystem = text(row, "source_system");
    invocation.sourceJob = text(row, "source_job_id");
    invocation.sourceEvent = text(row, "source_event_id");
    invocation.token = m_strings.intern(change.token);
    invocation.oldToken = m_strings.intern(change.previousToken);
    invocation.tokenJob = m_strings.intern(jobNamedBy(change.token));
    invocation.status = text(row, "status");
    invocation.error = text(row, "error_message");
    invocation.createdAt = timeIn(row, {"created_at"});
    invocation.updatedAt = timeIn(row, {"updated_at", "created_at"});
    invocation.duration = millisecondsIn(row, "total_duration_ms");
    invocation.place = row.place;
    m_batch.invocations.push_back(invocation);
    RowChange named = change;
    if (named.table.empty())
        named.table = row["source_table"].asText();
    add(named, timeIn(row, {"source_event_time", "created_at"}), row.place, Mutation::Origin::Invocation);
}

void ExecutionRows::addEventExecution(const TableRow& row)
{
    EventExecution execution;
    execution.id = text(row, "id");
    execution.invocation = text(row, "invocation_id");
    execution.correlation = text(row, "correlation_id");
    execution.name = text(row, "event_name");
    execution.status = text(row, "status");
    execution.createdAt = timeIn(row, {"created_at"});
    execution.updatedAt = timeIn(row, {"updated_at", "created_at"});
    execution.duration = millisecondsIn(row, "handler_duration_ms");
    execution.place = row.place;
    m_batch.eventExecutions.push_back(execution);
}

void ExecutionRows::addMutation(const TableRow& row)
{
    StringId id = text(row, "id");
    if (!id)
        id = text(row, "uuid");
    m_batch.mutations.push_back(
        {.table = m_strings.intern(row.table),
         .row = id,
         .token = m_strings.intern(updatedByOf(row).asText()),
         .previousToken = {},
         .time = timeIn(row, {"updated_at", "updatedat", "updatedAt", "modified_at", "created_at"}),
         .place = row.place,
         .origin = Mutation::Origin::Table});
}

} // namespace throughline
