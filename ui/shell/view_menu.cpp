// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/view_menu.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QTabWidget>

namespace throughline {

void fillViewMenu(QMenu& menu, QWidget& window, QTabWidget& views, const QList<QDockWidget*>& docks)
{
    QAction* first = menu.actions().value(0);
    for (int i = 0; i < views.count(); ++i) {
        auto* action = new QAction(views.tabText(i), &window);
        action->setShortcut(QKeySequence(QStringLiteral("Ctrl+%1").arg(i + 1)));
        QObject::connect(action, &QAction::triggered, &views, [&views, i] { views.setCurrentIndex(i); });
        menu.insertAction(first, action);
        window.addAction(action);
    }
    menu.insertSeparator(first);
    auto* inView = new QMenu(QCoreApplication::translate("commands", "In this view"), &window);
    QObject::connect(inView, &QMenu::aboutToShow, &views, [&views, inView] {
        inView->clear();
        if (views.currentWidget())
            inView->addActions(views.currentWidget()->actions());
    });
    menu.insertMenu(first, inView);
    auto* panels = new QMenu(QCoreApplication::translate("commands", "Panels"), &window);
    for (const QDockWidget* dock : docks)
        panels->addAction(dock->toggleViewAction());
    menu.insertMenu(first, panels);
    menu.insertSeparator(first);
}

} // namespace throughline
