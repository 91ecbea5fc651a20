// SPDX-License-Identifier: GPL-3.0-or-later
// Fuzz target of tracking tokens: any text parses or says why not, and what was read can be written again.
#include "core/token/tracking_token.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace {

using namespace throughline;

constexpr std::string_view kUuid = "550e8400-e29b-41d4-a716-446655440000";

void require(bool holds, const char* what)
{
    if (!holds) {
        std::fprintf(stderr, "does not hold: %s\n", what);
        std::abort();
    }
}

void checkValid(std::string_view text, const TokenParts& parts)
{
    require(!parts.source.empty(), "a source is not empty");
    require(isUuid(parts.correlationId), "a correlation id is a UUID");
    require(parts.jobExecutionId != "", "a job is absent or not empty");
    const Result<std::string> again =
        TrackingToken::create(parts.source, parts.correlationId, parts.jobExecutionId.value_or(""));
    require(again.has_value(), "the parts of a token make a token");
    require(parts.format == TokenFormat::Dot || *again == text, "a pipe token is written as it was read");
    const Result<TokenParts> parsed = TrackingToken::parse(*again);
    require(parsed && parsed->source == parts.source && parsed->correlationId == parts.correlationId &&
                parsed->jobExecutionId == parts.jobExecutionId,
            "what was written has the same parts");
    require(TrackingToken::withJobExecutionId(text, "j").has_value(), "a valid token takes another job");
}

// The text as each part of a new token.
void checkWriting(std::string_view text)
{
    const std::string own(text);
    const std::string token = TrackingToken::forJob(
        {.correlationId = own}, {.sourceTrackingToken = own, .correlationId = own, .jobExecutionId = own},
        [] { return std::string(kUuid); }, text);
    require(TrackingToken::isValid(token), "forJob returns a valid token");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const Result<TokenParts> parts = TrackingToken::parse(text);
    if (parts)
        checkValid(text, *parts);
    else
        require(!parts.error().parameters.empty() && parts.error().parameters[0].size() < 400,
                "an invalid token has a reason that can be read");
    checkWriting(text);
    return 0;
}
