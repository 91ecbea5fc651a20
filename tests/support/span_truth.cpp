// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/span_truth.h"

#include "tests/support/test_data.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <utility>

namespace throughline::test {

namespace {

constexpr std::array kSpanFigures = {"spans",        "traces",  "roots",       "orphans",
                                     "self_parents", "dup_ids", "dup_rows",    "unique_span_ids",
                                     "links",        "errors",  "earliest_ns", "latest_ns"};
constexpr std::array kEventFigures = {"events", "errors", "earliest_ns", "latest_ns"};

bool holdsSpans(const std::string& format)
{
    return format == "otlp" || format == "jaeger" || format == "zipkin" || format == "flat-events";
}

template <std::size_t N>
Figures figuresIn(const nlohmann::json& file, const std::array<const char*, N>& names)
{
    Figures figures;
    for (const char* name : names) {
        if (const auto found = file.find(name); found != file.end() && found->is_number())
            figures[name] = found->get<std::int64_t>();
    }
    return figures;
}

FileTruth truthOf(const std::string& name, const nlohmann::json& file)
{
    FileTruth truth;
    truth.name = name;
    truth.format = file.at("format").get<std::string>();
    truth.figures = holdsSpans(truth.format) ? figuresIn(file, kSpanFigures) : figuresIn(file, kEventFigures);
    if (truth.format == "flat-events")
        truth.figures.erase("unique_span_ids"); // counts ids of events, too
    if (const auto largest = file.find("largest_trace"); largest != file.end() && largest->is_array()) {
        truth.largestTrace = largest->at(0).get<std::string>();
        truth.largestTraceSpans = largest->at(1).get<std::int64_t>();
    }
    return truth;
}

std::int64_t records(const Snapshot& snapshot, EventId e)
{
    return 1 + std::int64_t{snapshot.events.repeats(e)};
}

using SpanName = std::pair<TraceId, StringId>;

std::map<SpanName, std::int64_t> recordsBySpan(const Snapshot& snapshot)
{
    std::map<SpanName, std::int64_t> count;
    for (std::uint32_t i = 0; i < snapshot.events.size(); ++i) {
        const EventId e(i);
        if (snapshot.events.span(e))
            count[{snapshot.events.trace(e), snapshot.events.span(e)}] += records(snapshot, e);
    }
    return count;
}

void addParents(const Snapshot& snapshot, const std::map<SpanName, std::int64_t>& spans, Figures& figures)
{
    const EventStore& events = snapshot.events;
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        const EventId e(i);
        const std::int64_t count = records(snapshot, e);
        if (!events.parent(e))
            figures["roots"] += count;
        else if (events.parent(e) == events.span(e))
            figures["self_parents"] += count;
        else if (!spans.contains({events.trace(e), events.parent(e)}))
            figures["orphans"] += count;
    }
}

// Spans of a trace whose id may be written with more or fewer zeros in front.
std::int64_t spansOfTrace(const Snapshot& snapshot, const std::string& id)
{
    const auto bare = [](std::string text) {
        return text.erase(0, std::min(text.find_first_not_of('0'), text.size()));
    };
    std::int64_t count = 0;
    for (std::uint32_t i = 0; i < snapshot.events.size(); ++i) {
        const StringId name = snapshot.events.traceName(snapshot.events.trace(EventId(i)));
        if (bare(snapshot.str(name)) == bare(id))
            count += records(snapshot, EventId(i));
    }
    return count;
}

} // namespace

std::vector<FileTruth> truthsOfSharedFiles()
{
    std::vector<FileTruth> truths;
    const std::string path = sharedData("truth.json");
    if (path.empty())
        return truths;
    std::ifstream file(path);
    const nlohmann::json json = nlohmann::json::parse(file);
    for (const auto& [name, facts] : json.at("files").items())
        truths.push_back(truthOf(name, facts));
    std::sort(truths.begin(), truths.end(),
              [](const FileTruth& a, const FileTruth& b) { return a.name < b.name; });
    return truths;
}

Figures figuresOf(const Snapshot& snapshot)
{
    Figures figures;
    for (const char* name : kSpanFigures)
        figures[name] = 0;
    const EventStore& events = snapshot.events;
    std::set<StringId> traces;
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        const EventId e(i);
        const std::int64_t count = records(snapshot, e);
        figures["spans"] += count;
        figures["links"] += count * static_cast<std::int64_t>(events.spanLinks(e).size());
        figures["errors"] += events.status(e) == EventStatus::Error ? count : 0;
        if (const StringId trace = events.traceName(events.trace(e)))
            traces.insert(trace);
    }
    figures["events"] = figures["spans"];
    figures["traces"] = static_cast<std::int64_t>(traces.size());
    figures["earliest_ns"] = snapshot.from();
    figures["latest_ns"] = snapshot.to();
    const std::map<SpanName, std::int64_t> spans = recordsBySpan(snapshot);
    figures["unique_span_ids"] = static_cast<std::int64_t>(spans.size());
    for (const auto& [span, count] : spans) {
        figures["dup_ids"] += count > 1 ? 1 : 0;
        figures["dup_rows"] += count - 1;
    }
    addParents(snapshot, spans, figures);
    return figures;
}

std::string differenceOf(const FileTruth& truth, const Snapshot& snapshot)
{
    const Figures found = figuresOf(snapshot);
    std::string difference;
    const auto note = [&](const std::string& what, std::int64_t is, std::int64_t should) {
        if (is != should)
            difference += fmt::format("{}{}: {}, not {}", difference.empty() ? "" : "; ", what, is, should);
    };
    for (const auto& [name, should] : truth.figures)
        note(name, found.at(name), should);
    if (!truth.largestTrace.empty())
        note("spans of trace " + truth.largestTrace, spansOfTrace(snapshot, truth.largestTrace),
             truth.largestTraceSpans);
    return difference;
}

} // namespace throughline::test
