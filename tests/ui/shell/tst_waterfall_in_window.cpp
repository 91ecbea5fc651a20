// SPDX-License-Identifier: GPL-3.0-or-later
// The waterfall in the real window: no other command claims its keys.
#include "tests/support/test_data.h"
#include "tests/ui/opened.h"
#include "ui/shell/main_window.h"
#include "ui/views/waterfall/flame_pane.h"
#include "ui/views/waterfall/statistics_pane.h"
#include "ui/views/waterfall/waterfall_page.h"
#include "ui/widgets/find_bar.h"

#include <QApplication>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

using namespace throughline;
using namespace throughline::test;

class TestWaterfallInWindow : public QObject {
    Q_OBJECT

private:
    OwnSettings m_settings;

private Q_SLOTS:
    void keysWorkInTheWindow()
    {
        MainWindow window(QString::fromStdString(sampleExport()));
        window.resize(1280, 720);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.openSample();
        QTRY_VERIFY(window.workspace().navigator().snapshot());
        QVERIFY(window.workspace().navigator().go({"order", "1006"}));
        window.showView(QStringLiteral("waterfall"));
        auto* page = window.findChild<WaterfallPage*>();
        QTRY_VERIFY(page && page->isVisible() && window.settled() && page->frame().showsBody());
        const auto press = [&](Qt::Key key, Qt::KeyboardModifiers with = {}) {
            QTest::keyClick(QApplication::focusWidget(), key, with);
            QTRY_VERIFY(window.settled());
        };
        page->setFocus();
        QCOMPARE(window.width(), 1280); // nothing in it asks for more

        press(Qt::Key_2);
        QVERIFY(page->statistics().isVisible());
        QVERIFY(page->statistics().table().hasFocus());
        press(Qt::Key_Slash);
        QVERIFY(page->findBar().isVisible() && page->findBar().field().hasFocus());
        press(Qt::Key_Slash); // a letter like others
        QCOMPARE(page->findBar().text(), QStringLiteral("/"));
        press(Qt::Key_Escape);
        QVERIFY(page->statistics().table().hasFocus());
        press(Qt::Key_C);
        QVERIFY(page->statistics().model().grouping() == SpanGrouping::Class);
        press(Qt::Key_3);
        QVERIFY(page->flame().isVisible());
        press(Qt::Key_T);
        QVERIFY(page->flame().measure() == FlameMeasure::Count);
        press(Qt::Key_Down);
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QVERIFY(page->flame().zoomed() != 0);
        press(Qt::Key_Backspace);
        QCOMPARE(page->flame().zoomed(), 0U);
        press(Qt::Key_1);
        QVERIFY(page->canvas().isVisible());

        press(Qt::Key_Slash);
        QVERIFY(page->findBar().isVisible());
        for (const char letter : {'c', 'l', 'a', 's', 's', ':', 'a', 'p', 'p'})
            QTest::keyClick(QApplication::focusWidget(), letter);
        QTRY_VERIFY(window.settled());
        QCOMPARE(page->findBar().text(), QStringLiteral("class:app"));
        press(Qt::Key_F3);
        press(Qt::Key_F3);
        QVERIFY2(page->findBar().note().contains(QStringLiteral(" of ")), qPrintable(page->findBar().note()));
        press(Qt::Key_Return);
        press(Qt::Key_M, Qt::AltModifier);
        QVERIFY(!page->rows().showsAll());
        press(Qt::Key_Escape);
        QVERIFY(!page->findBar().isVisible());
        QVERIFY(page->rows().showsAll());

        press(Qt::Key_R);
        QVERIFY(page->frame().title().endsWith(QStringLiteral(" and below")));
        press(Qt::Key_R, Qt::ShiftModifier);
        QVERIFY(!page->frame().title().endsWith(QStringLiteral(" and below")));
    }
};

QTEST_MAIN(TestWaterfallInWindow)
#include "tst_waterfall_in_window.moc"
