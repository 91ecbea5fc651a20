// SPDX-License-Identifier: GPL-3.0-or-later
// summary SRC…: what was loaded, and what was made of it.
#include "app/throughline-cli/commands.h"
#include "app/throughline-cli/json.h"
#include "core/journey/selector.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

namespace throughline {

namespace {

struct Counts {
    std::uint64_t events = 0, duplicates = 0, contacts = 0, traces = 0;
    std::array<std::uint64_t, kLinkKindCount> links{};
    std::array<std::uint64_t, kFindingKindCount> findings{};
    std::uint64_t accepted = 0, offered = 0;
    TimeNs from = kNoTime, to = kNoTime;
    bool broken = false;
};

void countEvents(const Arguments& arguments, const Snapshot& snapshot, Counts& counts)
{
    const EventStore& events = snapshot.events;
    std::vector<bool> contacts(snapshot.entities.size());
    std::vector<bool> traces(events.traceCount());
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        const EventId event(i);
        if (!arguments.wants(events.time(event)))
            continue;
        ++counts.events;
        counts.duplicates += events.repeats(event);
        traces[events.trace(event).index()] = true;
        if (const EntityId contact = events.contact(event))
            contacts[contact.index()] = true;
        if (!events.timed(event))
            continue;
        counts.from = counts.from == kNoTime ? events.time(event) : counts.from; // events are in time order
        counts.to = std::max(counts.to, events.end(event));
    }
    counts.contacts = static_cast<std::uint64_t>(std::count(contacts.begin(), contacts.end(), true));
    counts.traces = static_cast<std::uint64_t>(std::count(traces.begin(), traces.end(), true));
}

Counts countAll(const Arguments& arguments, const Snapshot& snapshot)
{
    Counts counts;
    countEvents(arguments, snapshot, counts);
    for (const Link& link : snapshot.links.all()) {
        if (!arguments.wants(snapshot.events.time(link.to)))
            continue;
        ++counts.links[static_cast<std::size_t>(link.kind)];
    }
    EventId last;
    for (const Repair& repair : snapshot.repairs.all()) {
        const bool likeliest = repair.effect != std::exchange(last, repair.effect);
        if (likeliest && arguments.wants(snapshot.events.time(repair.effect)))
            ++(repair.accepted ? counts.accepted : counts.offered);
    }
    for (const Finding& finding : snapshot.findings.all()) {
        if (!arguments.wants(snapshot.events.time(finding.event)))
            continue;
        ++counts.findings[static_cast<std::size_t>(finding.kind)];
        counts.broken = counts.broken || breaksChain(finding.kind);
    }
    return counts;
}

template <class Kind, std::size_t Size>
JsonValue byKind(const std::array<std::uint64_t, Size>& counts)
{
    JsonValue json = JsonValue::object();
    for (std::size_t i = 0; i < Size; ++i) {
        if (counts[i] > 0)
            json[std::string(nameOf(static_cast<Kind>(i)))] = counts[i];
    }
    return json;
}

std::string_view nameOf(FieldDecision::How how)
{
    switch (how) {
    case FieldDecision::How::Spelling:
        return "spelling";
    case FieldDecision::How::Content:
        return "content";
    case FieldDecision::How::MappingFile:
        return "mapping file";
    }
    return {};
}

// Shares and confidences are shown in per cent: more digits would say more than is known.
double rounded(double part)
{
    return std::round(part * 100) / 100;
}

JsonValue fieldsJson(const SourceReport& source)
{
    JsonValue fields = JsonValue::array();
    for (const FieldDecision& decision : source.fields)
        fields.push_back({{"field", decision.field},
                          {"path", decision.path},
                          {"how", nameOf(decision.how)},
                          {"confidence", rounded(decision.confidence)},
                          {"share", rounded(decision.share)}});
    return fields;
}

JsonValue summaryJson(const Snapshot& snapshot, const Counts& counts)
{
    JsonValue json = JsonValue::object();
    json["sources"] = JsonValue::array();
    for (const SourceReport& source : snapshot.report.sources()) {
        JsonValue entry = {{"name", source.name}};
        setText(entry, "format", source.format);
        entry["records"] = source.read;
        entry["rejected"] = source.rejected;
        entry["fields"] = fieldsJson(source);
        if (!source.missing.empty())
            entry["missing"] = source.missing;
        json["sources"].push_back(std::move(entry));
    }
    json["events"] = counts.events;
    json["duplicates"] = counts.duplicates;
    json["traces"] = counts.traces;
    json["contacts"] = counts.contacts;
    json["links"] = byKind<LinkKind>(counts.links);
    json["findings"] = byKind<FindingKind>(counts.findings);
    json["inferred"] = {{"accepted", counts.accepted}, {"offered", counts.offered}};
    setTime(json, "from", counts.from);
    setTime(json, "to", counts.to);
    setDuration(json, "load_ms", snapshot.loadTime);
    return json;
}

// "field time": "/sentAt (spelling, 93 %)"; what the usual names hold goes without saying.
void addFields(std::vector<std::pair<std::string, JsonValue>>& facts, const JsonValue& source)
{
    for (const JsonValue& field : source["fields"]) {
        const double confidence = field["confidence"].get<double>();
        if (field["how"] != "spelling" || confidence < 1)
            facts.emplace_back("field " + field["field"].get<std::string>(),
                               fmt::format("{} ({}, {:.0f} %)", field["path"].get<std::string>(),
                                           field["how"].get<std::string>(), confidence * 100));
    }
    for (const JsonValue& sentence : source.value("missing", JsonValue::array()))
        facts.emplace_back("missing", sentence);
}

// The document as name and value, for tables and CSV: "links parent" 2561.
std::vector<std::pair<std::string, JsonValue>> facts(const JsonValue& summary)
{
    std::vector<std::pair<std::string, JsonValue>> facts;
    for (const auto& [key, value] : summary.items()) {
        if (value.is_object()) {
            for (const auto& [kind, count] : value.items())
                facts.emplace_back(key + " " + kind, count);
        } else if (value.is_array()) {
            for (const JsonValue& source : value) {
                facts.emplace_back("source", fmt::format("{}: {}, {} records, {} rejected",
                                                         source["name"].get<std::string>(),
                                                         source.value("format", "unknown format"),
                                                         source["records"].get<std::uint64_t>(),
                                                         source["rejected"].get<std::uint64_t>()));
                addFields(facts, source);
            }
        } else {
            facts.emplace_back(key, value);
        }
    }
    return facts;
}

void printSummary(const Arguments& arguments, const Snapshot& snapshot, const JsonValue& summary,
                  Output& output)
{
    if (arguments.format == Format::Csv) {
        RowWriter rows(output, Format::Csv, {{"name", "name"}, {"value", "value"}});
        for (const auto& [name, value] : facts(summary))
            rows.add({{"name", name}, {"value", value}});
        rows.finish();
        return;
    }
    if (arguments.format == Format::Table) {
        FactWriter table(output);
        for (const auto& [name, value] : facts(summary)) {
            if (name != "load_ms")
                table.add(name, value.is_string() ? value.get<std::string>() : value.dump());
        }
        table.add("loaded in", formatDuration(snapshot.loadTime));
        table.finish();
        return;
    }
    DocumentWriter document(output, arguments.format);
    for (const auto& [key, value] : summary.items())
        document.field(key, value);
    document.finish();
}

ExitCode runSummary(const Arguments& arguments, Output& output)
{
    const auto snapshot = openSources(arguments);
    if (!snapshot)
        return ExitCode::Nothing;
    const Counts counts = countAll(arguments, *snapshot);
    printSummary(arguments, *snapshot, summaryJson(*snapshot, counts), output);
    return done(arguments, *snapshot, counts.broken);
}

} // namespace

void addSummary(CommandLine& line)
{
    CLI::App& command =
        addCommand(line, line.app, "summary", "What was loaded, and what was made of it", runSummary);
    addSources(line, command);
    addWindow(line, command);
}

} // namespace throughline
