// SPDX-License-Identifier: GPL-3.0-or-later
// Where the list of traces leads in the real window: to the waterfall, each time anew.
#include "tests/support/test_data.h"
#include "tests/ui/opened.h"
#include "ui/shell/main_window.h"
#include "ui/views/traces/traces_page.h"

#include <QApplication>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

using namespace throughline;
using namespace throughline::test;

class TestTracesInWindow : public QObject {
    Q_OBJECT

private:
    OwnSettings m_settings;

private Q_SLOTS:
    void tracesOpenInTheWaterfall()
    {
        MainWindow window(QString::fromStdString(sampleExport()));
        window.show();
        window.openSample();
        auto* traces = window.findChild<TracesPage*>();
        QTRY_VERIFY(window.workspace().navigator().snapshot());
        QTabWidget* tabs = nullptr;
        for (QTabWidget* one : window.findChildren<QTabWidget*>()) {
            if (one->indexOf(traces) >= 0)
                tabs = one;
        }
        QVERIFY(tabs);
        for (const int row : {2, 0, 3}) {
            window.showView(QStringLiteral("traces"));
            QTRY_VERIFY(traces->isVisible() && window.settled() && traces->model().rowCount() > 3);
            const QModelIndex index = traces->model().index(row, TraceListModel::Name);
            QTableView& table = traces->table();
            table.scrollTo(index);
            QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(index).center());
            QCOMPARE(tabs->tabText(tabs->currentIndex()), QStringLiteral("Waterfall"));
            QCOMPARE(window.workspace().navigator().place().subject->value,
                     index.data(roles::SubjectValue).toString().toStdString());
        }
    }

    // No other command of the window claims the keys.
    void keysWorkInTheWindow()
    {
        MainWindow window(QString::fromStdString(sampleExport()));
        window.resize(1600, 1000);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.openSample();
        auto* traces = window.findChild<TracesPage*>();
        QTRY_VERIFY(window.workspace().navigator().snapshot());
        window.showView(QStringLiteral("traces"));
        QTRY_VERIFY(traces->isVisible() && window.settled() && traces->model().rowCount() > 3);
        QTableView& table = traces->table();
        table.sortByColumn(TraceListModel::Events, Qt::DescendingOrder);
        QTRY_VERIFY(window.settled());
        table.setFocus();
        QTest::keyClick(&table, Qt::Key_Down);
        QTest::keyClick(&table, Qt::Key_Space);
        QTest::keyClick(&table, Qt::Key_Down);
        QTest::keyClick(&table, Qt::Key_Space);
        QTest::keyClick(&table, Qt::Key_C);
        QVERIFY(traces->comparing());
        QTRY_VERIFY(window.settled() && traces->comparison().model().rowCount() > 0);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_O);
        QVERIFY(traces->comparison().model().greatestFirst());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!traces->comparing());
    }
};

QTEST_MAIN(TestTracesInWindow)
#include "tst_traces_in_window.moc"
