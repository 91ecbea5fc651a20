// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/explain.h"
#include "core/layout/journey_cards.h"
#include "core/layout/journey_graph.h"
#include "tests/support/scene_checks.h"
#include "tests/support/snapshot_builder.h"
#include "tests/support/stories.h"

#include <QTest>

#include <algorithm>

using namespace throughline;
using namespace throughline::test;

namespace {

Scene drawn(const Snapshot& snapshot, EventId target, float width, EventId selected = {}, bool effects = true)
{
    JourneyView view;
    view.width = width;
    view.selected = selected;
    view.showEffects = effects;
    return journeyScene(snapshot, Categories(snapshot), explain(snapshot, target), view, estimatedTextWidth);
}

const Zone* cardOf(const Scene& scene, EventId event)
{
    const auto zone = std::find_if(scene.zones.begin(), scene.zones.end(), [&](const Zone& z) {
        return z.kind == ZoneKind::Card && z.event == event;
    });
    return zone == scene.zones.end() ? nullptr : &*zone;
}

} // namespace

class JourneyGraphTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void bandsFollowTheTraces();
    void likeEventsShareACard();
    void arrowsCarryTheirEvidence();
    void cardsAndArrowsCanBeHit();
    void textsAndCardsNeverOverlap();
    void effectsAreAHandful();
    void brokenChainsSayWhatIsMissing();
    void inferredLinksAreDashed();
    void longChainsAreCutInTheMiddle();
    void survivesNarrowness();

private:
    [[nodiscard]] EventId event(std::string_view id) const { return m_story->findEvent(id); }
    std::shared_ptr<Snapshot> m_story;
};

void JourneyGraphTest::initTestCase()
{
    m_story = purchaseStory();
}

void JourneyGraphTest::bandsFollowTheTraces()
{
    const std::vector<JourneyBand> bands = journeyBands(*m_story, explain(*m_story, event("order")));
    QCOMPARE(bands.size(), std::size_t(3));
    QCOMPARE(bands[0].cards.size(), std::size_t(3));
    QCOMPARE(bands[1].cards.size(), std::size_t(3));
    QCOMPARE(bands[2].cards.size(), std::size_t(4));
    const Scene scene = drawn(*m_story, event("order"), 900);
    QVERIFY(holdsLabel(scene, "Campaign cmp-3 · trace 7f3a11c0"));
    QVERIFY(holdsLabel(scene, "09:16:04 · SendCampaignMessageJob"));
    QVERIFY(holdsLabel(scene, "order 1234"));
    QVERIFY(holdsLabel(scene, "Mon 2 Mar 2026"));
    // From the top down.
    QVERIFY(cardOf(scene, event("asked"))->rect.y < cardOf(scene, event("reply"))->rect.y);
    QVERIFY(cardOf(scene, event("reply"))->rect.y < cardOf(scene, event("order"))->rect.y);
}

void JourneyGraphTest::likeEventsShareACard()
{
    const Scene scene = drawn(*m_story, event("order"), 900);
    QVERIFY(holdsLabel(scene, "CartItemAdded × 3"));
    QVERIFY(cardOf(scene, event("cart2")) && !cardOf(scene, event("cart0")));
    // The one that is selected answers for its card.
    QVERIFY(cardOf(drawn(*m_story, event("order"), 900, event("cart1")), event("cart1")));
    // Of another contact, they do not.
    SnapshotBuilder b;
    b.add({.id = "a", .contact = "x"});
    b.add({.id = "b", .parent = "a", .contact = "y"});
    const auto snapshot = b.reconstructed();
    QCOMPARE(journeyBands(*snapshot, explain(*snapshot, snapshot->findEvent("b")))[0].cards.size(),
             std::size_t(2));
}

void JourneyGraphTest::arrowsCarryTheirEvidence()
{
    const Scene scene = drawn(*m_story, event("order"), 900, {}, false);
    // Ten cards are joined by nine arrows; two of them lead from trace to trace.
    QCOMPARE(scene.arrows.size(), std::size_t(9));
    QCOMPARE(std::count_if(scene.labels.begin(), scene.labels.end(), [](const Label& l) { return l.boxed; }),
             2);
    QVERIFY(holdsLabel(scene, "reply to wamid.HBg9"));
    QVERIFY(holdsLabel(scene, "2 min 40 s later · exact"));
    for (const Arrow& arrow : scene.arrows)
        QVERIFY(!arrow.dashed);
}

void JourneyGraphTest::cardsAndArrowsCanBeHit()
{
    for (const float width : {700.0F, 1500.0F}) {
        const Scene scene = drawn(*m_story, event("order"), width);
        VERIFY_NONE(unhittable(scene));
        for (const Zone& zone : scene.zones) {
            const Hit hit =
                hitTest(scene, zone.rect.x + zone.rect.width / 2 + 9, zone.rect.y + zone.rect.height / 2 + 5);
            if (zone.kind == ZoneKind::Card)
                QCOMPARE(hit.event, zone.event);
            else
                QCOMPARE(hit.link, zone.link);
        }
    }
}

void JourneyGraphTest::textsAndCardsNeverOverlap()
{
    for (const char* target : {"order", "payment", "batch", "stock", "answer", "delivered"}) {
        for (float width = 700; width <= 2400; width += 50) {
            const Scene scene = drawn(*m_story, event(target), width, event(target));
            VERIFY_NONE(overlappingLabels(scene));
            VERIFY_NONE(drawnOutside(scene));
            for (std::size_t i = 0; i < scene.zones.size(); ++i) {
                for (std::size_t j = i + 1; j < scene.zones.size(); ++j) {
                    const Rect& a = scene.zones[i].rect;
                    const Rect& b = scene.zones[j].rect;
                    QVERIFY(a.right() <= b.x || b.right() <= a.x || a.bottom() <= b.y || b.bottom() <= a.y);
                }
            }
        }
    }
}

void JourneyGraphTest::effectsAreAHandful()
{
    const Scene scene = drawn(*m_story, event("batch"), 900);
    QVERIFY(holdsLabel(scene, "Caused by CampaignBatchStarted"));
    QVERIFY(holdsLabel(scene, "+ 27 more"));
    QVERIFY(cardOf(scene, event("sent0")) && cardOf(scene, event("sent2")) && !cardOf(scene, event("sent3")));
    const Scene wide = drawn(*m_story, event("batch"), 2400);
    QVERIFY(holdsLabel(wide, "+ 24 more"));
    QVERIFY(!holdsLabel(drawn(*m_story, event("batch"), 900, {}, false), "Caused by"));
    QVERIFY(!holdsLabel(drawn(*m_story, event("stock"), 900), "Caused by"));
}

void JourneyGraphTest::brokenChainsSayWhatIsMissing()
{
    const Scene scene = drawn(*m_story, event("payment"), 900);
    QVERIFY(holdsLabel(scene, "Cause not in this data"));
    QVERIFY(holdsLabel(scene, "4080fdfd"));
    QVERIFY(std::any_of(scene.bars.begin(), scene.bars.end(), [](const Bar& bar) { return bar.hollow; }));
    QVERIFY(std::any_of(scene.arrows.begin(), scene.arrows.end(),
                        [](const Arrow& arrow) { return arrow.dashed; }));
    QVERIFY(!holdsLabel(drawn(*m_story, event("order"), 900), "Cause not in this data"));
}

void JourneyGraphTest::inferredLinksAreDashed()
{
    SnapshotBuilder b;
    b.add({.id = "cause", .type = "OrderCreated", .trace = "A"});
    b.add({.id = "effect", .type = "PaymentCaptured", .trace = "B"});
    const auto snapshot = b.reconstructed();
    Link link;
    link.from = snapshot->findEvent("cause");
    link.to = snapshot->findEvent("effect");
    link.confidence = 0.97F;
    link.kind = LinkKind::Inferred;
    link.kinds = 1U << static_cast<unsigned>(LinkKind::Inferred);
    link.primary = true;
    snapshot->links = LinkTable({link}, snapshot->events.size());
    const Scene scene = drawn(*snapshot, link.to, 900);
    QCOMPARE(scene.arrows.size(), std::size_t(1));
    QVERIFY(scene.arrows[0].dashed && scene.arrows[0].ink == Ink::Warning);
    QVERIFY(holdsLabel(scene, "97 %"));
    QVERIFY(!holdsLabel(scene, "exact"));
}

void JourneyGraphTest::longChainsAreCutInTheMiddle()
{
    SnapshotBuilder b;
    for (int i = 0; i < 5000; ++i)
        b.add({.id = "e" + std::to_string(i),
               .type = i % 2 == 0 ? "Even" : "Odd",
               .parent = i == 0 ? "" : "e" + std::to_string(i - 1)});
    const auto snapshot = b.reconstructed();
    const Scene scene = drawn(*snapshot, snapshot->findEvent("e4999"), 900);
    QVERIFY(holdsLabel(scene, "4\u00a0800 steps not shown"));
    QVERIFY(cardOf(scene, snapshot->findEvent("e0")) && cardOf(scene, snapshot->findEvent("e4999")));
    QCOMPARE(std::count_if(scene.zones.begin(), scene.zones.end(),
                           [](const Zone& z) { return z.kind == ZoneKind::Card; }),
             static_cast<std::ptrdiff_t>(kMostCards));
    VERIFY_NONE(overlappingLabels(scene));
}

void JourneyGraphTest::survivesNarrowness()
{
    for (const float width : {0.0F, 1.0F, 50.0F, 120.0F, 300.0F}) {
        const Scene scene = drawn(*m_story, event("order"), width);
        VERIFY_NONE(overlappingLabels(scene));
        VERIFY_NONE(drawnOutside(scene));
    }
    const Scene none =
        journeyScene(*m_story, Categories(*m_story), Chain(), JourneyView{.width = 800}, estimatedTextWidth);
    QVERIFY(none.labels.empty());
}

QTEST_GUILESS_MAIN(JourneyGraphTest)
#include "tst_journey_graph.moc"
