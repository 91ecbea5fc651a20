// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracing/trace_headers.h"

#include "core/base/otlp_ids.h"
#include "core/tracing/arriving_ids.h"

#include <algorithm>

namespace throughline {

namespace {

constexpr std::string_view kMember = "throughline=";
constexpr char kBetween = ';';
constexpr std::size_t kMostStateBytes = 4096; // the specification asks for 512; what is longer is not read

// Version, trace, span and flags, with dashes between them.
constexpr std::size_t kLength = 55;
constexpr std::size_t kTraceAt = 3;
constexpr std::size_t kTraceDigits = 32;
constexpr std::size_t kSpanAt = 36;
constexpr std::size_t kSpanDigits = 16;
constexpr std::size_t kFlagsAt = 53;

bool areDigits(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool areZeros(std::string_view digits)
{
    return digits.find_first_not_of('0') == std::string_view::npos;
}

// A tracestate value is printable ASCII without comma and equals sign; blanks and our own mark stay out too.
bool fitsState(std::string_view id)
{
    return isPlausibleId(id) && std::ranges::all_of(id, [](char c) {
               return c > ' ' && c < 0x7f && c != ',' && c != '=' && c != kBetween;
           });
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

std::string_view ownMember(std::string_view traceState)
{
    traceState = traceState.substr(0, kMostStateBytes);
    while (!traceState.empty()) {
        const std::size_t end = std::min(traceState.find(','), traceState.size());
        const std::string_view member = trimmed(traceState.substr(0, end));
        if (member.starts_with(kMember))
            return member.substr(kMember.size());
        traceState.remove_prefix(std::min(end + 1, traceState.size()));
    }
    return {};
}

} // namespace

std::string traceParentOf(const TraceContext& context)
{
    return "00-" + otlpTraceId(context.traceId).digits + "-" + otlpSpanId(context.spanId).digits + "-01";
}

std::string traceStateOf(const TraceContext& context)
{
    if (!fitsState(context.traceId) || !fitsState(context.spanId))
        return {};
    return std::string(kMember) + context.traceId + kBetween + context.spanId;
}

std::optional<RemoteParent> remoteParent(std::string_view traceParent, std::string_view traceState)
{
    const std::string_view text = trimmed(traceParent);
    if (text.size() < kLength || text[2] != '-' || text[kSpanAt - 1] != '-' || text[kFlagsAt - 1] != '-')
        return std::nullopt;
    const std::string_view version = text.substr(0, 2);
    const std::string_view trace = text.substr(kTraceAt, kTraceDigits);
    const std::string_view span = text.substr(kSpanAt, kSpanDigits);
    if (!areDigits(version) || version == "ff" || !areDigits(trace) || areZeros(trace) || !areDigits(span) ||
        areZeros(span) || !areDigits(text.substr(kFlagsAt, 2)))
        return std::nullopt;
    if (text.size() > kLength && (version == "00" || text[kLength] != '-'))
        return std::nullopt;

    RemoteParent parent{std::string(trace), std::string(span)};
    const std::string_view own = ownMember(traceState);
    const std::size_t between = own.find(kBetween);
    if (between == std::string_view::npos)
        return parent;
    const std::string_view ownTrace = own.substr(0, between);
    const std::string_view ownSpan = own.substr(between + 1);
    if (fitsState(ownTrace) && otlpTraceId(ownTrace).digits == trace)
        parent.traceId = ownTrace;
    // A service between us and the sender hangs its own span in: then that one is the parent.
    if (fitsState(ownSpan) && otlpSpanId(ownSpan).digits == span)
        parent.spanId = ownSpan;
    return parent;
}

} // namespace throughline
