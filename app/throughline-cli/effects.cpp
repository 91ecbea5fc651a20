// SPDX-License-Identifier: GPL-3.0-or-later
// effects SELECTOR SRC…: the tree of all that the selected event caused. As JSON it mirrors explain: "target"
// is the event asked about, "tree" holds it and its effects in pre-order, each with its depth and the link
// from its cause.
#include "app/throughline-cli/commands.h"
#include "app/throughline-cli/json.h"
#include "app/throughline-cli/selection.h"
#include "app/throughline-cli/text.h"
#include "core/journey/explain.h"

#include <CLI/CLI.hpp>

namespace throughline {

namespace {

void printDocument(const Arguments& arguments, const Snapshot& snapshot, const std::vector<Effect>& tree,
                   Output& output)
{
    DocumentWriter document(output, arguments.format);
    document.field("target", eventJson(snapshot, tree.front().event));
    document.beginList("tree");
    for (const Effect& effect : tree) {
        JsonValue item = JsonValue::object();
        item["event"] = eventJson(snapshot, effect.event);
        item["depth"] = effect.depth;
        if (effect.link)
            item["link"] = reasonJson(snapshot, snapshot.links[effect.link]);
        document.item(item);
    }
    document.endList();
    document.finish();
}

void printRows(const Arguments& arguments, const Snapshot& snapshot, const std::vector<Effect>& tree,
               Output& output)
{
    std::vector<Column> columns = {{"depth", "depth", Column::Kind::Number},
                                   {"time", "time"},
                                   {"type", "event"},
                                   {"class", "class"},
                                   {"link", "link"}};
    if (arguments.format == Format::Csv) {
        for (const char* key : {"id", "trace_id", "contact_id", "confidence", "inferred", "evidence"})
            columns.push_back({key, key});
    }
    columns.push_back({"refs", "refs"});
    RowWriter rows(output, arguments.format, std::move(columns));
    for (const Effect& effect : tree) {
        JsonValue row = eventJson(snapshot, effect.event);
        if (effect.link) {
            const Link& link = snapshot.links[effect.link];
            row.update(reasonJson(snapshot, link));
            row["link"] = nameOf(link.kind);
        }
        row["depth"] = effect.depth;
        if (arguments.format == Format::Table)
            row["type"] = indented(row.value("type", ""), effect.depth);
        rows.add(row);
    }
    rows.finish();
}

ExitCode runEffects(const Arguments& arguments, Output& output)
{
    const Selection selection = openAndSelect(arguments);
    if (!selection)
        return selection.code;
    const std::vector<Effect> tree = effects(*selection.snapshot, selection.event);
    if (arguments.format == Format::Json || arguments.format == Format::Ndjson)
        printDocument(arguments, *selection.snapshot, tree, output);
    else
        printRows(arguments, *selection.snapshot, tree, output);
    return done(arguments, *selection.snapshot);
}

} // namespace

void addEffects(CommandLine& line)
{
    CLI::App& command =
        addCommand(line, line.app, "effects", "The tree of all that the selected state caused", runEffects);
    addSelection(line, command);
}

} // namespace throughline
