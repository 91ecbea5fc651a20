// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/actions.h"

#include "ui/widgets/icons.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QWidget>

#include <utility>

namespace throughline {

namespace {

QList<QKeySequence> keysOf(const char* keys)
{
    QList<QKeySequence> sequences;
    for (const QString& key : QString::fromLatin1(keys).split(u' ', Qt::SkipEmptyParts))
        sequences.append(QKeySequence(key, QKeySequence::PortableText));
    return sequences;
}

} // namespace

QString titleOf(Menu menu)
{
    switch (menu) {
    case Menu::File:
        return QCoreApplication::translate("commands", "&File");
    case Menu::Edit:
        return QCoreApplication::translate("commands", "&Edit");
    case Menu::Go:
        return QCoreApplication::translate("commands", "&Go");
    case Menu::View:
        return QCoreApplication::translate("commands", "&View");
    case Menu::Help:
        return QCoreApplication::translate("commands", "&Help");
    }
    return {};
}

Actions::Actions(QWidget& window, std::vector<Command> commands)
    : QObject(&window), m_commands(std::move(commands)), m_menus(kMenuCount)
{
    for (const Command& command : m_commands) {
        auto* action =
            new QAction(QCoreApplication::translate(command.text.context, command.text.english), &window);
        action->setObjectName(QString::fromLatin1(command.id));
        action->setShortcuts(keysOf(command.keys));
        action->setCheckable(command.checkable);
        if (*command.icon)
            action->setIcon(lineIcon(QString::fromLatin1(command.icon)));
        action->setIconVisibleInMenu(false);
        connect(action, &QAction::triggered, &window, [run = command.run] { run(); });
        window.addAction(action);
        m_all.append(action);
        m_byId.insert(action->objectName(), action);
    }
}

void Actions::choose(const QString& id, const QStringList& among)
{
    for (const QString& each : among)
        m_byId.value(each)->setChecked(each == id);
}

void Actions::addMenus(QMenuBar& bar)
{
    for (int i = 0; i < kMenuCount; ++i)
        m_menus[static_cast<std::size_t>(i)] = bar.addMenu(titleOf(static_cast<Menu>(i)));
    for (std::size_t i = 0; i < m_commands.size(); ++i) {
        QMenu* target = menu(m_commands[i].menu);
        if (m_commands[i].separated)
            target->addSeparator();
        target->addAction(m_all[qsizetype(i)]);
    }
}

} // namespace throughline
