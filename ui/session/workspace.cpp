// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/workspace.h"

#include <QFile>

namespace throughline {

Workspace::Workspace(QObject* parent) : QObject(parent)
{
    connect(&m_loader, &LoadController::finished, this, &Workspace::take);
    connect(&m_loader, &LoadController::failed, this, &Workspace::openFailed);
}

void Workspace::open(const QStringList& paths, const std::optional<Selector>& subject)
{
    if (paths.isEmpty())
        return;
    m_requested = paths;
    m_subject = subject;
    LoadRequest request;
    for (const QString& path : paths)
        request.paths.push_back(QFile::encodeName(path).toStdString());
    m_loader.start(request);
}

void Workspace::reload()
{
    open(m_open, m_navigator.place().subject);
}

void Workspace::close()
{
    m_loader.drop();
    m_open.clear();
    m_navigator.setSnapshot(nullptr);
}

void Workspace::take(const std::shared_ptr<const Snapshot>& snapshot)
{
    m_open = m_requested;
    for (const QString& path : m_open)
        m_recent.add(path);
    m_navigator.setSnapshot(snapshot);
    Q_EMIT opened();
    if (m_subject && !m_navigator.go(*m_subject))
        Q_EMIT subjectMissing(*m_subject);
}

} // namespace throughline
