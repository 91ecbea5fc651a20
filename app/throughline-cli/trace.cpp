// SPDX-License-Identifier: GPL-3.0-or-later
// trace ID SRC…: the span tree of a cluster in display order.
#include "app/throughline-cli/commands.h"
#include "app/throughline-cli/json.h"
#include "app/throughline-cli/selection.h"
#include "app/throughline-cli/text.h"
#include "core/journey/selector.h"

#include <CLI/CLI.hpp>

#include <ranges>

namespace throughline {

namespace {

struct Span {
    EventId event;
    std::uint32_t depth = 0;
};

// Pre-order: roots, and the children of each span, in time order.
std::vector<Span> displayOrder(const Snapshot& snapshot, TraceId trace)
{
    const auto events = snapshot.events.eventsOf(trace);
    std::vector<Span> spans, open;
    for (const EventId event : events | std::views::reverse) {
        if (!snapshot.links.treeParent(event))
            open.push_back({event, 0});
    }
    while (!open.empty()) {
        const Span span = open.back();
        open.pop_back();
        spans.push_back(span);
        for (const EventId child : snapshot.links.treeChildren(span.event) | std::views::reverse)
            open.push_back({child, span.depth + 1});
    }
    return spans;
}

bool missesParent(const Snapshot& snapshot, EventId event)
{
    return std::ranges::any_of(snapshot.findings.of(event), [](const Finding& finding) {
        return finding.kind == FindingKind::MissingParent;
    });
}

JsonValue spanJson(const Snapshot& snapshot, const Span& span)
{
    JsonValue json = eventJson(snapshot, span.event);
    json["depth"] = span.depth;
    json["children"] = snapshot.links.treeChildren(span.event).size();
    if (missesParent(snapshot, span.event))
        json["missing_parent"] = true;
    return json;
}

void printDocument(const Arguments& arguments, const Snapshot& snapshot, TraceId trace,
                   const std::vector<Span>& spans, Output& output)
{
    const Cluster& cluster = snapshot.clusters[trace];
    DocumentWriter document(output, arguments.format);
    document.field("trace_id", snapshot.traceName(trace));
    document.field("entry_point", nameOf(cluster.entry));
    if (cluster.from != kNoTime)
        document.field("from", formatTime(cluster.from));
    if (cluster.to != kNoTime)
        document.field("to", formatTime(cluster.to));
    document.beginList("spans");
    for (const Span& span : spans)
        document.item(spanJson(snapshot, span));
    document.endList();
    document.finish();
}

void printRows(const Arguments& arguments, const Snapshot& snapshot, const std::vector<Span>& spans,
               Output& output)
{
    std::vector<Column> columns = {{"depth", "depth", Column::Kind::Number},
                                   {"time", "time"},
                                   {"duration_ms", "duration", Column::Kind::Milliseconds},
                                   {"status", "status"},
                                   {"type", "event"},
                                   {"class", "class"}};
    if (arguments.format == Format::Csv) {
        for (const char* key : {"id", "span_id", "parent_id", "contact_id", "children"})
            columns.push_back({key, key});
    }
    columns.push_back({"missing_parent", "parent missing"});
    columns.push_back({"refs", "refs"});
    RowWriter rows(output, arguments.format, std::move(columns));
    for (const Span& span : spans) {
        JsonValue row = spanJson(snapshot, span);
        if (arguments.format == Format::Table)
            row["type"] = indented(row.value("type", ""), span.depth);
        rows.add(row);
    }
    rows.finish();
}

ExitCode runTrace(const Arguments& arguments, Output& output)
{
    const auto snapshot = openSources(arguments);
    if (!snapshot)
        return ExitCode::Nothing;
    const std::string_view id = withoutKind(arguments.subject, "trace");
    const TraceId trace = snapshot->findTrace(id);
    if (!trace) {
        complain({.code = ProblemCode::NothingSelected, .parameters = {"trace:" + std::string(id)}});
        return ExitCode::Nothing;
    }
    const std::vector<Span> spans = displayOrder(*snapshot, trace);
    if (arguments.format == Format::Json || arguments.format == Format::Ndjson)
        printDocument(arguments, *snapshot, trace, spans, output);
    else
        printRows(arguments, *snapshot, spans, output);
    return done(arguments, *snapshot, snapshot->clusters[trace].orphans > 0);
}

} // namespace

void addTrace(CommandLine& line)
{
    CLI::App& command = addCommand(line, line.app, "trace", "The span tree of a trace", runTrace);
    command.add_option("ID", line.arguments.subject, "Trace id")->required()->type_name("");
    addSources(line, command);
}

} // namespace throughline
