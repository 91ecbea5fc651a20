// SPDX-License-Identifier: GPL-3.0-or-later
// TrackingToken: `source|correlationId|jobExecutionId` (seed 2; spec 3, "The token").
//
// Pure functions, any thread. The correlation id is a UUID in canonical 8-4-4-4-12 hex of any case, kept as
// written; source and job are any non-empty text without `|`; the job part may be missing. The old dot format
// `source.correlationId.jobId` is read with the UUID as its anchor, so a source may hold dots.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace throughline {

enum class TokenFormat : std::uint8_t { Pipe, Dot };
[[nodiscard]] std::string_view nameOf(TokenFormat format); // "pipe"

struct TrackingToken {
    TokenFormat format = TokenFormat::Pipe;
    std::string source;
    std::string correlationId;
    std::optional<std::string> jobExecutionId;
};

// The parts of a token, or a BadToken failure that says which part is wrong.
[[nodiscard]] Result<TrackingToken> parseToken(std::string_view text);

// 8-4-4-4-12 hexadecimal digits of either case.
[[nodiscard]] bool isUuid(std::string_view text);

} // namespace throughline
