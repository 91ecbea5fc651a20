// SPDX-License-Identifier: GPL-3.0-or-later
// What the command line shares between its commands: arguments, exit codes, loading and messages (spec 4).
//
// One thread. Data goes to Output, everything else to stderr.
#pragma once

#include "app/throughline-cli/output.h"
#include "app/throughline-cli/simulation_files.h"
#include "core/base/problem.h"
#include "core/base/time.h"
#include "core/import/field_mapping.h"
#include "core/journey/funnel_stages.h"
#include "core/model/snapshot.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
} // namespace CLI

namespace throughline {

enum class ExitCode : int {
    Done = 0,
    Nothing = 1, // nothing usable, or the selector matched nothing
    Usage = 2,
    Broken = 3 // with --strict, something was rejected or broken
};

// The arguments of all commands; each command offers those that it reads.
struct Arguments {
    std::string subject; // selector, trace, contact or token
    std::string other;   // what it is compared with
    std::vector<std::string> sources;
    std::optional<FieldMappingData> mapping; // of their fields; none: the standard one
    double threshold = kUsualThreshold;      // of inferred links
    bool exact = false;                      // none are inferred
    Format format = Format::Json;
    bool quiet = false;
    bool strict = false;
    std::optional<TimeNs> from, to; // [from, to)
    DurationNs gap = 30 * kMinute;
    std::string target = "order", origin = "campaign", via = "message";
    std::optional<FunnelStages> stages; // funnel; none: the usual ones
    bool printStages = false;           // funnel
    std::string view, file;             // render
    std::string exportFormat;           // convert; empty: as the file's ending says
    bool rawCells = false;              // convert
    bool dark = false;
    int width = 1600, height = 0; // 0: as tall as the content
    SimulationRequest simulation; // simulate

    // Whether an event of this time is asked for; one without a time only where no time is.
    [[nodiscard]] bool wants(TimeNs time) const
    {
        return (!from || time >= *from) && (!to || (time < *to && time != kNoTime));
    }
};

using Run = std::function<ExitCode(const Arguments&, Output&)>;

// What a command adds itself to: `run` is set to the command that was named.
struct CommandLine {
    CLI::App& app;
    Arguments& arguments;
    Run& run;
};

// A new command with --format, --quiet and --strict. `run` is taken when the command is named.
CLI::App& addCommand(CommandLine& line, CLI::App& parent, const char* name, const char* description, Run run);
// SRC… as the command's last argument, and --mapping.
void addSources(CommandLine& line, CLI::App& command);
// --from and --to.
void addWindow(CommandLine& line, CLI::App& command);

// Loads the sources; progress on a terminal, problems of the import report on stderr. Null where nothing
// could be used: the reason has been said.
[[nodiscard]] std::shared_ptr<const Snapshot> openSources(const Arguments& arguments);

// Says a problem on stderr, "error: place: sentence"; and a warning, unless --quiet.
void complain(const Problem& problem);
void warn(const Arguments& arguments, std::string_view sentence);

// The exit code of a command that did its work; `broken`: what it shows is.
[[nodiscard]] ExitCode done(const Arguments& arguments, const Snapshot& snapshot, bool broken = false);

} // namespace throughline
