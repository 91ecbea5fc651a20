// SPDX-License-Identifier: GPL-3.0-or-later
// Traces as points over start and duration, and the drawing of them.
#include "core/layout/trace_scatter.h"
#include "core/layout/trace_scatter_drawing.h"
#include "tests/support/scene_checks.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <random>

using namespace throughline;
using namespace throughline::test;

namespace {

constexpr TimeNs kStart = 1773014400 * kSecond; // 2026-03-09T00:00:00Z

ScatterArea area(float width = 900, float height = 260)
{
    return {{TimeAxis(kStart, kStart + kDay), kMillisecond, kMinute}, width, height};
}

ScatterPoint point(std::uint32_t number, TimeNs start, DurationNs duration)
{
    return {.start = start, .duration = duration, .trace = TraceId(number), .root = EventId(number)};
}

TraceScatter scatterOf(const std::vector<ScatterPoint>& points, const ScatterArea& where = area())
{
    TraceScatter scatter(where);
    for (const ScatterPoint& p : points)
        scatter.add(p);
    scatter.finish();
    return scatter;
}

std::uint64_t sumOf(const TraceScatter& scatter)
{
    std::uint64_t sum = 0;
    for (const ScatterMark& mark : scatter.marks())
        sum += mark.count;
    return sum;
}

} // namespace

class TraceScatterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void placesFollowTheAxes()
    {
        const ScatterArea a = area();
        QVERIFY(a.placeOf(kStart, kSecond).x < a.placeOf(kStart + kHour, kSecond).x);
        QCOMPARE(a.placeOf(kStart, kSecond).x, a.plot().x);
        // Ten times as long is as far up everywhere.
        const float first = a.yOf(kMillisecond) - a.yOf(10 * kMillisecond);
        const float second = a.yOf(kSecond) - a.yOf(10 * kSecond);
        QVERIFY(first > 10 && std::abs(first - second) < 0.01F);
        QVERIFY(a.yOf(kMillisecond) < a.plot().bottom() && a.yOf(kMinute) > a.plot().y);
        const Point instant = a.placeOf(kStart, kNoDuration);
        QVERIFY(a.instants().contains(instant.x, instant.y));
    }

    void aPointIsWhereItsTraceIs()
    {
        const ScatterArea a = area();
        const TraceScatter scatter = scatterOf({point(3, kStart + 5 * kHour, kSecond)});
        QCOMPARE(scatter.marks().size(), std::size_t{1});
        const ScatterMark& mark = scatter.marks().front();
        const Point place = a.placeOf(kStart + 5 * kHour, kSecond);
        QVERIFY(std::abs(mark.centre.x - place.x) < 0.01F && std::abs(mark.centre.y - place.y) < 0.01F);
        QVERIFY(mark.trace == TraceId(3) && mark.count == 1);
        QCOMPARE(scatter.markAt(place.x, place.y), &mark);
        QCOMPARE(scatter.markAt(place.x + 5, place.y), &mark); // nearly hit
        QCOMPARE(scatter.markAt(place.x + 12, place.y), nullptr);
    }

    void nearOnesAreOneMarkWithMoreInk()
    {
        std::vector<ScatterPoint> points;
        for (std::uint32_t i = 0; i < 40; ++i)
            points.push_back(point(i, kStart + 5 * kHour + i, kSecond + i));
        const TraceScatter many = scatterOf(points);
        QCOMPARE(many.marks().size(), std::size_t{1});
        const ScatterMark& mark = many.marks().front();
        QCOMPARE(mark.count, 40U);
        QVERIFY(mark.trace == TraceId(39)); // the longest
        QCOMPARE(mark.from, kStart + 5 * kHour);
        QCOMPARE(mark.to, kStart + 5 * kHour + 39);
        QCOMPARE(mark.shortest, kSecond);
        QCOMPARE(mark.longest, kSecond + 39);
        QVERIFY(mark.size > scatterOf({points.front()}).marks().front().size);
    }

    // An error is never folded away, and neither is a break.
    void errorsAndBreaksAreMarksOfTheirOwn()
    {
        std::vector<ScatterPoint> points;
        for (std::uint32_t i = 0; i < 1000; ++i)
            points.push_back(point(i, kStart + kHour, kSecond));
        points[17].error = true;
        points[18].broken = true;
        const TraceScatter scatter = scatterOf(points);
        QCOMPARE(scatter.marks().size(), std::size_t{3});
        QVERIFY(scatter.marks()[0].kind == ScatterKind::Plain && scatter.marks()[0].count == 998);
        QVERIFY(scatter.marks()[1].kind == ScatterKind::Broken && scatter.marks()[1].trace == TraceId(18));
        QVERIFY(scatter.marks()[2].kind == ScatterKind::Failed && scatter.marks()[2].trace == TraceId(17));
        const Point place = area().placeOf(kStart + kHour, kSecond);
        QVERIFY(scatter.markAt(place.x, place.y)->kind == ScatterKind::Failed); // on top
        const Scene scene = scatterScene(scatter, {}, estimatedTextWidth);
        const auto drawn = [&](Shape shape, Ink ink) {
            return std::ranges::any_of(scene.glyphs, [&](const Glyph& glyph) {
                return glyph.event && glyph.shape == shape && glyph.ink == ink;
            });
        };
        QVERIFY(drawn(Shape::Cross, Ink::Error) && drawn(Shape::Triangle, Ink::Warning));
    }

    void nothingIsLost()
    {
        std::mt19937 random(7);
        std::vector<ScatterPoint> points;
        for (std::uint32_t i = 0; i < 20'000; ++i) {
            ScatterPoint p = point(i, kStart + static_cast<TimeNs>(random() % 86400) * kSecond,
                                   kMillisecond + static_cast<DurationNs>(random()) * 13 % kMinute);
            p.duration = std::min(p.duration, kMinute);
            if (i % 5 == 0)
                p.duration = kNoDuration;
            if (i % 7 == 0)
                p.start = kNoTime;
            p.error = i % 11 == 0;
            p.broken = i % 13 == 0;
            points.push_back(p);
        }
        const TraceScatter scatter = scatterOf(points);
        QCOMPARE(scatter.untimed(), std::uint64_t{2858});
        QCOMPARE(scatter.drawn() + scatter.untimed(), std::uint64_t{20'000});
        QCOMPARE(sumOf(scatter), scatter.drawn());
        for (const ScatterMark& mark : scatter.marks()) {
            const Rect row = mark.longest == kNoDuration ? scatter.area().instants() : scatter.area().plot();
            const float half = mark.size / 2 - 0.01F;
            QVERIFY(mark.centre.x - half >= row.x && mark.centre.x + half <= row.right());
            QVERIFY(mark.centre.y - half >= row.y && mark.centre.y + half <= row.bottom());
            QVERIFY((mark.shortest == kNoDuration) == (mark.longest == kNoDuration));
        }
    }

    void whatLiesOutsideIsPassedOver()
    {
        const TraceScatter scatter =
            scatterOf({point(0, kStart - kHour, kSecond), point(1, kStart + 2 * kDay, kSecond),
                       point(2, kStart + kHour, kDay), point(3, kStart + kHour, 1)});
        QCOMPARE(scatter.marks().size(), std::size_t{0});
        QCOMPARE(scatter.drawn(), std::uint64_t{0});
    }

    // What a rectangle around a mark covers, covers the mark's traces.
    void selectionsCoverWhatTheyEnclose()
    {
        const ScatterArea a = area();
        const TimeNs start = kStart + 7 * kHour;
        const Point place = a.placeOf(start, 250 * kMillisecond);
        const ScatterSelection around = a.selectionOf({place.x - 3, place.y - 3, 6, 6});
        QVERIFY(around.from < start && start < around.to);
        QVERIFY(around.to - around.from < kHour);
        QVERIFY(around.shortest < 250 * kMillisecond && 250 * kMillisecond < around.longest);
        QVERIFY(around.longest < 2 * around.shortest);
        QVERIFY(!around.instants);
        const ScatterSelection row = a.selectionOf({place.x, a.instants().y + 2, 50, 10});
        QVERIFY(row.instants && row.shortest > row.longest);
        const ScatterSelection all = a.selectionOf({-100, -100, 5000, 5000});
        QVERIFY(all.instants && all.from <= kStart && all.to >= kStart + kDay);
        QVERIFY(all.shortest <= kMillisecond && all.longest >= kMinute);
    }

    void degenerateRangesDraw()
    {
        // All at one time with one duration; none with a duration; nothing at all.
        const ScatterArea same({TimeAxis(kStart, kStart), kSecond, kSecond}, 600, 240);
        QCOMPARE(scatterOf({point(0, kStart, kSecond)}, same).marks().size(), std::size_t{1});
        const ScatterArea instants({TimeAxis(kStart, kStart + kHour), 1, 0}, 600, 240);
        const TraceScatter only =
            scatterOf({point(0, kStart + 1, kNoDuration), point(1, kStart, kSecond)}, instants);
        QCOMPARE(only.marks().size(), std::size_t{1});
        QVERIFY(only.markAt(only.marks().front().centre.x, only.marks().front().centre.y));
        VERIFY_NONE(drawnOutside(scatterScene(only, {}, estimatedTextWidth)));
        ScatterWords words;
        words.nothing = "No trace here";
        QVERIFY(holdsLabel(scatterScene(TraceScatter(instants), words, estimatedTextWidth), "No trace here"));
        const TraceScatter tiny(ScatterArea({TimeAxis(kStart, kStart + kHour), 1, kSecond}, 10, 10));
        QCOMPARE(tiny.marks().size(), std::size_t{0});
    }

    void drawingsAreReadable_data()
    {
        QTest::addColumn<float>("width");
        QTest::addColumn<float>("height");
        for (const float width : {520.0F, 900.0F, 1600.0F}) {
            for (const float height : {136.0F, 248.0F, 600.0F})
                QTest::addRow("%d x %d", int(width), int(height)) << width << height;
        }
    }
    void drawingsAreReadable()
    {
        QFETCH(float, width);
        QFETCH(float, height);
        std::vector<ScatterPoint> points;
        for (std::uint32_t i = 0; i < 300; ++i)
            points.push_back(point(i, kStart + i * 280 * kSecond,
                                   i % 9 == 0 ? kNoDuration : kMillisecond * (1 + i * i / 2)));
        ScatterWords words;
        words.caption = "300 traces in 250 points";
        const TraceScatter scatter = scatterOf(points, area(width, height));
        const Scene scene = scatterScene(scatter, words, estimatedTextWidth);
        VERIFY_NONE(overlappingLabels(scene));
        VERIFY_NONE(cutLabels(scene));
        VERIFY_NONE(drawnOutside(scene));
        VERIFY_NONE(unhittable(scene));
        for (const char* text : {"start, UTC", "duration", "no duration", "with errors", "300 traces in 250"})
            QVERIFY2(holdsLabel(scene, text), text);
        const auto scale = std::ranges::count_if(scene.labels, [&](const Label& label) {
            return label.align == Align::Right && label.text.ends_with("s") && label.text != "start, UTC" &&
                   label.box.right() < scatter.area().plot().x;
        });
        QVERIFY(scale >= 1); // at least one duration is named, with its unit
    }
};

QTEST_GUILESS_MAIN(TraceScatterTest)
#include "tst_trace_scatter.moc"
