// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/token_report.h"

#include <fmt/format.h>

#include <algorithm>

namespace throughline {

namespace {

std::string line(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return text;
}

std::string timeOr(TimeNs time, std::string_view absent)
{
    return time == kNoTime ? std::string(absent) : formatTime(time);
}

class Report {
public:
    Report(const TokenIndex& index, std::string_view token, const TokenInspection& inspection)
        : m_index(index), m_snapshot(index.snapshot()), m_token(token), m_inspection(inspection)
    {}

    std::string text()
    {
        addParts();
        addFindings();
        addJobs();
        addMutations();
        addEvents();
        return std::move(m_text);
    }

private:
    void add(const std::string& text) { m_text += line(text) + '\n'; }
    void heading(std::string_view name, std::size_t count, std::string_view none)
    {
        add({});
        add(count == 0 ? fmt::format("{}: {}", name, none) : fmt::format("{}: {}", name, count));
    }

    void addParts()
    {
        add(fmt::format("Tracking token {}", m_token));
        if (!m_inspection.parts) {
            add(textOf(m_inspection.parts.error()));
            return;
        }
        const TokenParts& parts = *m_inspection.parts;
        add(fmt::format("Source {}, correlation id {}, {}, {} format", parts.source, parts.correlationId,
                        parts.jobExecutionId ? "job execution " + *parts.jobExecutionId : "no job execution",
                        nameOf(parts.format)));
    }

    void addFindings()
    {
        heading("Findings", m_inspection.findings.size(), "none");
        for (const TokenFinding& finding : m_inspection.findings) {
            const std::string_view advice = adviceOf(finding.kind);
            add(fmt::format("- {}: {}.{}", nameOf(severityOf(finding.kind)), finding.message,
                            advice.empty() ? std::string() : fmt::format(" {}.", advice)));
        }
    }

    void addJobs()
    {
        heading("Jobs", m_inspection.lineage.jobs.size(), "none in this data");
        const StringId own = m_inspection.parts && m_inspection.parts->jobExecutionId
                                 ? m_index.jobs().find(*m_inspection.parts->jobExecutionId)
                                 : StringId();
        for (const JobInTree& job : m_inspection.lineage.jobs)
            add(fmt::format("{}- {}{}", std::string(std::size_t{2} * job.depth, ' '), sentenceOf(job),
                            own && job.id == own ? " (the token's job)" : ""));
    }

    [[nodiscard]] std::string sentenceOf(const JobInTree& job) const
    {
        const std::string id = m_snapshot.str(job.id);
        if (!job.job)
            return fmt::format("{}: no job_executions row has this id", id);
        const JobExecution& row = *job.job;
        std::string text = row.name ? fmt::format("{} ({})", m_snapshot.str(row.name), id) : id;
        text += row.status ? ", " + m_snapshot.str(row.status) : ", of unknown status";
        if (row.createdAt != kNoTime)
            text += ", started " + formatTime(row.createdAt);
        if (row.duration != kNoDuration)
            text += ", took " + formatDuration(row.duration);
        if (row.error)
            text += ": " + m_snapshot.str(row.error);
        return text;
    }

    void addMutations()
    {
        heading("Changes", m_inspection.mutations.size(), "none in this data");
        for (const TokenIndex::MutationNumber number : m_inspection.mutations) {
            const Mutation& mutation = m_index.mutation(number);
            add(fmt::format("- {} {}:{} by {}", timeOr(mutation.time, "(no usable time)"),
                            m_snapshot.str(mutation.table), m_snapshot.str(mutation.row),
                            m_snapshot.str(mutation.token)));
        }
    }

    void addEvents()
    {
        heading("Events", m_inspection.events.size(), "none in this data");
        for (const EventId event : m_inspection.events)
            add(fmt::format("- {} {} ({})", timeOr(m_snapshot.events.time(event), "(no usable time)"),
                            m_snapshot.str(m_snapshot.events.type(event)), m_snapshot.eventName(event)));
    }

    const TokenIndex& m_index;
    const Snapshot& m_snapshot;
    std::string_view m_token;
    const TokenInspection& m_inspection;
    std::string m_text;
};

} // namespace

std::string tokenReport(const TokenIndex& index, std::string_view token, const TokenInspection& inspection)
{
    return Report(index, token, inspection).text();
}

} // namespace throughline
