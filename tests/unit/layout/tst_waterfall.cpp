// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/explain.h"
#include "core/layout/related.h"
#include "core/layout/waterfall.h"
#include "tests/support/scene_checks.h"
#include "tests/support/snapshot_builder.h"
#include "tests/support/stories.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace throughline;
using namespace throughline::test;

namespace {

WaterfallView viewOf(const TimeAxis& axis, float width = 1000, float height = 700)
{
    WaterfallView view;
    view.width = width;
    view.height = height;
    view.viewport = Viewport::whole(axis, width - view.treeWidth);
    return view;
}

Scene drawn(const Snapshot& snapshot, const WaterfallRows& rows, const TimeAxis& axis,
            const WaterfallView& view)
{
    return waterfallScene(snapshot, Categories(snapshot), rows, axis, view, estimatedTextWidth);
}

std::string nameOfRow(const Snapshot& snapshot, const WaterfallRow& row)
{
    const char* const prefix[] = {"group ", "", "ghost ", "more "};
    return std::string(static_cast<std::size_t>(row.depth), ' ') + prefix[static_cast<int>(row.kind)] +
           snapshot.eventName(row.event);
}

std::vector<std::string> namesOf(const Snapshot& snapshot, const WaterfallRows& rows)
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < rows.size(); ++i)
        names.push_back(nameOfRow(snapshot, rows[i]));
    return names;
}

const Bar* barOf(const Scene& scene, EventId event)
{
    const auto bar = std::find_if(scene.bars.begin(), scene.bars.end(),
                                  [&](const Bar& b) { return b.event == event && !b.hollow; });
    return bar == scene.bars.end() ? nullptr : &*bar;
}

} // namespace

class WaterfallTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void rowsAreThePreOrderOfTheTree();
    void chainShowsWhatLiesAroundItAndCountsTheRest();
    void orphansStandBelowAGhost();
    void foldingHidesAndRevealUnfolds();
    void foldedRowsTellOfErrors();
    void manyChildrenWaitBehindOneRow();
    void deepChainsKeepTheirNames();
    void textsNeverOverlap();
    void everythingDrawnIsInsideAndCanBeHit();
    void arrowsJoinTheClusters();
    void durationsStandInOrBesideTheirBars();
    void selectionIsShown();
    void hoverGoesForParentChildrenAndLinks();
    void untimedSpansHaveARowButNoBar();
    void gapsNameWhatTheyHide();
    void zonesAnswer();
    void costFollowsPixels_data();
    void costFollowsPixels();
    void miniMapKeepsErrors();
    void survivesEmptiness();

private:
    [[nodiscard]] EventId event(std::string_view id) const { return m_story->findEvent(id); }
    [[nodiscard]] WaterfallRows chainRows(std::uint32_t context = 200) const
    {
        return WaterfallRows::ofChain(*m_story, explain(*m_story, event("order")), context);
    }

    std::shared_ptr<Snapshot> m_story;
};

void WaterfallTest::initTestCase()
{
    m_story = purchaseStory();
}

void WaterfallTest::rowsAreThePreOrderOfTheTree()
{
    const WaterfallRows rows = WaterfallRows::ofTrace(*m_story, m_story->events.trace(event("order")));
    const std::vector<std::string> expected = {"group tap", " tap",          "  cart0",     "   cart1",
                                               "    cart2", "     checkout", "      order", "       stock"};
    QCOMPARE(namesOf(*m_story, rows), expected);
    QCOMPARE(rows[1].children, 1U);
    QCOMPARE(rows.rowOf(event("order")), std::size_t(6));
    QCOMPARE(rows.rowOf(event("reply")), WaterfallRows::npos);
    QVERIFY(!rows.stressesChain());
}

void WaterfallTest::chainShowsWhatLiesAroundItAndCountsTheRest()
{
    const WaterfallRows all = chainRows();
    QCOMPARE(all.size(), std::size_t(32 + 3 + 7 + 3));
    QCOMPARE(all.leftOut(m_story->events.trace(event("asked"))), 0U);

    const WaterfallRows some = chainRows(10);
    QCOMPARE(some.leftOut(m_story->events.trace(event("asked"))), 27U);
    QCOMPARE(some.leftOut(m_story->events.trace(event("reply"))), 0U);
    for (const char* id : {"asked", "batch", "sent0", "reply", "answer", "tap", "order"})
        QVERIFY2(some.rowOf(event(id)) != WaterfallRows::npos, id);
    QVERIFY(some[some.rowOf(event("sent0"))].onChain);
    QVERIFY(!some[some.rowOf(event("stock"))].onChain);
    // Groups come in causal order.
    QVERIFY(some.rowOf(event("sent0")) < some.rowOf(event("reply")));
    QVERIFY(some.rowOf(event("answer")) < some.rowOf(event("tap")));

    const TimeAxis axis = TimeAxis::folded(some.busy(*m_story));
    const Scene scene = drawn(*m_story, some, axis, viewOf(axis));
    QVERIFY(holdsLabel(scene, "27 other spans not shown"));
    QVERIFY(holdsLabel(scene, "Campaign cmp-3"));
    QVERIFY(holdsLabel(scene, "trace 7f3a11c0"));
    QVERIFY(holdsLabel(scene, "order 1234"));
}

void WaterfallTest::orphansStandBelowAGhost()
{
    const WaterfallRows rows = WaterfallRows::ofTrace(*m_story, m_story->events.trace(event("payment")));
    const std::vector<std::string> expected = {"group payment", " ghost payment", "  payment", "   note"};
    QCOMPARE(namesOf(*m_story, rows), expected);
    const TimeAxis axis = TimeAxis::folded(rows.busy(*m_story));
    const Scene scene = drawn(*m_story, rows, axis, viewOf(axis));
    QVERIFY(holdsLabel(scene, "missing parent 4080fdfd… of 1 span"));
    QCOMPARE(std::count_if(scene.bars.begin(), scene.bars.end(), [](const Bar& bar) { return bar.hollow; }),
             1);
    QVERIFY(barOf(scene, event("payment"))->error);
    QVERIFY(std::any_of(scene.glyphs.begin(), scene.glyphs.end(),
                        [](const Glyph& glyph) { return glyph.shape == Shape::Warning; }));

    // Orphans of one parent share its ghost; those of another have their own.
    SnapshotBuilder b;
    b.add({.id = "a", .parent = "gone"});
    b.add({.id = "root"});
    b.add({.id = "b", .parent = "gone"});
    b.add({.id = "c", .parent = "lost"});
    b.add({.id = "child", .parent = "root"});
    const auto snapshot = b.reconstructed();
    const std::vector<std::string> grouped = {"group a", " ghost a", "  a",      "  b",
                                              " root",   "  child",  " ghost c", "  c"};
    QCOMPARE(namesOf(*snapshot, WaterfallRows::ofTrace(*snapshot, TraceId(0))), grouped);
}

void WaterfallTest::foldingHidesAndRevealUnfolds()
{
    WaterfallRows rows = chainRows();
    const std::size_t all = rows.size();
    const std::size_t batch = rows.rowOf(event("batch"));
    rows.toggle(batch);
    QCOMPARE(rows.size(), all - 30);
    QCOMPARE(rows.rowOf(event("sent0")), WaterfallRows::npos);
    QCOMPARE(rows.rowStandingFor(event("sent0")), batch);
    QCOMPARE(rows.rowOf(event("reply")), batch + 2);
    rows.reveal(event("sent3"));
    QCOMPARE(rows.size(), all);

    rows.toggle(0);
    QCOMPARE(rows.rowStandingFor(event("sent0")), std::size_t(0));
    rows.setAllFolded(false);
    QCOMPARE(rows.size(), all);
    rows.setAllFolded(true);
    QCOMPARE(rows.size(), std::size_t(6));
    rows.reveal(event("order"));
    QVERIFY(rows.rowOf(event("order")) != WaterfallRows::npos);
    rows.setAllFolded(false);
    // A row without anything below it does not fold.
    const std::size_t before = rows.size();
    rows.toggle(rows.rowOf(event("stock")));
    QCOMPARE(rows.size(), before);
}

void WaterfallTest::foldedRowsTellOfErrors()
{
    WaterfallRows rows = WaterfallRows::ofTrace(*m_story, m_story->events.trace(event("payment")));
    QCOMPARE(rows[0].errors, 1U);
    rows.toggle(0);
    const TimeAxis axis = TimeAxis::folded(rows.busy(*m_story));
    rows.toggle(0);
    rows.toggle(1);
    const Scene scene = drawn(*m_story, rows, axis, viewOf(axis));
    QVERIFY(std::any_of(scene.glyphs.begin(), scene.glyphs.end(), [](const Glyph& glyph) {
        return glyph.shape == Shape::Cross && glyph.ink == Ink::Error;
    }));
}

void WaterfallTest::manyChildrenWaitBehindOneRow()
{
    const auto snapshot = wideTrace(5001, 5000);
    WaterfallRows rows = WaterfallRows::ofTrace(*snapshot, TraceId(0));
    QCOMPARE(rows.size(), std::size_t(2 + kFirstChildren + 1));
    const WaterfallRow& more = rows[rows.size() - 1];
    QVERIFY(more.kind == WaterfallRow::Kind::More);
    QCOMPARE(more.children, 5000 - kFirstChildren);
    QCOMPARE(more.errors, 5U);
    rows.toggle(rows.size() - 1);
    QCOMPARE(rows.size(), std::size_t(5003));
    QCOMPARE(rows[rows.size() - 1].depth, rows[5].depth);
    // A thousand children are not many.
    const auto fewer = wideTrace(1001, 1000);
    QCOMPARE(WaterfallRows::ofTrace(*fewer, TraceId(0)).size(), std::size_t(1002));
}

void WaterfallTest::deepChainsKeepTheirNames()
{
    const auto snapshot = wideTrace(100'000, 1);
    const WaterfallRows rows = WaterfallRows::ofTrace(*snapshot, TraceId(0));
    QCOMPARE(rows.size(), std::size_t(100'001));
    const TimeAxis axis = TimeAxis::folded(rows.busy(*snapshot));
    WaterfallView view = viewOf(axis);
    view.scroll = 99'000 * static_cast<double>(kRowHeight);
    const Scene scene = drawn(*snapshot, rows, axis, view);
    QVERIFY(holdsLabel(scene, "MessageSent"));
    VERIFY_NONE(drawnOutside(scene));
    VERIFY_NONE(overlappingLabels(scene));
}

void WaterfallTest::textsNeverOverlap()
{
    WaterfallRows rows = chainRows(20);
    for (const bool fold : {true, false}) {
        const TimeAxis axis =
            fold ? TimeAxis::folded(rows.busy(*m_story)) : TimeAxis::linear(rows.busy(*m_story));
        for (float width = 500; width < 2400; width += 97) {
            for (const float tree : {120.0F, 300.0F}) {
                for (const double zoom : {1.0, 0.2, 0.01}) {
                    WaterfallView view = viewOf(axis, width, 900);
                    view.treeWidth = tree;
                    view.viewport =
                        Viewport::whole(axis, width - tree).zoomed(axis, zoom, (width - tree) * 0.9F);
                    const Scene scene = drawn(*m_story, rows, axis, view);
                    VERIFY_NONE(overlappingLabels(scene));
                    VERIFY_NONE(drawnOutside(scene));
                }
            }
        }
    }
}

void WaterfallTest::everythingDrawnIsInsideAndCanBeHit()
{
    const WaterfallRows rows = chainRows(20);
    const TimeAxis axis = TimeAxis::folded(rows.busy(*m_story));
    WaterfallView view = viewOf(axis, 1100, 900);
    VERIFY_NONE(unhittable(drawn(*m_story, rows, axis, view)));
    view.viewport = view.viewport.zoomed(axis, 0.05, 300);
    view.scroll = 130;
    const Scene scene = drawn(*m_story, rows, axis, view);
    VERIFY_NONE(unhittable(scene));
    VERIFY_NONE(drawnOutside(scene));
    const auto wide = wideTrace(20'000, 7);
    const WaterfallRows many = WaterfallRows::ofTrace(*wide, TraceId(0));
    const TimeAxis wideAxis = TimeAxis::folded(many.busy(*wide));
    VERIFY_NONE(unhittable(drawn(*wide, many, wideAxis, viewOf(wideAxis))));
}

void WaterfallTest::arrowsJoinTheClusters()
{
    const WaterfallRows rows = chainRows(10);
    const TimeAxis axis = TimeAxis::folded(rows.busy(*m_story));
    const Scene scene = drawn(*m_story, rows, axis, viewOf(axis, 1200, 900));
    QCOMPARE(scene.arrows.size(), std::size_t(2));
    for (const Arrow& arrow : scene.arrows) {
        const Link& link = m_story->links[arrow.link];
        const Bar* const cause = barOf(scene, link.from);
        const Bar* const effect = barOf(scene, link.to);
        QVERIFY(cause && effect);
        QVERIFY(arrow.points[0].x >= cause->rect.x && arrow.points[0].x <= cause->rect.right());
        QVERIFY(std::abs(arrow.points[3].x - effect->rect.x) <= 2);
        QVERIFY(arrow.points[3].y > effect->rect.y && arrow.points[3].y < effect->rect.bottom());
        QVERIFY(!arrow.dashed);
    }
    QVERIFY(std::count_if(scene.zones.begin(), scene.zones.end(),
                          [](const Zone& zone) { return zone.kind == ZoneKind::ArrowLabel; }) >= 1);
    // Tree edges are no arrows.
    const WaterfallRows tree = WaterfallRows::ofTrace(*m_story, m_story->events.trace(event("order")));
    QVERIFY(drawn(*m_story, tree, axis, viewOf(axis)).arrows.empty());
    // Scrolled so that the cause is out of view: the arrow comes from the edge.
    WaterfallView view = viewOf(axis, 1200, 200);
    view.scroll = static_cast<double>(rows.rowOf(event("reply"))) * static_cast<double>(kRowHeight);
    const Scene scrolled = drawn(*m_story, rows, axis, view);
    QVERIFY(!scrolled.arrows.empty());
    QCOMPARE(scrolled.arrows[0].points[0].y, kWaterfallHeader);
}

void WaterfallTest::durationsStandInOrBesideTheirBars()
{
    const WaterfallRows rows = chainRows(10);
    const TimeAxis axis = TimeAxis::folded(rows.busy(*m_story));
    WaterfallView view = viewOf(axis, 1400, 900);
    view.viewport = view.viewport.zoomed(
        axis, 0.05, view.viewport.x(axis.position(m_story->events.time(event("batch")))));
    const Scene scene = drawn(*m_story, rows, axis, view);
    const Bar* const bar = barOf(scene, event("batch"));
    QVERIFY(bar && bar->rect.width > 100);
    const auto label = std::find_if(scene.labels.begin(), scene.labels.end(), [](const Label& l) {
        return l.text == formatDuration(4100 * kMillisecond);
    });
    QVERIFY(label != scene.labels.end());
    QVERIFY(label->box.x > bar->rect.x && label->box.right() < bar->rect.right());
    QVERIFY(label->ink == Ink::OnDeep);
}

void WaterfallTest::selectionIsShown()
{
    const WaterfallRows rows = chainRows(10);
    const TimeAxis axis = TimeAxis::folded(rows.busy(*m_story));
    WaterfallView view = viewOf(axis, 1200, 900);
    view.selected = event("order");
    const Scene scene = drawn(*m_story, rows, axis, view);
    QVERIFY(barOf(scene, event("order"))->outlined);
    QVERIFY(!barOf(scene, event("stock"))->outlined);
    QVERIFY(std::any_of(scene.fills.begin(), scene.fills.end(),
                        [](const Fill& f) { return f.ink == Ink::Selection; }));
}

void WaterfallTest::hoverGoesForParentChildrenAndLinks()
{
    QVERIFY(related(*m_story, event("tap"), event("tap")));
    QVERIFY(related(*m_story, event("tap"), event("answer"))); // its cause
    QVERIFY(related(*m_story, event("answer"), event("tap")));
    QVERIFY(related(*m_story, event("tap"), event("cart0"))); // its child
    QVERIFY(related(*m_story, event("cart0"), event("tap")));
    QVERIFY(!related(*m_story, event("tap"), event("stock")));
    QVERIFY(!related(*m_story, event("stock"), event("tap")));
}

void WaterfallTest::untimedSpansHaveARowButNoBar()
{
    const WaterfallRows rows = WaterfallRows::ofTrace(*m_story, m_story->events.trace(event("note")));
    QVERIFY(rows.rowOf(event("note")) != WaterfallRows::npos);
    const TimeAxis axis = TimeAxis::folded(rows.busy(*m_story));
    QVERIFY(axis.length() < static_cast<double>(kSecond));
    const Scene scene = drawn(*m_story, rows, axis, viewOf(axis));
    QVERIFY(!barOf(scene, event("note")));
    QVERIFY(holdsLabel(scene, "no usable time"));
}

void WaterfallTest::gapsNameWhatTheyHide()
{
    const WaterfallRows rows = chainRows(10);
    const TimeAxis axis = TimeAxis::folded(rows.busy(*m_story));
    const Scene scene = drawn(*m_story, rows, axis, viewOf(axis));
    QVERIFY(holdsLabel(scene, formatDuration(axis.gaps()[0].hidden()) + " hidden"));
    const Zone* const zone = [&]() -> const Zone* {
        const double middle = axis.gaps()[0].position + axis.markerLength() / 2;
        return hitTest(scene, 300 + viewOf(axis).viewport.x(middle), kWaterfallHeader + 5).zone;
    }();
    QVERIFY(zone && zone->kind == ZoneKind::Gap && zone->index == 0);
}

void WaterfallTest::zonesAnswer()
{
    const WaterfallRows rows = chainRows(10);
    const TimeAxis axis = TimeAxis::folded(rows.busy(*m_story));
    const Scene scene = drawn(*m_story, rows, axis, viewOf(axis));
    const auto zoneAt = [&](float x, float y) { return hitTest(scene, x, y).zone; };
    QVERIFY(zoneAt(200, kWaterfallHeader + 2.5F * kRowHeight)->kind == ZoneKind::Row);
    QCOMPARE(zoneAt(200, kWaterfallHeader + 2.5F * kRowHeight)->index, 2U);
    QVERIFY(zoneAt(14, kWaterfallHeader + 5)->kind == ZoneKind::FoldMark);
    QVERIFY(zoneAt(600, 10)->kind == ZoneKind::MiniMap);
    QVERIFY(zoneAt(600, kWaterfallHeader - 8)->kind == ZoneKind::Ruler);
    QVERIFY(zoneAt(300, 300)->kind == ZoneKind::Divider);
    QVERIFY(!zoneAt(200, 10));
}

void WaterfallTest::costFollowsPixels_data()
{
    QTest::addColumn<std::uint32_t>("spans");
    QTest::addColumn<std::uint32_t>("fanOut");
    QTest::newRow("1e5 spans") << 100'000U << 10U;
    QTest::newRow("1e6 spans below one") << 1'000'000U << 1'000'000U;
}

void WaterfallTest::costFollowsPixels()
{
    QFETCH(std::uint32_t, spans);
    QFETCH(std::uint32_t, fanOut);
    const auto snapshot = wideTrace(spans, fanOut);
    const Categories categories(*snapshot);
    WaterfallRows rows = WaterfallRows::ofTrace(*snapshot, TraceId(0));
    if (fanOut == spans)
        rows.toggle(rows.size() - 1);
    QCOMPARE(rows.size(), std::size_t(spans) + (fanOut == spans ? 2 : 1));
    const TimeAxis axis = TimeAxis::folded(rows.busy(*snapshot));
    const MiniMap map = rows.miniMap(*snapshot, categories, axis);
    std::size_t measured = 0;
    const TextWidth counting = [&](std::string_view text, Face face) {
        ++measured;
        return estimatedTextWidth(text, face);
    };
    for (const double zoom : {1.0, 1e-2, 1e-5}) {
        for (const double scroll : {0.0, 0.5, 1.0}) {
            WaterfallView view = viewOf(axis, 1600, 1000);
            view.miniMap = &map;
            view.viewport = view.viewport.zoomed(axis, zoom, 500);
            view.scroll = contentHeight(rows) * scroll;
            measured = 0;
            const Scene scene = waterfallScene(*snapshot, categories, rows, axis, view, counting);
            // 40 rows of at most a dozen primitives, and a mini-map of two per two pixels.
            QVERIFY2(primitives(scene) < 40 * 12 + 1300 + 40, qPrintable(QString::number(primitives(scene))));
            QVERIFY(scene.bars.size() <= 40);
            QVERIFY2(measured < 300, qPrintable(QString::number(measured)));
            VERIFY_NONE(overlappingLabels(scene));
        }
    }
}

void WaterfallTest::miniMapKeepsErrors()
{
    SnapshotBuilder b;
    b.add({.id = "root", .duration = 1000 * kSecond});
    for (int i = 0; i < 5000; ++i)
        b.add({.id = "s" + std::to_string(i),
               .second = i * 0.2,
               .duration = kMillisecond,
               .status = i == 2500 ? EventStatus::Error : EventStatus::Ok,
               .parent = "root"});
    const auto snapshot = b.reconstructed();
    const WaterfallRows rows = WaterfallRows::ofTrace(*snapshot, TraceId(0));
    const TimeAxis axis = TimeAxis::folded(rows.busy(*snapshot));
    const Scene scene = drawn(*snapshot, rows, axis, viewOf(axis));
    const auto errors = std::count_if(scene.fills.begin(), scene.fills.end(),
                                      [](const Fill& fill) { return fill.ink == Ink::Error; });
    QCOMPARE(errors, 1);
}

void WaterfallTest::survivesEmptiness()
{
    const auto snapshot = SnapshotBuilder().reconstructed();
    const WaterfallRows none;
    const TimeAxis axis;
    const Scene scene = drawn(*snapshot, none, axis, viewOf(axis));
    QVERIFY(scene.bars.empty());
    WaterfallView tiny = viewOf(axis, 10, 5);
    tiny.scroll = 1e12;
    const WaterfallRows rows = chainRows(10);
    VERIFY_NONE(drawnOutside(drawn(*m_story, rows, TimeAxis::folded(rows.busy(*m_story)), tiny)));
    WaterfallView nan = viewOf(axis);
    nan.scroll = std::numeric_limits<double>::quiet_NaN();
    QVERIFY(drawn(*m_story, rows, axis, nan).labels.size() < 1000);
}

QTEST_GUILESS_MAIN(WaterfallTest)
#include "tst_waterfall.moc"
