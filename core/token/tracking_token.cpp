// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/token/tracking_token.h"

#include "core/base/translation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <vector>

namespace throughline {

namespace {

constexpr std::size_t kUuidLength = 36;
constexpr std::string_view kForm = "source|correlationId|jobExecutionId";

bool isHex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isDash(std::size_t position)
{
    return position == 8 || position == 13 || position == 18 || position == 23;
}

tl::unexpected<Problem> invalid(std::string reason)
{
    return failure(ProblemCode::BadToken, {std::move(reason)});
}

// A part for a message: whole where it is short, else its first characters.
std::string quoted(std::string_view part)
{
    constexpr std::size_t kShown = 60;
    if (part.size() <= kShown)
        return fmt::format("\"{}\"", part);
    std::size_t end = kShown;
    while (end > 0 && (static_cast<unsigned char>(part[end]) & 0xC0U) == 0x80U)
        --end;
    return fmt::format("\"{}…\" ({} bytes)", part.substr(0, end), part.size());
}

std::vector<std::string_view> splitAtPipes(std::string_view text)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t pipe = text.find('|');
        parts.push_back(text.substr(0, pipe));
        if (pipe == std::string_view::npos)
            return parts;
        text.remove_prefix(pipe + 1);
    }
}

// What is wrong with a correlation id that is no UUID.
std::string uuidDefect(std::string_view text)
{
    constexpr std::size_t kDigits = 32;
    const auto onlyHex = [](std::string_view part) { return std::all_of(part.begin(), part.end(), isHex); };
    if (text.empty())
        return told(phrase("tokens", "the correlation id is empty"));
    if (text.front() == '{' && text.back() == '}' && isUuid(text.substr(1, text.size() - 2)))
        return told(phrase("tokens", "the correlation id {} is in braces"), quoted(text));
    if (text.size() == kDigits && onlyHex(text))
        return told(phrase("tokens", "the correlation id {} has no dashes; a UUID is written 8-4-4-4-12"),
                    quoted(text));
    if (std::any_of(text.begin(), text.end(), [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }))
        return told(phrase("tokens", "the correlation id {} holds white space"), quoted(text));
    return told(phrase("tokens", "the correlation id {} is not a UUID (8-4-4-4-12 hexadecimal digits)"),
                quoted(text));
}

bool holdsEncodedPipe(std::string_view text)
{
    return text.find("%7C") != std::string_view::npos || text.find("%7c") != std::string_view::npos;
}

Result<TokenParts> parsePipe(std::string_view text)
{
    const std::vector<std::string_view> parts = splitAtPipes(text);
    if (parts.size() > 3)
        return invalid(told(phrase("tokens", "{} parts where {} has at most 3"), parts.size(), kForm));
    if (parts[0].empty())
        return invalid(told(phrase("tokens", "the source is empty")));
    if (!isUuid(parts[1]))
        return invalid(uuidDefect(parts[1]));
    TokenParts token{.format = TokenFormat::Pipe,
                     .source = std::string(parts[0]),
                     .correlationId = std::string(parts[1]),
                     .jobExecutionId = std::nullopt};
    if (parts.size() == 3) {
        if (parts[2].empty())
            return invalid(told(phrase("tokens", "the job execution id after the second | is empty")));
        token.jobExecutionId = std::string(parts[2]);
    }
    return token;
}

// `source.uuid` and `source.uuid.job`: the first UUID between dots is the anchor, since a source may hold
// dots.
Result<TokenParts> parseDot(std::string_view text)
{
    for (std::size_t dot = text.find('.'); dot != std::string_view::npos; dot = text.find('.', dot + 1)) {
        const std::string_view rest = text.substr(dot + 1);
        if (!isUuid(rest.substr(0, kUuidLength)) || (rest.size() > kUuidLength && rest[kUuidLength] != '.'))
            continue;
        if (dot == 0)
            return invalid(told(phrase("tokens", "the source is empty")));
        TokenParts token{.format = TokenFormat::Dot,
                         .source = std::string(text.substr(0, dot)),
                         .correlationId = std::string(rest.substr(0, kUuidLength)),
                         .jobExecutionId = std::nullopt};
        if (rest.size() > kUuidLength) {
            if (rest.size() == kUuidLength + 1)
                return invalid(told(phrase("tokens", "the job execution id after the last dot is empty")));
            token.jobExecutionId = std::string(rest.substr(kUuidLength + 1));
        }
        return token;
    }
    if (isUuid(text))
        return invalid(told(phrase("tokens", "it is a bare UUID: a correlation id without a source")));
    if (text.size() > kUuidLength && isUuid(text.substr(0, kUuidLength)) && text[kUuidLength] == '.')
        return invalid(told(phrase("tokens", "the source is missing: it begins with the correlation id")));
    return invalid(
        told(phrase("tokens", "{} has no | and no UUID between dots; expected {}"), quoted(text), kForm));
}

// A pipe within a part would end it.
std::string withoutPipes(std::string_view part)
{
    std::string text(part);
    std::replace(text.begin(), text.end(), '|', '_');
    return text;
}

std::string written(std::string_view source, std::string_view correlationId, std::string_view job)
{
    std::string token = fmt::format("{}|{}", withoutPipes(source), correlationId);
    if (!job.empty())
        token += '|' + withoutPipes(job);
    return token;
}

std::string currentCorrelationId(const TokenEvent& event, const TokenOptions& options,
                                 const FreshUuid& freshUuid)
{
    for (const std::string_view known : {uuidOf(event.correlationId), uuidOf(options.correlationId)}) {
        if (!known.empty())
            return std::string(known);
    }
    std::string fresh = freshUuid();
    assert(isUuid(fresh));
    return fresh;
}

} // namespace

std::string_view nameOf(TokenFormat format)
{
    return format == TokenFormat::Pipe ? "pipe" : "dot";
}

std::string jobNamedBy(std::string_view token)
{
    const Result<TokenParts> parts = TrackingToken::parse(token);
    const std::string job = parts ? parts->jobExecutionId.value_or("") : "";
    return job == TrackingToken::kUnknownJob ? "" : job;
}

bool isUuid(std::string_view text)
{
    if (text.size() != kUuidLength)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (isDash(i) ? text[i] != '-' : !isHex(text[i]))
            return false;
    }
    return true;
}

std::string_view uuidOf(std::string_view correlationId)
{
    if (isUuid(correlationId))
        return correlationId;
    if (correlationId.size() < kUuidLength + 2)
        return {};
    const std::size_t begin = correlationId.size() - kUuidLength;
    const std::string_view last = correlationId.substr(begin);
    return correlationId[begin - 1] == '.' && isUuid(last) ? last : std::string_view();
}

Result<std::string> TrackingToken::create(std::string_view source, std::string_view correlationId,
                                          std::string_view jobExecutionId)
{
    if (source.empty())
        return invalid(told(phrase("tokens", "the source is empty")));
    if (!isUuid(correlationId))
        return invalid(uuidDefect(correlationId));
    return written(source, correlationId, jobExecutionId);
}

std::string TrackingToken::forJob(const TokenEvent& event, const TokenOptions& options,
                                  const FreshUuid& freshUuid, std::string_view fallbackSource)
{
    const std::string& job = options.jobExecutionId;
    if (const Result<TokenParts> reused = parse(options.sourceTrackingToken))
        return written(reused->source, reused->correlationId, job.empty() ? kUnknownJob : job);
    return written(fallbackSource.empty() ? kDefaultSource : fallbackSource,
                   currentCorrelationId(event, options, freshUuid), job);
}

Result<std::string> TrackingToken::withJobExecutionId(std::string_view token, std::string_view jobExecutionId)
{
    if (jobExecutionId.empty())
        return invalid(told(phrase("tokens", "the job execution id is empty")));
    return parse(token).map(
        [&](const TokenParts& parts) { return written(parts.source, parts.correlationId, jobExecutionId); });
}

Result<TokenParts> TrackingToken::parse(std::string_view token)
{
    if (token.empty())
        return invalid(told(phrase("tokens", "it is empty")));
    if (token.find('|') != std::string_view::npos)
        return parsePipe(token);
    if (holdsEncodedPipe(token))
        return invalid(told(phrase("tokens", "it holds %7C, a percent-encoded |; decode it first")));
    return parseDot(token);
}

bool TrackingToken::isValid(std::string_view value)
{
    return parse(value).has_value();
}

Result<std::string> TrackingToken::getCorrelationId(std::string_view token)
{
    return parse(token).map([](const TokenParts& parts) { return parts.correlationId; });
}

Result<std::string> TrackingToken::getSource(std::string_view token)
{
    return parse(token).map([](const TokenParts& parts) { return parts.source; });
}

Result<std::optional<std::string>> TrackingToken::getJobExecutionId(std::string_view token)
{
    return parse(token).map([](const TokenParts& parts) { return parts.jobExecutionId; });
}

} // namespace throughline
