// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shared_keys.h"

#include "ui/shell/actions.h"

#include <QDockWidget>
#include <QTabBar>
#include <QTabWidget>

#include <algorithm>

namespace throughline {

namespace {

using namespace Qt::Literals::StringLiterals;

bool hasKey(const QWidget& view, const QKeySequence& key)
{
    const QList<QAction*> own = ownActions(view);
    return std::any_of(own.begin(), own.end(),
                       [&](const QAction* action) { return action->shortcuts().contains(key); });
}

} // namespace

void shareKeys(const Actions& actions, QWidget& window, const QList<QDockWidget*>& docks, QWidget& start,
               const QTabWidget& views)
{
    for (const QString& id : {u"follow-in"_s, u"follow-out"_s, u"search-from-here"_s}) {
        QAction* const action = actions[id];
        window.removeAction(action);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        for (QDockWidget* dock : docks)
            dock->addAction(action);
        start.addAction(action);
        views.tabBar()->addAction(action);
        for (int i = 0; i < views.count(); ++i) {
            if (!hasKey(*views.widget(i), action->shortcut()))
                views.widget(i)->addAction(action);
        }
    }
}

QList<QAction*> ownActions(const QWidget& view)
{
    QList<QAction*> own = view.actions();
    own.removeIf([&](const QAction* action) { return action->parent() != &view; });
    return own;
}

} // namespace throughline
