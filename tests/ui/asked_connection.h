// SPDX-License-Identifier: GPL-3.0-or-later
// AskedConnection: the dialog "Connect to a database" in the real window, as a person meets it.
//
// Of a window that outlives it; GUI thread.
#pragma once

#include "ui/dialogs/connect_dialog.h"
#include "ui/shell/main_window.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

namespace throughline::test {

class AskedConnection {
public:
    explicit AskedConnection(MainWindow& window) : m_window(window) {}

    void ask()
    {
        // Not where another dialog was closed a moment ago.
        m_window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_window));
        QTest::keyClick(&m_window, Qt::Key_O, Qt::ControlModifier | Qt::AltModifier);
        QVERIFY(dialog());
        QVERIFY(QTest::qWaitForWindowExposed(dialog()));
    }
    // Null where none is shown.
    [[nodiscard]] ConnectDialog* dialog() const { return m_window.findChild<ConnectDialog*>(); }
    [[nodiscard]] QPushButton* button(const QString& text) const
    {
        return find<QPushButton>([&](const QPushButton& found) { return found.text() == text; });
    }
    [[nodiscard]] QLineEdit* field(const QString& name) const
    {
        return find<QLineEdit>([&](const QLineEdit& found) { return found.accessibleName() == name; });
    }
    [[nodiscard]] QCheckBox* keeping() const
    {
        return find<QCheckBox>([](const QCheckBox&) { return true; });
    }
    [[nodiscard]] bool says(const QString& words) const
    {
        return find<QLabel>([&](const QLabel& found) { return found.text().contains(words); });
    }
    void press(const QString& text) const { QTest::mouseClick(button(text), Qt::LeftButton); }
    void enter(const QString& name, const QString& text) const
    {
        field(name)->clear();
        QTest::keyClicks(field(name), text);
    }
    // Where the box is, and not where its row ends.
    void tick() const { QTest::mouseClick(keeping(), Qt::LeftButton, {}, {8, keeping()->height() / 2}); }

private:
    template <class Widget, class Fits>
    [[nodiscard]] Widget* find(Fits fits) const
    {
        if (!dialog())
            return nullptr;
        for (Widget* found : dialog()->findChildren<Widget*>()) {
            if (fits(*found))
                return found;
        }
        return nullptr;
    }

    MainWindow& m_window;
};

} // namespace throughline::test
