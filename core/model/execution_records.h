// SPDX-License-Identifier: GPL-3.0-or-later
// ExecutionRecords: what was read beside events (spec 1, "Other records"): the tables in which a system that
// uses tracking tokens writes down its jobs, and the rows that those jobs changed.
//
// Only what tells one from another and which caused which is kept in memory; the rest of a record (options,
// results, stacks) stays in its source, at `place`. Filled by one load, then sealed and immutable: any thread
// may read. A StringId that is none, kNoTime and kNoDuration: the record does not say.
#pragma once

#include "core/model/id_table.h"

#include <cstdint>
#include <span>
#include <vector>

namespace throughline {

// A row of job_executions.
struct JobExecution {
    StringId id;
    StringId name; // job_name, else job_function_name
    StringId correlation;
    StringId parentJob; // parent_job_id
    StringId invocation;
    StringId eventExecution;
    StringId status; // "running", "completed", "failed"
    StringId error;  // error_message
    TimeNs createdAt = kNoTime;
    TimeNs updatedAt = kNoTime;
    DurationNs duration = kNoDuration;
    RecordPlace place;
};

// A row of invocations: an event trigger that called a function, which ran jobs.
struct Invocation {
    StringId id;
    StringId correlation; // a UUID, or `function.uuid`
    StringId sourceFunction;
    StringId sourceTable;
    StringId sourceOperation; // "INSERT", …
    StringId sourceSystem;
    StringId sourceJob;   // the job that changed the row; none once that job's own row was pruned
    StringId sourceEvent; // source_event_id
    StringId token;       // updated_by of the row after the change, from source_event_payload
    StringId oldToken;    // and before it
    StringId tokenJob;    // the job that `token` names: it changed the row
    StringId status;
    StringId error;
    TimeNs createdAt = kNoTime;
    TimeNs updatedAt = kNoTime;
    DurationNs duration = kNoDuration; // total_duration_ms
    RecordPlace place;
};

// A row of event_executions: an event that an invocation looked for, and its handler.
struct EventExecution {
    StringId id;
    StringId invocation;
    StringId correlation;
    StringId name; // event_name
    StringId status;
    TimeNs createdAt = kNoTime;
    TimeNs updatedAt = kNoTime;
    DurationNs duration = kNoDuration; // handler_duration_ms
    RecordPlace place;
};

// A row of any table that has `updated_by`, as it was at one time.
struct Mutation {
    // Where it was seen, the best first: a table itself, the payload of an event trigger, or an invocation
    // that holds such a payload.
    enum class Origin : std::uint8_t { Table, Event, Invocation };

    StringId table;
    StringId row;           // its id
    StringId token;         // updated_by as it stands there
    StringId previousToken; // before this change, where the source tells
    TimeNs time = kNoTime;
    RecordPlace place;
    Origin origin = Origin::Table;
};

// What one thread read since it last handed over a batch.
struct ExecutionBatch {
    std::vector<JobExecution> jobs;
    std::vector<Invocation> invocations;
    std::vector<EventExecution> eventExecutions;
    std::vector<Mutation> mutations;
};

class ExecutionRecords {
public:
    void append(ExecutionBatch&& batch);
    // Returns how many rows of each source gave way to a newer one of the same id; shorter where the last
    // sources have none.
    [[nodiscard]] std::vector<std::uint64_t> seal();

    [[nodiscard]] const IdTable<JobExecution>& jobs() const { return m_jobs; }
    [[nodiscard]] const IdTable<Invocation>& invocations() const { return m_invocations; }
    [[nodiscard]] const IdTable<EventExecution>& eventExecutions() const { return m_eventExecutions; }
    // Once sealed, in time order, those without a time last.
    [[nodiscard]] std::span<const Mutation> mutations() const { return m_mutations; }
    [[nodiscard]] bool empty() const;

private:
    IdTable<JobExecution> m_jobs;
    IdTable<Invocation> m_invocations;
    IdTable<EventExecution> m_eventExecutions;
    std::vector<Mutation> m_mutations;
};

} // namespace throughline
