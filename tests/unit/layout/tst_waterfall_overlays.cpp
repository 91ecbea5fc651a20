// SPDX-License-Identifier: GPL-3.0-or-later
// What a waterfall draws over its rows where it is asked for: the critical path, and spans where another
// clock would have them.
#include "core/journey/critical_path.h"
#include "core/layout/critical_marks.h"
#include "core/layout/waterfall.h"
#include "tests/support/scene_checks.h"
#include "tests/support/snapshot_builder.h"
#include "tests/support/stories.h"

#include <QTest>

#include <algorithm>

using namespace throughline;
using namespace throughline::test;

namespace {

// root 0-10; first 1-4; second 3-9 with inner 5-8; aside 2-3.
std::shared_ptr<Snapshot> request()
{
    SnapshotBuilder b;
    const auto add = [&](const char* id, double from, double to, const char* parent) {
        b.add({.id = id,
               .type = id,
               .second = from,
               .duration = static_cast<DurationNs>((to - from) * static_cast<double>(kSecond)),
               .parent = parent});
    };
    add("root", 0, 10, "");
    add("aside", 2, 3, "root");
    add("first", 1, 4, "root");
    add("second", 4, 9, "root");
    add("inner", 5, 8, "second");
    return b.reconstructed();
}

class Drawn {
public:
    explicit Drawn(const Snapshot& snapshot, TraceId trace = TraceId(0))
        : m_snapshot(snapshot), rows(WaterfallRows::ofTrace(snapshot, trace)),
          axis(TimeAxis::linear(rows.busy(snapshot)))
    {
        view.width = 1300;
        view.height = 700;
        view.viewport = Viewport::whole(axis, view.width - view.treeWidth);
    }
    [[nodiscard]] Scene scene() const
    {
        return waterfallScene(m_snapshot, Categories(m_snapshot), rows, axis, view, estimatedTextWidth);
    }
    // What is drawn by a line below the bar of a row, in seconds: "4-5 8-9".
    [[nodiscard]] std::string underlined(const Scene& scene, EventId event) const
    {
        const float top = kWaterfallHeader + static_cast<float>(rows.rowOf(event)) * kRowHeight;
        std::string text;
        for (const Fill& fill : scene.fills) {
            if (fill.ink != Ink::Text || fill.rect.y < top || fill.rect.bottom() > top + kRowHeight)
                continue;
            text += (text.empty() ? "" : " ") + secondAt(fill.rect.x) + "-" + secondAt(fill.rect.right());
        }
        return text;
    }

private:
    [[nodiscard]] std::string secondAt(float x) const
    {
        const TimeNs time = axis.time(view.viewport.position(x - view.treeWidth));
        return std::to_string((time - SnapshotBuilder::kStart + kSecond / 2) / kSecond);
    }

    const Snapshot& m_snapshot;

public:
    WaterfallRows rows;
    TimeAxis axis;
    WaterfallView view;
};

} // namespace

class WaterfallOverlaysTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void criticalPathIsUnderlined();
    void aFoldedRowTellsWhatItHides();
    void manyStretchesAreOneLine();
    void rowsThatAreNotThereArePassedOver();
    void shiftedSpansAreGhosts();
    void turnedRowsAreTurnedAgain();
};

void WaterfallOverlaysTest::criticalPathIsUnderlined()
{
    const auto snapshot = request();
    Drawn drawn(*snapshot);
    const CriticalPath path = criticalPathOf(*snapshot, TraceId(0));
    const CriticalMarks marks(drawn.rows, {&path, 1});
    QCOMPARE(marks.spans(), std::size_t(4));
    const Scene without = drawn.scene();
    drawn.view.critical = &marks;
    const Scene scene = drawn.scene();
    QCOMPARE(drawn.underlined(scene, snapshot->findEvent("root")), "0-1 9-10");
    QCOMPARE(drawn.underlined(scene, snapshot->findEvent("first")), "1-4");
    QCOMPARE(drawn.underlined(scene, snapshot->findEvent("second")), "4-5 8-9");
    QCOMPARE(drawn.underlined(scene, snapshot->findEvent("inner")), "5-8");
    QCOMPARE(drawn.underlined(scene, snapshot->findEvent("aside")), "");
    QCOMPARE(drawn.underlined(without, snapshot->findEvent("root")), "");
    VERIFY_NONE(drawnOutside(scene));
}

void WaterfallOverlaysTest::aFoldedRowTellsWhatItHides()
{
    const auto snapshot = request();
    Drawn drawn(*snapshot);
    const CriticalPath path = criticalPathOf(*snapshot, TraceId(0));
    const CriticalMarks marks(drawn.rows, {&path, 1});
    drawn.view.critical = &marks;
    const EventId second = snapshot->findEvent("second");
    drawn.rows.toggle(drawn.rows.rowOf(second));
    QCOMPARE(drawn.underlined(drawn.scene(), second), "4-5 8-9 5-8");
    drawn.rows.toggle(0); // the trace: its row stands for all
    QCOMPARE(drawn.rows.size(), std::size_t(1));
    const Scene scene = drawn.scene();
    QCOMPARE(std::ranges::count_if(scene.fills, [](const Fill& fill) { return fill.ink == Ink::Text; }), 6);
}

void WaterfallOverlaysTest::manyStretchesAreOneLine()
{
    const auto snapshot = wideTrace(20'000, 1); // each below the one before
    Drawn drawn(*snapshot);
    const CriticalPath path = criticalPathOf(*snapshot, TraceId(0));
    QVERIFY(path.stretches.size() > 10'000);
    const CriticalMarks marks(drawn.rows, {&path, 1});
    drawn.view.critical = &marks;
    drawn.rows.toggle(0);
    const Scene scene = drawn.scene();
    QCOMPARE(std::ranges::count_if(scene.fills, [](const Fill& fill) { return fill.ink == Ink::Text; }), 1);
}

void WaterfallOverlaysTest::rowsThatAreNotThereArePassedOver()
{
    const auto snapshot = request();
    const CriticalPath path = criticalPathOf(*snapshot, TraceId(0));
    const CriticalMarks marks(WaterfallRows::ofSubtree(*snapshot, snapshot->findEvent("second")), {&path, 1});
    QCOMPARE(marks.spans(), std::size_t(2));
    QVERIFY(marks.of(0, 1).empty()); // the group
    QCOMPARE(marks.of(0, 100).size(), std::size_t(3));
    QCOMPARE(CriticalMarks().of(0, 100).size(), std::size_t(0));
}

void WaterfallOverlaysTest::shiftedSpansAreGhosts()
{
    const auto snapshot = request();
    Drawn drawn(*snapshot);
    const EventId first = snapshot->findEvent("first");
    const std::vector<ClockShift> shifts{{first, 2 * kSecond}};
    drawn.view.shifts = &shifts;
    const Scene scene = drawn.scene();
    std::vector<Bar> bars;
    std::ranges::copy_if(scene.bars, std::back_inserter(bars),
                         [&](const Bar& b) { return b.event == first; });
    QCOMPARE(bars.size(), std::size_t(2));
    QVERIFY(!bars[0].hollow && bars[1].hollow);
    QVERIFY(bars[1].rect.x > bars[0].rect.x);
    QVERIFY(std::abs(bars[1].rect.width - bars[0].rect.width) < 0.5F);
    QVERIFY(std::ranges::any_of(scene.labels, [](const Label& label) { return label.text == "+2 s"; }));
    VERIFY_NONE(drawnOutside(scene));
    const std::vector<ClockShift> back{{first, -kSecond}};
    drawn.view.shifts = &back;
    QVERIFY(
        std::ranges::any_of(drawn.scene().labels, [](const Label& label) { return label.text == "−1 s"; }));
}

// What was folded by hand is so again in rows that were made anew.
void WaterfallOverlaysTest::turnedRowsAreTurnedAgain()
{
    const auto snapshot = wideTrace(5001, 5000);
    WaterfallRows rows = WaterfallRows::ofTrace(*snapshot, TraceId(0));
    QVERIFY(rows.turned().empty());
    rows.toggle(rows.size() - 1); // the rest of many children
    const std::size_t all = rows.size();
    QVERIFY(all > 5000);
    WaterfallRows again = WaterfallRows::ofTrace(*snapshot, TraceId(0));
    QVERIFY(again.size() < all);
    again.turn(rows.turned());
    QCOMPARE(again.size(), all);
    QVERIFY(again.turned() == rows.turned());
    rows.toggle(1); // the root
    const std::vector<WaterfallRows::Turned> folded = rows.turned();
    QCOMPARE(folded.size(), std::size_t(2));
    const std::vector<EventId> match{EventId(17)};
    rows.showOnly(match); // unfolds what is above, for now
    QVERIFY(rows.turned() == folded);
}

QTEST_GUILESS_MAIN(WaterfallOverlaysTest)
#include "tst_waterfall_overlays.moc"
