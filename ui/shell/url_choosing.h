// SPDX-License-Identifier: GPL-3.0-or-later
// UrlChoosing: asks which URL to open, and asks again where the one that was entered could not be opened, or
// its server wants to know who asks: passwords are kept nowhere.
//
// Owned by the main window, whose dialog it shows; GUI thread.
#pragma once

#include "core/base/problem.h"
#include "ui/session/workspace.h"

#include <QObject>
#include <QPointer>

namespace throughline {

class UrlDialog;

class UrlChoosing : public QObject {
    Q_OBJECT
public:
    // Both outlive it.
    UrlChoosing(Workspace& workspace, QWidget& window);

    void ask(const QString& url = {}, const QString& failure = {});
    // Asks where a text that was pasted is a URL; false where it is none.
    bool offer(const QString& text);

private:
    void askAgain(const Problem& problem);

    Workspace& m_workspace;
    QWidget& m_window;
    QPointer<UrlDialog> m_dialog;
    QString m_entered; // last
};

} // namespace throughline
