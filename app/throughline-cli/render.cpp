// SPDX-License-Identifier: GPL-3.0-or-later
// render VIEW SELECTOR SRC… -o FILE: a view as PNG, SVG or PDF, no display needed. The only command that
// starts Qt, and of Qt only what paints.
#include "ui/views/render.h"
#include "app/throughline-cli/commands.h"
#include "core/journey/selector.h"
#include "core/layout/palette.h"
#include "ui/widgets/scene_file.h"
#include "ui/widgets/scene_painter.h"

#include <CLI/CLI.hpp>

#include <QGuiApplication>

#include <algorithm>
#include <cctype>

namespace throughline {

namespace {

constexpr int kWidest = 20'000; // pixels; an image of it still fits into memory

std::string endingProblem(const std::string& file)
{
    std::string lower = file;
    std::ranges::transform(lower, lower.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const bool known = lower.ends_with(".png") || lower.ends_with(".svg") || lower.ends_with(".pdf");
    return known ? std::string() : file + " ends in neither .png, .svg nor .pdf";
}

// Qt remarks on its surroundings, such as a server without a session directory; only what is fatal concerns
// anybody.
void keepFatalOnly(QtMsgType type, const QMessageLogContext&, const QString& message)
{
    if (type == QtFatalMsg)
        complain({.code = ProblemCode::BadArgument, .parameters = {message.toStdString()}});
}

ExitCode runRender(const Arguments& arguments, Output&)
{
    RenderRequest request;
    request.view = arguments.view;
    request.width = static_cast<float>(arguments.width);
    request.height = static_cast<float>(arguments.height);
    const Result<Selector> selector = parseSelector(arguments.subject);
    if (!selector) {
        complain(selector.error());
        return ExitCode::Usage;
    }
    request.subject = *selector;
    const auto snapshot = openSources(arguments);
    if (!snapshot)
        return ExitCode::Nothing;

    // Drawn in memory also where there is a display.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qInstallMessageHandler(keepFatalOnly);
    int argc = 1;
    char name[] = "throughline-cli";
    char* argv[] = {name, nullptr};
    const QGuiApplication application(argc, argv);
    const Result<Scene> scene = renderView(*snapshot, request, fontTextWidth());
    if (!scene) {
        complain(scene.error());
        return ExitCode::Nothing;
    }
    const Result<void> saved =
        saveScene(*scene, arguments.dark ? darkColours() : lightColours(), arguments.file);
    if (!saved) {
        complain(saved.error());
        return ExitCode::Nothing;
    }
    return done(arguments, *snapshot);
}

} // namespace

void addRender(CommandLine& line)
{
    Arguments& arguments = line.arguments;
    CLI::App& command =
        addCommand(line, line.app, "render", "A view as PNG, SVG or PDF; no display is needed", runRender);
    command.add_option("VIEW", arguments.view, "waterfall, timeline, journey or campaigns")
        ->required()
        ->check(CLI::IsMember(renderableViews()).description(""))
        ->type_name("");
    command.add_option("SELECTOR", arguments.subject, "kind:value, for example order:1234")
        ->required()
        ->type_name("");
    addSources(line, command);
    command.add_option("-o,--output", arguments.file, "The file to write; its ending says as what")
        ->required()
        ->check(CLI::Validator(endingProblem, ""))
        ->type_name("FILE");
    const auto pixels = [&](const char* name, int& value, const char* description) {
        command.add_option(name, value, description)
            ->check(CLI::Range(1, kWidest).description(""))
            ->type_name("PIXELS");
    };
    pixels("--width", arguments.width, "Width (default: 1600)");
    pixels("--height", arguments.height, "Height (default: as tall as the content)");
    command.add_flag("--dark", arguments.dark, "Light on dark");
}

} // namespace throughline
