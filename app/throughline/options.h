// SPDX-License-Identifier: GPL-3.0-or-later
// Options: what the command line of the window says.
#pragma once

#include <CLI/CLI.hpp>

#include <QSize>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

namespace throughline {

struct Options {
    std::vector<std::string> files;
    std::string subject, view, screenshot, size, language;
    bool sample = false, dark = false, light = false;
};

void addOptions(CLI::App& app, Options& options);
// Of "1600x1000"; none where it says something else, or a window too small for anything.
[[nodiscard]] std::optional<QSize> sizeOf(const std::string& text);
// The files, and the sample where it was asked for and is there.
[[nodiscard]] QStringList pathsOf(const Options& options, const QString& sample);

} // namespace throughline
