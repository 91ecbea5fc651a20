// SPDX-License-Identifier: GPL-3.0-or-later
// Filtering: the commands of the event filter: filter in or out by what the selected event is, and show all
// again (spec 5, "Filter in / out").
//
// Owned by the main window; GUI thread.
#pragma once

#include "ui/session/workspace.h"

#include <QObject>

namespace throughline {

class Filtering : public QObject {
    Q_OBJECT
public:
    // Both outlive it.
    Filtering(Workspace& workspace, QWidget& window);

    // Offers what the selected event may be filtered by, in a menu in the middle of the window.
    void offer(bool out);
    void showAll();

Q_SIGNALS:
    void said(const QString& remark);

private:
    Workspace& m_workspace;
    QWidget& m_window;
};

} // namespace throughline
