// SPDX-License-Identifier: GPL-3.0-or-later
// The dialogs that ask what to open, and what is opened in words. GUI thread.
#pragma once

#include <QString>
#include <QStringList>

class QWidget;

namespace throughline {

// Empty where the person changed their mind. They begin where something was opened last, `recent`.
[[nodiscard]] QStringList askForFiles(QWidget* parent, const QStringList& recent);
[[nodiscard]] QStringList askForFolder(QWidget* parent, const QStringList& recent);

// The choices of kinds of files: all that load, then each format.
[[nodiscard]] QStringList fileFilters();

// A path without the folders in front: "march" for "/exports/march/".
[[nodiscard]] QString nameOfPath(const QString& path);
// "events.ndjson", "events.ndjson and 3 more".
[[nodiscard]] QString nameOfPaths(const QStringList& paths);

} // namespace throughline
