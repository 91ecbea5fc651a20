// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/row_space.h"
#include "core/layout/scene.h"

#include <QTest>

using namespace throughline;

namespace {

Bar barAt(Rect rect, std::uint32_t event)
{
    Bar bar;
    bar.rect = rect;
    bar.event = EventId(event);
    return bar;
}

Arrow arrowFrom(Point from, Point to, std::uint32_t link)
{
    Arrow arrow;
    arrow.points[0] = from;
    arrow.points[1] = {from.x, to.y};
    arrow.points[2] = {from.x, to.y};
    arrow.points[3] = to;
    arrow.link = LinkId(link);
    return arrow;
}

} // namespace

class SceneTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theTopmostIsHit();
    void nearMissesCountWhereNothingElseIs();
    void arrowsReachFourPixels();
    void zonesGiveTheirEventOnlyBelowEverything();
    void emptinessIsNotHit();
    void textWidthsGrowWithTheText();
    void rowSpaceKnowsWhatIsTaken();
};

void SceneTest::theTopmostIsHit()
{
    Scene scene;
    scene.arrows.push_back(arrowFrom({50, 0}, {150, 50}, 9));
    scene.bars = {barAt({0, 40, 100, 20}, 1), barAt({50, 40, 100, 20}, 2)};
    Glyph glyph;
    glyph.centre = {60, 50};
    glyph.event = EventId(3);
    scene.glyphs.push_back(glyph);
    Glyph plain;
    plain.centre = {20, 50};
    scene.glyphs.push_back(plain);
    QCOMPARE(hitTest(scene, 10, 50).event, EventId(1));
    QCOMPARE(hitTest(scene, 20, 50).event, EventId(1)); // a glyph that stands for no event is looked through
    QCOMPARE(hitTest(scene, 80, 50).event, EventId(2));
    QCOMPARE(hitTest(scene, 60, 50).event, EventId(3));
    QVERIFY(!hitTest(scene, 60, 50).link);
    QCOMPARE(hitTest(scene, 50, 5).link, LinkId(9));
}

void SceneTest::nearMissesCountWhereNothingElseIs()
{
    Scene scene;
    scene.bars = {barAt({100, 0, 2, 14}, 1)};
    QCOMPARE(hitTest(scene, 98.5F, 5).event, EventId(1));
    QCOMPARE(hitTest(scene, 103.5F, 5).event, EventId(1));
    QVERIFY(!hitTest(scene, 95, 5));
    scene.bars.push_back(barAt({90, 0, 9, 14}, 2));
    QCOMPARE(hitTest(scene, 98.5F, 5).event, EventId(2));
}

void SceneTest::arrowsReachFourPixels()
{
    Scene scene;
    scene.arrows.push_back(arrowFrom({10, 10}, {110, 110}, 1));
    for (int step = 0; step <= 100; ++step) {
        const Point point = pointOn(scene.arrows[0], static_cast<float>(step) / 100);
        QCOMPARE(hitTest(scene, point.x, point.y).link, LinkId(1));
    }
    QCOMPARE(hitTest(scene, 6.5F, 20).link, LinkId(1));
    QVERIFY(!hitTest(scene, 100, 20));
    QVERIFY(!hitTest(scene, 4, 20));
}

void SceneTest::zonesGiveTheirEventOnlyBelowEverything()
{
    Scene scene;
    scene.zones.push_back({{0, 0, 200, 100}, ZoneKind::Row, 4, {}, {}});
    scene.zones.push_back({{0, 0, 100, 100}, ZoneKind::Card, 0, EventId(7), {}});
    QCOMPARE(hitTest(scene, 150, 50).zone->index, 4U);
    QVERIFY(!hitTest(scene, 150, 50).event);
    QCOMPARE(hitTest(scene, 50, 50).event, EventId(7));
    scene.bars = {barAt({40, 40, 20, 20}, 8)};
    QCOMPARE(hitTest(scene, 50, 50).event, EventId(8));
    QVERIFY(hitTest(scene, 50, 50).zone->kind == ZoneKind::Card);
}

void SceneTest::emptinessIsNotHit()
{
    QVERIFY(!hitTest(Scene(), 0, 0));
    Scene scene;
    scene.arrows.push_back(arrowFrom({5, 5}, {5, 5}, 1));
    QCOMPARE(hitTest(scene, 5, 6).link, LinkId(1));
}

void SceneTest::textWidthsGrowWithTheText()
{
    QCOMPARE(estimatedTextWidth("", Face::Regular), 0.0F);
    QVERIFY(estimatedTextWidth("OrderCreated", Face::Regular) > estimatedTextWidth("Order", Face::Regular));
    QVERIFY(estimatedTextWidth("Order", Face::Bold) > estimatedTextWidth("Order", Face::Regular));
    QVERIFY(estimatedTextWidth("Order", Face::Small) < estimatedTextWidth("Order", Face::Regular));
    QVERIFY(estimatedTextWidth("illi", Face::Regular) < estimatedTextWidth("wmwm", Face::Regular));
    QCOMPARE(estimatedTextWidth("ü", Face::Mono), estimatedTextWidth("u", Face::Mono));
    const float width = estimatedTextWidth("CampaignSendRequested", Face::Regular);
    QVERIFY(width > 130 && width < 190);
}

void SceneTest::rowSpaceKnowsWhatIsTaken()
{
    RowSpace space(4, 100, 24, 300, 1000);
    QVERIFY(space.isFree(0, 300, 1000));
    QVERIFY(!space.isFree(0, 299, 400) && !space.isFree(0, 900, 1001) && !space.isFree(4, 400, 500));
    space.take(1, 400, 500);
    QVERIFY(!space.isFree(1, 450, 460) && !space.isFree(1, 380, 401));
    QVERIFY(space.isFree(1, 500, 600) && space.isFree(0, 450, 460));
    space.take(Rect{600, 110, 20, 40});
    QVERIFY(!space.isFree(0, 605, 610) && !space.isFree(2, 605, 610) && space.isFree(3, 605, 610));
    QCOMPARE(space.rowsTaken({600, 100, 10, 95}), std::size_t(3));
    space.take(arrowFrom({700, 105}, {800, 190}, 1));
    for (std::size_t row = 0; row < 4; ++row)
        QVERIFY(!space.isFree(row, 690, 810));
    QVERIFY(space.isFree(0, 720, 810));
    space.take(Rect{700, 1e9F, 10, 10});
    space.take(Rect{700, -1e9F, 10, 10});
    RowSpace none(0, 0, 24, 0, 100);
    none.take(Rect{0, 0, 10, 10});
    QVERIFY(!none.isFree(0, 0, 1));
}

QTEST_GUILESS_MAIN(SceneTest)
#include "tst_scene.moc"
