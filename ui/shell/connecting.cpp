// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/connecting.h"

#include "ui/dialogs/connect_dialog.h"
#include "ui/models/text.h"
#include "ui/session/source_text.h"

#include <algorithm>

namespace throughline {

Connecting::Connecting(Workspace& workspace, QWidget& window)
    : QObject(&window), m_workspace(workspace), m_window(window)
{
    connect(&m_workspace, &Workspace::openFailed, this, &Connecting::askAgain);
}

void Connecting::ask(const QString& connection, const QString& failure)
{
    if (!m_dialog) {
        m_dialog = new ConnectDialog(&m_window);
        connect(m_dialog, &ConnectDialog::wanted, this, [this](const QString& wanted) {
            m_dialog.clear(); // it is about to close; what fails soon needs another one
            m_workspace.open({wanted});
        });
        // What was opened last is most likely wanted again.
        const QStringList& recent = m_workspace.recentFiles().paths();
        const auto last = std::find_if(recent.begin(), recent.end(), isDatabase);
        m_dialog->begin(last == recent.end() ? QString() : *last, {});
    }
    if (!connection.isEmpty())
        m_dialog->begin(connection, failure);
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void Connecting::askAgain(const Problem& problem)
{
    const QStringList& wanted = m_workspace.requestedPaths();
    if (problem.code == ProblemCode::DatabaseUnavailable && wanted.size() == 1 && isDatabase(wanted.front()))
        ask(wanted.front(), shown(textOf(problem)));
}

} // namespace throughline
