// SPDX-License-Identifier: GPL-3.0-or-later
// The window without a mouse: Tab comes by everything that can be used, in every view, and says what it is;
// the menu key opens the menus that the right button opens (spec 5, "everything reachable by keyboard").
#include "tests/ui/sample_window.h"
#include "ui/views/view.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QSet>
#include <QTabBar>
#include <QTimer>

using namespace throughline;
using namespace throughline::test;

class TestKeyboardWalk : public QObject {
    Q_OBJECT

private:
    SampleWindow m_window;

    [[nodiscard]] static QString nameOf(QWidget* widget)
    {
        QAccessibleInterface* const interface = QAccessible::queryAccessibleInterface(widget);
        return interface ? interface->text(QAccessible::Name) : QString();
    }
    [[nodiscard]] static QString tellApart(QWidget* widget)
    {
        return QStringLiteral("%1 %2 “%3”")
            .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
                 nameOf(widget));
    }
    // What a mouse could use, and Tab must come by.
    [[nodiscard]] QSet<QWidget*> usable() const
    {
        QSet<QWidget*> found;
        for (QWidget* widget : m_window->findChildren<QWidget*>()) {
            const bool taken =
                (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus && !widget->focusProxy();
            // Those of a tab bar do what its arrow keys do.
            const bool scrolls = widget->parentWidget() && qobject_cast<QTabBar*>(widget->parentWidget());
            if (taken && !scrolls && widget->isVisible() && widget->isEnabled() &&
                widget->window() == m_window.operator->())
                found.insert(widget);
        }
        return found;
    }
    // Where Tab comes by until it is where it began.
    [[nodiscard]] static QSet<QWidget*> walked(Qt::Key key)
    {
        constexpr int kMostSteps = 300;
        QSet<QWidget*> found;
        QWidget* const first = QApplication::focusWidget();
        for (int i = 0; i < kMostSteps; ++i) {
            QTest::keyClick(QApplication::focusWidget(), key);
            QCoreApplication::processEvents();
            found.insert(QApplication::focusWidget());
            if (QApplication::focusWidget() == first)
                break;
        }
        return found;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_window.open());
        QVERIFY(m_window.navigator().go({"order", "1006"}));
    }
    void cleanupTestCase() { m_window.close(); }

    void tabComesByEverything_data()
    {
        QTest::addColumn<QString>("view");
        for (const ViewDescription& view : viewList()) {
            if (view.area == ViewArea::Centre)
                QTest::newRow(view.id) << QString::fromLatin1(view.id);
        }
    }
    void tabComesByEverything()
    {
        QFETCH(QString, view);
        QVERIFY(m_window->showView(view));
        m_window.view()->setFocus();
        QTRY_VERIFY(m_window->settled());
        QTRY_VERIFY(QApplication::focusWidget());
        const QSet<QWidget*> there = walked(Qt::Key_Tab);
        for (QWidget* widget : usable())
            QVERIFY2(there.contains(widget),
                     qPrintable(tellApart(widget) + QStringLiteral(" of %1").arg(there.size())));
        for (QWidget* widget : there)
            QVERIFY2(!nameOf(widget).isEmpty(), qPrintable(tellApart(widget)));
        QVERIFY(there.size() > 10);
        const QSet<QWidget*> back = walked(Qt::Key_Backtab);
        QCOMPARE(back.size(), there.size());
    }

    void theMenuKeyOpensTheMenu_data() { tabComesByEverything_data(); }
    void theMenuKeyOpensTheMenu()
    {
        QFETCH(QString, view);
        // In these a point or a row is chosen by what it leads to, not by a menu of its own.
        if (view == QStringLiteral("overview") || view == QStringLiteral("campaigns"))
            return;
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.operator->()));
        QVERIFY(m_window->showView(view));
        m_window.view()->setFocus();
        QTRY_VERIFY(m_window->settled() && QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QCoreApplication::processEvents();
        bool opened = false;
        QTimer::singleShot(0, this, [&opened] {
            QWidget* const popup = QApplication::activePopupWidget();
            opened = qobject_cast<QMenu*>(popup) != nullptr;
            if (popup)
                popup->close();
        });
        QWidget* const focus = QApplication::focusWidget();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, focus->rect().center(),
                                focus->mapToGlobal(focus->rect().center()));
        QApplication::sendEvent(focus, &event);
        QTRY_VERIFY(opened);
    }
};

QTEST_MAIN(TestKeyboardWalk)
#include "tst_keyboard_walk.moc"
