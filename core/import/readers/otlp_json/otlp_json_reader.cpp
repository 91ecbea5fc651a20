// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/otlp_json/otlp_json_reader.h"

#include "core/import/json_members.h"
#include "core/import/readers/otlp_json/otlp_span_parser.h"

#include <algorithm>
#include <array>

namespace throughline {

namespace {

// From the outermost in, with the spellings of other times and exporters.
const std::vector<std::string> kResources = {"resourceSpans",   "resource_spans", "batches",
                                             "resourceLogs",    "resource_logs",  "resourceMetrics",
                                             "resource_metrics"};
const std::vector<std::string> kScopes = {"scopeSpans",
                                          "scope_spans",
                                          "instrumentationLibrarySpans",
                                          "instrumentation_library_spans",
                                          "scopeLogs",
                                          "scope_logs",
                                          "scopeMetrics",
                                          "scope_metrics"};
const std::vector<std::string> kRecords = {std::string(kOtlpSpans), std::string(kOtlpLogs),
                                           std::string(kOldOtlpLogs), std::string(kOtlpMetrics)};
constexpr std::array<std::string_view, 2> kWrappers = {"result", "trace"}; // Jaeger's API, Tempo

bool isAmong(const std::vector<std::string>& keys, std::string_view key)
{
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

// Whether a text is an object that holds resources, or the beginning of one.
bool isRequest(std::string_view object)
{
    JsonMembers members(isJsonObject(object) ? object : std::string_view());
    while (members.next()) {
        if (!isAmong(kResources, members.key()))
            continue;
        if (members.key() != "batches")
            return true;
        JsonMembers batch(firstObjectOf(members.value())); // a word that others use, too
        while (batch.next()) {
            if (isAmong(kScopes, batch.key()))
                return true;
        }
    }
    return false;
}

// The key of the object around each request; empty where there is none.
std::string_view wrapperOf(std::string_view object)
{
    for (const std::string_view wrapper : kWrappers) {
        if (isRequest(memberNamed(object, wrapper)))
            return wrapper;
    }
    return {};
}

} // namespace

SniffResult OtlpJsonReader::sniff(const SourcePrefix& prefix) const
{
    const std::string_view object = firstObjectOf(prefix.bytes);
    if (!isRequest(object) && wrapperOf(object).empty())
        return {};
    return {SniffResult::Verdict::Mine, std::string(name()), {}};
}

std::unique_ptr<BlockCutter> OtlpJsonReader::cutter(ByteStream& stream, const SourcePrefix& prefix,
                                                    const ReadLimits& limits) const
{
    JsonLayout layout;
    if (const std::string_view wrapper = wrapperOf(firstObjectOf(prefix.bytes)); !wrapper.empty())
        layout.levels.push_back({.keys = {std::string(wrapper)}});
    layout.levels.push_back({.keys = kResources});
    layout.levels.push_back({.keys = kScopes, .context = true});
    layout.levels.push_back({.keys = kRecords, .context = true});
    return cutJson(stream, layout, limits);
}

std::unique_ptr<BlockParser> OtlpJsonReader::parser(const ParserSettings& settings) const
{
    return otlpSpanParser(settings);
}

} // namespace throughline
