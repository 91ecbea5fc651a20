// SPDX-License-Identifier: GPL-3.0-or-later
// Filter in and out under the keys and the mouse of the real window, and the filter in workspace files.
#include "tests/ui/sample_window.h"
#include "ui/session/workspace_file.h"
#include "ui/shell/filter_bar.h"
#include "ui/views/findings/findings_view.h"
#include "ui/views/timeline/timeline_page.h"
#include "ui/views/traces/traces_page.h"
#include "ui/views/waterfall/waterfall_page.h"
#include "ui/widgets/focus_stand_in.h"

#include <QLabel>
#include <QToolButton>

using namespace throughline;
using namespace throughline::test;

class TestFiltering : public QObject {
    Q_OBJECT

private:
    SampleWindow m_window;

    [[nodiscard]] ViewState& state() { return m_window->workspace().viewState(); }
    [[nodiscard]] FilterBar& bar() { return m_window->filterBar(); }
    [[nodiscard]] WaterfallPage& waterfall() { return m_window.part<WaterfallPage>(); }
    [[nodiscard]] TimelinePage& timeline() { return m_window.part<TimelinePage>(); }
    [[nodiscard]] const Snapshot& data() { return *m_window.navigator().snapshot(); }

    // The right button on the selected event of the view in front, then the entry of a submenu that begins
    // so.
    [[nodiscard]] bool choose(const QString& submenu, const QString& entry)
    {
        auto& canvas = *qobject_cast<SceneCanvas*>(focusStandIn(*m_window.view()));
        for (int y = 0; y < canvas.height(); y += 3) {
            for (int x = 0; x < canvas.width(); x += 3) {
                if (canvas.hit(QPoint(x, y)).event != m_window.selected())
                    continue;
                QContextMenuEvent event(QContextMenuEvent::Mouse, {x, y}, canvas.mapToGlobal(QPoint(x, y)));
                QCoreApplication::sendEvent(&canvas, &event);
                auto* const menu = m_window.view()->findChild<QMenu*>({}, Qt::FindDirectChildrenOnly);
                const bool chosen = menu && chooseIn(*menu, submenu, entry);
                delete menu;
                QCoreApplication::processEvents();
                return chosen;
            }
        }
        return false;
    }
    [[nodiscard]] static bool chooseIn(const QMenu& menu, const QString& submenu, const QString& entry)
    {
        for (const QAction* action : menu.actions()) {
            if (action->text() != submenu || !action->menu())
                continue;
            for (QAction* each : action->menu()->actions()) {
                if (each->text().startsWith(entry)) {
                    each->trigger();
                    return true;
                }
            }
        }
        return false;
    }
    [[nodiscard]] std::size_t rowsOfType(const std::string& type)
    {
        std::size_t count = 0;
        const WaterfallRows& rows = waterfall().rows();
        for (std::size_t i = 0; i < rows.size(); ++i)
            count += rows[i].kind == WaterfallRow::Kind::Span &&
                     data().str(data().events.type(rows[i].event)) == type;
        return count;
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_window.open());
        QVERIFY(m_window.navigator().go({"order", "1006"}));
        QVERIFY(m_window->showView(QStringLiteral("waterfall")));
        m_window.view()->setFocus();
        QCoreApplication::processEvents();
    }
    void cleanup() { m_window.close(); }

    void theMenuFiltersOut()
    {
        QVERIFY(!bar().isVisible());
        // One with nothing below it; others would stay for that.
        const WaterfallRows& rows = waterfall().rows();
        m_window.navigator().select(rows[rows.size() - 1].event);
        QCoreApplication::processEvents();
        const std::string type = data().str(data().events.type(m_window.selected()));
        const std::size_t rowsBefore = waterfall().rows().size();
        QVERIFY(rowsOfType(type) > 0);
        QVERIFY(choose(QStringLiteral("Filter out"), QStringLiteral("type ")));
        QTRY_VERIFY(waterfall().rows().size() < rowsBefore);
        QVERIFY(waterfall().frame().summary().contains(QStringLiteral("filtered out")));
        QVERIFY(bar().isVisible());
        QCOMPARE(bar().chips().size(), 1);
        QVERIFY(bar().chips()[0]->text().startsWith(QStringLiteral("not type ")));
        // A click takes it back.
        QTest::mouseClick(bar().chips()[0], Qt::LeftButton);
        QTRY_COMPARE(waterfall().rows().size(), rowsBefore);
        QVERIFY(!bar().isVisible());
        QVERIFY(!waterfall().frame().summary().contains(QStringLiteral("filtered out")));
    }

    void theMenuFiltersInInTheTimeline()
    {
        QVERIFY(m_window->showView(QStringLiteral("timeline")));
        QCoreApplication::processEvents();
        const std::size_t lanesBefore = timeline().lanes().lanes().size();
        QVERIFY(choose(QStringLiteral("Filter in"), QStringLiteral("type ")));
        const StringId type = data().events.type(m_window.selected());
        QTRY_VERIFY(timeline().lanes().lanes().size() < lanesBefore);
        for (const TimelineLane& lane : timeline().lanes().lanes()) {
            for (const EventId event : lane.events)
                QCOMPARE(data().events.type(event), type);
        }
        // A second type is let in beside it.
        EventFilter filter = state().filter();
        filter.add({.field = FilterTerm::Field::Type, .value = "no such type", .kind = {}});
        state().setFilter(filter);
        QCoreApplication::processEvents();
        QVERIFY(!timeline().lanes().lanes().empty());
    }

    void keysOfferAndClear()
    {
        SampleWindow::press(Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(QApplication::activePopupWidget());
        auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu && menu->actions().size() > 2);
        QTest::keyClick(menu, Qt::Key_Return); // the first entry: the type
        QTRY_COMPARE(state().filter().terms().size(), std::size_t{1});
        QVERIFY(state().filter().terms()[0].out);
        QTRY_VERIFY(!QApplication::activePopupWidget());
        SampleWindow::press(Qt::Key_I, Qt::ControlModifier | Qt::AltModifier);
        QVERIFY(state().filter().empty());
    }

    void whereAllIsFilteredOutThatIsSaid()
    {
        state().setFilter(EventFilter({{.field = FilterTerm::Field::Type, .value = "no such", .kind = {}}}));
        QVERIFY(m_window->showView(QStringLiteral("timeline")));
        QTRY_VERIFY(timeline().frame().notice().contains(QStringLiteral("filter")));
        QVERIFY(m_window->showView(QStringLiteral("traces")));
        auto& traces = m_window.part<TracesPage>();
        QTRY_VERIFY(!traces.working() && traces.emptyNote().contains(QStringLiteral("matches the filter")));
        // Its button clears the event filter, too.
        state().setFilter({});
        QTRY_VERIFY(!traces.working() && traces.emptyNote().isEmpty());
        QVERIFY(m_window->showView(QStringLiteral("timeline")));
        QTRY_VERIFY(timeline().frame().showsBody());
    }

    void tracesAndFindingsHeedIt()
    {
        auto& findings = m_window.part<FindingsView>();
        QTRY_VERIFY(findings.model().total() > 0 && !findings.model().working());
        const auto passing = findings.model().passing();
        const EventId first = data().findings[FindingId(0)].event;
        const std::string type = data().str(data().events.type(first));
        state().setFilter(
            EventFilter({{.field = FilterTerm::Field::Type, .value = type, .kind = {}, .out = true}}));
        QTRY_VERIFY(findings.model().passing() < passing && !findings.model().working());
        QVERIFY(m_window->showView(QStringLiteral("traces")));
        auto& traces = m_window.part<TracesPage>();
        QTRY_VERIFY(traces.model().rows().snapshot && !traces.working());
        QVERIFY(traces.model().query().events == state().filter());
    }

    void otherViewsSayThatTheyShowAll()
    {
        state().setFilter(EventFilter({{.field = FilterTerm::Field::Status, .value = "error", .kind = {}}}));
        QCoreApplication::processEvents();
        const auto says = [this] {
            const auto labels = bar().findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
                return label->isVisible() && label->text() == QStringLiteral("This view shows all events");
            });
        };
        QVERIFY(!says());
        QVERIFY(m_window->showView(QStringLiteral("journey")));
        QVERIFY(says());
        QVERIFY(m_window->showView(QStringLiteral("waterfall")));
        QVERIFY(!says());
    }

    void aWorkspaceFileBringsItBack()
    {
        const QString file = m_window.settings().path(QStringLiteral("kept.throughline"));
        EventFilter filter(
            {{.field = FilterTerm::Field::Type, .value = "MessageSent", .kind = {}, .out = true},
             {.field = FilterTerm::Field::Entity, .value = "1006", .kind = "order"}});
        state().setFilter(filter);
        state().setBesideContacts({"c-2", "c-3"});
        QVERIFY(m_window->workspace().saveAs(file).has_value());
        const auto read = readWorkspace(file);
        QVERIFY(read.has_value());
        QVERIFY(read->filter == filter);
        QCOMPARE(read->besideContacts.size(), std::size_t{2});
        QVERIFY(!read->layout.isEmpty());
        // What is opened by itself is shown whole …
        m_window->workspace().close();
        QVERIFY(state().filter().empty() && state().besideContacts().empty());
        m_window->openSample();
        QTRY_VERIFY(m_window.navigator().snapshot() && m_window->settled());
        QVERIFY(state().filter().empty());
        // … and what was saved as it was, also how the window was arranged.
        auto* const lists = m_window->findChild<QDockWidget*>(QStringLiteral("lists"));
        const bool shown = lists->isVisible();
        lists->setVisible(!shown);
        m_window->workspace().open({file});
        QTRY_VERIFY(m_window->settled() && state().filter() == filter);
        QCOMPARE(state().besideContacts(), (std::vector<std::string>{"c-2", "c-3"}));
        QTRY_COMPARE(lists->isVisible(), shown);
        // A change is kept in the file by itself.
        state().setFilter({});
        QTRY_VERIFY(readWorkspace(file)->filter.empty());
    }
};

QTEST_MAIN(TestFiltering)
#include "tst_filtering.moc"
