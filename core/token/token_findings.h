// SPDX-License-Identifier: GPL-3.0-or-later
// Token findings: what is wrong or doubtful about a tracking token and what was written with it, and what to
// do about it (spec 3, the table of findings; seed 2, "Troubleshooting" and "Best Practices").
//
// Values; pure functions, any thread.
#pragma once

#include "core/base/problem.h"
#include "core/token/token_index.h"
#include "core/token/tracking_token.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

enum class TokenFindingKind : std::uint8_t {
    NotReused,
    MissingJobExecutionId,
    Unparsable,
    DanglingJob,
    JobTokenMismatch,
    OldFormat,
    GenericSource,
    UntrackedMutation,
    JobCycle // jobs that are their own ancestors
};
inline constexpr std::size_t kTokenFindingKindCount = 9;

[[nodiscard]] std::string_view nameOf(TokenFindingKind kind); // "token-not-reused"
[[nodiscard]] Severity severityOf(TokenFindingKind kind);
// What to do; empty where there is nothing to advise.
[[nodiscard]] std::string adviceOf(TokenFindingKind kind);

struct TokenFinding {
    TokenFindingKind kind = TokenFindingKind::Unparsable;
    std::string message; // a sentence without its full stop
    StringId table, row; // the row where it is seen; none where it is of the token itself
    StringId job;        // the job that it is about
};

// What is known of a token whose findings are looked for.
struct TokenFacts {
    TokenParts parts;
    const JobLineage& lineage;                             // of its job
    std::span<const TokenIndex::MutationNumber> mutations; // with its correlation id
};

// In the order of the kinds. A job without a row is a finding only where the data have any jobs at all: an
// export without job_executions says nothing about them.
[[nodiscard]] std::vector<TokenFinding> tokenFindings(const TokenIndex& index, const TokenFacts& facts);
// Of a text that is no token.
[[nodiscard]] TokenFinding unparsableToken(const Problem& reason);

} // namespace throughline
