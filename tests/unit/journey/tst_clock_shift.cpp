// SPDX-License-Identifier: GPL-3.0-or-later
// Clock shifts: what is moved, where to, and what moves along.
#include "core/journey/clock_shift.h"
#include "tests/support/test_spans.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace throughline;
using namespace throughline::test;

namespace {

// "a +3, b -1", in seconds.
std::string shiftsOf(const std::vector<TestSpan>& spans)
{
    const auto snapshot = builderOf(spans).reconstructed();
    std::string text;
    EventId before;
    for (const ClockShift& shift : clockShiftsOf(*snapshot, snapshot->findTrace("T"))) {
        if (before && !(before < shift.event))
            return "not ascending";
        before = shift.event;
        text += (text.empty() ? "" : ", ") + snapshot->eventName(shift.event) +
                (shift.shift < 0 ? " " : " +") + std::to_string(shift.shift / kSecond);
    }
    return text;
}

} // namespace

class ClockShiftTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatCanBeTrueStays();
    void aSpanIsCentredInItsParent();
    void aLongerSpanStartsWithItsParent();
    void pointsGoToTheirParent();
    void theSameClockMovesAlong();
    void anotherClockMovesAlongOnlyWhereThatFits();
    void whatLiesWithinThenIsNotMoved();
    void withoutTimeNothingIsMoved();
    void afterwardsNothingBeginsBeforeItsParent();
};

void ClockShiftTest::whatCanBeTrueStays()
{
    QCOMPARE(shiftsOf({{"root", 0, 10}, {"child", 2, 4, "root"}}), "");
    // A job that runs later, and a span that outlasts its parent.
    QCOMPARE(shiftsOf({{"root", 0, 10}, {"job", 50, 60, "root"}, {"long", 5, 15, "root"}}), "");
    QCOMPARE(shiftsOf({{"root", 5, 5}}), "");
}

void ClockShiftTest::aSpanIsCentredInItsParent()
{
    // 10 s with 4 s in it leave 3 s for either way.
    QCOMPARE(shiftsOf({{"root", 100, 110}, {"server", 90, 94, "root"}}), "server +13");
}

void ClockShiftTest::aLongerSpanStartsWithItsParent()
{
    QCOMPARE(shiftsOf({{"root", 100, 110}, {"server", 90, 130, "root"}}), "server +10");
}

void ClockShiftTest::pointsGoToTheirParent()
{
    QCOMPARE(shiftsOf({{"sent", 100, 100}, {"delivered", 98, 98, "sent"}}), "delivered +2");
}

void ClockShiftTest::theSameClockMovesAlong()
{
    QCOMPARE(shiftsOf({{"root", 100, 110, "", "Shop"},
                       {"server", 90, 94, "root", "Stock"},
                       {"query", 91, 92, "server", "Stock"},
                       {"later", 97, 98, "server", "Stock"}}),
             "server +13, query +13, later +13");
}

void ClockShiftTest::anotherClockMovesAlongOnlyWhereThatFits()
{
    // The first was dated right and lies within its moved parent as it is; the second does so moved only.
    QCOMPARE(shiftsOf({{"root", 100, 110, "", "Shop"},
                       {"server", 90, 94, "root", "Stock"},
                       {"right", 104, 105, "server", "Shop"},
                       {"wrong", 91, 92, "server", "Files"}}),
             "server +13, wrong +13");
}

void ClockShiftTest::whatLiesWithinThenIsNotMoved()
{
    // Its own clock is off by less than its parent's: it comes to lie in the middle of that.
    QCOMPARE(shiftsOf({{"root", 100, 110, "", "Shop"},
                       {"server", 80, 84, "root", "Stock"},
                       {"far", 60, 62, "server", "Files"}}),
             "far +44, server +23");
}

void ClockShiftTest::withoutTimeNothingIsMoved()
{
    SnapshotBuilder b;
    b.add({.id = "root", .second = 10});
    b.add({.id = "unknown", .untimed = true, .parent = "root"});
    b.add({.id = "child", .second = 5, .parent = "unknown"});
    const auto snapshot = b.reconstructed();
    QVERIFY(clockShiftsOf(*snapshot, snapshot->findTrace("T")).empty());
}

void ClockShiftTest::afterwardsNothingBeginsBeforeItsParent()
{
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        std::vector<TestSpan> spans;
        for (int i = 0; i < 40; ++i) {
            const double from = static_cast<double>(random() % 1000);
            const std::string parent =
                i == 0 ? "" : "s" + std::to_string(random() % static_cast<unsigned>(i));
            spans.push_back({"s" + std::to_string(i), from, from + static_cast<double>(random() % 50), parent,
                             "class " + std::to_string(random() % 4)});
        }
        const auto snapshot = builderOf(spans).reconstructed();
        std::map<EventId, DurationNs> shift;
        for (const ClockShift& each : clockShiftsOf(*snapshot, snapshot->findTrace("T"))) {
            QVERIFY(each.shift != 0);
            shift[each.event] = each.shift;
        }
        for (const EventId event : snapshot->events.eventsOf(snapshot->findTrace("T"))) {
            const EventId parent = snapshot->links.treeParent(event);
            if (parent)
                QVERIFY(snapshot->events.time(event) + shift[event] >=
                        snapshot->events.time(parent) + shift[parent]);
        }
    }
}

QTEST_GUILESS_MAIN(ClockShiftTest)
#include "tst_clock_shift.moc"
