// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/token/token_reuse.h"

#include "core/base/letter_case.h"

#include <absl/container/flat_hash_set.h>

#include <utility>

namespace throughline {

namespace {

bool isReuse(const TokenParts& before, const TokenParts& after)
{
    return before.source == after.source && equalIgnoringCase(before.correlationId, after.correlationId);
}

} // namespace

// The same change may be told by several sources: each pair of tokens counts once.
RowTokens tokensOfRow(const TokenIndex& index, StringId table, StringId row)
{
    const Snapshot& snapshot = index.snapshot();
    RowTokens tokens;
    StringId last;
    absl::flat_hash_set<std::pair<StringId, StringId>> counted;
    for (const TokenIndex::MutationNumber number : index.ofRow(table, row)) {
        const Mutation& mutation = index.mutation(number);
        const StringId before = mutation.previousToken ? mutation.previousToken : last;
        const Result<TokenParts> after = TrackingToken::parse(snapshot.str(mutation.token));
        if (!after)
            continue;
        last = mutation.token;
        if (!before || before == mutation.token || !counted.emplace(before, mutation.token).second)
            continue;
        if (const Result<TokenParts> parts = TrackingToken::parse(snapshot.str(before)))
            ++(isReuse(*parts, *after) ? tokens.reused : tokens.changed);
    }
    return tokens;
}

std::optional<std::string> tokenNotReusedBy(const Snapshot& snapshot, const JobExecution& job,
                                            const TokenParts& written)
{
    const Invocation* invocation = invocationOf(snapshot, job);
    if (!invocation)
        return std::nullopt;
    std::optional<std::string> given;
    for (const StringId id : {invocation->oldToken, invocation->token}) {
        std::string text = snapshot.str(id);
        const Result<TokenParts> parts = TrackingToken::parse(text);
        if (!parts)
            continue;
        if (isReuse(*parts, written))
            return std::nullopt;
        if (!given)
            given = std::move(text);
    }
    return given;
}

} // namespace throughline
