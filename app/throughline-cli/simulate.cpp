// SPDX-License-Identifier: GPL-3.0-or-later
// simulate -o DIR: a run of the seeds' commerce system: export, databases, and the truth about them.
#include "app/throughline-cli/application.h"
#include "app/throughline-cli/commands.h"
#include "app/throughline-cli/simulation_files.h"
#include "app/throughline-cli/text.h"
#include "core/import/duration_text.h"
#include "core/pipeline/connection_text.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

namespace throughline {

namespace {

using simulate::Misconfiguration;
using simulate::SimulationSettings;
using simulate::SimulationTally;

constexpr const char* kAbout = R"(What is written into DIR:
  events.ndjson     export: events, rows of tables and what the ObservabilityPlugin recorded, in the order in
                    which they were delivered
  events.otlp.json  otlp: the events of the export as spans
  commerce.sqlite   sqlite: events, messages, orders, carts, shipments; invocations, event_executions,
                    job_executions
  truth.json        truth: what really caused what, what was lost, what led to which order, and which job
                    wrote which row with which token
The same seed and options make the same files.
Misconfigurations: no-extraction (TrackingTokenExtractionPlugin is not registered), no-observability
(ObservabilityPlugin is not), generic-source (tokens name "system"), dot-tokens (the old format).)";

void showProgress(std::uint64_t events)
{
    fmt::print(stderr, "\r\x1b[KSimulating  {} events", events);
    std::fflush(stderr);
}

void printTally(const Arguments& arguments, const SimulationTally& tally, Output& output)
{
    using Kind = Column::Kind;
    JsonValue json = {{"folder", arguments.simulation.folder}};
    json["files"] = JsonValue::array();
    for (std::size_t i = 0; i < kSimulationFiles; ++i) {
        if (arguments.simulation.wants[i])
            json["files"].push_back(fileNameOf(static_cast<SimulationFile>(i)));
    }
    json["events"] = tally.events;
    json["missing"] = tally.missing;
    json["repeats"] = tally.repeats;
    json["late"] = tally.late;
    json["handovers"] = tally.handovers;
    json["lost"] = tally.lost;
    json["warnings"] = tally.warnings;
    writeObject(output, arguments.format,
                {{"folder", "folder"},
                 {"events", "events that happened", Kind::Number},
                 {"missing", "missing", Kind::Number},
                 {"repeats", "delivered again", Kind::Number},
                 {"late", "delivered late", Kind::Number},
                 {"handovers", "hand-overs of context", Kind::Number},
                 {"lost", "of which lost", Kind::Number},
                 {"warnings", "broken chains reported", Kind::Number}},
                json);
}

ExitCode runSimulate(const Arguments& arguments, Output& output)
{
    const Application application;
    const bool shows = !arguments.quiet && isatty(STDERR_FILENO);
    const Result<SimulationTally> tally = writeSimulation(
        arguments.simulation, {}, shows ? showProgress : std::function<void(std::uint64_t)>());
    if (shows)
        fmt::print(stderr, "\r\x1b[K");
    if (!tally) {
        complain(tally.error());
        return tally.error().code == ProblemCode::BadArgument ? ExitCode::Usage : ExitCode::Nothing;
    }
    printTally(arguments, *tally, output);
    return ExitCode::Done;
}

void addSize(CLI::App& command, SimulationSettings& settings)
{
    command
        .add_option("--contacts", settings.contacts,
                    "How many people there are (default: a tenth of --events, or 300)")
        ->check(CLI::Range(1U, simulate::kMostContacts))
        ->type_name("N");
    command
        .add_option("--events", settings.events,
                    "Begin nothing new once there are so many events (default: ten a contact)")
        ->check(CLI::PositiveNumber)
        ->type_name("N");
    command.add_option("--seed", settings.seed, "Another one is another run (default: 1)")->type_name("N");
}

void addFaults(CLI::App& command, SimulationSettings& settings)
{
    const auto addShare = [&command](const char* name, double& share, const char* description) {
        command.add_option(name, share, description)->check(CLI::Range(0.0, 1.0))->type_name("P");
    };
    addShare("--loss", settings.loss, "How likely context is lost where it is handed over, at each hop");
    addShare("--missing", settings.missing, "How likely an event never reaches the lake");
    addShare("--duplicates", settings.duplicates, "How likely an event reaches it twice");
    addShare("--out-of-order", settings.outOfOrder, "How likely an event reaches it late");
    const auto readSkew = [&settings](const std::string& text) {
        const std::optional<DurationNs> skew = parseDurationText(text);
        if (!skew || *skew < 0 || *skew > kDay)
            throw CLI::ValidationError(
                fmt::format("\"{}\" is no skew; expected 250ms, 2s, at most 24h", visible(text)));
        settings.skew = *skew;
    };
    command
        .add_option_function<std::string>("--skew", readSkew, "How far the clock of a host is off at most")
        ->type_name("DURATION");
    const auto misconfigure = [&settings](const std::vector<std::string>& names) {
        for (const std::string& name : names) {
            const std::optional<Misconfiguration> known = simulate::misconfigurationNamed(name);
            if (!known)
                throw CLI::ValidationError(
                    fmt::format("\"{}\" is no misconfiguration; expected no-extraction, "
                                "no-observability, generic-source or dot-tokens",
                                visible(name)));
            settings.misconfigured[static_cast<std::size_t>(*known)] = true;
        }
    };
    command
        .add_option_function<std::vector<std::string>>("--misconfigure", misconfigure,
                                                       "Set services up wrongly; may be given several times")
        ->type_name("NAME");
}

void addOutputs(CLI::App& command, SimulationRequest& request)
{
    command.add_option("-o,--output", request.folder, "The folder to write into")
        ->required()
        ->type_name("DIR");
    const auto choose = [&request](const std::vector<std::string>& names) {
        request.wants.fill(false);
        for (const std::string& name : names) {
            const std::optional<SimulationFile> file = simulationFileNamed(name);
            if (!file)
                throw CLI::ValidationError(
                    fmt::format("\"{}\" is none; expected export, otlp, sqlite or truth", visible(name)));
            request.wants[static_cast<std::size_t>(*file)] = true;
        }
    };
    command
        .add_option_function<std::vector<std::string>>("--only", choose,
                                                       "export,otlp,sqlite,truth: only these files")
        ->delimiter(',')
        ->type_name("LIST");
    const auto setDatabase = [&request](const std::string& connection) {
        if (!isServerConnection(connection))
            throw CLI::ValidationError(
                "--database takes postgresql://user@host/database or mysql://user@host/database");
        request.database = connection;
    };
    command
        .add_option_function<std::string>("--database", setDatabase,
                                          "postgresql://… or mysql://…: the tables of the SQLite file there, too")
        ->type_name("URL");
    command.add_flag("--force", request.replaces,
                     "Replace files, and tables of an earlier run, that are there already");
}

} // namespace

void addSimulate(CommandLine& line)
{
    SimulationRequest& request = line.arguments.simulation;
    CLI::App& command =
        addCommand(line, line.app, "simulate",
                   "A run of the seeds' commerce system: export, databases, truth", runSimulate);
    addOutputs(command, request);
    addSize(command, request.settings);
    addFaults(command, request.settings);
    command.footer(kAbout);
}

} // namespace throughline
