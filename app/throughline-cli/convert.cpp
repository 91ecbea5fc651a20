// SPDX-License-Identifier: GPL-3.0-or-later
// convert SRC… -o FILE --to FORMAT: what was loaded, as an export of its own.
#include "app/throughline-cli/application.h"
#include "app/throughline-cli/commands.h"
#include "app/throughline-cli/text.h"
#include "core/export/event_export.h"
#include "core/source/sql/sqlite_export.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <thread>
#include <vector>

namespace throughline {

namespace {

using Write = Result<ExportTally> (*)(const Snapshot& snapshot, const Arguments& arguments,
                                      const ExportProgress& progress);

struct Target {
    std::string_view name;
    Write write;
    std::vector<std::string_view> endings;
};

template <ExportFormat format>
Result<ExportTally> writeFile(const Snapshot& snapshot, const Arguments& arguments,
                              const ExportProgress& progress)
{
    const ExportSettings settings{.threads = std::clamp(std::thread::hardware_concurrency(), 1U, 16U),
                                  .guard = arguments.rawCells ? FormulaGuard::Off : FormulaGuard::On};
    return exportEvents(snapshot, format, arguments.file, settings, {}, progress);
}

Result<ExportTally> writeSqlite(const Snapshot& snapshot, const Arguments& arguments,
                                const ExportProgress& progress)
{
    const Application application;
    return exportSqlite(snapshot, arguments.file, {}, progress);
}

const std::vector<Target>& targets()
{
    static const std::vector<Target> list = {
        // Before what its ending ends in, too.
        {"redacted", writeFile<ExportFormat::Redacted>, {".redacted.ndjson"}},
        {"ndjson", writeFile<ExportFormat::Ndjson>, {".ndjson", ".jsonl"}},
        {"csv", writeFile<ExportFormat::Csv>, {".csv"}},
        {"otlp", writeFile<ExportFormat::Otlp>, {".otlp.json"}},
        {"sqlite", writeSqlite, {".sqlite", ".sqlite3", ".db"}},
    };
    return list;
}

constexpr const char* kTargetsHelp =
    R"(What the formats hold:
  ndjson  all fields of events, and all else that their records say
  csv     all fields, a column for each of the first 48 kinds of entities, other references in "data",
          the record in "original"; NUL in texts becomes U+FFFD
  otlp    spans, grouped by class (service.name). What a span has no room for stands in attributes
          throughline.* that are read back: ids that are not hex digits, ids of events, and that an event
          has no trace, span or duration. The order of events of one instant may change
  sqlite  all fields, the record in "original", entities, links and findings; it can be read again
  redacted  NDJSON to attach to a bug report: how events hang together, without whom and what they are
          about. Ids are numbers, texts and error messages masked, all else of the records left out
Counted and left out are references whose key is read as another field (a second contact),
in otlp also those whose kind holds a dot.)";

const Target* targetOf(const Arguments& arguments)
{
    const auto found = std::ranges::find_if(targets(), [&](const Target& target) {
        if (!arguments.exportFormat.empty())
            return target.name == arguments.exportFormat;
        return std::ranges::any_of(target.endings, [&](std::string_view ending) {
            return std::string_view(arguments.file).ends_with(ending);
        });
    });
    return found == targets().end() ? nullptr : &*found;
}

std::string names()
{
    std::string names;
    for (const Target& target : targets())
        names += (names.empty() ? "" : ", ") + std::string(target.name);
    return names;
}

void showProgress(std::uint64_t done, std::uint64_t total)
{
    fmt::print(stderr, "\r\x1b[KWriting {} %  {} events", done * 100 / std::max<std::uint64_t>(total, 1),
               done);
    std::fflush(stderr);
}

bool sayTally(const Arguments& arguments, const ExportTally& tally)
{
    if (tally.unreadRecords > 0)
        warn(arguments, fmt::format("{} records could not be read again; only their known fields were "
                                    "written. The first: {}",
                                    tally.unreadRecords, describe(*tally.firstUnread)));
    if (tally.leftOut > 0)
        warn(arguments, fmt::format("{} references could not be written in this format", tally.leftOut));
    return tally.unreadRecords > 0 || tally.leftOut > 0;
}

ExitCode runConvert(const Arguments& arguments, Output&)
{
    const Target* const target = targetOf(arguments);
    if (!target) {
        complain({.code = ProblemCode::BadArgument,
                  .parameters = {fmt::format("the ending of {} names no format; --to says which: {}",
                                             arguments.file, names())}});
        return ExitCode::Usage;
    }
    const auto snapshot = openSources(arguments);
    if (!snapshot)
        return ExitCode::Nothing;
    const bool shows = !arguments.quiet && isatty(STDERR_FILENO);
    const Result<ExportTally> tally =
        target->write(*snapshot, arguments, shows ? ExportProgress(showProgress) : ExportProgress());
    if (shows)
        fmt::print(stderr, "\r\x1b[K");
    if (!tally) {
        complain(tally.error());
        return tally.error().code == ProblemCode::BadArgument ? ExitCode::Usage : ExitCode::Nothing;
    }
    const bool incomplete = sayTally(arguments, *tally);
    return done(arguments, *snapshot, incomplete);
}

} // namespace

void addConvert(CommandLine& line)
{
    Arguments& arguments = line.arguments;
    CLI::App& command =
        addCommand(line, line.app, "convert", "What was loaded, as an export of its own", runConvert);
    addSources(line, command);
    command.add_option("-o,--output", arguments.file, "The file to write")->required()->type_name("FILE");
    command.add_option("--to", arguments.exportFormat, names() + " (default: as the file's ending says)")
        ->check(CLI::Validator(
            [](std::string& name) {
                const bool known =
                    std::ranges::any_of(targets(), [&](const Target& target) { return target.name == name; });
                return known ? std::string() : fmt::format("\"{}\" is no format; expected {}", name, names());
            },
            ""))
        ->type_name("FORMAT");
    command.footer(kTargetsHelp);
    command.add_flag("--raw-cells", arguments.rawCells,
                     "csv: no apostrophe in front of what a spreadsheet would run as a formula");
}

} // namespace throughline
