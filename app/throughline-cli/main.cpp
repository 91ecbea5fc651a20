// SPDX-License-Identifier: GPL-3.0-or-later
// throughline-cli: the questions of Throughline without a window (spec 4).
#include "app/throughline-cli/commands.h"
#include "app/throughline-cli/text.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <clocale>
#include <exception>
#include <string>
#include <vector>

using namespace throughline;

namespace {

constexpr const char* kAbout = "Opens an export of events and answers what chain of events led to a state: "
                               "which campaign message led to an order, "
                               "and where the chain broke.";
constexpr const char* kFooter = "A SELECTOR is kind:value, for example order:1234, contact:c-17, trace:…, "
                                "event:…, message:…, campaign:….\n"
                                "-- ends the options.\n"
                                "Exit codes: 0 done; 1 nothing usable or nothing matched; 2 wrong usage; 3 "
                                "with --strict, something was rejected or is "
                                "broken.\n"
                                "throughline-cli help COMMAND tells more.";

// `help`, `help trace`, `help token parse`.
void addHelp(CommandLine& line, std::vector<std::string>& words)
{
    CLI::App& help = *line.app.add_subcommand("help", "How to use a command");
    help.add_option("COMMAND", words)->type_name("");
    help.callback([&line, &words] {
        line.run = [&app = line.app, &words](const Arguments&, Output& output) {
            const CLI::App* about = &app;
            std::string path = app.get_name();
            for (const std::string& word : words) {
                const auto commands = about->get_subcommands(
                    [&](const CLI::App* command) { return command->get_name() == word; });
                if (commands.empty()) {
                    fmt::print(stderr, "error: There is no command \"{}\"\n", visible(word));
                    return ExitCode::Usage;
                }
                about = commands.front();
                path += ' ' + word;
            }
            // App::help() would describe `help`, the command that was named.
            output.write(about->get_formatter()->make_help(about, path, CLI::AppFormatMode::Normal));
            return ExitCode::Done;
        };
    });
}

int runCommand(int argc, char** argv)
{
    CLI::App app(kAbout, "throughline-cli");
    app.footer(kFooter);
    app.set_version_flag("--version", "throughline-cli " THROUGHLINE_VERSION);
    app.require_subcommand(1);

    Arguments arguments;
    Run run;
    CommandLine line{app, arguments, run};
    for (const AddCommand add : commandList())
        add(line);
    std::vector<std::string> helpWords;
    addHelp(line, helpWords);

    Output output(stdout);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& wish) { // --help, --version
        return app.exit(wish);
    } catch (const CLI::ParseError& error) {
        fmt::print(stderr, "error: {}\nthroughline-cli help lists the commands.\n", visible(error.what()));
        return static_cast<int>(ExitCode::Usage);
    }

    const ExitCode code = run(arguments, output);
    if (const std::string reason = output.finish(); !reason.empty()) {
        complain({.code = ProblemCode::WriteFailed, .parameters = {"Standard output", reason}});
        return static_cast<int>(ExitCode::Nothing);
    }
    return static_cast<int>(code);
}

} // namespace

int main(int argc, char** argv)
{
    // Only for the width of characters; numbers and sorting stay as they are in "C".
    std::setlocale(LC_CTYPE, "C.UTF-8");
    try {
        return runCommand(argc, argv);
    } catch (const std::exception& error) {
        fmt::print(stderr, "error: {}\n", visible(error.what()));
        return static_cast<int>(ExitCode::Nothing);
    }
}
