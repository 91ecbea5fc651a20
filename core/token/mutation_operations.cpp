// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/token/mutation_operations.h"

#include <absl/container/flat_hash_map.h>

#include <utility>

namespace throughline {

std::vector<StringId> operationsOf(const TokenIndex& index,
                                   std::span<const TokenIndex::MutationNumber> mutations)
{
    struct Told {
        StringId operation;
        bool isSure = true;
    };
    // By table and token.
    absl::flat_hash_map<std::pair<StringId, StringId>, Told> told;
    for (const TokenIndex::MutationNumber number : mutations)
        told.try_emplace({index.mutation(number).table, index.mutation(number).token});
    for (const Invocation& invocation : index.snapshot().executions.invocations().all()) {
        const auto found = told.find({invocation.sourceTable, invocation.token});
        if (found == told.end() || !invocation.token || !invocation.sourceOperation)
            continue;
        Told& known = found->second;
        known.isSure = known.isSure && (!known.operation || known.operation == invocation.sourceOperation);
        known.operation = invocation.sourceOperation;
    }
    std::vector<StringId> operations;
    operations.reserve(mutations.size());
    for (const TokenIndex::MutationNumber number : mutations) {
        const Told& known = told[{index.mutation(number).table, index.mutation(number).token}];
        operations.push_back(known.isSure ? known.operation : StringId());
    }
    return operations;
}

} // namespace throughline
