// SPDX-License-Identifier: GPL-3.0-or-later
// CommandPalette: every command by name, filtered while typing; Enter does it (spec 5, Ctrl+Shift+P).
//
// GUI thread; the actions are the window's own and must outlive it.
#pragma once

#include <QDialog>
#include <QList>

class QAction;
class QLineEdit;
class QListWidget;

namespace throughline {

class CommandPalette : public QDialog {
    Q_OBJECT
public:
    CommandPalette(const QList<QAction*>& actions, QWidget* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill(const QString& filter);
    void run();

    QList<QAction*> m_actions;
    QLineEdit* m_filter;
    QListWidget* m_list;
};

} // namespace throughline
