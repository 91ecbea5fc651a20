// SPDX-License-Identifier: GPL-3.0-or-later
// timeline CONTACT SRC…: the contact's events in Interactive Sessions.
#include "core/journey/timeline.h"
#include "app/throughline-cli/commands.h"
#include "app/throughline-cli/json.h"
#include "app/throughline-cli/selection.h"

#include <CLI/CLI.hpp>
#include <absl/container/flat_hash_set.h>

namespace throughline {

namespace {

// What --from and --to leave of a session; times follow the events that are left.
Session withinWindow(const Arguments& arguments, const Snapshot& snapshot, const Session& session)
{
    if (!arguments.from && !arguments.to)
        return session;
    Session rest;
    absl::flat_hash_set<TraceId> seen;
    for (const EventId event : session.events) {
        if (!arguments.wants(snapshot.events.time(event)))
            continue;
        rest.from = rest.from == kNoTime ? snapshot.events.time(event) : rest.from;
        rest.to = std::max(rest.to, snapshot.events.end(event));
        rest.events.push_back(event);
        if (seen.insert(snapshot.events.trace(event)).second)
            rest.traces.push_back(snapshot.events.trace(event));
    }
    return rest;
}

void printDocument(const Arguments& arguments, const Snapshot& snapshot, EntityId contact,
                   const std::vector<Session>& sessions, Output& output)
{
    DocumentWriter document(output, arguments.format);
    document.field("contact_id", entityValue(snapshot, contact));
    document.beginList("sessions");
    for (const Session& session : sessions) {
        JsonValue head = JsonValue::object();
        setTime(head, "from", session.from);
        setTime(head, "to", session.to);
        head["traces"] = JsonValue::array();
        for (const TraceId trace : session.traces)
            head["traces"].push_back(snapshot.traceName(trace));
        document.item(head, "events", session.events.size(),
                      [&](std::size_t i) { return eventJson(snapshot, session.events[i]); });
    }
    document.endList();
    document.finish();
}

void printRows(const Arguments& arguments, const Snapshot& snapshot, const std::vector<Session>& sessions,
               Output& output)
{
    std::vector<Column> columns = {{"session", "session", Column::Kind::Number},
                                   {"time", "time"},
                                   {"type", "event"},
                                   {"class", "class"}};
    if (arguments.format == Format::Csv) {
        for (const char* key : {"id", "trace_id", "status", "duration_ms"})
            columns.push_back({key, key});
    }
    columns.push_back({"refs", "refs"});
    RowWriter rows(output, arguments.format, std::move(columns));
    std::uint64_t number = 0;
    for (const Session& session : sessions) {
        ++number;
        for (const EventId event : session.events) {
            JsonValue row = eventJson(snapshot, event);
            row["session"] = number;
            rows.add(row);
        }
    }
    rows.finish();
}

ExitCode runTimeline(const Arguments& arguments, Output& output)
{
    const auto snapshot = openSources(arguments);
    if (!snapshot)
        return ExitCode::Nothing;
    const std::string_view name = withoutKind(arguments.subject, "contact");
    const EntityId contact = snapshot->findEntity("contact", name);
    if (!contact) {
        complain({.code = ProblemCode::NothingSelected, .parameters = {"contact:" + std::string(name)}});
        return ExitCode::Nothing;
    }
    std::vector<Session> sessions;
    for (const Session& session : timelineOf(*snapshot, contact, {.gap = arguments.gap})) {
        Session rest = withinWindow(arguments, *snapshot, session);
        if (!rest.events.empty())
            sessions.push_back(std::move(rest));
    }
    if (arguments.format == Format::Json || arguments.format == Format::Ndjson)
        printDocument(arguments, *snapshot, contact, sessions, output);
    else
        printRows(arguments, *snapshot, sessions, output);
    return done(arguments, *snapshot);
}

} // namespace

void addTimeline(CommandLine& line)
{
    CLI::App& command =
        addCommand(line, line.app, "timeline", "A contact's events in Interactive Sessions", runTimeline);
    command.add_option("CONTACT", line.arguments.subject, "Contact id")->required()->type_name("");
    addSources(line, command);
    addWindow(line, command);
    const std::map<std::string, DurationNs> units = {{"ms", kMillisecond}, {"s", kSecond}, {"min", kMinute},
                                                     {"m", kMinute},       {"h", kHour},   {"d", kDay}};
    command
        .add_option("--gap", line.arguments.gap,
                    "Idle time that ends a session, for example 45min or 24h (default: 30min)")
        ->transform(CLI::AsNumberWithUnit(units, CLI::AsNumberWithUnit::UNIT_REQUIRED, "").description(""))
        ->check(CLI::NonNegativeNumber.description(""))
        ->type_name("DURATION");
}

} // namespace throughline
