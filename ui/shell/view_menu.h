// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the View menu that is made from what there is: a command for each view, the commands of the
// view in front, and the docks to show or hide.
//
// GUI thread.
#pragma once

#include <QDockWidget>
#include <QList>

class QMenu;
class QTabWidget;

namespace throughline {

// Puts it above what the menu holds already. The window becomes the owner of the keys.
void fillViewMenu(QMenu& menu, QWidget& window, QTabWidget& views, const QList<QDockWidget*>& docks);

} // namespace throughline
