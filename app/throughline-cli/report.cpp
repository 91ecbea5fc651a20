// SPDX-License-Identifier: GPL-3.0-or-later
// report SELECTOR SRC… -o FILE: how something came about as one HTML file, for people without the program.
#include "ui/views/report.h"
#include "app/throughline-cli/commands.h"
#include "core/journey/selector.h"

#include <CLI/CLI.hpp>

namespace throughline {

namespace {

ExitCode runReport(const Arguments& arguments, Output&)
{
    const Result<Selector> selector = parseSelector(arguments.subject);
    if (!selector) {
        complain(selector.error());
        return ExitCode::Usage;
    }
    const auto snapshot = openSources(arguments);
    if (!snapshot)
        return ExitCode::Nothing;
    const Result<bool> broken = saveReport(*snapshot, *selector, THROUGHLINE_VERSION, arguments.file);
    if (!broken) {
        complain(broken.error());
        return ExitCode::Nothing;
    }
    return done(arguments, *snapshot, *broken);
}

} // namespace

void addReport(CommandLine& line)
{
    Arguments& arguments = line.arguments;
    CLI::App& command =
        addCommand(line, line.app, "report",
                   "How something came about, as one HTML file for people without the program", runReport);
    command.add_option("SELECTOR", arguments.subject, "kind:value, for example order:1234")
        ->required()
        ->type_name("");
    addSources(line, command);
    command.add_option("-o,--output", arguments.file, "The file to write")->required()->type_name("FILE");
}

} // namespace throughline
