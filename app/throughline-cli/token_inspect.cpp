// SPDX-License-Identifier: GPL-3.0-or-later
// token inspect TOKEN SRC…: its parts, its job's chain from the root to every descendant, the mutations and
// events of its correlation id, and what is wrong with it. As a table or CSV those are rows of one kind each,
// below the parts.
//
// The exit code is 1 where the data know nothing of the token.
#include "app/throughline-cli/json.h"
#include "app/throughline-cli/text.h"
#include "app/throughline-cli/token.h"
#include "core/journey/token_inspection.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace throughline {

namespace {

JsonValue jobJson(const Snapshot& snapshot, const JobInTree& job)
{
    JsonValue json = JsonValue::object();
    json["id"] = snapshot.str(job.id);
    if (job.job) {
        setText(json, "name", snapshot.str(job.job->name));
        setText(json, "status", snapshot.str(job.job->status));
    }
    json["depth"] = job.depth;
    setText(json, "parent_id", snapshot.str(job.parent));
    return json;
}

JsonValue mutationJson(const Snapshot& snapshot, const Mutation& mutation)
{
    JsonValue json = JsonValue::object();
    setText(json, "table", snapshot.str(mutation.table));
    setText(json, "row_id", snapshot.str(mutation.row));
    setText(json, "token", snapshot.str(mutation.token));
    setTime(json, "updated_at", mutation.time);
    return json;
}

JsonValue findingJson(const Snapshot& snapshot, const TokenFinding& finding)
{
    JsonValue json = JsonValue::object();
    json["kind"] = nameOf(finding.kind);
    json["severity"] = nameOf(severityOf(finding.kind));
    json["message"] = finding.message;
    setText(json, "advice", adviceOf(finding.kind));
    setText(json, "table", snapshot.str(finding.table));
    setText(json, "row_id", snapshot.str(finding.row));
    setText(json, "job_id", snapshot.str(finding.job));
    return json;
}

void printDocument(const Arguments& arguments, const Snapshot& snapshot, const TokenInspection& inspection,
                   Output& output)
{
    DocumentWriter document(output, arguments.format);
    const JsonValue parts = tokenJson(inspection.parts);
    for (const auto& [key, value] : parts.items())
        document.field(key, value);
    document.beginList("jobs");
    for (const JobInTree& job : inspection.lineage.jobs)
        document.item(jobJson(snapshot, job));
    document.endList();
    document.beginList("mutations");
    for (const TokenIndex::MutationNumber number : inspection.mutations)
        document.item(mutationJson(snapshot, snapshot.executions.mutations()[number]));
    document.endList();
    document.beginList("events");
    for (const EventId event : inspection.events)
        document.item(eventJson(snapshot, event));
    document.endList();
    document.beginList("findings");
    for (const TokenFinding& finding : inspection.findings)
        document.item(findingJson(snapshot, finding));
    document.endList();
    document.finish();
}

// The row of a record: its kind, its time, what it is, its id and what there is to say about it.
JsonValue rowOf(const char* record, TimeNs time, std::string_view name, std::string_view id,
                std::string_view detail)
{
    JsonValue row = JsonValue::object();
    row["record"] = record;
    setTime(row, "time", time);
    setText(row, "name", name);
    setText(row, "id", id);
    setText(row, "detail", detail);
    return row;
}

JsonValue jobRow(const Arguments& arguments, const Snapshot& snapshot, const JobInTree& job)
{
    const std::string name = job.job ? snapshot.str(job.job->name) : "(no row)";
    const bool isTable = arguments.format == Format::Table;
    return rowOf("job", job.job ? job.job->createdAt : kNoTime, isTable ? indented(name, job.depth) : name,
                 snapshot.str(job.id), job.job ? snapshot.str(job.job->status) : "");
}

std::string said(const TokenFinding& finding)
{
    const std::string advice = adviceOf(finding.kind);
    return advice.empty() ? finding.message : fmt::format("{}. {}", finding.message, advice);
}

void printRows(const Arguments& arguments, const Snapshot& snapshot, const TokenInspection& inspection,
               Output& output)
{
    if (arguments.format == Format::Table) {
        const std::span<const Column> columns = tokenColumns();
        writeObject(output, arguments.format, {columns.begin(), columns.end()}, tokenJson(inspection.parts));
        output.write("\n");
    }
    RowWriter rows(
        output, arguments.format,
        {{"record", "record"}, {"time", "time"}, {"name", "name"}, {"id", "id"}, {"detail", "detail"}});
    for (const JobInTree& job : inspection.lineage.jobs)
        rows.add(jobRow(arguments, snapshot, job));
    for (const TokenIndex::MutationNumber number : inspection.mutations) {
        const Mutation& mutation = snapshot.executions.mutations()[number];
        rows.add(rowOf("mutation", mutation.time, snapshot.str(mutation.table), snapshot.str(mutation.row),
                       snapshot.str(mutation.token)));
    }
    for (const EventId event : inspection.events)
        rows.add(rowOf("event", snapshot.events.time(event), snapshot.str(snapshot.events.type(event)),
                       snapshot.eventName(event), snapshot.className(event)));
    for (const TokenFinding& finding : inspection.findings)
        rows.add(rowOf("finding", kNoTime, nameOf(finding.kind), {}, said(finding)));
    rows.finish();
}

ExitCode runTokenInspect(const Arguments& arguments, Output& output)
{
    const auto snapshot = openSources(arguments);
    if (!snapshot)
        return ExitCode::Nothing;
    const TokenInspection inspection = inspectToken(*snapshot, arguments.subject);
    if (arguments.format == Format::Json || arguments.format == Format::Ndjson)
        printDocument(arguments, *snapshot, inspection, output);
    else
        printRows(arguments, *snapshot, inspection, output);
    const bool isBroken = std::ranges::any_of(inspection.findings, [](const TokenFinding& finding) {
        return severityOf(finding.kind) != Severity::Info;
    });
    return inspection.isKnown() ? done(arguments, *snapshot, isBroken) : ExitCode::Nothing;
}

} // namespace

void addTokenInspect(CommandLine& line, CLI::App& token)
{
    CLI::App& command = addCommand(
        line, token, "inspect",
        "The jobs, mutations and events of a tracking token, and what is wrong with it", runTokenInspect);
    addTokenArgument(line, command);
    addSources(line, command);
}

} // namespace throughline
