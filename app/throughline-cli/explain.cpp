// SPDX-License-Identifier: GPL-3.0-or-later
// explain SELECTOR SRC…: the chain from the root cause to the selected state, hop by hop.
#include "core/journey/explain.h"
#include "app/throughline-cli/commands.h"
#include "app/throughline-cli/json.h"
#include "app/throughline-cli/selection.h"
#include "core/model/wording.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cmath>

namespace throughline {

namespace {

void printDocument(const Arguments& arguments, const Snapshot& snapshot, const Chain& chain, Output& output)
{
    DocumentWriter document(output, arguments.format);
    document.field("target", eventJson(snapshot, chain.target()));
    document.beginList("chain");
    for (const Hop& hop : chain.hops) {
        JsonValue item = JsonValue::object();
        item["event"] = eventJson(snapshot, hop.event);
        if (hop.link)
            item["link"] = reasonJson(snapshot, snapshot.links[hop.link]);
        document.item(item);
    }
    document.endList();
    document.field("confidence", confidenceJson(chain.confidence));
    if (chain.campaign)
        document.field("campaign_id", entityValue(snapshot, chain.campaign));
    if (chain.message)
        document.field("message_id", entityValue(snapshot, chain.message));
    document.finish();
}

void printRows(const Arguments& arguments, const Snapshot& snapshot, const Chain& chain, Output& output)
{
    std::vector<Column> columns = {{"hop", "hop", Column::Kind::Number},
                                   {"time", "time"},
                                   {"after_ms", "after", Column::Kind::Milliseconds},
                                   {"type", "event"},
                                   {"class", "class"},
                                   {"link", "link"}};
    if (arguments.format == Format::Csv) {
        for (const char* key : {"event_id", "trace_id", "contact_id", "confidence", "inferred"})
            columns.push_back({key, key});
    }
    columns.push_back({"evidence", "because"});
    RowWriter rows(output, arguments.format, std::move(columns));
    EventId previous;
    std::uint64_t number = 0;
    for (const Hop& hop : chain.hops) {
        JsonValue row = eventJson(snapshot, hop.event);
        row["hop"] = ++number;
        row["event_id"] = row["id"];
        if (hop.link) {
            const Link& link = snapshot.links[hop.link];
            row.update(reasonJson(snapshot, link));
            row["link"] = nameOf(link.kind);
        }
        if (previous && snapshot.events.timed(previous) && snapshot.events.timed(hop.event))
            setDuration(
                row, "after_ms",
                saturatingDifference(snapshot.events.time(hop.event), snapshot.events.time(previous)));
        previous = hop.event;
        rows.add(row);
    }
    rows.finish();
}

void printConclusion(const Snapshot& snapshot, const Chain& chain, Output& output)
{
    output.write("\n");
    FactWriter facts(output);
    if (chain.campaign)
        facts.add("campaign", entityValue(snapshot, chain.campaign));
    if (chain.message)
        facts.add("message", entityValue(snapshot, chain.message));
    if (!chain.campaign)
        facts.add("campaign",
                  chain.broken ? "unknown: the chain is broken" : "none: no event of the chain names one");
    if (chain.hops.size() > 1) {
        facts.add("confidence",
                  chain.inferred ? fmt::format("{:.3f}, inferred", std::floor(chain.confidence * 1000) / 1000)
                                 : "exact");
        const TimeNs from = snapshot.events.time(chain.hops.front().event);
        const TimeNs to = snapshot.events.time(chain.target());
        if (from != kNoTime && to != kNoTime)
            facts.add("took", formatDuration(saturatingDifference(to, from)));
    }
    facts.finish();
}

ExitCode runExplain(const Arguments& arguments, Output& output)
{
    const Selection selection = openAndSelect(arguments);
    if (!selection)
        return selection.code;
    const Snapshot& snapshot = *selection.snapshot;
    const Chain chain = explain(snapshot, selection.event);
    if (arguments.format == Format::Json || arguments.format == Format::Ndjson)
        printDocument(arguments, snapshot, chain, output);
    else
        printRows(arguments, snapshot, chain, output);
    if (arguments.format == Format::Table)
        printConclusion(snapshot, chain, output);
    if (chain.broken) {
        for (const Finding& finding : snapshot.findings.of(chain.hops.front().event)) {
            if (breaksChain(finding.kind))
                warn(arguments, messageOf(snapshot, finding) + ": " + detailOf(snapshot, finding));
        }
    }
    return done(arguments, snapshot, chain.broken);
}

} // namespace

void addExplain(CommandLine& line)
{
    CLI::App& command =
        addCommand(line, line.app, "explain",
                   "The chain from the root cause to the selected state, hop by hop", runExplain);
    addSelection(line, command);
}

} // namespace throughline
