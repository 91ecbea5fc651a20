// SPDX-License-Identifier: GPL-3.0-or-later
// Connecting: asks which database to open, and asks again where the one that was wanted could not be reached:
// it may lack its password, or have a wrong one.
//
// Owned by the main window, whose dialog it shows; GUI thread.
#pragma once

#include "core/base/problem.h"
#include "ui/session/workspace.h"

#include <QObject>
#include <QPointer>

namespace throughline {

class ConnectDialog;

class Connecting : public QObject {
    Q_OBJECT
public:
    // Both outlive it.
    Connecting(Workspace& workspace, QWidget& window);

    void ask(const QString& connection = {}, const QString& failure = {});

private:
    void askAgain(const Problem& problem);

    Workspace& m_workspace;
    QWidget& m_window;
    QPointer<ConnectDialog> m_dialog;
};

} // namespace throughline
