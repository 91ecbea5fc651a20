// SPDX-License-Identifier: GPL-3.0-or-later
// Events over time: where they are counted, how they are drawn, and what a place in the drawing stands for.
#include "core/layout/event_histogram.h"
#include "tests/support/snapshot_builder.h"

#include <QTest>

#include <algorithm>
#include <numeric>

using namespace throughline;
using namespace throughline::test;

namespace {

constexpr Rect kRect{10, 20, 960, 152};

std::shared_ptr<const Snapshot> evenly(int events)
{
    SnapshotBuilder b;
    for (int i = 0; i < events; ++i)
        b.add({.id = std::to_string(i),
               .type = i % 2 == 0 ? "MessageSent" : "OrderCreated",
               .second = i,
               .status = i == 7 ? EventStatus::Error : EventStatus::Ok});
    return b.reconstructed();
}

EventHistogram histogramOf(const Snapshot& snapshot, bool folds = false)
{
    return {snapshot, Categories(snapshot), folds};
}

std::uint32_t allOf(const EventHistogram& histogram)
{
    return std::accumulate(histogram.columns().begin(), histogram.columns().end(), 0U,
                           [](std::uint32_t sum, const auto& column) { return sum + column.total(); });
}

Scene drawn(const EventHistogram& histogram, const std::optional<TimeRange>& window = {})
{
    Scene scene;
    histogram.draw(scene, kRect, window, estimatedTextWidth);
    return scene;
}

} // namespace

class EventHistogramTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTimedEventIsCountedOnce()
    {
        const auto snapshot = evenly(1000);
        const EventHistogram histogram = histogramOf(*snapshot);
        QCOMPARE(allOf(histogram), 1000U);
        QCOMPARE(allOf(histogram.fitted(500, 4)), 1000U);
        QCOMPARE(allOf(histogram.fitted(3, 4)), 1000U);
    }

    void columnsHoldWhatBeginsInTheirRange()
    {
        const auto snapshot = evenly(1000);
        const EventHistogram histogram = histogramOf(*snapshot);
        for (std::size_t i = 0; i < histogram.columns().size(); ++i) {
            const TimeRange range = histogram.rangeOf(i);
            std::uint32_t expected = 0;
            for (std::uint32_t e = 0; e < snapshot->events.size(); ++e) {
                const TimeNs time = snapshot->events.time(EventId(e));
                expected += time >= range.from && time < range.to ? 1 : 0;
            }
            QCOMPARE(histogram.columns()[i].total(), expected);
        }
    }

    void fittingMakesColumnsWideEnough()
    {
        const auto snapshot = evenly(1000);
        const EventHistogram histogram = histogramOf(*snapshot);
        QCOMPARE(histogram.columns().size(), EventHistogram::kColumns);
        for (const float width : {2000.0F, 960.0F, 500.0F, 200.0F}) {
            const EventHistogram fitted = histogram.fitted(width, 4);
            QVERIFY(width / static_cast<float>(fitted.columns().size()) >= 4 ||
                    fitted.columns().size() % 2 == 1);
        }
        QCOMPARE(histogram.fitted(960, 4).columns().size(), EventHistogram::kColumns);
    }

    void idleGapsAreFolded()
    {
        SnapshotBuilder b;
        for (int i = 0; i < 50; ++i)
            b.add({.id = "a" + std::to_string(i), .second = i});
        for (int i = 0; i < 50; ++i)
            b.add({.id = "b" + std::to_string(i), .second = 10'000'000 + i});
        const auto snapshot = b.reconstructed();
        const auto used = [](const EventHistogram& histogram) {
            return std::ranges::count_if(histogram.columns(),
                                         [](const auto& column) { return column.total() > 0; });
        };
        QVERIFY(histogramOf(*snapshot, true).axis().gaps().size() == 1);
        QVERIFY(used(histogramOf(*snapshot, true)) > 2 * used(histogramOf(*snapshot, false)));
        QCOMPARE(allOf(histogramOf(*snapshot, true)), 100U);
    }

    void barsStandOnTheGroundWithinTheBody()
    {
        const auto snapshot = evenly(1000);
        const Scene scene = drawn(histogramOf(*snapshot));
        const Rect body = EventHistogram::bodyOf(kRect);
        QVERIFY(scene.fills.size() > EventHistogram::kColumns); // two categories in most columns
        for (const Fill& fill : scene.fills) {
            QVERIFY(fill.rect.x >= body.x && fill.rect.right() <= body.right() + 0.5F);
            QVERIFY(fill.rect.y >= body.y && fill.rect.bottom() <= body.bottom() + 0.5F);
        }
        QVERIFY(std::ranges::any_of(scene.fills, [](const Fill& fill) { return fill.ink == Ink::Error; }));
    }

    void placesInTheDrawingAreColumns()
    {
        const auto snapshot = evenly(1000);
        const EventHistogram histogram = histogramOf(*snapshot);
        QCOMPARE(histogram.columnAt(kRect, kRect.x - 5), 0U);
        QCOMPARE(histogram.columnAt(kRect, kRect.x + 4.5F), 1U);
        QCOMPARE(histogram.columnAt(kRect, kRect.right() + 5), EventHistogram::kColumns - 1);
    }

    void windowIsMarkedWhereItIs()
    {
        const auto snapshot = evenly(1000);
        const EventHistogram histogram = histogramOf(*snapshot);
        const TimeRange window{histogram.rangeOf(60).from, histogram.rangeOf(119).to};
        const Scene scene = drawn(histogram, window);
        const auto marked = std::ranges::find(scene.fills, Ink::Selection, &Fill::ink);
        QVERIFY(marked != scene.fills.end());
        QVERIFY(std::abs(marked->rect.x - (kRect.x + kRect.width / 4)) < 1);
        QVERIFY(std::abs(marked->rect.width - kRect.width / 4) < 1);
    }

    void withoutTimesThereIsNothingToDraw()
    {
        SnapshotBuilder b;
        b.add({.id = "whenever", .untimed = true});
        const auto snapshot = b.reconstructed();
        const EventHistogram histogram = histogramOf(*snapshot);
        QVERIFY(histogram.empty());
        QVERIFY(drawn(histogram).fills.empty());
        QVERIFY(EventHistogram().empty() && EventHistogram().fitted(500, 4).empty());
    }
};

QTEST_APPLESS_MAIN(EventHistogramTest)
#include "tst_event_histogram.moc"
