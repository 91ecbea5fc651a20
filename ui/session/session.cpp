// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session.h"

#include <QFile>

namespace throughline {

Session::Session(QObject* parent) : QObject(parent)
{
    connect(&m_loader, &LoadController::finished, this, &Session::take);
    connect(&m_loader, &LoadController::failed, this, &Session::openFailed);
}

void Session::open(const QStringList& paths, const std::optional<Selector>& subject)
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

void Session::reload()
{
    open(m_open, m_navigator.place().subject);
}

void Session::close()
{
    m_loader.drop();
    m_open.clear();
    m_navigator.setSnapshot(nullptr);
}

void Session::take(const std::shared_ptr<const Snapshot>& snapshot)
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
