// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/throughline-cli/command_line.h"

#include "app/throughline-cli/application.h"
#include "app/throughline-cli/text.h"
#include "core/import/mapping_file.h"
#include "core/pipeline/pipeline.h"
#include "core/source/http/open_url.h"
#include "core/source/sql/open_database.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <utility>

namespace throughline {

namespace {

std::optional<TimeNs> timeArgument(const std::string& text)
{
    constexpr std::size_t kDateLength = 10; // 2026-03-02
    if (const auto parsed = parseTimeText(text.size() == kDateLength ? text + "T00:00:00Z" : text))
        return parsed->time;
    return std::nullopt;
}

Format formatArgument(const std::string& text)
{
    constexpr std::pair<std::string_view, Format> kFormats[] = {
        {"table", Format::Table}, {"json", Format::Json}, {"ndjson", Format::Ndjson}, {"csv", Format::Csv}};
    for (const auto& [name, format] : kFormats) {
        if (text == name)
            return format;
    }
    throw CLI::ValidationError(fmt::format("\"{}\" is no format; expected table, json, ndjson or csv", text));
}

void addTime(CLI::App& command, const char* name, std::optional<TimeNs>& time, const char* description)
{
    const auto read = [&time](const std::string& text) {
        time = timeArgument(text);
        if (!time)
            throw CLI::ValidationError(
                fmt::format("\"{}\" is no time; expected 2026-03-02 or 2026-03-02T09:00:00Z", text));
    };
    command.add_option_function<std::string>(name, read, description)->type_name("TIME");
}

void showProgress(const Progress& progress)
{
    const char* stage = progress.stage == Stage::Reading   ? "Reading"
                        : progress.stage == Stage::Sealing ? "Sorting"
                                                           : "Linking";
    const std::uint64_t total = progress.bytesTotal;
    const std::uint64_t percent =
        total == 0 ? 0 : std::min<std::uint64_t>(100, progress.bytesDone * 100 / total);
    const std::string share = total == 0 ? std::string() : fmt::format(" {} %", percent);
    fmt::print(stderr, "\r\x1b[K{}{}  {} records", stage, share, progress.records);
    std::fflush(stderr);
}

void printReport(const ImportReport& report)
{
    for (const Problem& problem : report.problems()) {
        if (severityOf(problem.code) != Severity::Info)
            fmt::print(stderr, "{}: {}\n", nameOf(severityOf(problem.code)), visible(describe(problem)));
    }
    for (const SourceReport& source : report.sources()) {
        if (source.rejected > 0)
            fmt::print(stderr, "{}: {} records read, {} loaded, {} repeats folded, {} rejected\n",
                       visible(source.name), source.read, source.loaded, source.folded, source.rejected);
    }
}

bool isDamaged(const ImportReport& report)
{
    if (report.rejected() > 0 || report.count(Severity::DataLoss) > 0 || report.count(Severity::Error) > 0)
        return true;
    return std::ranges::any_of(report.sources(), &SourceReport::partial);
}

} // namespace

CLI::App& addCommand(CommandLine& line, CLI::App& parent, const char* name, const char* description, Run run)
{
    CLI::App& command = *parent.add_subcommand(name, description);
    command.callback([&chosen = line.run, run = std::move(run)] { chosen = run; });
    command.footer("");
    Arguments& arguments = line.arguments;
    arguments.format = isatty(STDOUT_FILENO) ? Format::Table : Format::Json;
    const auto readFormat = [&arguments](const std::string& text) {
        arguments.format = formatArgument(text);
    };
    command
        .add_option_function<std::string>(
            "--format", readFormat, "table, json, ndjson or csv (default: table on a terminal, else json)")
        ->type_name("FORMAT");
    command.add_flag("--quiet", arguments.quiet, "No progress and no warnings");
    command.add_flag("--strict", arguments.strict, "Exit with 3 where something was rejected or is broken");
    return command;
}

void addSources(CommandLine& line, CLI::App& command)
{
    command
        .add_option("SRC", line.arguments.sources,
                    "Exports to read and join: files, folders, - for standard input, URLs "
                    "(https://user:password@host/file), databases as sqlite:FILE, "
                    "postgresql://user@host/database?table=events or mysql://user@host/database, traces of a "
                    "server as jaeger+http://host:16686 or zipkin+http://host:9411")
        ->required()
        ->type_name("");
    const auto readMapping = [&mapping = line.arguments.mapping](const std::string& path) {
        Result<FieldMappingData> read = loadMapping(path);
        if (!read)
            throw CLI::ValidationError(visible(describe(read.error())));
        mapping = std::move(*read);
    };
    command
        .add_option_function<std::string>("--mapping", readMapping,
                                          "Which keys or columns hold which field, as JSON (see README)")
        ->type_name("FILE");
    command
        .add_option("--threshold", line.arguments.threshold,
                    "How likely an inferred cause has to be to become a link, 0 to 1 (default: 0.8)")
        ->check(CLI::Range(0.0, 1.0))
        ->type_name("P");
    command.add_flag("--exact", line.arguments.exact, "Only what ids say: no causes are inferred");
}

void addWindow(CommandLine& line, CLI::App& command)
{
    addTime(command, "--from", line.arguments.from, "Only what happened at this time or later");
    addTime(command, "--to", line.arguments.to, "Only what happened before this time");
}

std::shared_ptr<const Snapshot> openSources(const Arguments& arguments)
{
    const bool shows = !arguments.quiet && isatty(STDERR_FILENO);
    LoadRequest request;
    request.paths = arguments.sources;
    std::optional<Application> application; // only where a database or the network is read
    const auto withApplication = [&application](auto open) {
        return [&application, open](const std::string& source, const CancelToken& cancel) {
            if (!application)
                application.emplace();
            return open(source, cancel);
        };
    };
    request.openDatabase = withApplication(openDatabase);
    request.openUrl = withApplication(openUrl);
    request.mapping = arguments.mapping;
    request.threshold = arguments.threshold;
    request.infer = !arguments.exact;
    auto result = load(request, {}, shows ? ProgressCallback(showProgress) : ProgressCallback());
    if (shows)
        fmt::print(stderr, "\r\x1b[K");
    if (!result) {
        complain(result.error());
        return nullptr;
    }
    if (!arguments.quiet)
        printReport((*result)->report);
    return *result;
}

void complain(const Problem& problem)
{
    fmt::print(stderr, "error: {}\n", visible(describe(problem)));
}

void warn(const Arguments& arguments, std::string_view sentence)
{
    if (!arguments.quiet)
        fmt::print(stderr, "warning: {}\n", visible(sentence));
}

ExitCode done(const Arguments& arguments, const Snapshot& snapshot, bool broken)
{
    return arguments.strict && (broken || isDamaged(snapshot.report)) ? ExitCode::Broken : ExitCode::Done;
}

} // namespace throughline
