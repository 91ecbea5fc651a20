// SPDX-License-Identifier: GPL-3.0-or-later
// Times typed into the search bar of the real window, and further contacts from its lists.
#include "tests/ui/menu.h"
#include "tests/ui/sample_window.h"
#include "ui/panels/entity_panel.h"
#include "ui/views/timeline/timeline_page.h"
#include "ui/views/waterfall/waterfall_page.h"
#include "ui/widgets/search_bar.h"

#include <QLabel>
#include <QStatusBar>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

#include <cmath>

using namespace throughline;
using namespace throughline::test;

class TestTimeJumps : public QObject {
    Q_OBJECT

private:
    SampleWindow m_window;

    [[nodiscard]] Navigator& navigator() { return m_window.navigator(); }
    [[nodiscard]] SearchBar& search() { return *m_window->findChild<SearchBar*>(); }
    [[nodiscard]] TimelinePage& timeline() { return *m_window->findChild<TimelinePage*>(); }
    [[nodiscard]] QString remark()
    {
        QString all;
        for (const QLabel* label : m_window->statusBar()->findChildren<QLabel*>())
            all += label->text() + u'\n';
        return all;
    }
    void type(const QString& text)
    {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(search().hasFocus());
        QTest::keyClicks(&search(), text);
        QTRY_VERIFY(search().offering() && !search().model().working());
    }
    [[nodiscard]] static bool isInTheMiddle(const TimeView& view, TimeNs time)
    {
        const TimeWindow& window = view.window();
        const double middle = (window.viewport().from + window.viewport().to) / 2;
        return std::abs(middle - window.axis().position(time)) < 1000;
    }

private Q_SLOTS:
    void init() { QVERIFY(m_window.open()); }
    void cleanup() { m_window.close(); }

    void aTimeIsOfferedFirst()
    {
        type(QStringLiteral("2026-03-04 14:53"));
        const SearchModel& model = search().model();
        QVERIFY(model.rowCount() >= 1);
        QCOMPARE(model.index(0).data().toString(), QStringLiteral("Go to 2026-03-04 14:53 UTC"));
        QVERIFY(model.time(0));
        QVERIFY(!model.time(1));
        // What is no time is looked for as ever.
        search().start();
        search().clear();
        QTest::keyClicks(&search(), QStringLiteral("1006"));
        QTRY_VERIFY(search().offering() && !search().model().working());
        QVERIFY(!model.time(0));
        QCOMPARE(model.selector(0).text(), std::string("order:1006"));
    }

    void enterBringsItIntoTheMiddle()
    {
        QVERIFY(navigator().go({"order", "1006"}));
        QVERIFY(m_window->showView(QStringLiteral("waterfall")));
        auto& page = *qobject_cast<WaterfallPage*>(m_window->views().currentWidget());
        QCoreApplication::processEvents();
        const TimeAxis& axis = page.window().axis();
        const TimeNs time = axis.time(axis.length() * 0.4);
        page.setFocus();
        type(QString::fromStdString(formatTime(time)));
        const EventId before = navigator().place().event;
        QTest::keyClick(&search(), Qt::Key_Return);
        QTRY_VERIFY(!page.window().showsAll());
        QVERIFY(isInTheMiddle(page, time));
        QCOMPARE(navigator().place().event, before); // looking elsewhere selects nothing
        QVERIFY(page.canvas().hasFocus());
        QVERIFY2(remark().contains(QStringLiteral("2026-03-")), qPrintable(remark()));
        QCOMPARE(search().text(), QStringLiteral("order:1006"));
        // A time of day is that of the day in view.
        type(QStringLiteral("00:01"));
        QTest::keyClick(&search(), Qt::Key_Return);
        QTRY_VERIFY2(remark().contains(QStringLiteral("before all that is shown")), qPrintable(remark()));
        QVERIFY(remark().contains(QStringLiteral("Nearest")));
    }

    void theTimeInViewIsOfferedForChanging()
    {
        QVERIFY(navigator().go({"order", "1006"}));
        QVERIFY(m_window->showView(QStringLiteral("timeline")));
        QCoreApplication::processEvents();
        timeline().setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(search().hasFocus());
        QCOMPARE(search().text().size(), 16);
        QVERIFY(parseTypedTime(search().text().toStdString()));
        QCOMPARE(search().selectedText(), search().text());
        QTRY_VERIFY(search().offering());
        QTest::keyClick(&search(), Qt::Key_Return);
        QTRY_VERIFY(timeline().canvas().hasFocus());
    }

    void withoutAViewOfTimeItOpensOne()
    {
        QVERIFY(navigator().go({"order", "1006"}));
        QVERIFY(m_window->showView(QStringLiteral("journey")));
        m_window->views().currentWidget()->setFocus();
        type(QStringLiteral("2026-03-04"));
        QTest::keyClick(&search(), Qt::Key_Return);
        QTRY_COMPARE(m_window->views().currentWidget(), static_cast<QWidget*>(&timeline()));
        QVERIFY(!remark().isEmpty());
    }

    void withNothingSelectedTheNearestEventIsGoneTo()
    {
        QVERIFY(!navigator().place().event);
        type(QStringLiteral("2026-03-04 14:53"));
        QTest::keyClick(&search(), Qt::Key_Return);
        QTRY_VERIFY(navigator().place().event);
        const EventStore& events = navigator().snapshot()->events;
        const TimeNs asked = parseTimeText("2026-03-04T14:53:00Z")->time;
        const DurationNs distance = std::abs(events.time(navigator().place().event) - asked);
        for (std::uint32_t i = 0; i < events.timedCount(); ++i)
            QVERIFY(std::abs(events.time(EventId(i)) - asked) >= distance);
        QVERIFY(remark().contains(QStringLiteral("Nearest to 2026-03-04 14:53 UTC")));
    }

    void theListShowsAContactBeside()
    {
        QVERIFY(navigator().go({"order", "1006"}));
        EntityPanel* lists = nullptr;
        for (EntityPanel* panel : m_window->findChildren<EntityPanel*>()) {
            if (panel->showKind(QStringLiteral("contact")))
                lists = panel;
        }
        QVERIFY(lists);
        auto& table = *lists->findChild<QTableView*>();
        QTRY_VERIFY(table.model()->rowCount() > 10);
        QTest::qWait(50);
        const QModelIndex row = table.model()->index(4, 0);
        const QString name = row.data().toString();
        QVERIFY(chooseInMenu(table, row, QStringLiteral("Show beside this timeline")));
        QTRY_COMPARE(m_window->views().currentWidget(), static_cast<QWidget*>(&timeline()));
        QTRY_COMPARE(timeline().lanes().groups().size(), std::size_t{2});
        QVERIFY(timeline().frame().title().contains(name));
        QCOMPARE(navigator().place().subject->text(), std::string("order:1006"));
    }
};

QTEST_MAIN(TestTimeJumps)
#include "tst_time_jumps.moc"
