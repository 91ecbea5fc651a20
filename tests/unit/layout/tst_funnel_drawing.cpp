// SPDX-License-Identifier: GPL-3.0-or-later
// The drawn funnel: bars in proportion, linked and only inferred apart, and no text cut.
#include "core/layout/funnel_drawing.h"
#include "tests/support/scene_checks.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace throughline;
using namespace throughline::test;

namespace {

const std::vector<StageCaption> kStages = {{"sent"}, {"read"}, {"called", true}, {"order"}};

// Of 400 contacts 100 read, all by exact links; 10 of the 30 who ordered only by inferred ones, 5 more paid
// without an order.
Funnel funnel()
{
    Funnel funnel;
    funnel.steps.resize(4);
    funnel.steps[0].contacts = 400;
    funnel.steps[1] = {.contacts = 100, .conversion = 0.25, .median = 90 * kSecond};
    funnel.steps[2] = {.skipped = 35, .conversion = 0.35};
    funnel.steps[3] = {
        .contacts = 30, .inferred = 10, .skipped = 5, .conversion = 1.0, .median = 4 * kMinute};
    return funnel;
}

FunnelView viewOf(float width)
{
    FunnelView view;
    view.width = width;
    return view;
}

FunnelWords germanWords()
{
    FunnelWords words;
    words.stage = "Trichterstufe";
    words.contacts = "Kontakte";
    words.inferred = "Nur erschlossen";
    words.conversion = "Anteil an der vorherigen Stufe";
    words.skipped = "Übersprungen";
    words.median = "Zeitdauer (Median)";
    words.absent = "In diesen Daten gehört kein einziges Ereignis zu dieser Stufe";
    words.linkedPart = "nachweislich verknüpft";
    words.inferredPart = "ausschließlich erschlossen";
    words.skippedPart = "übersprungen, aber weiter gekommen";
    return words;
}

Scene drawn(const FunnelView& view, const std::vector<StageCaption>& stages = kStages)
{
    return funnelScene(funnel(), stages, view, estimatedTextWidth);
}

const Zone& rowOf(const Scene& scene, std::uint32_t stage)
{
    return *std::ranges::find_if(scene.zones, [&](const Zone& zone) { return zone.index == stage; });
}

std::vector<Bar> barsOf(const Scene& scene, std::uint32_t stage)
{
    const Rect row = rowOf(scene, stage).rect;
    std::vector<Bar> bars;
    for (const Bar& bar : scene.bars) {
        if (bar.rect.y >= row.y && bar.rect.y < row.bottom())
            bars.push_back(bar);
    }
    return bars;
}

} // namespace

class FunnelDrawingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void barsAreInProportion();
    void linkedAndInferredStandApart();
    void skippedContactsArePale();
    void absentStagesHaveAName();
    void figuresStandInWords();
    void emptyColumnsAreLeftOut();
    void smallPartsCanBeSeen();
    void textsAreNeverCut_data();
    void textsAreNeverCut();
    void stagesCanBeHit();
    void nobodyEntered();
    void survivesNarrownessAndLongNames();
};

void FunnelDrawingTest::barsAreInProportion()
{
    for (const float width : {300.0F, 900.0F}) {
        const Scene scene = drawn(viewOf(width));
        QCOMPARE(barsOf(scene, 0).size(), std::size_t(1));
        const float most = barsOf(scene, 0)[0].rect.width;
        QVERIFY(most > 90);
        QVERIFY(std::abs(barsOf(scene, 1)[0].rect.width - most / 4) < 1);
        QCOMPARE(barsOf(scene, 0)[0].rect.x, barsOf(scene, 1)[0].rect.x);
    }
}

void FunnelDrawingTest::linkedAndInferredStandApart()
{
    const std::vector<Bar> bars = barsOf(drawn(viewOf(900)), 3);
    QCOMPARE(bars.size(), std::size_t(2));
    QVERIFY(!bars[0].hollow && bars[1].hollow);
    QVERIFY(std::abs(bars[0].rect.width - 2 * bars[1].rect.width) < 1); // 20 and 10
    QCOMPARE(bars[1].rect.x, bars[0].rect.right());
    QVERIFY(barsOf(drawn(viewOf(900)), 1).size() == 1);
}

void FunnelDrawingTest::skippedContactsArePale()
{
    const Scene scene = drawn(viewOf(900));
    const Rect row = rowOf(scene, 3).rect;
    const auto pale = std::ranges::find_if(
        scene.fills, [&](const Fill& fill) { return fill.ink == Ink::Line && fill.rect.y > row.y; });
    QVERIFY(pale != scene.fills.end());
    QCOMPARE(pale->rect.x, barsOf(scene, 3)[1].rect.right());
    QVERIFY(holdsLabel(scene, "skipped, but got further"));
}

void FunnelDrawingTest::absentStagesHaveAName()
{
    for (const float width : {300.0F, 900.0F}) {
        const Scene scene = drawn(viewOf(width));
        QVERIFY(holdsLabel(scene, "called"));
        QVERIFY(holdsLabel(scene, width > 500 ? "No event here is of this stage" : "No event here"));
        QVERIFY(barsOf(scene, 2).empty());
        QVERIFY(!holdsLabel(scene, "35")); // nor has it figures
    }
}

void FunnelDrawingTest::figuresStandInWords()
{
    FunnelView view = viewOf(900);
    view.title = "Campaign cmp-1";
    view.summary = "400 contacts";
    view.notes = {"A note."};
    const Scene scene = drawn(view);
    for (const char* text : {"Campaign cmp-1", "400 contacts", "25.0 %", "100.0 %", "1 min 30 s", "A note."})
        QVERIFY2(holdsLabel(scene, text), text);
    const Scene narrow = drawn(viewOf(300));
    QVERIFY(holdsLabel(narrow, "Of previous 25.0 %"));
    QVERIFY(holdsLabel(narrow, "Median 4 min"));
}

void FunnelDrawingTest::emptyColumnsAreLeftOut()
{
    Funnel exact = funnel();
    exact.steps[3].inferred = 0;
    exact.steps[3].skipped = 0;
    const Scene scene = funnelScene(exact, kStages, viewOf(900), estimatedTextWidth);
    QVERIFY(!holdsLabel(scene, "Inferred") && !holdsLabel(scene, "only inferred"));
    QVERIFY(!holdsLabel(scene, "Skipped") && !holdsLabel(scene, "skipped"));
    QVERIFY(holdsLabel(scene, "linked"));
}

void FunnelDrawingTest::smallPartsCanBeSeen()
{
    Funnel wide;
    wide.steps.resize(2);
    wide.steps[0].contacts = 1'000'000;
    wide.steps[1] = {.contacts = 2, .inferred = 1, .skipped = 1};
    const Scene scene = funnelScene(wide, {{"sent"}, {"order"}}, viewOf(900), estimatedTextWidth);
    VERIFY_NONE(drawnOutside(scene));
    const std::vector<Bar> bars = barsOf(scene, 1);
    QCOMPARE(bars.size(), std::size_t(2));
    for (const Bar& bar : bars)
        QVERIFY(bar.rect.width >= 2);
    QVERIFY(holdsLabel(scene, "1\u00a0000\u00a0000"));
}

void FunnelDrawingTest::textsAreNeverCut_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("german");
    for (int width = 240; width <= 1600; width += 40) {
        QTest::addRow("English %d", width) << width << false;
        QTest::addRow("German %d", width) << width << true;
    }
}

void FunnelDrawingTest::textsAreNeverCut()
{
    QFETCH(int, width);
    QFETCH(bool, german);
    FunnelView view = viewOf(static_cast<float>(width));
    std::vector<StageCaption> stages = kStages;
    view.notes = {
        "Contacts that are not in the funnel did something because of the campaign, but not through "
        "an event of their own of the first stage."};
    if (german) {
        view.words = germanWords();
        stages = {{"verschickt"}, {"Zustellungsbestätigung"}, {"angerufen", true}, {"Bestellung"}};
    }
    const Scene scene = drawn(view, stages);
    VERIFY_NONE(cutLabels(scene));
    VERIFY_NONE(overlappingLabels(scene));
    VERIFY_NONE(drawnOutside(scene));
}

void FunnelDrawingTest::stagesCanBeHit()
{
    for (const float width : {300.0F, 900.0F}) {
        const Scene scene = drawn(viewOf(width));
        QCOMPARE(scene.zones.size(), kStages.size());
        for (const Zone& zone : scene.zones) {
            const Hit hit = hitTest(scene, width / 2, zone.rect.y + zone.rect.height / 2);
            QVERIFY(hit.zone && hit.zone->index == zone.index);
        }
        VERIFY_NONE(unhittable(scene));
    }
}

void FunnelDrawingTest::nobodyEntered()
{
    Funnel empty;
    empty.steps.resize(2);
    const Scene scene = funnelScene(empty, {{"sent", true}, {"read", true}}, viewOf(900), estimatedTextWidth);
    QVERIFY(scene.bars.empty());
    QVERIFY(holdsLabel(scene, "sent") && holdsLabel(scene, "No event here is of this stage"));
    QVERIFY(!holdsLabel(scene, "linked"));
}

void FunnelDrawingTest::survivesNarrownessAndLongNames()
{
    for (float width = 0; width < 300; width += 7)
        VERIFY_NONE(drawnOutside(drawn(viewOf(width))));
    std::vector<StageCaption> stages = kStages;
    stages[1].name = std::string(1'000'000, 'x');
    const Scene scene = drawn(viewOf(900), stages);
    VERIFY_NONE(drawnOutside(scene));
    VERIFY_NONE(overlappingLabels(scene));
    QVERIFY(std::ranges::all_of(scene.labels, [](const Label& label) { return label.text.size() < 200; }));
    QVERIFY(funnelScene({}, {}, viewOf(900), estimatedTextWidth).labels.empty());
}

QTEST_GUILESS_MAIN(FunnelDrawingTest)
#include "tst_funnel_drawing.moc"
