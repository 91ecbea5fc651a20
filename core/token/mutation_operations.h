// SPDX-License-Identifier: GPL-3.0-or-later
// What was done to rows, as far as their mutations do not say so themselves: the invocation that a mutation
// fired tells the operation (spec 1, "invocation"). Pure, any thread; looks at every invocation once.
#pragma once

#include "core/token/token_index.h"

#include <span>
#include <vector>

namespace throughline {

// "INSERT", "UPDATE" … by mutation; none where no invocation tells, or those that do disagree: a job that
// writes two rows of one table leaves the same token in both.
[[nodiscard]] std::vector<StringId> operationsOf(const TokenIndex& index,
                                                 std::span<const TokenIndex::MutationNumber> mutations);

} // namespace throughline
