// SPDX-License-Identifier: GPL-3.0-or-later
// throughline: the window. All of it but this is in throughline_ui.
#include "app/throughline/options.h"
#include "core/pipeline/sample.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/screenshot.h"

#include <QApplication>
#include <QFile>
#include <QLoggingCategory>

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>

namespace {

using namespace throughline;

constexpr int kWrongUsage = 2;

// Qt aborts where there is no display; say what is wrong and end in order instead.
void onStartMessage(QtMsgType type, const QMessageLogContext&, const QString&)
{
    if (type != QtFatalMsg)
        return;
    std::fputs("throughline: there is no display to show a window on (DISPLAY or WAYLAND_DISPLAY does not "
               "name one).\n"
               "Try the same from the command line: throughline-cli --help\n",
               stderr);
    std::_Exit(EXIT_FAILURE);
}

int complain(const std::string& text)
{
    std::fprintf(stderr, "throughline: %s\n", text.c_str());
    return kWrongUsage;
}

int run(QApplication& application, const Options& options)
{
    const QString sample = QFile::decodeName(sampleExport().value_or("").c_str());
    if (options.sample && sample.isEmpty())
        return complain("the sample export is not installed");
    std::optional<Selector> subject;
    if (!options.subject.empty()) {
        const Result<Selector> parsed = parseSelector(options.subject);
        if (!parsed)
            return complain(textOf(parsed.error()));
        subject = *parsed;
    }
    MainWindow window(sample);
    if (options.dark || options.light)
        window.theme().force(options.dark);
    if (!options.size.empty()) {
        const std::optional<QSize> size = sizeOf(options.size);
        if (!size)
            return complain("--size takes WIDTHxHEIGHT, for example 1600x1000");
        window.resize(*size);
    }
    if (!options.view.empty()) {
        const QString view = QString::fromStdString(options.view);
        if (!window.showView(view))
            return complain("there is no view \"" + options.view + "\"");
        // After the subject has chosen a view of its own.
        QObject::connect(
            &window.workspace(), &Workspace::opened, &window, [&window, view] { window.showView(view); },
            static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    }
    if (options.screenshot.empty()) // a picture is of the data alone
        window.workspace().keepInApplicationData();
    window.workspace().open(pathsOf(options, sample), subject);
    window.show();
    if (!options.screenshot.empty())
        saveWhenSettled(window, QFile::decodeName(options.screenshot.c_str()), [&](bool written) {
            application.exit(written ? EXIT_SUCCESS : complain(options.screenshot + " cannot be written"));
        });
    return QApplication::exec();
}

} // namespace

int main(int argc, char* argv[])
{
    Options options;
    CLI::App parser(
        "Open an export of events and see what chain of them led to an order, and where it breaks.",
        "throughline");
    addOptions(parser, options);
    try {
        parser.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return parser.exit(error) == EXIT_SUCCESS ? EXIT_SUCCESS : kWrongUsage;
    }
    if (!options.screenshot.empty() && !std::getenv("DISPLAY") && !std::getenv("WAYLAND_DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen"); // an image needs no display

    qInstallMessageHandler(onStartMessage);
    QApplication application(argc, argv);
    qInstallMessageHandler(nullptr);
    if (QApplication::platformName() == QLatin1String("offscreen")) // which warns of each of its own limits
        QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false"));
    QApplication::setOrganizationName(QStringLiteral("throughline"));
    QApplication::setApplicationName(QStringLiteral("throughline"));
    QApplication::setApplicationVersion(QStringLiteral(THROUGHLINE_VERSION));
    const QString chosen =
        options.language.empty() ? chosenLanguage() : QString::fromStdString(options.language);
    speakLanguage(chosen.isEmpty() ? systemLanguage() : chosen);
    return run(application, options);
}
