// SPDX-License-Identifier: GPL-3.0-or-later
// compare TRACE_A TRACE_B SRC…: two transactions step by step, aligned by the paths of names from the root,
// a row each in display order; `in` says which of them has the step.
#include "app/throughline-cli/commands.h"
#include "app/throughline-cli/json.h"
#include "app/throughline-cli/selection.h"
#include "app/throughline-cli/text.h"
#include "core/journey/comparison.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cmath>

namespace throughline {

namespace {

struct SideKeys {
    const char *id, *duration, *self, *offset, *alike;
};
constexpr SideKeys kA = {"id_a", "duration_a_ms", "self_a_ms", "offset_a_ms", "count_a"};
constexpr SideKeys kB = {"id_b", "duration_b_ms", "self_b_ms", "offset_b_ms", "count_b"};

void setSide(JsonValue& row, const Snapshot& snapshot, const ComparedSide& side, const SideKeys& keys)
{
    row[keys.alike] = side.alike;
    if (!side.event)
        return;
    row[keys.id] = snapshot.eventName(side.event);
    setDuration(row, keys.offset, side.offset);
    setDuration(row, keys.duration, side.duration);
    setDuration(row, keys.self, side.self);
}

JsonValue rowOf(const Snapshot& snapshot, const ComparedSpan& span)
{
    const EventStore& events = snapshot.events;
    JsonValue row = JsonValue::object();
    row["depth"] = span.depth;
    setText(row, "type", snapshot.str(events.type(span.event())));
    setText(row, "class", snapshot.str(events.className(span.event())));
    row["in"] = span.inBoth() ? "both" : span.a.event ? "a" : "b";
    setSide(row, snapshot, span.a, kA);
    setSide(row, snapshot, span.b, kB);
    setDuration(row, "difference_ms", span.difference());
    if (const auto ratio = span.ratio()) {
        constexpr double kThousandths = 1000;
        row["ratio"] = std::round(*ratio * kThousandths) / kThousandths;
    }
    setDuration(row, "self_difference_ms", span.selfDifference());
    return row;
}

std::vector<Column> columnsOf(Format format)
{
    constexpr auto kMs = Column::Kind::Milliseconds;
    constexpr auto kNumber = Column::Kind::Number;
    std::vector<Column> columns = {{"depth", "depth", kNumber}, {"in", "in"}, {"type", "event"}};
    if (format == Format::Csv) {
        for (const char* key : {"class", kA.id, kB.id, kA.alike, kB.alike})
            columns.push_back({key, key});
    }
    columns.insert(columns.end(), {{kA.offset, "start A", kMs},
                                   {kB.offset, "start B", kMs},
                                   {kA.duration, "took A", kMs},
                                   {kB.duration, "took B", kMs},
                                   {"difference_ms", "B - A", kMs},
                                   {"ratio", "B / A", kNumber}});
    if (format == Format::Csv) {
        for (const char* key : {kA.self, kB.self})
            columns.push_back({key, key});
    }
    columns.push_back({"self_difference_ms", "self B - A", kMs});
    if (format == Format::Table)
        columns.push_back({"class", "class"});
    return columns;
}

ExitCode runCompare(const Arguments& arguments, Output& output)
{
    const auto snapshot = openSources(arguments);
    if (!snapshot)
        return ExitCode::Nothing;
    const Result<TransactionSubject> a = transactionSubject(*snapshot, arguments.subject);
    const Result<TransactionSubject> b = transactionSubject(*snapshot, arguments.other);
    for (const auto* side : {&a, &b}) {
        if (!*side)
            complain(side->error());
    }
    if (!a || !b)
        return ExitCode::Nothing;
    RowWriter rows(output, arguments.format, columnsOf(arguments.format));
    bool broken = false;
    for (const ComparedSpan& span : compare(*snapshot, a->events, b->events)) {
        for (const EventId e : {span.a.event, span.b.event})
            broken = broken || (e && missesParent(*snapshot, e));
        JsonValue row = rowOf(*snapshot, span);
        if (arguments.format == Format::Table)
            row["type"] = indented(row.value("type", ""), span.depth);
        rows.add(row);
    }
    rows.finish();
    return done(arguments, *snapshot, broken);
}

} // namespace

void addCompare(CommandLine& line)
{
    CLI::App& command =
        addCommand(line, line.app, "compare",
                   "Two traces, or everything about two entities, compared step by step", runCompare);
    const auto side = [&](const char* name, std::string& text) {
        command.add_option(name, text, "Trace id, or kind:value, for example checkout:55")
            ->required()
            ->type_name("");
    };
    side("TRACE_A", line.arguments.subject);
    side("TRACE_B", line.arguments.other);
    addSources(line, command);
}

} // namespace throughline
