// SPDX-License-Identifier: GPL-3.0-or-later
// Whether jobs reuse the token of the row that started them, as forJob does where
// TrackingTokenExtractionPlugin hands it on (seed 2, "Token Not Being Reused"). Pure, any thread.
#pragma once

#include "core/token/token_index.h"
#include "core/token/tracking_token.h"

#include <cstdint>
#include <optional>
#include <string>

namespace throughline {

// What became of the token of a row from one update to the next.
struct RowTokens {
    std::uint32_t changed = 0; // its source or its correlation id
    std::uint32_t reused = 0;  // only its job changed

    // One change may be another person's edit, which begins anew.
    [[nodiscard]] bool changeWithEachUpdate() const { return changed >= 2 && reused == 0; }
};

// Looks at each mutation of the row once.
[[nodiscard]] RowTokens tokensOfRow(const TokenIndex& index, StringId table, StringId row);

// The token that the job was given by the row that started it, where the job wrote another one that has not
// its source and correlation id; none where it reused it, or where nothing is known about such a row. Either
// the row before the change or after it may be what the extraction is told to read.
[[nodiscard]] std::optional<std::string> tokenNotReusedBy(const Snapshot& snapshot, const JobExecution& job,
                                                          const TokenParts& written);

} // namespace throughline
