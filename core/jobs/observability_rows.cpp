// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/observability_rows.h"

#include <array>

namespace throughline {

namespace {

using enum ColumnType;

// A correlation id may be `function.uuid` here.
constexpr std::array kInvocations = {ObservabilityColumn{"id", Uuid},
                                     ObservabilityColumn{"correlation_id", Text},
                                     ObservabilityColumn{"source_function", Text},
                                     ObservabilityColumn{"source_table", Text},
                                     ObservabilityColumn{"source_operation", Text},
                                     ObservabilityColumn{"source_system", Text},
                                     ObservabilityColumn{"source_job_id", Uuid},
                                     ObservabilityColumn{"source_event_id", Text},
                                     ObservabilityColumn{"source_event_payload", Json},
                                     ObservabilityColumn{"source_event_time", Time},
                                     ObservabilityColumn{"source_user_email", Text},
                                     ObservabilityColumn{"source_user_role", Text},
                                     ObservabilityColumn{"status", Text},
                                     ObservabilityColumn{"created_at", Time},
                                     ObservabilityColumn{"updated_at", Time},
                                     ObservabilityColumn{"total_duration_ms", Number},
                                     ObservabilityColumn{"total_jobs_run", Number},
                                     ObservabilityColumn{"total_jobs_succeeded", Number},
                                     ObservabilityColumn{"total_jobs_failed", Number},
                                     ObservabilityColumn{"error_message", Text},
                                     ObservabilityColumn{"context_data", Json}};

constexpr std::array kEventExecutions = {ObservabilityColumn{"id", Uuid},
                                         ObservabilityColumn{"invocation_id", Uuid},
                                         ObservabilityColumn{"correlation_id", Text},
                                         ObservabilityColumn{"event_name", Text},
                                         ObservabilityColumn{"detected", Flag},
                                         ObservabilityColumn{"detection_duration_ms", Number},
                                         ObservabilityColumn{"handler_duration_ms", Number},
                                         ObservabilityColumn{"jobs_count", Number},
                                         ObservabilityColumn{"status", Text},
                                         ObservabilityColumn{"errors", Json},
                                         ObservabilityColumn{"created_at", Time},
                                         ObservabilityColumn{"updated_at", Time}};

constexpr std::array kJobExecutions = {ObservabilityColumn{"id", Uuid},
                                       ObservabilityColumn{"job_name", Text},
                                       ObservabilityColumn{"correlation_id", Uuid},
                                       ObservabilityColumn{"parent_job_id", Uuid},
                                       ObservabilityColumn{"invocation_id", Uuid},
                                       ObservabilityColumn{"event_execution_id", Uuid},
                                       ObservabilityColumn{"job_function_name", Text},
                                       ObservabilityColumn{"job_options", Json},
                                       ObservabilityColumn{"status", Text},
                                       ObservabilityColumn{"result", Json},
                                       ObservabilityColumn{"created_at", Time},
                                       ObservabilityColumn{"updated_at", Time},
                                       ObservabilityColumn{"duration_ms", Number},
                                       ObservabilityColumn{"error_message", Text},
                                       ObservabilityColumn{"error_stack", Text}};

} // namespace

std::string_view nameOf(ObservabilityTable table)
{
    constexpr std::array<std::string_view, kObservabilityTables> kNames = {"invocations", "event_executions",
                                                                           "job_executions"};
    return kNames[static_cast<std::size_t>(table)];
}

std::span<const ObservabilityColumn> columnsOf(ObservabilityTable table)
{
    switch (table) {
    case ObservabilityTable::Invocations:
        return kInvocations;
    case ObservabilityTable::EventExecutions:
        return kEventExecutions;
    case ObservabilityTable::JobExecutions:
        return kJobExecutions;
    }
    return {};
}

} // namespace throughline
