// SPDX-License-Identifier: GPL-3.0-or-later
// Statistics and flame graph of what the waterfall shows, under a real mouse and real keys.
#include "core/base/text_file.h"
#include "core/layout/flame_graph_drawing.h"
#include "tests/support/stories.h"
#include "tests/ui/menu.h"
#include "tests/ui/views/mouse.h"
#include "tests/ui/views/open_page.h"
#include "ui/models/roles.h"
#include "ui/views/waterfall/flame_pane.h"
#include "ui/views/waterfall/statistics_csv.h"
#include "ui/views/waterfall/statistics_pane.h"
#include "ui/views/waterfall/waterfall_page.h"
#include "ui/widgets/choice_box.h"
#include "ui/widgets/find_bar.h"
#include "ui/widgets/scene_canvas.h"

#include <QAction>
#include <QClipboard>
#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include <algorithm>
#include <optional>

using namespace throughline;

class TestWaterfallFigures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void keysChangeThePage();
    void theHeadingChangesThePage();
    void countsWhatTheRowsShow();
    void arrowsMoveInTheTable();
    void sortsByAClick();
    void groupsByClass();
    void clickShowsTheSpans();
    void enterShowsTheSpans();
    void theMenuFiltersAGroup();
    void groupsBearTheirMatches();
    void followsScopeAndSubtree();
    void copiesAndSavesCsv();
    void csvIsExact();
    void flameShowsTheSameSpans();
    void clickZooms();
    void keysWalkTheFrames();
    void timeOrCount();
    void searchHighlightsFrames();
    void hoverSaysFigures();
    void wheelScrolls();
    void picturesShowThePage();
    void nothingOfAClosedFileStays();
    void aMillionSpansNeverStall();

private:
    [[nodiscard]] WaterfallPage& page() { return m_open->page; }
    [[nodiscard]] StatisticsPane& statistics() { return page().statistics(); }
    [[nodiscard]] QTableView& table() { return statistics().table(); }
    [[nodiscard]] FlamePane& flame() { return page().flame(); }
    [[nodiscard]] QString cell(int row, int column)
    {
        return table().model()->index(row, column).data().toString();
    }
    [[nodiscard]] const Zone* zoneOf(std::uint32_t frame);
    [[nodiscard]] std::size_t spans();
    void settle();
    void show(Qt::Key key);

    std::optional<test::OpenPage<WaterfallPage>> m_open; // anew for each test
};

void TestWaterfallFigures::initTestCase()
{
    QVERIFY(test::sample());
}

void TestWaterfallFigures::init()
{
    QVERIFY(m_open.emplace().show({1200, 800}));
}

void TestWaterfallFigures::cleanup()
{
    m_open.reset();
}

void TestWaterfallFigures::settle()
{
    QCoreApplication::processEvents();
    QVERIFY(QTest::qWaitFor([this] { return !page().working(); }, 60'000));
    QCoreApplication::processEvents();
}

void TestWaterfallFigures::show(Qt::Key key)
{
    QTest::keyClick(QApplication::focusWidget(), key);
    settle();
}

const Zone* TestWaterfallFigures::zoneOf(std::uint32_t frame)
{
    const auto& zones = flame().canvas().scene().zones;
    const auto found = std::ranges::find(zones, frame, &Zone::index);
    return found == zones.end() ? nullptr : &*found;
}

std::size_t TestWaterfallFigures::spans()
{
    const SpanTree tree = page().rows().spanTree();
    return static_cast<std::size_t>(
        std::ranges::count_if(tree.nodes, [](const SpanNode& node) { return !node.missing; }));
}

void TestWaterfallFigures::keysChangeThePage()
{
    QVERIFY(page().canvas().isVisible());
    show(Qt::Key_2);
    QVERIFY(table().isVisible());
    QVERIFY(table().hasFocus());
    QVERIFY(!page().canvas().isVisible());
    show(Qt::Key_3);
    QVERIFY(flame().canvas().isVisible());
    QVERIFY(flame().canvas().hasFocus());
    show(Qt::Key_1);
    QVERIFY(page().canvas().isVisible());
    QVERIFY(page().canvas().hasFocus());
    const double all = page().window().viewport().to;
    QTest::keyClick(&page().canvas(), Qt::Key_W);
    QVERIFY(page().window().viewport().to < all || page().window().viewport().from > 0);
}

void TestWaterfallFigures::theHeadingChangesThePage()
{
    auto* button = page().frame().findChild<QToolButton*>(QStringLiteral("viewChoice"));
    QVERIFY(button && button->isVisible());
    const auto choose = [&](int downs) {
        QTimer::singleShot(0, button, [&] {
            QWidget* menu = QApplication::activePopupWidget();
            for (int i = 0; i < downs; ++i)
                QTest::keyClick(menu, Qt::Key_Down);
            QTest::keyClick(menu, Qt::Key_Return);
        });
        QTest::mouseClick(button, Qt::LeftButton);
        settle();
    };
    choose(2);
    QVERIFY(table().isVisible());
    QVERIFY(button->text().startsWith(QStringLiteral("Statistics")));
    choose(3);
    QVERIFY(flame().canvas().isVisible());
    QVERIFY(button->text().startsWith(QStringLiteral("Flame graph")));
    choose(1);
    QVERIFY(page().canvas().isVisible());
    QVERIFY(button->text().startsWith(QStringLiteral("Rows")));
}

void TestWaterfallFigures::countsWhatTheRowsShow()
{
    show(Qt::Key_2);
    const SpanStatistics& counted = *statistics().model().figures().statistics;
    QCOMPARE(counted.all.count, static_cast<std::uint32_t>(spans()));
    QCOMPARE(table().model()->rowCount(), static_cast<int>(counted.groups.size()));
    QVERIFY2(statistics().note().startsWith(QStringLiteral("%1 spans").arg(spans())),
             qPrintable(statistics().note()));
    int sum = 0;
    for (int row = 0; row < table().model()->rowCount(); ++row)
        sum += cell(row, SpanStatisticsModel::Count).toInt();
    QCOMPARE(sum, static_cast<int>(spans()));
}

void TestWaterfallFigures::arrowsMoveInTheTable()
{
    show(Qt::Key_2);
    const EventId selected = m_open->navigator.place().event;
    table().setCurrentIndex(table().model()->index(0, 0));
    QTest::keyClick(&table(), Qt::Key_Down);
    QCOMPARE(table().currentIndex().row(), 1);
    QTest::keyClick(&table(), Qt::Key_End);
    QCOMPARE(m_open->navigator.place().event, selected);
}

void TestWaterfallFigures::sortsByAClick()
{
    show(Qt::Key_2);
    const auto click = [this](int column) {
        const QHeaderView& header = *table().horizontalHeader();
        const QPoint at(header.sectionViewportPosition(column) + header.sectionSize(column) / 2,
                        header.height() / 2);
        QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, at);
        settle();
    };
    click(SpanStatisticsModel::Name);
    const QString first = cell(0, SpanStatisticsModel::Name);
    const QString last = cell(table().model()->rowCount() - 1, SpanStatisticsModel::Name);
    QVERIFY(first != last);
    click(SpanStatisticsModel::Name);
    QCOMPARE(cell(0, SpanStatisticsModel::Name) == last, first != cell(0, SpanStatisticsModel::Name));
    click(SpanStatisticsModel::Count);
    std::vector<int> counts;
    for (int row = 0; row < table().model()->rowCount(); ++row)
        counts.push_back(cell(row, SpanStatisticsModel::Count).toInt());
    QVERIFY(std::ranges::is_sorted(counts) || std::ranges::is_sorted(counts, std::greater()));
}

void TestWaterfallFigures::groupsByClass()
{
    show(Qt::Key_2);
    QTest::keyClick(&table(), Qt::Key_C);
    settle();
    QCOMPARE(table().model()->headerData(0, Qt::Horizontal).toString(), QStringLiteral("Class"));
    bool app = false;
    for (int row = 0; row < table().model()->rowCount(); ++row)
        app = app || cell(row, 0).startsWith(QStringLiteral("App\\"));
    QVERIFY(app);
    // The choice is one for both pages, and the field says it.
    auto* field = statistics().findChild<ChoiceBox*>();
    QCOMPARE(field->currentIndex(), 1);
    QTest::keyClick(field, Qt::Key_Up);
    settle();
    QCOMPARE(table().model()->headerData(0, Qt::Horizontal).toString(), QStringLiteral("Type"));
}

void TestWaterfallFigures::clickShowsTheSpans()
{
    show(Qt::Key_2);
    const QString name = cell(1, 0);
    const QString count = cell(1, SpanStatisticsModel::Count);
    QTest::mouseClick(table().viewport(), Qt::LeftButton, {},
                      table().visualRect(table().model()->index(1, 0)).center());
    settle();
    QVERIFY(page().canvas().isVisible());
    QCOMPARE(page().findBar().text(), QStringLiteral("type=") + name);
    QVERIFY(!page().rows().showsAll());
    QVERIFY2(page().findBar().note().contains(count), qPrintable(page().findBar().note()));
}

void TestWaterfallFigures::enterShowsTheSpans()
{
    show(Qt::Key_2);
    QTest::keyClick(&table(), Qt::Key_C);
    settle();
    table().setCurrentIndex(table().model()->index(0, 0));
    const QString name = cell(0, 0);
    QTest::keyClick(&table(), Qt::Key_Return);
    settle();
    QCOMPARE(page().findBar().text(), QStringLiteral("class=") + name);
    QVERIFY(page().canvas().hasFocus());
}

void TestWaterfallFigures::theMenuFiltersAGroup()
{
    show(Qt::Key_2);
    const int groups = table().model()->rowCount();
    const QString name = cell(1, 0);
    const std::uint32_t spans = statistics().model().figures().statistics->all.count;
    const std::uint32_t these = statistics().model().group(1).count;
    QVERIFY(test::chooseInMenu(table(), table().model()->index(1, 0), QStringLiteral("Filter out")));
    settle();
    QCOMPARE(table().model()->rowCount(), groups - 1);
    for (int row = 0; row < groups - 1; ++row)
        QVERIFY(cell(row, 0) != name);
    QCOMPARE(statistics().model().figures().statistics->all.count, spans - these);
    m_open->state.setFilter({});
    settle();
    QCOMPARE(table().model()->rowCount(), groups);
    QVERIFY(test::chooseInMenu(table(), table().model()->index(1, 0), QStringLiteral("Filter in")));
    settle();
    QCOMPARE(table().model()->rowCount(), 1);
    QCOMPARE(cell(0, 0), name);
    // The flame graph is of the same.
    page().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page()));
    QTest::keyClick(&table(), Qt::Key_3);
    settle();
    QVERIFY(flame().isVisible());
    QCOMPARE(flame().graph().spans, these);
}

void TestWaterfallFigures::groupsBearTheirMatches()
{
    show(Qt::Key_2);
    const auto badges = [this] {
        QStringList found;
        for (int row = 0; row < table().model()->rowCount(); ++row) {
            const QString badge = table().model()->index(row, 0).data(roles::Badge).toString();
            if (!badge.isEmpty())
                found << cell(row, 0) + u' ' + badge;
        }
        return found;
    };
    QVERIFY(badges().isEmpty());
    QTest::keyClick(&table(), Qt::Key_Slash);
    QTest::keyClicks(&page().findBar().field(), QStringLiteral("type=OrderCreated"));
    settle();
    QCOMPARE(badges(), QStringList{QStringLiteral("OrderCreated 1 match")});
    QTest::keyClick(&page().findBar().field(), Qt::Key_Escape);
    settle();
    QVERIFY(badges().isEmpty());
}

void TestWaterfallFigures::followsScopeAndSubtree()
{
    show(Qt::Key_2);
    const auto counted = [this] { return statistics().model().figures().statistics->all.count; };
    const std::uint32_t chain = counted();
    for (QAction* action : page().actions()) {
        if (action->text() == QStringLiteral("Whole trace"))
            action->trigger();
    }
    settle();
    QCOMPARE(counted(), static_cast<std::uint32_t>(spans()));
    QVERIFY(counted() != chain);
    QTest::keyClick(&table(), Qt::Key_R);
    settle();
    QCOMPARE(counted(), static_cast<std::uint32_t>(spans()));
    QVERIFY(page().frame().title().endsWith(QStringLiteral(" and below")));
}

void TestWaterfallFigures::copiesAndSavesCsv()
{
    show(Qt::Key_2);
    QGuiApplication::clipboard()->clear();
    QVERIFY(test::chooseInMenu(table(), table().model()->index(0, 0), QStringLiteral("Copy all as CSV")));
    settle();
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY(text.startsWith(
        QStringLiteral("type,count,total_ms,average_ms,min_ms,max_ms,self_ms,self_share,errors")));
    QCOMPARE(text.count(u'\n'), table().model()->rowCount() + 1);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("statistics.csv"));
    statistics().save(path);
    settle();
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()).remove(u'\r'), QString(text).remove(u'\r'));
}

void TestWaterfallFigures::csvIsExact()
{
    const auto story = test::purchaseStory();
    const SpanTree tree =
        WaterfallRows::ofTrace(*story, story->events.trace(story->findEvent("order"))).spanTree();
    const SpanStatistics figures = spanStatistics(*story, tree, SpanGrouping::Type);
    const std::string csv =
        statisticsCsv(*story, figures, sortedGroups(*story, figures, SpanFigure::Count, true));
    QCOMPARE(QString::fromStdString(csv).section(QStringLiteral("\r\n"), 1, 1),
             QStringLiteral("CartItemAdded,3,24,8,8,8,24,0.203390,0")
                 .replace(QStringLiteral("0.203390"), QStringLiteral("0.20339")));
}

void TestWaterfallFigures::flameShowsTheSameSpans()
{
    show(Qt::Key_3);
    QCOMPARE(flame().graph().spans, static_cast<std::uint32_t>(spans()));
    QVERIFY(zoneOf(0));
    QVERIFY(flame().canvas().scene().bars.size() > 3);
    QVERIFY(flame().note().contains(QStringLiteral("spans")));
}

void TestWaterfallFigures::clickZooms()
{
    show(Qt::Key_3);
    const std::uint32_t frame = flame().graph().frames.front().firstChild;
    QTest::mouseClick(&flame().canvas(), Qt::LeftButton, {}, test::middleOf(zoneOf(frame)->rect));
    settle();
    QCOMPARE(flame().zoomed(), frame);
    QCOMPARE(zoneOf(frame)->rect.width, zoneOf(0)->rect.width);
    QVERIFY2(flame().note().startsWith(QStringLiteral("Zoomed to ")), qPrintable(flame().note()));
    QTest::mouseClick(&flame().canvas(), Qt::LeftButton, {}, test::middleOf(zoneOf(0)->rect));
    settle();
    QCOMPARE(flame().zoomed(), 0U);
}

void TestWaterfallFigures::keysWalkTheFrames()
{
    show(Qt::Key_3);
    SceneCanvas& canvas = flame().canvas();
    QTest::keyClick(&canvas, Qt::Key_Down); // to the whole
    QCOMPARE(flame().current(), 0U);
    QTest::keyClick(&canvas, Qt::Key_Down);
    const std::uint32_t first = flame().graph().frames.front().firstChild;
    QCOMPARE(flame().current(), first);
    QVERIFY(!canvas.accessibleDescription().isEmpty());
    if (flame().graph().frames.front().children > 1) {
        QTest::keyClick(&canvas, Qt::Key_Right);
        QCOMPARE(flame().current(), first + 1);
        QTest::keyClick(&canvas, Qt::Key_Left);
    }
    QCOMPARE(flame().current(), first);
    QTest::keyClick(&canvas, Qt::Key_Return);
    QCOMPARE(flame().zoomed(), first);
    QTest::keyClick(&canvas, Qt::Key_Backspace);
    QCOMPARE(flame().zoomed(), 0U);
    QTest::keyClick(&canvas, Qt::Key_Down);
    QTest::keyClick(&canvas, Qt::Key_Return);
    QTest::keyClick(&canvas, Qt::Key_0);
    QCOMPARE(flame().zoomed(), 0U);
    QTest::keyClick(&canvas, Qt::Key_Down);
    QTest::keyClick(&canvas, Qt::Key_Up);
    QCOMPARE(flame().current(), 0U);
}

void TestWaterfallFigures::timeOrCount()
{
    show(Qt::Key_3);
    QVERIFY(flame().graph().measure == FlameMeasure::Time);
    QTest::keyClick(&flame().canvas(), Qt::Key_T);
    settle();
    QVERIFY(flame().graph().measure == FlameMeasure::Count);
    QCOMPARE(flame().graph().frames.front().value, std::uint64_t(spans()));
}

void TestWaterfallFigures::searchHighlightsFrames()
{
    show(Qt::Key_3);
    const auto backward = [this] {
        return std::ranges::count(flame().canvas().scene().bars, Ink::Line, &Bar::ink);
    };
    const auto before = backward();
    QTest::keyClick(&flame().canvas(), Qt::Key_Slash);
    QTest::keyClicks(&page().findBar().field(), QStringLiteral("type=OrderCreated"));
    settle();
    QVERIFY(backward() > before);
    const EventId order = m_open->navigator.place().event;
    QTest::keyClick(&page().findBar().field(), Qt::Key_Return);
    settle();
    QCOMPARE(flame().current(), flame().graph().find(m_open->navigator.place().event));
    QVERIFY(flame().summaryOf(flame().graph().find(order)).contains(QStringLiteral("match")));
    QTest::keyClick(&page().findBar().field(), Qt::Key_Escape);
    settle();
    QCOMPARE(backward(), before);
    QVERIFY(flame().canvas().hasFocus());
}

void TestWaterfallFigures::hoverSaysFigures()
{
    show(Qt::Key_3);
    const std::uint32_t frame = flame().graph().frames.front().firstChild;
    QTest::mouseMove(&flame().canvas(), test::middleOf(zoneOf(frame)->rect));
    // A real pointer takes a moment.
    QTRY_COMPARE(flame().canvas().overlay().bars.size(), std::size_t(1));
    QVERIFY(flame().canvas().overlay().bars.front().outlined);
    QCOMPARE(flame().canvas().overlay().labels.size(), std::size_t(1));
    const QString summary = flame().summaryOf(frame);
    QVERIFY2(summary.contains(QStringLiteral("at work here and below")), qPrintable(summary));
    QVERIFY2(summary.contains(QStringLiteral("on this path")), qPrintable(summary));
    QTest::mouseMove(&flame().canvas(), QPoint(5, flame().canvas().height() - 2));
    QTRY_VERIFY(flame().canvas().overlay().bars.empty());
}

void TestWaterfallFigures::wheelScrolls()
{
    show(Qt::Key_3);
    page().resize(1200, 240);
    settle();
    const double depth = flameHeight(flame().graph(), 0);
    QVERIFY(depth > flame().canvas().height());
    test::turnWheel(flame().canvas(), {100, 50}, -20, {});
    QVERIFY(!zoneOf(0));
    test::turnWheel(flame().canvas(), {100, 50}, 20, {});
    QVERIFY(zoneOf(0));
}

void TestWaterfallFigures::picturesShowThePage()
{
    show(Qt::Key_2);
    const auto texts = [this] {
        QStringList all;
        for (const Label& label : page().scene({1000, 700}).labels)
            all << QString::fromStdString(label.text);
        return all;
    };
    QVERIFY(texts().contains(QStringLiteral("Self time")));
    QVERIFY(texts().contains(cell(0, 0)));
    show(Qt::Key_3);
    QVERIFY(texts().contains(QStringLiteral("all spans")));
    show(Qt::Key_1);
    QVERIFY(!texts().contains(QStringLiteral("all spans")));
    QVERIFY(!texts().empty());
}

void TestWaterfallFigures::nothingOfAClosedFileStays()
{
    const std::weak_ptr<const Snapshot> closed = [this] {
        const std::shared_ptr<const Snapshot> story = test::purchaseStory();
        m_open->navigator.setSnapshot(story);
        return std::weak_ptr<const Snapshot>(story);
    }();
    QVERIFY(m_open->navigator.go({"order", "1234"}));
    settle();
    show(Qt::Key_2);
    QVERIFY(statistics().model().rowCount() > 0);
    show(Qt::Key_3);
    QTest::keyClick(&flame().canvas(), Qt::Key_Slash);
    QTest::keyClicks(&page().findBar().field(), QStringLiteral("sent"));
    settle();
    QTest::keyClick(&page().findBar().field(), Qt::Key_Escape);
    show(Qt::Key_1);
    m_open->navigator.setSnapshot(test::sample());
    QVERIFY(m_open->navigator.go(test::sampleOrder()));
    settle();
    QTRY_VERIFY(closed.expired());
}

// Every turn of the event loop while a million spans are counted, merged, searched and drawn.
void TestWaterfallFigures::aMillionSpansNeverStall()
{
    const auto large = test::wideTrace(1'000'000, 10);
    m_open->navigator.setSnapshot(large);
    QVERIFY(m_open->navigator.go({"trace", large->traceName(TraceId(0))}));
    settle();
    QElapsedTimer turn;
    qint64 longest = 0;
    const auto watch = [&](const std::function<void()>& action) {
        turn.start();
        action();
        longest = std::max(longest, turn.elapsed());
        do {
            turn.restart();
            QCoreApplication::processEvents();
            longest = std::max(longest, turn.elapsed());
        } while (page().working());
    };
    watch([&] { QTest::keyClick(QApplication::focusWidget(), Qt::Key_2); });
    QCOMPARE(statistics().model().figures().statistics->all.count, 1'000'000U);
    watch([&] { QTest::keyClick(QApplication::focusWidget(), Qt::Key_3); });
    QCOMPARE(flame().graph().spans, 1'000'000U);
    watch([&] { QTest::keyClick(QApplication::focusWidget(), Qt::Key_1); });
    watch([&] { QTest::keyClick(QApplication::focusWidget(), Qt::Key_Slash); });
    for (const char letter : {'1', '9', '9', '9'})
        watch([&] { QTest::keyClick(&page().findBar().field(), letter); });
    watch([&] { QTest::keyClick(&page().findBar().field(), Qt::Key_M, Qt::AltModifier); });
    QVERIFY(page().rows().hidden() > 900'000);
    watch([&] { QTest::keyClick(&page().findBar().field(), Qt::Key_Return); });
    watch([&] { QTest::keyClick(&page().findBar().field(), Qt::Key_Escape); });
    qInfo("longest turn: %lld ms", static_cast<long long>(longest));
    // 100 ms where the machine does nothing else (spec 5).
    QVERIFY2(longest < 500, qPrintable(QString::number(longest)));
}

QTEST_MAIN(TestWaterfallFigures)
#include "tst_waterfall_figures.moc"
