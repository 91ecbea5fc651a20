// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/clock_text.h"
#include "core/layout/scene.h"
#include "core/layout/time_axis.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <random>

using namespace throughline;

namespace {

constexpr TimeNs kMarch9 = 1773014400 * kSecond; // 2026-03-09T00:00:00Z
constexpr TimeNs kEarliest = std::numeric_limits<TimeNs>::min() + 1;
constexpr TimeNs kLatest = std::numeric_limits<TimeNs>::max();

TimeNs at(int hour, int minute, int second = 0)
{
    return kMarch9 + hour * kHour + minute * kMinute + second * kSecond;
}

// The story of the drawings: a send, a reply nine hours later, a purchase minutes after that.
std::vector<Interval> story()
{
    return {{at(9, 16, 0), at(9, 16, 18)}, {at(18, 59, 41), at(18, 59, 44)}, {at(19, 2, 23), at(19, 7, 45)}};
}

std::vector<std::string> labelsOf(const std::vector<Tick>& ticks)
{
    std::vector<std::string> labels;
    for (const Tick& tick : ticks) {
        if (!tick.label.empty())
            labels.push_back(tick.label);
    }
    return labels;
}

} // namespace

class TimeAxisTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void foldsLongIdleTimeAndKeepsShort();
    void roundTripsToTheNanosecond();
    void roundTripsWithManyRandomIntervals();
    void isMonotonicAcrossGaps();
    void continuesLinearlyOutside();
    void keepsInstantsApart();
    void leavesEvenlySpacedInstantsAlone();
    void survivesDegenerateRanges_data();
    void survivesDegenerateRanges();
    void passesOverUnusableTimes();
    void zoomKeepsThePointUnderTheCursor();
    void zoomAndPanStayWithinTheAxis();
    void tickLabelsAreRoundAndNeverCollide();
    void ticksAvoidGaps();
    void ticksNameTheDayWhereItChanges();
    void ticksOfTheWholeRangeAreFew();
    void ticksSeeNanoseconds();
    void writesClocksAndNumbers();
};

void TimeAxisTest::foldsLongIdleTimeAndKeepsShort()
{
    const TimeAxis axis = TimeAxis::folded(story());
    QCOMPARE(axis.gaps().size(), std::size_t(2));
    QVERIFY(axis.gaps()[0].from >= at(9, 16, 18) && axis.gaps()[0].to <= at(18, 59, 41));
    QVERIFY(axis.gaps()[1].from >= at(18, 59, 44) && axis.gaps()[1].to <= at(19, 2, 23));
    QVERIFY(axis.gaps()[0].hidden() > 9 * kHour + 40 * kMinute);
    QCOMPARE(axis.hidden(), axis.gaps()[0].hidden() + axis.gaps()[1].hidden());
    // What happened takes most of the picture.
    const double busy = axis.position(at(9, 16, 18)) - axis.position(at(9, 16, 0)) +
                        axis.position(at(18, 59, 44)) - axis.position(at(18, 59, 41)) +
                        axis.position(at(19, 7, 45)) - axis.position(at(19, 2, 23));
    QVERIFY(busy / axis.length() > 0.7);

    const TimeAxis linear = TimeAxis::linear(story());
    QVERIFY(linear.gaps().empty());
    QVERIFY(linear.length() > static_cast<double>(9 * kHour));
    // Nothing idle: nothing folded.
    QVERIFY(TimeAxis::folded({{0, kSecond}, {kSecond, 2 * kSecond}, {500, 2 * kSecond + 1}}).gaps().empty());
}

void TimeAxisTest::roundTripsToTheNanosecond()
{
    const TimeAxis axis = TimeAxis::folded(story());
    for (const Interval& interval : story()) {
        for (const TimeNs time :
             {interval.from, interval.from + 1, interval.from + 123456789, interval.to - 1, interval.to})
            QCOMPARE(axis.time(axis.position(time)), time);
    }
    for (const TimeAxis::Gap& gap : axis.gaps()) {
        QCOMPARE(axis.position(gap.from), gap.position);
        QCOMPARE(axis.position(gap.to), gap.position + axis.markerLength());
        QCOMPARE(axis.time(gap.position), gap.from);
        QCOMPARE(axis.time(gap.position + axis.markerLength()), gap.to);
    }
}

void TimeAxisTest::roundTripsWithManyRandomIntervals()
{
    std::mt19937_64 random(7);
    for (int round = 0; round < 200; ++round) {
        std::vector<Interval> busy;
        const int count = 1 + static_cast<int>(random() % 40);
        for (int i = 0; i < count; ++i) {
            const TimeNs from =
                kMarch9 + static_cast<TimeNs>(
                              random() % static_cast<std::uint64_t>(round % 2 == 0 ? 40 * kDay : kMinute));
            busy.push_back(
                {from, from + static_cast<TimeNs>(random() % static_cast<std::uint64_t>(kSecond))});
        }
        const TimeAxis axis = TimeAxis::folded(busy);
        for (const Interval& interval : busy) {
            QCOMPARE(axis.time(axis.position(interval.from)), interval.from);
            QCOMPARE(axis.time(axis.position(interval.to)), interval.to);
            QVERIFY(axis.position(interval.from) >= 0 && axis.position(interval.to) <= axis.length());
        }
    }
}

void TimeAxisTest::isMonotonicAcrossGaps()
{
    const TimeAxis axis = TimeAxis::folded(story());
    double last = -1e300;
    for (TimeNs time = axis.from() - kHour; time < axis.to() + kHour; time += 17 * kSecond + 3) {
        const double position = axis.position(time);
        QVERIFY(position > last);
        last = position;
    }
    TimeNs previous = kEarliest;
    for (int i = -10; i < 2010; ++i) {
        const TimeNs time = axis.time(axis.length() * i / 2000);
        QVERIFY(time > previous);
        previous = time;
    }
}

void TimeAxisTest::continuesLinearlyOutside()
{
    const TimeAxis axis = TimeAxis::folded(story());
    QCOMPARE(axis.position(axis.from() - 5), -5.0);
    QCOMPARE(axis.position(axis.to() + 5), axis.length() + 5);
    QCOMPARE(axis.time(-5), axis.from() - 5);
}

void TimeAxisTest::keepsInstantsApart()
{
    // Two bursts of instants a day apart: one gap, and both bursts keep room.
    const TimeAxis axis = TimeAxis::folded({{at(1, 0, 0), at(1, 0, 0)},
                                            {at(1, 0, 10), at(1, 0, 10)},
                                            {at(1, 0, 20), at(1, 0, 20)},
                                            {at(20, 0, 0), at(20, 0, 0)}});
    QCOMPARE(axis.gaps().size(), std::size_t(1));
    const Viewport view = Viewport::whole(axis, 1000);
    const float lone = view.x(axis.position(at(20, 0, 0)));
    const float marker = view.x(axis.gaps()[0].position + axis.markerLength());
    QVERIFY2(lone - marker > 10, qPrintable(QString::number(static_cast<double>(lone - marker))));
    QVERIFY(lone < 1000 - 10);
}

void TimeAxisTest::leavesEvenlySpacedInstantsAlone()
{
    std::vector<Interval> busy;
    for (int i = 0; i < 50; ++i)
        busy.push_back({at(1, i), at(1, i)});
    QVERIFY(TimeAxis::folded(busy).gaps().empty());
    QVERIFY(TimeAxis::folded({{at(1, 0), at(1, 0)}, {at(5, 0), at(5, 0)}}).gaps().empty());
}

void TimeAxisTest::survivesDegenerateRanges_data()
{
    QTest::addColumn<TimeNs>("from");
    QTest::addColumn<TimeNs>("to");
    QTest::newRow("one instant") << kMarch9 << kMarch9;
    QTest::newRow("inverted") << kMarch9 + kHour << kMarch9;
    QTest::newRow("one nanosecond") << kMarch9 << kMarch9 + 1;
    QTest::newRow("whole int64") << kEarliest << kLatest;
    QTest::newRow("at the start of int64") << kEarliest << kEarliest;
    QTest::newRow("at the end of int64") << kLatest << kLatest;
}

void TimeAxisTest::survivesDegenerateRanges()
{
    QFETCH(TimeNs, from);
    QFETCH(TimeNs, to);
    for (const TimeAxis& axis :
         {TimeAxis(from, to), TimeAxis::folded({{from, to}}), TimeAxis::folded({{from, from}, {to, to}}),
          TimeAxis::linear({{from, to}}), TimeAxis::folded({})}) {
        QVERIFY(axis.length() > 0);
        QVERIFY(axis.from() <= axis.to());
        const Viewport view = Viewport::whole(axis, 800);
        QVERIFY(view.to > view.from);
        for (const float x : {0.0F, 400.0F, 800.0F}) {
            const TimeNs time = axis.time(view.position(x));
            QVERIFY(std::abs(view.x(axis.position(time)) - x) < 1.0F || axis.from() == kLatest ||
                    axis.to() == kEarliest || axis.length() <= 1e6);
        }
        QVERIFY(ticks(axis, view).size() < 100);
        const Viewport zoomed = view.zoomed(axis, 1e-30, 400);
        QVERIFY(zoomed.to > zoomed.from);
        QVERIFY(ticks(axis, zoomed).size() < 100);
        QVERIFY(!std::isnan(zoomed.panned(axis, 1e30).from));
    }
}

void TimeAxisTest::passesOverUnusableTimes()
{
    const TimeAxis axis = TimeAxis::folded({{kNoTime, kNoTime}, {kMarch9, kMarch9 + kSecond}, {kNoTime, 5}});
    QVERIFY(axis.length() < static_cast<double>(2 * kSecond));
    QVERIFY(axis.from() > kMarch9 - kSecond);
}

void TimeAxisTest::zoomKeepsThePointUnderTheCursor()
{
    const TimeAxis axis = TimeAxis::folded(story());
    Viewport view = Viewport::whole(axis, 900);
    for (int step = 0; step < 30; ++step) {
        const double before = view.position(300);
        view = view.zoomed(axis, 0.7, 300);
        QVERIFY(std::abs(view.position(300) - before) <= (view.to - view.from) * 1e-6);
    }
    QVERIFY(view.to - view.from >= 1000);
}

void TimeAxisTest::zoomAndPanStayWithinTheAxis()
{
    const TimeAxis axis = TimeAxis::folded(story());
    const Viewport whole = Viewport::whole(axis, 900);
    const Viewport out = whole.zoomed(axis, 0.1, 10).zoomed(axis, 100, 890);
    QCOMPARE(out.from, 0.0);
    QCOMPARE(out.to, axis.length());
    const Viewport right = whole.zoomed(axis, 0.1, 0).panned(axis, 1000);
    QVERIFY(right.to <= axis.length() * 1.0000001 && right.from > 0);
    QCOMPARE(right.panned(axis, -1000).from, 0.0);
    const Viewport same = whole.zoomed(axis, std::numeric_limits<double>::quiet_NaN(), 0);
    QCOMPARE(same.to, whole.to);
}

void TimeAxisTest::tickLabelsAreRoundAndNeverCollide()
{
    const TimeAxis axis = TimeAxis::folded(story());
    for (float width = 200; width < 3000; width += 53) {
        for (double zoom = 1; zoom > 1e-8; zoom *= 0.31) {
            const Viewport view = Viewport::whole(axis, width).zoomed(axis, zoom, width * 0.37F);
            float free = -1e9F;
            for (const Tick& tick : ticks(axis, view)) {
                QVERIFY(tick.position >= view.from && tick.position <= view.to);
                if (tick.label.empty())
                    continue;
                QVERIFY2(view.x(tick.position) >= free, tick.label.c_str());
                free = view.x(tick.position) + std::max(89.0F, estimatedTextWidth(tick.label, Face::Regular));
            }
        }
    }
}

void TimeAxisTest::ticksAvoidGaps()
{
    const TimeAxis axis = TimeAxis::folded(story());
    const std::vector<Tick> found = ticks(axis, Viewport::whole(axis, 1000));
    QVERIFY(labelsOf(found).size() >= 4);
    for (const Tick& tick : found) {
        for (const TimeAxis::Gap& gap : axis.gaps())
            QVERIFY(tick.position <= gap.position || tick.position >= gap.position + axis.markerLength());
    }
}

void TimeAxisTest::ticksNameTheDayWhereItChanges()
{
    const TimeAxis axis(kMarch9 - 3 * kHour, kMarch9 + 3 * kHour);
    const std::vector<std::string> labels = labelsOf(ticks(axis, Viewport::whole(axis, 800)));
    QCOMPARE(labels.front(), std::string("8 Mar 21:00"));
    QVERIFY(std::find(labels.begin(), labels.end(), "9 Mar 00:00") != labels.end());
    QVERIFY(std::find(labels.begin(), labels.end(), "22:00") != labels.end());
    const TimeAxis years(0, 2000 * kDay);
    QCOMPARE(labelsOf(ticks(years, Viewport::whole(years, 800))).at(1), std::string("1971"));
}

void TimeAxisTest::ticksOfTheWholeRangeAreFew()
{
    const TimeAxis axis(kEarliest, kLatest);
    const std::vector<Tick> found = ticks(axis, Viewport::whole(axis, 1000));
    QVERIFY(found.size() >= 3 && found.size() <= 12);
    QVERIFY(labelsOf(found).front().size() == 4);
}

void TimeAxisTest::ticksSeeNanoseconds()
{
    const TimeAxis axis(kMarch9, kMarch9 + kMicrosecond);
    const std::vector<std::string> labels = labelsOf(ticks(axis, Viewport::whole(axis, 900)));
    QVERIFY(labels.size() >= 3);
    QVERIFY2(labels[1].starts_with("00:00:00.0000"), labels[1].c_str());
}

void TimeAxisTest::writesClocksAndNumbers()
{
    QCOMPARE(secondText(at(9, 16, 4)), std::string("09:16:04"));
    QCOMPARE(weekdayText(at(9, 16, 4)), std::string("Mon 9 Mar"));
    QCOMPARE(rangeText(at(9, 16), at(19, 0)), std::string("Mon 9 Mar 09:16 – 19:00"));
    QCOMPARE(rangeText(at(9, 16), at(9, 16, 5)), std::string("Mon 9 Mar 09:16"));
    QCOMPARE(rangeText(at(9, 16), at(33, 0)), std::string("Mon 9 Mar 09:16 – Tue 10 Mar 09:00"));
    QCOMPARE(groupedNumber(1436), std::string("1\u00a0436"));
    QCOMPARE(groupedNumber(999), std::string("999"));
    QCOMPARE(civilTime(-1).year, 1969);
    QCOMPARE(civilTime(kEarliest).year, 1677);
    QCOMPARE(civilTime(kLatest).year, 2262);
}

QTEST_GUILESS_MAIN(TimeAxisTest)
#include "tst_time_axis.moc"
