// SPDX-License-Identifier: GPL-3.0-or-later
// DockLayout: the docks of the window and how they are arranged; shown only while something is open, kept
// between runs.
//
// Owned by the main window, GUI thread.
#pragma once

#include <QByteArray>
#include <QDockWidget>
#include <QList>
#include <QMainWindow>

namespace throughline {

class DockLayout {
public:
    explicit DockLayout(QMainWindow& window) : m_window(window) {}

    // A dock without a title bar is named by its tab, or by its content.
    QDockWidget* add(const QString& id, const QString& title, QWidget* content, Qt::DockWidgetArea area,
                     bool titleBar = true);
    [[nodiscard]] const QList<QDockWidget*>& docks() const { return m_docks; }

    // All docks are in place: takes their arrangement as the default one, reads the one that was kept, and
    // hides them.
    void begin();
    void setShown(bool shown);
    [[nodiscard]] bool shown() const { return m_shown; }
    void reset();
    // As the docks are arranged now; and arranges them so, where it was made by this program.
    [[nodiscard]] QByteArray state() const;
    void restore(const QByteArray& state);
    // Into the settings.
    void keep();

private:
    QMainWindow& m_window;
    QList<QDockWidget*> m_docks;
    QByteArray m_default, m_now; // m_now: as it is to be when shown next
    bool m_shown = true;
};

} // namespace throughline
