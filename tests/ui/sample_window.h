// SPDX-License-Identifier: GPL-3.0-or-later
// The real window with the sample open, as tests of what a person does in it begin.
#pragma once

#include "tests/support/test_data.h"
#include "tests/ui/opened.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QTabWidget>
#include <QTest>

#include <memory>

namespace throughline::test {

class SampleWindow {
public:
    // False where it does not come, or the sample does not open.
    [[nodiscard]] bool open()
    {
        m_window = std::make_unique<MainWindow>(QString::fromStdString(sampleExport()));
        m_window->show();
        m_window->activateWindow();
        if (!QTest::qWaitForWindowActive(m_window.get()))
            return false;
        m_window->openSample();
        if (!QTest::qWaitFor([this] { return navigator().snapshot() && m_window->settled(); }))
            return false;
        m_window->views().currentWidget()->setFocus();
        return QTest::qWaitFor([] { return QApplication::focusWidget() != nullptr; });
    }
    void close()
    {
        m_window.reset();
        m_settings.forget();
    }

    MainWindow* operator->() const { return m_window.get(); }
    [[nodiscard]] const OwnSettings& settings() const { return m_settings; }
    [[nodiscard]] Navigator& navigator() const { return m_window->workspace().navigator(); }
    [[nodiscard]] EventId selected() const { return navigator().place().event; }
    [[nodiscard]] QWidget* view() const { return m_window->views().currentWidget(); }
    template <class Part>
    [[nodiscard]] Part& part() const
    {
        return *m_window->findChild<Part*>();
    }
    // Where the keyboard is.
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
        QCoreApplication::processEvents();
    }

private:
    OwnSettings m_settings;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace throughline::test
