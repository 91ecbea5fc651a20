// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/recent_files.h"

#include "ui/session/source_text.h"

#include <QSettings>

namespace throughline {

namespace {

const QString kKey = QStringLiteral("recentFiles");

} // namespace

RecentFiles::RecentFiles(QObject* parent)
    : QObject(parent), m_paths(QSettings().value(kKey).toStringList().mid(0, kKept))
{}

void RecentFiles::add(const QString& path)
{
    const QString absolute = keptSource(path);
    m_paths.removeAll(absolute);
    m_paths.prepend(absolute);
    m_paths = m_paths.mid(0, kKept);
    store();
}

void RecentFiles::remove(const QString& path)
{
    if (m_paths.removeAll(path) > 0)
        store();
}

void RecentFiles::clear()
{
    m_paths.clear();
    store();
}

void RecentFiles::store()
{
    QSettings().setValue(kKey, m_paths);
    Q_EMIT changed();
}

} // namespace throughline
