// SPDX-License-Identifier: GPL-3.0-or-later
// The zone in which times are shown: what its clocks say, also where they are put forward or back.
#include "core/base/shown_zone.h"
#include "core/layout/clock_text.h"
#include "core/layout/time_axis.h"

#include <QTest>

#include <limits>
#include <string>
#include <vector>

using namespace throughline;

class TestShownZone : public QObject {
    Q_OBJECT

private:
    [[nodiscard]] static TimeNs at(const char* text) { return parseTimeText(text)->time; }
    // What the clocks show, as a text.
    [[nodiscard]] static std::string clock(const char* instant)
    {
        return formatTime(ShownZone::clockAt(at(instant)));
    }
    [[nodiscard]] static std::string instant(const char* clock)
    {
        return formatTime(ShownZone::instantOf(at(clock)));
    }
    [[nodiscard]] static std::vector<std::string> labels(const char* from, const char* to, float width)
    {
        const TimeAxis axis = TimeAxis::linear({{at(from), at(to)}});
        std::vector<std::string> texts;
        for (const Tick& tick : ticks(axis, Viewport::whole(axis, width), 100)) {
            if (!tick.label.empty())
                texts.push_back(tick.label);
        }
        return texts;
    }

private Q_SLOTS:
    void cleanup() { QVERIFY(ShownZone::choose("UTC")); }

    void utcUntilChosen()
    {
        QVERIFY(ShownZone::isUtc());
        QCOMPARE(ShownZone::name(), std::string("UTC"));
        QCOMPARE(clock("2026-07-01T12:00:00Z"), std::string("2026-07-01T12:00:00Z"));
    }
    void whatIsNoZoneChangesNothing()
    {
        QVERIFY(ShownZone::choose("Europe/Berlin"));
        for (const char* name : {"", "Nowhere/At all", "../../etc/passwd", "/etc/passwd", "Europe"})
            QVERIFY2(!ShownZone::choose(name), name);
        QCOMPARE(ShownZone::name(), std::string("Europe/Berlin"));
    }
    void summerAndWinter()
    {
        QVERIFY(ShownZone::choose("Europe/Berlin"));
        QVERIFY(!ShownZone::isUtc());
        QCOMPARE(clock("2026-07-01T12:00:00.5Z"), std::string("2026-07-01T14:00:00.5Z"));
        QCOMPARE(clock("2026-01-01T12:00:00Z"), std::string("2026-01-01T13:00:00Z"));
        QCOMPARE(instant("2026-07-01T14:00:00.5Z"), std::string("2026-07-01T12:00:00.5Z"));
        QCOMPARE(secondText(at("2026-01-01T23:30:00Z")), std::string("00:30:00"));
        QCOMPARE(weekdayText(at("2026-01-01T23:30:00Z")), std::string("Fri 2 Jan"));
    }
    void clocksPutForwardAndBack()
    {
        QVERIFY(ShownZone::choose("Europe/Berlin"));
        // 02:30 is skipped on 29 March 2026 and shown twice on 25 October.
        QCOMPARE(instant("2026-03-29T02:30:00Z"), std::string("2026-03-29T01:00:00Z"));
        QCOMPARE(instant("2026-10-25T02:30:00Z"), std::string("2026-10-25T00:30:00Z"));
    }
    void endsOfTime()
    {
        QVERIFY(ShownZone::choose("Pacific/Auckland"));
        QCOMPARE(ShownZone::clockAt(kNoTime), kNoTime);
        QCOMPARE(ShownZone::clockAt(std::numeric_limits<TimeNs>::max()), std::numeric_limits<TimeNs>::max());
        QVERIFY(ShownZone::instantOf(std::numeric_limits<TimeNs>::min() + 1) <= 0);
    }
    void ticksStandAtRoundTimesOfTheZone()
    {
        QVERIFY(ShownZone::choose("Asia/Kolkata")); // half an hour beside the others
        const std::vector<std::string> days = labels("2026-03-01T00:00:00Z", "2026-03-05T00:00:00Z", 500);
        QVERIFY(!days.empty());
        QCOMPARE(days.front(), std::string("2 Mar"));
        const std::vector<std::string> hours = labels("2026-03-01T00:00:00Z", "2026-03-01T06:00:00Z", 700);
        QCOMPARE(hours.at(0), std::string("1 Mar 06:00"));
        QCOMPARE(hours.at(1), std::string("07:00"));
    }
    void ticksOverAChangeOfClocks()
    {
        QVERIFY(ShownZone::choose("Europe/Berlin"));
        QCOMPARE(labels("2026-03-29T00:00:00Z", "2026-03-29T03:00:00Z", 400),
                 (std::vector<std::string>{"29 Mar 01:00", "03:00", "04:00", "05:00"}));
        const std::vector<std::string> back = labels("2026-10-24T23:00:00Z", "2026-10-25T03:00:00Z", 600);
        QCOMPARE(back.front(), std::string("25 Oct 01:00"));
        QCOMPARE(back.back(), std::string("04:00"));
    }
};

QTEST_APPLESS_MAIN(TestShownZone)

#include "tst_shown_zone.moc"
