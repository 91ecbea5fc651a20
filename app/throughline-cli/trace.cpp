// SPDX-License-Identifier: GPL-3.0-or-later
// trace SELECTOR SRC…: the transaction trace, the span tree of one trace or of everything about one entity,
// in display order. Spans of a trace that are on its critical path say so; an entity has none.
#include "app/throughline-cli/commands.h"
#include "app/throughline-cli/json.h"
#include "app/throughline-cli/selection.h"
#include "app/throughline-cli/text.h"
#include "core/journey/critical_path.h"
#include "core/journey/self_time.h"
#include "core/journey/transaction.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace throughline {

namespace {

struct Transaction {
    const Snapshot& snapshot;
    TransactionSubject subject;
    std::vector<TransactionSpan> spans;
    CriticalPath path; // empty for an entity
};

JsonValue spanJson(const Transaction& transaction, const TransactionSpan& span)
{
    const Snapshot& snapshot = transaction.snapshot;
    JsonValue json = eventJson(snapshot, span.event);
    json["depth"] = span.depth;
    json["children"] = span.children;
    if (missesParent(snapshot, span.event))
        json["missing_parent"] = true;
    setDuration(json, "self_ms", selfTime(snapshot, span.event));
    if (transaction.path.holds(span.event))
        json["critical"] = true;
    return json;
}

// Start of the earliest and end of the latest event.
void writeTimes(DocumentWriter& document, const EventStore& events, std::span<const EventId> ofThem)
{
    if (!events.timed(ofThem.front()))
        return;
    TimeNs to = kNoTime; // the smallest number
    for (const EventId e : ofThem)
        to = events.timed(e) ? std::max(to, events.end(e)) : to;
    document.field("from", formatTime(events.time(ofThem.front())));
    document.field("to", formatTime(to));
}

void printDocument(const Arguments& arguments, const Transaction& transaction, Output& output)
{
    const Snapshot& snapshot = transaction.snapshot;
    const TransactionSubject& subject = transaction.subject;
    DocumentWriter document(output, arguments.format);
    if (subject.trace) {
        document.field("trace_id", snapshot.traceName(subject.trace));
        document.field("entry_point", nameOf(snapshot.clusters[subject.trace].entry));
    } else {
        document.field("entity", subject.entity);
    }
    writeTimes(document, snapshot.events, subject.events);
    document.beginList("spans");
    for (const TransactionSpan& span : transaction.spans)
        document.item(spanJson(transaction, span));
    document.endList();
    document.finish();
}

std::vector<Column> columnsOf(const Arguments& arguments, const Transaction& transaction)
{
    const Column self = {"self_ms", "self", Column::Kind::Milliseconds};
    const Column critical = {"critical", "critical"};
    std::vector<Column> columns = {{"depth", "depth", Column::Kind::Number},
                                   {"time", "time"},
                                   {"duration_ms", "duration", Column::Kind::Milliseconds}};
    if (arguments.format == Format::Table) {
        const bool measured = std::ranges::any_of(transaction.subject.events, [&](EventId e) {
            return transaction.snapshot.events.duration(e) != kNoDuration;
        });
        if (measured)
            columns.push_back(self);
        if (transaction.subject.trace)
            columns.push_back(critical);
    }
    columns.insert(columns.end(), {{"status", "status"}, {"type", "event"}, {"class", "class"}});
    if (arguments.format == Format::Csv) {
        for (const char* key : {"id", "span_id", "parent_id", "contact_id", "children"})
            columns.push_back({key, key});
    }
    columns.push_back({"missing_parent", "parent missing"});
    columns.push_back({"refs", "refs"});
    // At the end: what reads the columns by their number goes on doing so.
    if (arguments.format == Format::Csv)
        columns.insert(columns.end(), {self, critical, {"trace_id", "trace"}});
    return columns;
}

void printRows(const Arguments& arguments, const Transaction& transaction, Output& output)
{
    RowWriter rows(output, arguments.format, columnsOf(arguments, transaction));
    for (const TransactionSpan& span : transaction.spans) {
        JsonValue row = spanJson(transaction, span);
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
    Result<TransactionSubject> subject = transactionSubject(*snapshot, arguments.subject);
    if (!subject) {
        complain(subject.error());
        return ExitCode::Nothing;
    }
    Transaction transaction{*snapshot, std::move(*subject), {}, {}};
    const std::vector<EventId>& events = transaction.subject.events;
    transaction.spans = transactionOf(*snapshot, events);
    if (transaction.subject.trace)
        transaction.path = criticalPathOf(*snapshot, transaction.subject.trace);
    if (arguments.format == Format::Json || arguments.format == Format::Ndjson)
        printDocument(arguments, transaction, output);
    else
        printRows(arguments, transaction, output);
    return done(arguments, *snapshot,
                std::ranges::any_of(events, [&](EventId e) { return missesParent(*snapshot, e); }));
}

} // namespace

void addTrace(CommandLine& line)
{
    CLI::App& command = addCommand(line, line.app, "trace",
                                   "The span tree of a trace, or of everything about one entity", runTrace);
    command
        .add_option("SELECTOR", line.arguments.subject, "Trace id, or kind:value, for example checkout:55")
        ->required()
        ->type_name("");
    addSources(line, command);
}

} // namespace throughline
