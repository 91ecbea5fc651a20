// SPDX-License-Identifier: GPL-3.0-or-later
// Actions: THE table of commands turned into QActions, from which menus, the key list (F1) and the command
// palette are made. A further command is one line in commands.cpp.
//
// Owned by the main window, GUI thread.
#pragma once

#include "core/base/translation.h"

#include <QAction>
#include <QHash>
#include <QList>
#include <QObject>
#include <QStringList>

#include <functional>
#include <vector>

class QMenuBar;
class QWidget;

namespace throughline {

enum class Menu : int { File, Edit, Go, View, Help };
inline constexpr int kMenuCount = 5;

struct Command {
    const char* id;   // stable, for tests and settings
    Phrase text;      // … where more is asked
    const char* keys; // portable key sequences, several parted by a blank; "" for none
    Menu menu;
    std::function<void()> run;
    const char* icon = "";
    bool checkable = false;
    bool separated = false; // a line above it in the menu
};

class Actions : public QObject {
    Q_OBJECT
public:
    // The window becomes the parent of the actions, so that their keys work in all of it.
    Actions(QWidget& window, std::vector<Command> commands);

    [[nodiscard]] QAction* operator[](const QString& id) const { return m_byId.value(id); }
    [[nodiscard]] const QList<QAction*>& all() const { return m_all; }
    // Adds the menus; menu(…) then gives each for further entries.
    void addMenus(QMenuBar& bar);
    // Commands of which one is in force: it is ticked, the others are not.
    void choose(const QString& id, const QStringList& among);
    [[nodiscard]] QMenu* menu(Menu menu) const { return m_menus[static_cast<std::size_t>(menu)]; }

private:
    std::vector<Command> m_commands;
    QList<QAction*> m_all;
    QHash<QString, QAction*> m_byId;
    std::vector<QMenu*> m_menus;
};

[[nodiscard]] QString titleOf(Menu menu);

} // namespace throughline
