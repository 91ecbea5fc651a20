// SPDX-License-Identifier: GPL-3.0-or-later
// attribution SRC…: the campaign and the message behind each order. With another --target, --origin or --via
// the keys are named after those kinds.
#include "core/journey/attribution.h"
#include "app/throughline-cli/commands.h"
#include "app/throughline-cli/json.h"

#include <CLI/CLI.hpp>

namespace throughline {

namespace {

struct Keys {
    std::string target, origin, via, duration;
};

JsonValue rowOf(const Snapshot& snapshot, const Attribution& attribution, const Keys& keys)
{
    JsonValue row = JsonValue::object();
    row[keys.target] = entityValue(snapshot, attribution.target);
    setText(row, keys.origin.c_str(), entityValue(snapshot, attribution.campaign));
    setText(row, keys.via.c_str(), entityValue(snapshot, attribution.message));
    row["kind"] = nameOf(attribution.kind);
    if (attribution.kind == AttributionKind::None)
        return row;
    row["confidence"] = confidenceJson(attribution.confidence);
    row["hops"] = attribution.hops;
    setDuration(row, keys.duration.c_str(), attribution.messageToTarget);
    return row;
}

ExitCode runAttribution(const Arguments& arguments, Output& output)
{
    const auto snapshot = openSources(arguments);
    if (!snapshot)
        return ExitCode::Nothing;
    const Keys keys = {arguments.target + "_id", arguments.origin + "_id", arguments.via + "_id",
                       arguments.via + "_to_" + arguments.target + "_ms"};
    RowWriter rows(output, arguments.format,
                   {{keys.target.c_str(), arguments.target.c_str()},
                    {keys.origin.c_str(), arguments.origin.c_str()},
                    {keys.via.c_str(), arguments.via.c_str()},
                    {"kind", "kind"},
                    {"confidence", "confidence", Column::Kind::Number},
                    {"hops", "hops", Column::Kind::Number},
                    {keys.duration.c_str(), "took", Column::Kind::Milliseconds}});
    const AttributionOptions options = {arguments.target, {arguments.origin, arguments.via}};
    bool broken = false, any = false;
    for (const Attribution& attribution : attributions(*snapshot, options)) {
        any = true;
        if (!arguments.wants(snapshot->events.time(attribution.event)))
            continue;
        broken = broken || attribution.broken;
        rows.add(rowOf(*snapshot, attribution, keys));
    }
    rows.finish();
    if (!any)
        warn(arguments, "Nothing here names a " + arguments.target);
    return done(arguments, *snapshot, broken);
}

} // namespace

void addAttribution(CommandLine& line)
{
    CLI::App& command =
        addCommand(line, line.app, "attribution",
                   "The campaign and the message behind each order, a row each", runAttribution);
    addSources(line, command);
    addWindow(line, command);
    const auto kind = [&](const char* name, std::string& value, const char* description) {
        command.add_option(name, value, description)->type_name("KIND");
    };
    kind("--target", line.arguments.target, "What is explained (default: order)");
    kind("--origin", line.arguments.origin, "What it is attributed to (default: campaign)");
    kind("--via", line.arguments.via, "What carried it (default: message)");
}

} // namespace throughline
