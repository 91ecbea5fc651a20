// SPDX-License-Identifier: GPL-3.0-or-later
// self-check SRC…: how good the link fallback is on this data, by hiding links whose cause is known.
#include "core/reconstruct/fallback/self_check.h"
#include "app/throughline-cli/commands.h"
#include "app/throughline-cli/json.h"

#include <CLI/CLI.hpp>

#include <thread>

namespace throughline {

namespace {

JsonValue checkJson(const SelfCheck& check)
{
    JsonValue json = JsonValue::object();
    const auto set = [&](const char* key, std::optional<double> share) {
        if (share)
            json[key] = confidenceJson(*share);
    };
    json["hidden"] = check.hidden;
    set("precision", check.precision());
    set("recall", check.recall());
    if (check.hidden > 0)
        set("ece", check.calibrationError);
    json["withheld"] = check.withheld;
    set("inventions", check.inventions());
    json["threshold"] = check.threshold;
    return json;
}

ExitCode runSelfCheck(const Arguments& arguments, Output& output)
{
    const auto snapshot = openSources(arguments);
    if (!snapshot)
        return ExitCode::Nothing;
    const SelfCheck check =
        selfCheck(*snapshot, arguments.threshold, std::max(1U, std::thread::hardware_concurrency()));
    if (check.hidden == 0)
        warn(arguments, "There are too few links whose cause is known to hide some of them");
    else if (check.accepted == 0)
        warn(arguments, "No cause was likely enough to be accepted");
    writeObject(output, arguments.format,
                {{"hidden", "hidden links"},
                 {"precision", "precision", Column::Kind::Number},
                 {"recall", "recall", Column::Kind::Number},
                 {"ece", "calibration error", Column::Kind::Number},
                 {"withheld", "withheld causes"},
                 {"inventions", "invented for them", Column::Kind::Number},
                 {"threshold", "threshold", Column::Kind::Number}},
                checkJson(check));
    return done(arguments, *snapshot);
}

} // namespace

void addSelfCheck(CommandLine& line)
{
    CLI::App& command =
        addCommand(line, line.app, "self-check",
                   "How often inferred causes are right on this data: known ones hidden, repaired, scored",
                   runSelfCheck);
    addSources(line, command);
}

} // namespace throughline
