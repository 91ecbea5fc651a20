// SPDX-License-Identifier: GPL-3.0-or-later
// findings SRC…: broken-chain warnings and whatever else is doubtful, a row each.
#include "app/throughline-cli/commands.h"
#include "app/throughline-cli/json.h"
#include "core/model/wording.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace throughline {

namespace {

void addCandidates(JsonValue& row, const Snapshot& snapshot, EventId event)
{
    for (const Repair& repair : snapshot.repairs.of(event))
        row["candidates"].push_back({{"event_id", snapshot.eventName(repair.cause)},
                                     {"confidence", confidenceJson(static_cast<double>(repair.confidence))},
                                     {"evidence", evidenceOf(snapshot, linkOf(repair))}});
}

JsonValue rowOf(const Snapshot& snapshot, const Finding& finding)
{
    JsonValue row = JsonValue::object();
    row["kind"] = nameOf(finding.kind);
    row["severity"] = nameOf(severityOf(finding.kind));
    row["message"] = messageOf(snapshot, finding);
    row["event_id"] = snapshot.eventName(finding.event);
    setText(row, "trace_id", traceIdOf(snapshot, finding.event));
    setText(row, "class", snapshot.str(snapshot.events.className(finding.event)));
    setText(row, "detail", detailOf(snapshot, finding));
    if (finding.hole != HoleCause::Unknown) {
        row["likely_cause"] = nameOf(finding.hole);
        row["likely_cause_detail"] = likelyCauseOf(snapshot, finding);
    }
    if (breaksChain(finding.kind))
        addCandidates(row, snapshot, finding.event);
    return row;
}

ExitCode runFindings(const Arguments& arguments, Output& output)
{
    const auto snapshot = openSources(arguments);
    if (!snapshot)
        return ExitCode::Nothing;
    std::vector<Column> columns = {{"severity", "severity"}, {"kind", "kind"}, {"message", "message"}};
    if (arguments.format == Format::Csv) {
        for (const char* key : {"trace_id", "class", "likely_cause_detail"})
            columns.push_back({key, key});
    }
    columns.push_back({"event_id", "event"});
    columns.push_back({"likely_cause", "likely cause"});
    columns.push_back({"detail", "detail"});
    RowWriter rows(output, arguments.format, std::move(columns));
    bool broken = false;
    for (const Finding& finding : snapshot->findings.all()) {
        if (!arguments.wants(snapshot->events.time(finding.event)))
            continue;
        broken = broken || breaksChain(finding.kind);
        rows.add(rowOf(*snapshot, finding));
    }
    rows.finish();
    if (const std::uint32_t unlearned = snapshot->repairs.unlearned(); unlearned > 0)
        warn(arguments,
             fmt::format("For {} the likely causes are only offered: too few events of the kind have a "
                         "cause to learn from",
                         unlearned == 1 ? "one event" : fmt::format("{} events", unlearned)));
    return done(arguments, *snapshot, broken);
}

} // namespace

void addFindings(CommandLine& line)
{
    CLI::App& command = addCommand(line, line.app, "findings",
                                   "Where chains are broken or doubtful, a row each", runFindings);
    addSources(line, command);
    addWindow(line, command);
}

} // namespace throughline
