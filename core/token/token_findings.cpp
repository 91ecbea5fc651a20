// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/token/token_findings.h"

#include "core/base/letter_case.h"
#include "core/base/translation.h"
#include "core/token/token_reuse.h"

#include <absl/container/flat_hash_set.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace throughline {

namespace {

using enum TokenFindingKind;

struct Description {
    TokenFindingKind kind;
    std::string_view name;
    Severity severity;
    Phrase advice;
};

constexpr std::array kDescriptions = {
    Description{
        NotReused, "token-not-reused", Severity::Warning,
        phrase("tokens",
               "Ensure TrackingTokenExtractionPlugin is registered and extractFromUpdatedBy is true")},
    Description{MissingJobExecutionId, "missing-job-execution-id", Severity::Warning,
                phrase("tokens", "Ensure ObservabilityPlugin is registered and initialized")},
    Description{Unparsable, "unparsable", Severity::Warning,
                phrase("tokens", "Validate with TrackingToken.isValid() before parsing; write tokens as "
                                 "source|correlationId|jobExecutionId")},
    Description{
        DanglingJob, "dangling-job", Severity::Warning,
        phrase("tokens", "The recorder lost the row, or it is in another database: open that one, too")},
    Description{JobTokenMismatch, "job-token-mismatch", Severity::Warning, {"tokens", ""}},
    Description{OldFormat, "old-format", Severity::Info,
                phrase("tokens",
                       "It still works; new tokens should be source|correlationId|jobExecutionId, as "
                       "TrackingToken.forJob() writes them")},
    Description{GenericSource, "generic-source", Severity::Info,
                phrase("tokens", "Use a meaningful fallback source: user || role || 'payment-processor'")},
    Description{UntrackedMutation, "untracked-mutation", Severity::Warning,
                phrase("tokens", "Always update updated_by: track all mutations")},
    Description{JobCycle, "job-cycle", Severity::Warning, {"tokens", ""}}};
static_assert(kDescriptions.size() == kTokenFindingKindCount);

const Description& descriptionOf(TokenFindingKind kind)
{
    return kDescriptions[static_cast<std::size_t>(kind)];
}

bool isAnyOf(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(),
                       [text](std::string_view word) { return equalIgnoringCase(text, word); });
}

class Search {
public:
    Search(const TokenIndex& index, const TokenFacts& facts)
        : m_index(index), m_snapshot(index.snapshot()), m_facts(facts), m_parts(facts.parts)
    {}

    std::vector<TokenFinding> run()
    {
        findNotReused();
        findMissingJob();
        findDanglingJobs();
        findMismatch();
        if (m_parts.format == TokenFormat::Dot)
            add(OldFormat, told(phrase("tokens", "The token is in the old format, delimited by dots")));
        if (isAnyOf(m_parts.source, {"system", "unknown", "admin"}))
            add(GenericSource,
                told(phrase("tokens", "The source \"{}\" says nothing about who or what changed the row"),
                     m_parts.source));
        findUntracked();
        if (m_facts.lineage.isCyclic)
            add(JobCycle, told(phrase("tokens", "Following the parents of the job leads back to it")));
        return std::move(m_found);
    }

private:
    TokenFinding& add(TokenFindingKind kind, std::string message)
    {
        m_found.push_back({.kind = kind, .message = std::move(message), .table = {}, .row = {}, .job = {}});
        return m_found.back();
    }

    [[nodiscard]] bool namesJob() const { return m_parts.jobExecutionId && !isUnknownJob(); }
    [[nodiscard]] bool isUnknownJob() const
    {
        return isAnyOf(*m_parts.jobExecutionId, {TrackingToken::kUnknownJob});
    }
    [[nodiscard]] const JobExecution* job() const
    {
        const StringId id = namesJob() ? m_index.jobs().find(*m_parts.jobExecutionId) : StringId();
        return id ? m_snapshot.executions.jobs().find(id) : nullptr;
    }

    // One finding for all rows, which says where it is seen first.
    void findNotReused()
    {
        if (const JobExecution* writer = job()) {
            if (const std::optional<std::string> given = tokenNotReusedBy(m_snapshot, *writer, m_parts))
                add(NotReused,
                    told(phrase("tokens", "The row that started the job has the token {}, whose source or "
                                          "correlation id the job did not reuse"),
                         *given))
                    .job = writer->id;
        }
        std::size_t rows = 0;
        for (const Mutation* row : distinctRows()) {
            const RowTokens tokens = tokensOfRow(m_index, row->table, row->row);
            if (!tokens.changeWithEachUpdate())
                continue;
            if (++rows > 1)
                continue;
            TokenFinding& finding = add(NotReused, {});
            finding.table = row->table;
            finding.row = row->row;
            finding.message =
                told(phrase("tokens",
                            "updated_by of {} changed its source or correlation id with each of {} updates"),
                     nameOfRow(*row), tokens.changed);
        }
        if (rows > 1)
            m_found.back().message += told(phrase("tokens", "; so did {} more rows"), rows - 1);
    }

    void findMissingJob()
    {
        if (!m_parts.jobExecutionId)
            add(MissingJobExecutionId, told(phrase("tokens", "The token names no job execution")));
        else if (isUnknownJob())
            add(MissingJobExecutionId,
                told(phrase("tokens", "The job execution id is \"{}\""), *m_parts.jobExecutionId));
    }

    // The token's own job, then those above it: what they were started by is cut off there.
    void findDanglingJobs()
    {
        if (m_snapshot.executions.jobs().empty())
            return;
        if (namesJob() && !job())
            add(DanglingJob,
                told(phrase("tokens", "No job_executions row has the id {}"), *m_parts.jobExecutionId))
                .job = m_index.jobs().find(*m_parts.jobExecutionId);
        if (m_facts.lineage.jobs.empty() || m_facts.lineage.jobs.front().job || !job())
            return;
        const StringId root = m_facts.lineage.jobs.front().id;
        add(DanglingJob,
            told(phrase("tokens", "No job_executions row has the id {}, which a job names as its parent"),
                 m_snapshot.str(root)))
            .job = root;
    }

    void findMismatch()
    {
        const JobExecution* row = job();
        if (!row || !row->correlation)
            return;
        const std::string text = m_snapshot.str(row->correlation);
        const std::string_view uuid = uuidOf(text);
        if (equalIgnoringCase(uuid.empty() ? std::string_view(text) : uuid, m_parts.correlationId))
            return;
        add(JobTokenMismatch, told(phrase("tokens", "The job's row has the correlation id {}, the token {}"),
                                   text, m_parts.correlationId))
            .job = row->id;
    }

    void findUntracked()
    {
        absl::flat_hash_set<StringId> tables;
        for (const TokenIndex::MutationNumber number : m_facts.mutations) {
            const StringId table = m_index.mutation(number).table;
            const TokenIndex::TableUse use = m_index.ofTable(table);
            if (!tables.insert(table).second || use.untracked == 0 || use.tracked == 0)
                continue;
            const Mutation& first = m_index.mutation(use.firstUntracked);
            const std::string text = m_snapshot.str(first.token);
            TokenFinding& finding =
                add(UntrackedMutation, untrackedText(use.untracked, m_snapshot.str(table), nameOfRow(first),
                                                     text.empty() ? told(phrase("tokens", "empty"))
                                                                  : fmt::format("\"{}\"", text)));
            finding.table = first.table;
            finding.row = first.row;
        }
    }

    static std::string untrackedText(std::size_t rows, const std::string& table, const std::string& first,
                                     const std::string& updatedBy)
    {
        return rows == 1
                   ? told(phrase(
                              "tokens",
                              "One row of {} was changed without a token; first {}, whose updated_by is {}"),
                          table, first, updatedBy)
                   : told(phrase(
                              "tokens",
                              "{} rows of {} were changed without a token; first {}, whose updated_by is {}"),
                          rows, table, first, updatedBy);
    }

    [[nodiscard]] std::vector<const Mutation*> distinctRows() const
    {
        std::vector<const Mutation*> rows;
        absl::flat_hash_set<std::pair<StringId, StringId>> known;
        for (const TokenIndex::MutationNumber number : m_facts.mutations) {
            const Mutation& mutation = m_index.mutation(number);
            if (mutation.row && known.emplace(mutation.table, mutation.row).second)
                rows.push_back(&mutation);
        }
        return rows;
    }

    [[nodiscard]] std::string nameOfRow(const Mutation& mutation) const
    {
        return fmt::format("{}:{}", m_snapshot.str(mutation.table), m_snapshot.str(mutation.row));
    }

    const TokenIndex& m_index;
    const Snapshot& m_snapshot;
    const TokenFacts& m_facts;
    const TokenParts& m_parts;
    std::vector<TokenFinding> m_found;
};

} // namespace

std::string_view nameOf(TokenFindingKind kind)
{
    return descriptionOf(kind).name;
}

Severity severityOf(TokenFindingKind kind)
{
    return descriptionOf(kind).severity;
}

std::string adviceOf(TokenFindingKind kind)
{
    const Phrase& advice = descriptionOf(kind).advice;
    return *advice.english == 0 ? std::string() : translated(advice);
}

std::vector<TokenFinding> tokenFindings(const TokenIndex& index, const TokenFacts& facts)
{
    return Search(index, facts).run();
}

TokenFinding unparsableToken(const Problem& reason)
{
    return {.kind = Unparsable,
            .message = told(phrase("tokens", "This is no tracking token: {}"),
                            reason.parameters.empty() ? textOf(reason) : reason.parameters.front()),
            .table = {},
            .row = {},
            .job = {}};
}

} // namespace throughline
