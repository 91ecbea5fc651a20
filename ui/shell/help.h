// SPDX-License-Identifier: GPL-3.0-or-later
// KeyList: every command with its key, by menu and view (F1). Made from the actions themselves, so it cannot
// differ from what the keys do.
//
// And the word about the program itself.
//
// GUI thread; not modal.
#pragma once

#include "ui/shell/actions.h"

#include <QAction>
#include <QDialog>
#include <QList>

class QTabWidget;

namespace throughline {

struct KeySection {
    QString title;
    QList<QAction*> actions;
};

class KeyList : public QDialog {
    Q_OBJECT
public:
    KeyList(const QList<KeySection>& sections, QWidget* parent);
};

// The menus, then the commands that each view has of its own.
[[nodiscard]] QList<KeySection> keySections(const Actions& actions, const QTabWidget& views);

void showAbout(QWidget* parent);

} // namespace throughline
