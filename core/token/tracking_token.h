// SPDX-License-Identifier: GPL-3.0-or-later
// TrackingToken: `source|correlationId|jobExecutionId` (seed 2; spec 3, "The token").
//
// A token is the text that stands in a row's updated_by; the functions of seed 2's API reference write, read
// and change it under the names that they have there. Pure, any thread; nothing is thrown: what the seed lets
// throw is a BadToken failure, whose parameter says which part is wrong.
//
// The correlation id is a UUID in canonical 8-4-4-4-12 hex of any case, kept as written; source and job are
// any non-empty text without `|`; the job part may be missing. The old dot format
// `source.correlationId.jobId` is read with the UUID as its anchor, so a source may hold dots; what is
// written has pipes.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace throughline {

enum class TokenFormat : std::uint8_t { Pipe, Dot };
[[nodiscard]] std::string_view nameOf(TokenFormat format); // "pipe"

struct TokenParts {
    TokenFormat format = TokenFormat::Pipe;
    std::string source;
    std::string correlationId;
    std::optional<std::string> jobExecutionId;
};

// What forJob reads of the Hasura event that started the job. Empty: absent.
struct TokenEvent {
    std::string correlationId;
};

// What forJob reads of the job's options. Empty: absent.
struct TokenOptions {
    std::string
        sourceTrackingToken; // of the row that fired the event, found by TrackingTokenExtractionPlugin
    std::string correlationId;
    std::string jobExecutionId; // job_executions.id, from ObservabilityPlugin
};

// A UUID in canonical form that was never used before.
using FreshUuid = std::function<std::string()>;

struct TrackingToken {
    // The job part of a reused token where the options name no job (seed 2, "Missing jobExecutionId").
    static constexpr std::string_view kUnknownJob = "unknown";
    static constexpr std::string_view kDefaultSource = "system";

    // A token from scratch: `|` in source and job becomes `_`, an empty job is none. Fails where the source
    // is empty or the correlation id is no UUID. What it returns parses back to the same parts.
    [[nodiscard]] static Result<std::string> create(std::string_view source, std::string_view correlationId,
                                                    std::string_view jobExecutionId = {});
    // The token to write into updated_by. A valid source token is reused: its source and correlation id stay
    // and the job id becomes that of the options, or `unknown`. Else a new one: the fallback source (an empty
    // one is `system`), the current correlation id (the event's, else the options', else a fresh one) and the
    // job id if there is one. A job never fails for want of a token.
    [[nodiscard]] static std::string forJob(const TokenEvent& event, const TokenOptions& options,
                                            const FreshUuid& freshUuid,
                                            std::string_view fallbackSource = kDefaultSource);
    // Source and correlation id of a valid token, with another job; a dot token comes back with pipes.
    [[nodiscard]] static Result<std::string> withJobExecutionId(std::string_view token,
                                                                std::string_view jobExecutionId);

    [[nodiscard]] static Result<TokenParts> parse(std::string_view token);
    [[nodiscard]] static bool isValid(std::string_view value);
    [[nodiscard]] static Result<std::string> getCorrelationId(std::string_view token);
    [[nodiscard]] static Result<std::string> getSource(std::string_view token);
    // None where the token has no job part.
    [[nodiscard]] static Result<std::optional<std::string>> getJobExecutionId(std::string_view token);
};

// The job execution that a token names; empty where it is no token, and where it names none or `unknown`.
[[nodiscard]] std::string jobNamedBy(std::string_view token);

// 8-4-4-4-12 hexadecimal digits of either case.
[[nodiscard]] bool isUuid(std::string_view text);
// The UUID of a correlation id as hasura-event-detector writes it: bare, or `function.uuid` (spec 1,
// "invocation"). Empty where there is none. A view of the text.
[[nodiscard]] std::string_view uuidOf(std::string_view correlationId);

} // namespace throughline
