// SPDX-License-Identifier: GPL-3.0-or-later
// ObservabilityPlugin: records invocations, event executions and job executions in a database (seed 2,
// "ObservabilityPlugin Integration"; spec 3, "Observability").
//
// Before a job runs it makes a `job_executions` row with a new UUID, its parent_job_id the job that caused
// this invocation, and sets that UUID as options.jobExecutionId; afterwards it fills in status, duration and
// result or error. Rows are written behind the jobs' backs, see ObservabilityWriter. Until it is initialised
// it records nothing and sets no id; tokens then say `unknown`.
//
// initialize() and shutdown() on one thread, before and after all hooks; hooks on any. The ids are the
// caller's and outlive it.
#pragma once

#include "core/jobs/job_plugin.h"
#include "core/jobs/observability_writer.h"
#include "core/tracing/id_source.h"

#include <memory>
#include <optional>

namespace throughline {

class ObservabilityPlugin : public JobPlugin {
public:
    struct Options {
        bool enabled = true;
        ObservabilityWriter::Options writer;
        // Whether a row is also written when its work begins, so that what is at work, or was when a program
        // died, is seen as `running`. Half of the rows: who has very many jobs may do without.
        bool recordsStarts = true;
    };

    ObservabilityPlugin(IdSource& ids, std::unique_ptr<ObservabilityStorage> storage, ProblemReport report);
    ObservabilityPlugin(IdSource& ids, std::unique_ptr<ObservabilityStorage> storage, ProblemReport report,
                        Options options);

    [[nodiscard]] std::string_view name() const override { return "observability"; }
    [[nodiscard]] Result<void> initialize() override;
    void shutdown() override;
    void onInvocationStart(InvocationRun& invocation) override;
    void onInvocationEnd(const InvocationRun& invocation) override;
    void onEventStart(EventRun& event) override;
    void onEventEnd(const EventRun& event) override;
    void onJobStart(JobRun& job) override;
    void onJobEnd(const JobRun& job) override;

    // Null before initialize() and after shutdown().
    [[nodiscard]] ObservabilityWriter* writer() { return m_writer ? &*m_writer : nullptr; }

private:
    template <class Run>
    void recordStart(const Run& run);

    IdSource& m_ids;
    std::unique_ptr<ObservabilityStorage> m_storage; // until the writer has it
    ProblemReport m_report;
    Options m_options;
    std::optional<ObservabilityWriter> m_writer;
};

} // namespace throughline
