// SPDX-License-Identifier: GPL-3.0-or-later
// The waterfall under a real mouse and real keys.
#include "tests/ui/menu.h"
#include "tests/ui/views/mouse.h"
#include "tests/ui/views/open_page.h"
#include "ui/models/links_model.h"
#include "ui/views/waterfall/waterfall_page.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

using namespace throughline;

namespace {

double shownLength(const WaterfallPage& page)
{
    const Viewport& shown = page.window().viewport();
    return shown.to - shown.from;
}

} // namespace

class TestWaterfallPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void emptyStates();
    void showsTheChain();
    void clickSelectsTheBar();
    void everyDrawnBarCanBeHit();
    void clickOnRowSelects();
    void clickOnArrowSelectsLink();
    void zoomAndPanKeys();
    void fitAndUndo();
    void foldGapsKey();
    void arrowKeysMoveTheSelection();
    void arrowKeysFold();
    void foldMarkFolds();
    void followsLinks();
    void wheel();
    void dragOnRulerZooms();
    void dragOnMapZooms();
    void dragOnBarsMeasures();
    void dragOnDivider();
    void doubleClickZoomsToBar();
    void hoverOutlinesRelatives();
    void wholeTrace();
    void traceSubject();
    void selectionElsewhere();
    void hiddenViewDoesNothing();
    void menuCopies();
    void sceneForDocuments();
    void themes();

private:
    [[nodiscard]] SceneCanvas& canvas() { return m_open->page.canvas(); }
    [[nodiscard]] EventId selected() const { return m_open->navigator.place().event; }
    [[nodiscard]] const Bar* barOf(EventId event);
    [[nodiscard]] const Zone* zoneOf(ZoneKind kind, std::size_t skip = 0);
    void settle();

    std::optional<test::OpenPage<WaterfallPage>> m_open; // anew for each test
};

void TestWaterfallPage::initTestCase()
{
    QVERIFY(test::sample());
}

void TestWaterfallPage::init()
{
    QVERIFY(m_open.emplace().show({1200, 800}));
}

void TestWaterfallPage::cleanup()
{
    m_open.reset();
}

// Refreshes are coalesced: let the one that is due happen.
void TestWaterfallPage::settle()
{
    QCoreApplication::processEvents();
}

const Bar* TestWaterfallPage::barOf(EventId event)
{
    const std::vector<Bar>& bars = canvas().scene().bars;
    const auto found =
        std::find_if(bars.begin(), bars.end(), [&](const Bar& bar) { return bar.event == event; });
    return found == bars.end() ? nullptr : &*found;
}

const Zone* TestWaterfallPage::zoneOf(ZoneKind kind, std::size_t skip)
{
    for (const Zone& zone : canvas().scene().zones) {
        if (zone.kind == kind && skip-- == 0) {
            return &zone;
        }
    }
    return nullptr;
}

void TestWaterfallPage::emptyStates()
{
    Navigator navigator;
    ViewState state;
    WaterfallPage page(navigator, state);
    page.show();
    QVERIFY(!page.frame().showsBody());
    QCOMPARE(page.frame().notice(), QStringLiteral("Nothing is open"));
    QTest::keyClick(&page, Qt::Key_W);
    navigator.setSnapshot(test::sample());
    settle();
    QCOMPARE(page.frame().notice(), QStringLiteral("No chain yet"));
    QVERIFY(page.scene({800, 600}).bars.empty());
}

void TestWaterfallPage::showsTheChain()
{
    QVERIFY(m_open->page.frame().showsBody());
    QCOMPARE(m_open->page.frame().title(), QStringLiteral("Chain of order 1006"));
    QVERIFY(m_open->page.frame().summary().contains(QStringLiteral("traces")));
    QVERIFY(m_open->page.rows().size() > 4);
    QVERIFY(barOf(selected()));
}

void TestWaterfallPage::clickSelectsTheBar()
{
    const std::vector<Bar> bars = canvas().scene().bars;
    int clicked = 0;
    for (const Bar& bar : bars) {
        if (!bar.event || bar.count != 1 || bar.hollow) {
            continue;
        }
        QTest::mouseClick(&canvas(), Qt::LeftButton, {}, test::middleOf(bar.rect));
        settle();
        QCOMPARE(selected(), bar.event);
        ++clicked;
    }
    QVERIFY(clicked > 4);
}

void TestWaterfallPage::everyDrawnBarCanBeHit()
{
    for (int zooms = 0; zooms < 4; ++zooms) {
        int drawn = 0;
        for (const Bar& bar : canvas().scene().bars) {
            const int y = test::middleOf(bar.rect).y();
            const long first = std::max(0L, std::lround(bar.rect.x));
            const long end = std::min<long>(canvas().width(), std::lround(bar.rect.right()));
            for (long x = first; bar.event && x < end; ++x) { // the pixels that the painter fills
                QVERIFY(canvas().hit(QPointF(static_cast<double>(x), y)).event);
                ++drawn;
            }
        }
        QVERIFY(drawn > 0);
        QTest::keyClick(&canvas(), Qt::Key_W);
        settle();
    }
}

void TestWaterfallPage::clickOnRowSelects()
{
    for (const Zone& zone : std::vector<Zone>(canvas().scene().zones)) {
        if (zone.kind != ZoneKind::Row || m_open->page.rows()[zone.index].kind != WaterfallRow::Kind::Span) {
            continue;
        }
        const EventId event = m_open->page.rows()[zone.index].event;
        const QPoint name(static_cast<int>(zone.rect.x) + 150, test::middleOf(zone.rect).y());
        QTest::mouseClick(&canvas(), Qt::LeftButton, {}, name);
        settle();
        QCOMPARE(selected(), event);
    }
}

void TestWaterfallPage::clickOnArrowSelectsLink()
{
    QVERIFY(!canvas().scene().arrows.empty());
    const Arrow arrow = canvas().scene().arrows.front();
    QVERIFY(arrow.link);
    // A point of the curve that nothing else covers.
    for (float t = 0.1F; t < 0.95F; t += 0.05F) {
        const Point point = pointOn(arrow, t);
        const QPoint at = QPointF(point.x, point.y).toPoint();
        if (canvas().hit(at).link == arrow.link) {
            QTest::mouseClick(&canvas(), Qt::LeftButton, {}, at);
            settle();
            QCOMPARE(m_open->navigator.place().link, arrow.link);
            return;
        }
    }
    QFAIL("no point of the arrow can be hit");
}

void TestWaterfallPage::zoomAndPanKeys()
{
    const double all = shownLength(m_open->page);
    QTest::keyClick(&canvas(), Qt::Key_W);
    const double zoomed = shownLength(m_open->page);
    QVERIFY(zoomed < all);
    QTest::keyClick(&canvas(), Qt::Key_W);
    QVERIFY(shownLength(m_open->page) < zoomed);
    QTest::keyClick(&canvas(), Qt::Key_S);
    QVERIFY(std::abs(shownLength(m_open->page) - zoomed) < 1e-6 * all);

    const double from = m_open->page.window().viewport().from;
    QTest::keyClick(&canvas(), Qt::Key_D);
    const double step = m_open->page.window().viewport().from - from;
    QVERIFY(step > 0);
    QTest::keyClick(&canvas(), Qt::Key_A);
    QVERIFY(std::abs(m_open->page.window().viewport().from - from) < 1e-6 * all);
    QTest::keyClick(&canvas(), Qt::Key_W, Qt::ShiftModifier);
    const double near = m_open->page.window().viewport().from;
    const double length = shownLength(m_open->page);
    QVERIFY(length < zoomed / 20);
    QTest::keyClick(&canvas(), Qt::Key_D, Qt::ShiftModifier);
    QVERIFY(std::abs(m_open->page.window().viewport().from - near - length) < 1e-6 * all);

    QTest::keyClick(&canvas(), Qt::Key_0);
    QVERIFY(m_open->page.window().showsAll());
}

void TestWaterfallPage::fitAndUndo()
{
    const double all = shownLength(m_open->page);
    QTest::keyClick(&canvas(), Qt::Key_F);
    settle();
    QVERIFY(shownLength(m_open->page) < all);
    const Bar* bar = barOf(selected());
    QVERIFY(bar);
    QVERIFY(bar->rect.x >= 300 && bar->rect.right() <= static_cast<float>(canvas().width()));
    QTest::keyClick(&canvas(), Qt::Key_Z);
    QVERIFY(m_open->page.window().showsAll());
}

void TestWaterfallPage::foldGapsKey()
{
    QVERIFY(m_open->state.foldsGaps());
    QVERIFY(!m_open->page.window().axis().gaps().empty());
    QTest::keyClick(&canvas(), Qt::Key_G);
    settle();
    QVERIFY(!m_open->state.foldsGaps());
    QVERIFY(m_open->page.window().axis().gaps().empty());
    QTest::keyClick(&canvas(), Qt::Key_G);
    settle();
    QVERIFY(!m_open->page.window().axis().gaps().empty());
}

void TestWaterfallPage::arrowKeysMoveTheSelection()
{
    QTest::keyClick(&canvas(), Qt::Key_Home);
    settle();
    const EventId first = selected();
    QTest::keyClick(&canvas(), Qt::Key_Up);
    settle();
    QCOMPARE(selected(), first);
    QTest::keyClick(&canvas(), Qt::Key_Down);
    settle();
    const EventId second = selected();
    QVERIFY(second != first);
    QCOMPARE(m_open->page.rows().rowOf(second), m_open->page.rows().rowOf(first) + 1);
    QTest::keyClick(&canvas(), Qt::Key_Up);
    settle();
    QCOMPARE(selected(), first);
    QTest::keyClick(&canvas(), Qt::Key_End);
    settle();
    const EventId last = selected();
    QTest::keyClick(&canvas(), Qt::Key_PageUp);
    settle();
    QVERIFY(m_open->page.rows().rowOf(selected()) < m_open->page.rows().rowOf(last));
    QTest::keyClick(&canvas(), Qt::Key_PageDown);
    settle();
    QCOMPARE(selected(), last);
}

void TestWaterfallPage::arrowKeysFold()
{
    QTest::keyClick(&canvas(), Qt::Key_Home);
    settle();
    const EventId first = selected();
    QVERIFY(m_open->page.rows()[m_open->page.rows().rowOf(first)].children > 0);
    const std::size_t all = m_open->page.rows().size();
    QTest::keyClick(&canvas(), Qt::Key_Left);
    settle();
    QVERIFY(m_open->page.rows().size() < all);
    QCOMPARE(selected(), first);
    QTest::keyClick(&canvas(), Qt::Key_Right);
    settle();
    QCOMPARE(m_open->page.rows().size(), all);
    QTest::keyClick(&canvas(), Qt::Key_Right);
    settle();
    QCOMPARE(test::sample()->links.treeParent(selected()), first);
    QTest::keyClick(&canvas(), Qt::Key_Left); // a leaf of the chain, or unfolded: folds first
    settle();
    QTest::keyClick(&canvas(), Qt::Key_Left);
    settle();
    QCOMPARE(selected(), first);
}

void TestWaterfallPage::foldMarkFolds()
{
    const Zone* mark = zoneOf(ZoneKind::FoldMark);
    QVERIFY(mark);
    const QPoint at = test::middleOf(mark->rect);
    const std::size_t all = m_open->page.rows().size();
    QTest::mouseClick(&canvas(), Qt::LeftButton, {}, at);
    settle();
    QVERIFY(m_open->page.rows().size() < all);
    QTest::mouseClick(&canvas(), Qt::LeftButton, {}, at);
    settle();
    QCOMPARE(m_open->page.rows().size(), all);
}

void TestWaterfallPage::followsLinks()
{
    const EventId start = selected();
    const EventId cause = test::sample()->links.primaryCause(start);
    QVERIFY(cause);
    QTest::keyClick(&canvas(), Qt::Key_BracketLeft);
    settle();
    QCOMPARE(selected(), cause);
    QVERIFY(m_open->navigator.canGoBack());
    QTest::keyClick(&canvas(), Qt::Key_BracketRight);
    settle();
    QCOMPARE(selected(), start);
    m_open->navigator.back();
    QCOMPARE(selected(), cause);
}

void TestWaterfallPage::wheel()
{
    const QPoint at(700, 300);
    const double under = m_open->page.window().viewport().position(700 - 300);
    const double all = shownLength(m_open->page);
    test::turnWheel(canvas(), at, 2, Qt::ControlModifier);
    QVERIFY(shownLength(m_open->page) < all);
    QVERIFY(std::abs(m_open->page.window().viewport().position(700 - 300) - under) < 1e-6 * all);
    const double from = m_open->page.window().viewport().from;
    test::turnWheel(canvas(), at, -1, Qt::ShiftModifier);
    QVERIFY(m_open->page.window().viewport().from > from);

    m_open->page.resize(1200, 200);
    settle();
    test::turnWheel(canvas(), at, 20, {}); // the selection was kept in sight
    const std::uint32_t firstRow = zoneOf(ZoneKind::Row)->index;
    test::turnWheel(canvas(), at, -2, {});
    QVERIFY(zoneOf(ZoneKind::Row)->index > firstRow);
    test::turnWheel(canvas(), at, 5, {});
    QCOMPARE(zoneOf(ZoneKind::Row)->index, firstRow);
}

void TestWaterfallPage::dragOnRulerZooms()
{
    const Zone* ruler = zoneOf(ZoneKind::Ruler);
    QVERIFY(ruler);
    const int y = test::middleOf(ruler->rect).y();
    const double from = m_open->page.window().viewport().position(500 - 300);
    const double to = m_open->page.window().viewport().position(700 - 300);
    test::drag(canvas(), {500, y}, {700, y});
    QVERIFY(std::abs(m_open->page.window().viewport().from - from) < 1e-3 * (to - from));
    QVERIFY(std::abs(m_open->page.window().viewport().to - to) < 1e-3 * (to - from));
    QVERIFY(canvas().overlay().lines.empty());
}

void TestWaterfallPage::dragOnMapZooms()
{
    const Zone* map = zoneOf(ZoneKind::MiniMap);
    QVERIFY(map);
    const Rect rect = map->rect;
    const int y = test::middleOf(rect).y();
    const int left = static_cast<int>(rect.x + rect.width / 4);
    const int right = static_cast<int>(rect.x + rect.width / 2);
    const double length = m_open->page.window().axis().length();
    test::drag(canvas(), {left, y}, {right, y});
    QVERIFY(std::abs(m_open->page.window().viewport().from - length / 4) < 0.01 * length);
    QVERIFY(std::abs(m_open->page.window().viewport().to - length / 2) < 0.01 * length);
    QTest::mouseClick(&canvas(), Qt::LeftButton, {}, {static_cast<int>(rect.right()) - 20, y});
    QVERIFY(m_open->page.window().viewport().to > 0.9 * length);
}

void TestWaterfallPage::dragOnBarsMeasures()
{
    const EventId before = selected();
    test::drag(canvas(), {500, 300}, {700, 310});
    QCOMPARE(selected(), before);
    const Scene& overlay = canvas().overlay();
    QVERIFY(!overlay.lines.empty());
    QCOMPARE(overlay.labels.size(), std::size_t(1));
    QVERIFY(overlay.labels.front().boxed && !overlay.labels.front().text.empty());
    QVERIFY(m_open->page.window().showsAll());

    // Snaps to the edges of a bar: then it measures the bar itself.
    QTest::keyClick(&canvas(), Qt::Key_F);
    settle();
    const Bar* bar = barOf(selected());
    const int y = test::middleOf(bar->rect).y();
    const QPoint from(static_cast<int>(bar->rect.x) + 2, y);
    const QPoint to(static_cast<int>(bar->rect.right()) - 2, y);
    test::drag(canvas(), from, to);
    QCOMPARE(canvas().overlay().labels.front().text,
             formatDuration(test::sample()->events.drawnDuration(selected())));
    QTest::mouseClick(&canvas(), Qt::LeftButton, {}, {700, 700});
    QVERIFY(canvas().overlay().lines.empty());
}

void TestWaterfallPage::dragOnDivider()
{
    const Zone* divider = zoneOf(ZoneKind::Divider);
    QVERIFY(divider);
    const QPoint at = test::middleOf(divider->rect);
    test::drag(canvas(), at, at + QPoint(80, 0));
    QVERIFY(std::abs(test::middleOf(zoneOf(ZoneKind::Divider)->rect).x() - at.x() - 80) <= 2);
    test::drag(canvas(), at + QPoint(80, 0), {2, at.y()});
    QVERIFY(test::middleOf(zoneOf(ZoneKind::Divider)->rect).x() >= 100);
}

void TestWaterfallPage::doubleClickZoomsToBar()
{
    const Bar* bar = barOf(selected());
    QVERIFY(bar);
    const double all = shownLength(m_open->page);
    const QPoint at = test::middleOf(bar->rect);
    QTest::mouseDClick(&canvas(), Qt::LeftButton, {}, at);
    QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, at);
    settle();
    QVERIFY(shownLength(m_open->page) < all / 2);
    QVERIFY(barOf(selected()));
}

void TestWaterfallPage::hoverOutlinesRelatives()
{
    const EventId event = selected();
    const EventId parent = test::sample()->links.treeParent(event);
    QVERIFY(parent);
    const void* base = canvas().scene().bars.data();
    QTest::mouseMove(&canvas(), QPoint(700, 5)); // from elsewhere: a move to where it is already is none
    QTest::mouseMove(&canvas(), test::middleOf(barOf(event)->rect));
    const auto outlined = [&](EventId wanted) {
        const std::vector<Bar>& bars = canvas().overlay().bars;
        return std::any_of(bars.begin(), bars.end(),
                           [&](const Bar& bar) { return bar.event == wanted && bar.outlined; });
    };
    QTRY_VERIFY(outlined(event)); // the pointer's way leads through the X server
    QVERIFY(outlined(parent));
    QCOMPARE(static_cast<const void*>(canvas().scene().bars.data()), base); // not rebuilt
    QTest::mouseMove(&canvas(), QPoint(700, canvas().height() - 5));
    QTRY_VERIFY(!outlined(event));
}

void TestWaterfallPage::wholeTrace()
{
    QAction* whole = nullptr;
    QAction* chain = nullptr;
    for (QAction* action : m_open->page.actions()) {
        whole = action->text() == QStringLiteral("Whole trace") ? action : whole;
        chain = action->text() == QStringLiteral("Chain") ? action : chain;
    }
    QVERIFY(whole && chain);
    QVERIFY(chain->isChecked());
    const EventId event = selected();
    whole->trigger();
    settle();
    QVERIFY(m_open->page.frame().title().startsWith(QStringLiteral("All of trace")));
    QCOMPARE(selected(), event);
    for (std::size_t row = 0; row < m_open->page.rows().size(); ++row) {
        QCOMPARE(m_open->page.rows()[row].trace, test::sample()->events.trace(event));
    }
    chain->trigger();
    settle();
    QCOMPARE(m_open->page.frame().title(), QStringLiteral("Chain of order 1006"));
}

void TestWaterfallPage::traceSubject()
{
    const TraceId trace = test::sample()->events.trace(selected());
    QVERIFY(m_open->navigator.go({"trace", test::sample()->traceName(trace)}));
    settle();
    QVERIFY(m_open->page.frame().title().startsWith(QStringLiteral("All of trace")));
    for (const EventId event : test::sample()->events.eventsOf(trace)) {
        QVERIFY(m_open->page.rows().rowOf(event) != WaterfallRows::npos);
    }
}

void TestWaterfallPage::selectionElsewhere()
{
    const EventId event = selected();
    EventId other;
    for (std::uint32_t i = 0; i < test::sample()->events.size() && !other; ++i) {
        if (m_open->page.rows().rowOf(EventId(i)) == WaterfallRows::npos) {
            other = EventId(i);
        }
    }
    QVERIFY(other);
    m_open->navigator.follow(other);
    settle();
    QVERIFY(m_open->page.rows().rowOf(other) != WaterfallRows::npos);
    QVERIFY(m_open->page.frame().title() != QStringLiteral("Chain of order 1006"));
    m_open->navigator.back();
    settle();
    QCOMPARE(selected(), event);
    QCOMPARE(m_open->page.frame().title(), QStringLiteral("Chain of order 1006"));
}

void TestWaterfallPage::hiddenViewDoesNothing()
{
    m_open->page.hide();
    const QString title = m_open->page.frame().title();
    const std::size_t rows = m_open->page.rows().size();
    QVERIFY(m_open->navigator.go({"order", "1010"}));
    settle();
    QCOMPARE(m_open->page.frame().title(), title);
    QCOMPARE(m_open->page.rows().size(), rows);
    m_open->page.show();
    settle();
    QCOMPARE(m_open->page.frame().title(), QStringLiteral("Chain of order 1010"));
}

void TestWaterfallPage::menuCopies()
{
    const QPoint at = test::middleOf(barOf(selected())->rect);
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, canvas().mapToGlobal(at));
    QCoreApplication::sendEvent(&canvas(), &event);
    auto* menu = m_open->page.findChild<QMenu*>();
    QVERIFY(menu);
    const auto copied = [] { return QGuiApplication::clipboard()->text(); };
    const QString id = QString::fromStdString(test::sample()->eventName(selected()));
    const QMenu* const forms = test::menuIn(*menu, QStringLiteral("Copy as"));
    QVERIFY(forms);
    QVERIFY(test::triggerIn(*forms, QStringLiteral("Id")));
    QCOMPARE(copied(), id);
    QVERIFY(test::triggerIn(*forms, QStringLiteral("JSON")));
    QVERIFY(copied().startsWith(QLatin1Char('{')));
    QVERIFY(test::triggerIn(*forms, QStringLiteral("CSV row")));
    const QStringList lines = copied().split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0].contains(QStringLiteral("trace_id")) && lines[1].contains(id));
    QVERIFY(test::triggerIn(*forms, QStringLiteral("Link, for the search bar or --go")));
    QCOMPARE(copied(), QStringLiteral("event:") + id);
    QVERIFY(test::triggerIn(*menu, QStringLiteral("Zoom to")));
    QVERIFY(!m_open->page.window().showsAll());
    const EventId cause = test::sample()->links.primaryCause(selected());
    const QMenu* const linked = test::menuIn(*menu, QStringLiteral("Go to linked"));
    QVERIFY(linked && !linked->isEmpty());
    QAction* const first = linked->actions().constFirst();
    QVERIFY(first->text().startsWith(QStringLiteral("← ")));
    const std::span<const Link> causes = test::sample()->links.into(selected());
    const QString delay = delayOf(*test::sample(), causes.front());
    QVERIFY(!delay.isEmpty() && first->text().endsWith(QStringLiteral(" · ") + delay));
    first->trigger();
    QCOMPARE(selected(), cause);
    m_open->navigator.back();
    QVERIFY(test::triggerIn(*menu, QStringLiteral("Go to cause")));
    QCOMPARE(selected(), cause);
    menu->close();
}

void TestWaterfallPage::sceneForDocuments()
{
    const Scene scene = m_open->page.scene({1600, 1000});
    QCOMPARE(scene.width, 1600.0F);
    QVERIFY(!scene.bars.empty());
    m_open->navigator.setSnapshot(nullptr);
    QVERIFY(m_open->page.scene({1600, 1000}).bars.empty());
}

void TestWaterfallPage::themes()
{
    const auto corner = [&] {
        canvas().replotNow();
        return canvas().grab().toImage().pixelColor(canvas().width() - 2, canvas().height() - 2);
    };
    const QColor light = corner();
    m_open->state.setDark(true);
    settle();
    QVERIFY(corner().lightness() < light.lightness());
}

QTEST_MAIN(TestWaterfallPage)
#include "tst_waterfall_page.moc"
