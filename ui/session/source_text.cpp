// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/source_text.h"

#include "core/pipeline/connection_text.h"
#include "core/pipeline/url_text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace throughline {

bool isDatabase(const QString& source)
{
    return isConnection(source.toStdString());
}

bool isWebAddress(const QString& source)
{
    return isUrl(source.toStdString());
}

bool leadsToTraceServer(const QString& source)
{
    return isTraceServer(source.toStdString());
}

bool isFile(const QString& source)
{
    return !isDatabase(source) && !isWebAddress(source);
}

QString keptSource(const QString& source)
{
    if (isFile(source))
        return QFileInfo(source).absoluteFilePath();
    const std::string text = source.toStdString();
    const std::string file = sqliteFileOf(text);
    if (file.empty())
        return QString::fromStdString(withoutPassword(text));
    const QString absolute = QFileInfo(QString::fromStdString(file)).absoluteFilePath();
    const qsizetype tables = source.indexOf(u'?');
    return QString::fromStdString(sqliteConnectionTo(absolute.toStdString())) +
           (tables < 0 ? QString() : source.mid(tables));
}

QString sourceName(const QString& source)
{
    if (isDatabase(source))
        return QString::fromStdString(connectionNameOf(source.toStdString()));
    if (isWebAddress(source))
        return QString::fromStdString(urlNameOf(source.toStdString()));
    const QString whole = QDir::cleanPath(QFileInfo(source).absoluteFilePath());
    const QString name = QFileInfo(whole).fileName();
    return name.isEmpty() ? whole : name;
}

std::string pathName(const QString& path)
{
    return QFile::encodeName(path).toStdString();
}

} // namespace throughline
