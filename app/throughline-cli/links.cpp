// SPDX-License-Identifier: GPL-3.0-or-later
// links SRC…: every link, a row each, ordered by effect.
#include "app/throughline-cli/commands.h"
#include "app/throughline-cli/json.h"

#include <CLI/CLI.hpp>

namespace throughline {

namespace {

JsonValue rowOf(const Snapshot& snapshot, const Link& link)
{
    JsonValue row = JsonValue::object();
    row["from"] = snapshot.eventName(link.from);
    row["to"] = snapshot.eventName(link.to);
    row["kind"] = nameOf(link.kind);
    row["confidence"] = confidenceJson(static_cast<double>(link.confidence));
    row["inferred"] = link.inferred();
    row["primary"] = link.primary;
    if (link.viaMissing)
        row["via_missing"] = true;
    return row;
}

ExitCode runLinks(const Arguments& arguments, Output& output)
{
    const auto snapshot = openSources(arguments);
    if (!snapshot)
        return ExitCode::Nothing;
    RowWriter rows(output, arguments.format,
                   {{"from", "cause"},
                    {"to", "effect"},
                    {"kind", "kind"},
                    {"confidence", "confidence", Column::Kind::Number},
                    {"inferred", "inferred"},
                    {"primary", "primary"},
                    {"via_missing", "via missing"}});
    for (const Link& link : snapshot->links.all()) {
        if (arguments.wants(snapshot->events.time(link.to)))
            rows.add(rowOf(*snapshot, link));
    }
    rows.finish();
    return done(arguments, *snapshot);
}

} // namespace

void addLinks(CommandLine& line)
{
    CLI::App& command = addCommand(line, line.app, "links", "Every causal link, a row each", runLinks);
    addSources(line, command);
    addWindow(line, command);
}

} // namespace throughline
