// SPDX-License-Identifier: GPL-3.0-or-later
// A trace that takes longer than a frame to lay out: what is shown until it is there, and what comes of it
// when something else is wanted by then.
//
// Views lay out while nobody waits for them, and show it in a turn of the event loop: what is checked before
// the next turn cannot be there yet.
#include "tests/support/stories.h"
#include "tests/ui/views/open_page.h"
#include "ui/views/waterfall/waterfall_page.h"

#include <QAction>
#include <QTest>

#include <algorithm>
#include <optional>

using namespace throughline;

namespace {

constexpr std::uint32_t kSpans = 40'000;

const std::shared_ptr<const Snapshot>& large()
{
    static const std::shared_ptr<const Snapshot> made = test::wideTrace(kSpans, 8);
    return made;
}

std::size_t rowOf(const WaterfallPage& page, std::uint32_t event)
{
    return page.rows().rowOf(EventId(event));
}

} // namespace

class TestLargeWaterfall : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_open.reset(); }

    void saysWhatIsComing();
    void keepsWhatIsShown();
    void goesElsewhereMeanwhile();
    void asksOnlyOnce();
    void closedMeanwhile();
    void goneMeanwhile();
    void hiddenMeanwhile();
    void filterKeepsFolds();
    void foldsGaps();
    void restOfTheSame();
    void detourAndBack();

private:
    [[nodiscard]] Navigator& navigator() { return m_open->navigator; }
    [[nodiscard]] WaterfallPage& page() { return m_open->page; }
    [[nodiscard]] bool arrives()
    {
        return QTest::qWaitFor([this] {
            QCoreApplication::processEvents();
            return !page().working() && page().frame().showsBody();
        });
    }
    void run(const char* command);
    bool showTrace();

    std::optional<test::OpenPage<WaterfallPage>> m_open;
};

// On the small sample.
void TestLargeWaterfall::init()
{
    QVERIFY(m_open.emplace().show({1200, 800}));
}

void TestLargeWaterfall::run(const char* command)
{
    const QList<QAction*> actions = page().actions();
    const auto found = std::find_if(actions.begin(), actions.end(), [&](const QAction* action) {
        return action->text() == QLatin1String(command);
    });
    QVERIFY2(found != actions.end(), command);
    (*found)->trigger();
}

bool TestLargeWaterfall::showTrace()
{
    navigator().setSnapshot(large());
    return navigator().go({"trace", "wide"}) && arrives() && page().rows().size() > kSpans;
}

void TestLargeWaterfall::saysWhatIsComing()
{
    page().hide();
    navigator().setSnapshot(large());
    QVERIFY(navigator().go({"trace", "wide"}));
    page().show();
    QVERIFY(page().working());
    QVERIFY(!page().frame().showsBody());
    QCOMPARE(page().frame().notice(), QStringLiteral("Laying out…"));
    QVERIFY(page().scene({800, 600}).bars.empty());
    QTest::keyClick(&page(), Qt::Key_W); // there is nothing to zoom
    QVERIFY(arrives());
    QCOMPARE(page().rows().size(), std::size_t(kSpans + 1));
    QCOMPARE(page().frame().title(), QStringLiteral("All of trace wide"));
    QVERIFY(!page().scene({800, 600}).bars.empty());
}

void TestLargeWaterfall::keepsWhatIsShown()
{
    QVERIFY(showTrace());
    navigator().select(EventId(5));
    QVERIFY(arrives());
    const QString title = page().frame().title();
    run("Show the selected span and below alone");
    QVERIFY(page().working());
    QVERIFY(page().frame().showsBody());
    QCOMPARE(page().frame().title(), title);
    QVERIFY(page().frame().summary().contains(QStringLiteral("laying out")));
    QCOMPARE(page().rows().size(), std::size_t(kSpans + 1));
    run("Select the line below"); // which still does what it says
    QCOMPARE(navigator().place().event, page().rows()[page().rows().rowOf(EventId(5)) + 1].event);
    QVERIFY(arrives());
    QVERIFY(page().rows().size() < kSpans);
    QVERIFY(page().frame().title().contains(QStringLiteral("and below")));
    QVERIFY(!page().frame().summary().contains(QStringLiteral("laying out")));
    run("Back to the trace");
    QVERIFY(arrives());
    QCOMPARE(page().rows().size(), std::size_t(kSpans + 1));
}

void TestLargeWaterfall::goesElsewhereMeanwhile()
{
    QVERIFY(showTrace());
    navigator().select(EventId(5));
    run("Show the selected span and below alone");
    QVERIFY(page().working());
    QVERIFY(navigator().go({"event", "s39999"})); // its chain is short
    QVERIFY(arrives());
    const std::size_t rows = page().rows().size();
    QVERIFY(rows < 100);
    QVERIFY(page().frame().title().startsWith(QStringLiteral("Chain of")));
    // What was being made is thrown away when it is ready.
    QTest::qWait(100);
    QCOMPARE(page().rows().size(), rows);
}

// A selection within what is coming does not begin it again.
void TestLargeWaterfall::asksOnlyOnce()
{
    page().hide();
    navigator().setSnapshot(large());
    QVERIFY(navigator().go({"trace", "wide"}));
    page().show();
    QVERIFY(page().working());
    for (std::uint32_t event = 100; event < 110; ++event) {
        navigator().select(EventId(event));
        QCoreApplication::processEvents();
    }
    QVERIFY(arrives());
    QCOMPARE(navigator().place().event, EventId(109));
    QVERIFY(rowOf(page(), 109) != WaterfallRows::npos);
    const std::vector<Bar>& bars = page().canvas().scene().bars;
    QVERIFY(std::any_of(bars.begin(), bars.end(), [](const Bar& bar) { return bar.event == EventId(109); }));
}

void TestLargeWaterfall::closedMeanwhile()
{
    QVERIFY(showTrace());
    navigator().select(EventId(5));
    run("Show the selected span and below alone");
    QVERIFY(page().working());
    navigator().setSnapshot(nullptr);
    QTRY_COMPARE(page().frame().notice(), QStringLiteral("Nothing is open"));
    QTest::qWait(100);
    QCOMPARE(page().frame().notice(), QStringLiteral("Nothing is open"));
    QVERIFY(!page().working());
    navigator().setSnapshot(test::sample());
    QVERIFY(navigator().go(test::sampleOrder()));
    QVERIFY(arrives());
    QCOMPARE(page().frame().title(), QStringLiteral("Chain of order 1006"));
}

void TestLargeWaterfall::goneMeanwhile()
{
    QVERIFY(showTrace());
    navigator().select(EventId(5));
    run("Show the selected span and below alone");
    QVERIFY(page().working());
    m_open.reset(); // waits for the worker, and nothing arrives at what is gone
    QTest::qWait(50);
}

void TestLargeWaterfall::hiddenMeanwhile()
{
    QVERIFY(showTrace());
    navigator().select(EventId(5));
    run("Show the selected span and below alone");
    page().hide();
    QVERIFY(!page().working());
    QTest::qWait(100);
    page().show();
    QVERIFY(arrives());
    QVERIFY(page().frame().title().contains(QStringLiteral("and below")));
    QVERIFY(page().rows().size() < kSpans);
}

void TestLargeWaterfall::filterKeepsFolds()
{
    QVERIFY(showTrace());
    navigator().select(EventId(2));
    QVERIFY(arrives());
    run("Fold, or select what is before");
    const std::size_t folded = page().rows().size();
    QVERIFY(folded < kSpans);
    const TimeNs middle = page().middle();
    m_open->state.addToFilter({.field = FilterTerm::Field::Type, .value = "MessageSent", .kind = {}});
    QVERIFY(QTest::qWaitFor([this] { return !page().rows().showsAll(); }));
    QVERIFY(arrives());
    QVERIFY(page().frame().summary().contains(QStringLiteral("filtered out")));
    QCOMPARE(page().middle(), middle);
    m_open->state.setFilter({});
    QVERIFY(QTest::qWaitFor([this] { return page().rows().showsAll(); }));
    QVERIFY(arrives());
    QCOMPARE(page().rows().size(), folded);
    QVERIFY(page().rows()[rowOf(page(), 2)].folded);
}

void TestLargeWaterfall::foldsGaps()
{
    QVERIFY(showTrace());
    run("Fold, or select what is before"); // the root
    QCOMPARE(page().rows().size(), std::size_t(2));
    m_open->state.setFoldsGaps(false);
    QCoreApplication::processEvents();
    m_open->state.setFoldsGaps(true);
    QVERIFY(arrives());
    m_open->state.setFoldsGaps(false);
    QVERIFY(arrives());
    QVERIFY(page().window().axis().gaps().empty());
    QCOMPARE(page().rows().size(), std::size_t(2)); // the rows are the same ones
}

// The whole in place of its beginning: that stays to be looked at, but not to be chosen from.
void TestLargeWaterfall::restOfTheSame()
{
    const std::shared_ptr<const Snapshot> beginning = test::wideTrace(30'000, 8);
    navigator().setSnapshot(beginning);
    QVERIFY(navigator().go({"trace", "wide"}));
    QVERIFY(arrives());
    navigator().select(EventId(2));
    QVERIFY(arrives());
    run("Fold, or select what is before");
    page().hide();
    navigator().continueWith(large());
    page().show();
    QVERIFY(page().working());
    QVERIFY(page().frame().showsBody());
    QVERIFY(page().rows().size() < 30'000);
    const std::vector<Bar>& bars = page().canvas().scene().bars;
    QVERIFY(!bars.empty());
    const EventId selected = navigator().place().event;
    const Rect rect = bars.back().rect;
    QTest::mouseClick(&page().canvas(), Qt::LeftButton, Qt::NoModifier,
                      QPointF(rect.x + rect.width / 2, rect.y + rect.height / 2).toPoint());
    QCOMPARE(navigator().place().event, selected);
    QVERIFY(arrives());
    QVERIFY(page().rows()[rowOf(page(), 2)].folded);
    QVERIFY(page().rows().size() > 30'000);
}

// The chain of one event, a selection that lies elsewhere in the trace, and back.
void TestLargeWaterfall::detourAndBack()
{
    QVERIFY(showTrace());
    navigator().select(EventId(5));
    run("Show the selected span and below alone");
    QVERIFY(arrives());
    const std::size_t subtree = page().rows().size();
    QVERIFY(rowOf(page(), 7) == WaterfallRows::npos);
    navigator().select(EventId(7));
    QTRY_VERIFY(page().rows().size() > subtree);
    QVERIFY(arrives());
    navigator().select(EventId(5));
    QTRY_COMPARE(page().rows().size(), subtree);
    QVERIFY(arrives());
}

QTEST_MAIN(TestLargeWaterfall)
#include "tst_large_waterfall.moc"
