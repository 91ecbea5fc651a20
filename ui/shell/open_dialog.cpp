// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/open_dialog.h"

#include "ui/models/text.h"
#include "ui/session/source_text.h"
#include "ui/session/workspace_file.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>

namespace throughline {

namespace {

using namespace Qt::Literals::StringLiterals;

// The folder of what was opened last and is still there.
QString startFolder(const QStringList& recent)
{
    for (const QString& path : recent) {
        const QFileInfo opened(path);
        if (opened.exists())
            return opened.absolutePath();
    }
    return {};
}

QString filter(const QString& name, const QStringList& patterns)
{
    return u"%1 (%2)"_s.arg(name, patterns.join(u' '));
}

} // namespace

QStringList fileFilters()
{
    const QStringList json{u"*.json"_s, u"*.ndjson"_s, u"*.jsonl"_s};
    const QStringList tables{u"*.csv"_s, u"*.tsv"_s};
    const QStringList databases{u"*.db"_s, u"*.sqlite"_s, u"*.sqlite3"_s};
    const QStringList packed{u"*.gz"_s, u"*.zst"_s, u"*.zip"_s, u"*.tar"_s, u"*.tgz"_s, u"*.tzst"_s};
    const QStringList workspaces{u'*' + QLatin1String(kWorkspaceEnding)};
    return {filter(QCoreApplication::translate("open", "All exports"),
                   json + tables + databases + packed + workspaces),
            filter(QCoreApplication::translate("open", "Workspaces"), workspaces),
            filter(QCoreApplication::translate("open", "JSON: events, OTLP, Jaeger, Zipkin, webhooks"), json),
            filter(QCoreApplication::translate("open", "Tables"), tables),
            filter(QCoreApplication::translate("open", "SQLite databases"), databases),
            filter(QCoreApplication::translate("open", "Compressed files and archives"), packed),
            filter(QCoreApplication::translate("open", "All files, whatever they are called"), {u"*"_s})};
}

QStringList askForFiles(QWidget* parent, const QStringList& recent)
{
    return QFileDialog::getOpenFileNames(
        parent, QCoreApplication::translate("open", "Open exports: several load together"),
        startFolder(recent), fileFilters().join(u";;"_s));
}

QStringList askForFolder(QWidget* parent, const QStringList& recent)
{
    const QString folder = QFileDialog::getExistingDirectory(
        parent, QCoreApplication::translate("open", "Open a folder: all exports below it load together"),
        startFolder(recent));
    return folder.isEmpty() ? QStringList() : QStringList{folder};
}

QString nameOfPath(const QString& path)
{
    return shown(sourceName(path), 80);
}

QString nameOfPaths(const QStringList& paths)
{
    if (paths.isEmpty())
        return {};
    const QString first = nameOfPath(paths.front());
    return paths.size() == 1 ? first
                             : QCoreApplication::translate("open", "%1 and %2 more")
                                   .arg(first, number(static_cast<std::uint64_t>(paths.size() - 1)));
}

} // namespace throughline
