// SPDX-License-Identifier: GPL-3.0-or-later
// SharedKeys: keys that the window shares with its views: a view that has one for itself gets it while the
// focus is there, the window's command has it everywhere else.
//
// GUI thread.
#pragma once

#include <QList>

class QAction;
class QDockWidget;
class QTabWidget;
class QWidget;

namespace throughline {

class Actions;

// What is not a view has the window's commands.
void shareKeys(const Actions& actions, QWidget& window, const QList<QDockWidget*>& docks, QWidget& start,
               const QTabWidget& views);
// The commands that a view made itself, without those that are shared with it.
[[nodiscard]] QList<QAction*> ownActions(const QWidget& view);

} // namespace throughline
