// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/throughline/options.h"

#include "ui/shell/language.h"
#include "ui/views/view.h"

#include <QFile>

#include <fmt/ranges.h>

#include <cstdio>
#include <string_view>

namespace throughline {

namespace {

std::string viewIds()
{
    std::vector<std::string_view> ids;
    for (const ViewDescription& view : viewList())
        ids.emplace_back(view.id);
    return fmt::format("{}", fmt::join(ids, ", "));
}

std::vector<std::string> languages()
{
    std::vector<std::string> codes;
    for (const QString& code : languageCodes())
        codes.push_back(code.toStdString());
    return codes;
}

} // namespace

void addOptions(CLI::App& app, Options& options)
{
    app.add_option("FILE", options.files, "Exports, archives, folders and URLs of them to open together");
    app.add_flag("--sample", options.sample, "Open the sample export");
    app.add_option("--go", options.subject, "Go to what a selector names, for example order:1234");
    app.add_option("--view", options.view, "Show a view: " + viewIds());
    CLI::Option* dark = app.add_flag("--dark", options.dark, "Dark theme");
    app.add_flag("--light", options.light, "Light theme")->excludes(dark);
    app.add_option("--language", options.language, "Language of the window, this time")
        ->check(CLI::IsMember(languages()));
    app.add_option("--screenshot", options.screenshot, "Write the window to a PNG file and quit");
    app.add_option("--size", options.size, "Size of the window, for example 1600x1000");
    app.set_version_flag("--version", THROUGHLINE_VERSION);
}

std::optional<QSize> sizeOf(const std::string& text)
{
    int width = 0, height = 0;
    char rest = 0;
    if (std::sscanf(text.c_str(), "%dx%d%c", &width, &height, &rest) != 2 || width < 200 || height < 200)
        return std::nullopt;
    return QSize(width, height);
}

QStringList pathsOf(const Options& options, const QString& sample)
{
    QStringList paths;
    for (const std::string& file : options.files)
        paths.append(QFile::decodeName(file.c_str()));
    if (options.sample && !sample.isEmpty())
        paths.append(sample);
    return paths;
}

} // namespace throughline
