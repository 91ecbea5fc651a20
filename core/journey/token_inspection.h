// SPDX-License-Identifier: GPL-3.0-or-later
// What a tracking token tells (spec 3, "What the app does with tokens"): its parts, the jobs from the root to
// its own and on to all that they led to, what was written and what happened under its correlation id, and
// what is wrong with it.
//
// Pure, any thread. Looks at every event once.
#pragma once

#include "core/token/token_findings.h"
#include "core/token/token_index.h"
#include "core/token/tracking_token.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

struct TokenInspection {
    Result<TokenParts> parts; // or why the text is no token
    // Of the job that the token names; where it names none, all jobs of its correlation id, each below the
    // one of them that led to it.
    JobLineage lineage;
    // Both in time order. Of a text that is no token, what carries that very text; of a bare UUID, which is a
    // correlation id, what has it.
    std::vector<TokenIndex::MutationNumber> mutations;
    std::vector<EventId> events;
    std::vector<TokenFinding> findings;

    // Whether the data know anything of it.
    [[nodiscard]] bool isKnown() const
    {
        return !lineage.jobs.empty() || !mutations.empty() || !events.empty();
    }
};

[[nodiscard]] TokenInspection inspectToken(const TokenIndex& index, std::string_view token);
// The same with an index of its own, for who asks once.
[[nodiscard]] TokenInspection inspectToken(const Snapshot& snapshot, std::string_view token);

// Whether rows, jobs or events of the data have the UUID as their correlation id.
[[nodiscard]] bool isKnownCorrelationId(const TokenIndex& index, std::string_view uuid);

} // namespace throughline
