// SPDX-License-Identifier: GPL-3.0-or-later
// What a hand does with the context menu of a list.
#pragma once

#include <QAbstractItemView>
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QTest>
#include <QTimer>

namespace throughline::test {

// Runs an entry of the menu that a cell has; false where there is none of that name.
[[nodiscard]] inline bool chooseInMenu(QAbstractItemView& view, const QModelIndex& index, const QString& text)
{
    bool chosen = false;
    QTimer::singleShot(0, &view, [&] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        if (!menu)
            return;
        for (QAction* action : menu->actions()) {
            if (action->text() != text || !action->isEnabled())
                continue;
            menu->setActiveAction(action);
            QTest::keyClick(menu, Qt::Key_Return);
            chosen = true;
            return;
        }
        menu->close();
    });
    const QPoint at = view.visualRect(index).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, view.viewport()->mapToGlobal(at));
    QApplication::sendEvent(view.viewport(), &event);
    return chosen;
}

// The entry of a menu with this text; null where there is none.
[[nodiscard]] inline QAction* entryOf(const QMenu& menu, const QString& text)
{
    for (QAction* action : menu.actions()) {
        if (action->text() == text)
            return action;
    }
    return nullptr;
}

// Runs an entry; false where there is none of that name.
[[nodiscard]] inline bool triggerIn(const QMenu& menu, const QString& text)
{
    QAction* const entry = entryOf(menu, text);
    if (entry)
        entry->trigger();
    return entry != nullptr;
}

// The menu that an entry opens; null where there is none.
[[nodiscard]] inline QMenu* menuIn(const QMenu& menu, const QString& text)
{
    const QAction* const entry = entryOf(menu, text);
    return entry ? entry->menu() : nullptr;
}

} // namespace throughline::test
