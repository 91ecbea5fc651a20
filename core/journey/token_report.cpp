// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/token_report.h"

#include "core/base/translation.h"

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
        add(fmt::format("{}: {}", name, count == 0 ? std::string(none) : fmt::to_string(count)));
    }

    static std::string noneInData() { return told(phrase("tokens", "none in this data")); }
    static std::string noTime() { return told(phrase("tokens", "(no usable time)")); }
    static Phrase severityText(Severity severity)
    {
        switch (severity) {
        case Severity::Info:
            return phrase("tokens", "info");
        case Severity::Warning:
            return phrase("tokens", "warning");
        case Severity::DataLoss:
            return phrase("tokens", "data loss");
        case Severity::Error:
            break;
        }
        return phrase("tokens", "error");
    }

    void addParts()
    {
        add(told(phrase("tokens", "Tracking token {}"), m_token));
        if (!m_inspection.parts) {
            add(textOf(m_inspection.parts.error()));
            return;
        }
        const TokenParts& parts = *m_inspection.parts;
        const std::string job = parts.jobExecutionId
                                    ? told(phrase("tokens", "job execution {}"), *parts.jobExecutionId)
                                    : told(phrase("tokens", "no job execution"));
        const std::string format = parts.format == TokenFormat::Pipe ? told(phrase("tokens", "pipe format"))
                                                                     : told(phrase("tokens", "dot format"));
        add(told(phrase("tokens", "Source {}, correlation id {}, {}, {}"), parts.source, parts.correlationId,
                 job, format));
    }

    void addFindings()
    {
        heading(told(phrase("tokens", "Findings")), m_inspection.findings.size(),
                told(phrase("tokens", "none")));
        for (const TokenFinding& finding : m_inspection.findings) {
            const std::string advice = adviceOf(finding.kind);
            add(fmt::format("- {}: {}.{}", translated(severityText(severityOf(finding.kind))),
                            finding.message, advice.empty() ? std::string() : fmt::format(" {}.", advice)));
        }
    }

    void addJobs()
    {
        heading(told(phrase("tokens", "Jobs")), m_inspection.lineage.jobs.size(), noneInData());
        const StringId own = m_inspection.parts && m_inspection.parts->jobExecutionId
                                 ? m_index.jobs().find(*m_inspection.parts->jobExecutionId)
                                 : StringId();
        for (const JobInTree& job : m_inspection.lineage.jobs)
            add(fmt::format("{}- {}{}", std::string(std::size_t{2} * job.depth, ' '), sentenceOf(job),
                            own && job.id == own ? " " + told(phrase("tokens", "(the token's job)")) : ""));
    }

    [[nodiscard]] std::string sentenceOf(const JobInTree& job) const
    {
        const std::string id = m_snapshot.str(job.id);
        if (!job.job)
            return told(phrase("tokens", "{}: no job_executions row has this id"), id);
        const JobExecution& row = *job.job;
        std::string text = row.name ? fmt::format("{} ({})", m_snapshot.str(row.name), id) : id;
        text +=
            ", " + (row.status ? m_snapshot.str(row.status) : told(phrase("tokens", "of unknown status")));
        if (row.createdAt != kNoTime)
            text += told(phrase("tokens", ", started {}"), formatTime(row.createdAt));
        if (row.duration != kNoDuration)
            text += told(phrase("tokens", ", took {}"), formatDuration(row.duration));
        if (row.error)
            text += ": " + m_snapshot.str(row.error);
        return text;
    }

    void addMutations()
    {
        heading(told(phrase("tokens", "Changes")), m_inspection.mutations.size(), noneInData());
        for (const TokenIndex::MutationNumber number : m_inspection.mutations) {
            const Mutation& mutation = m_index.mutation(number);
            add(told(phrase("tokens", "- {} {}:{} by {}"), timeOr(mutation.time, noTime()),
                     m_snapshot.str(mutation.table), m_snapshot.str(mutation.row),
                     m_snapshot.str(mutation.token)));
        }
    }

    void addEvents()
    {
        heading(told(phrase("tokens", "Events")), m_inspection.events.size(), noneInData());
        for (const EventId event : m_inspection.events)
            add(fmt::format("- {} {} ({})", timeOr(m_snapshot.events.time(event), noTime()),
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
