// SPDX-License-Identifier: GPL-3.0-or-later
// Marks outlive a load: the event is found again, and what is not there is not taken for something else.
#include "core/model/event_marks.h"
#include "tests/support/snapshot_builder.h"

#include <QTest>

using namespace throughline;
using namespace throughline::test;

class EventMarksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void foundByItsTime();
    void oneOfSeveralAtOneInstant();
    void foundAnywhere();
    void aMadeUpNameIsNotTakenForAnother();
    void markedEventsAreOrdered();
};

void EventMarksTest::foundByItsTime()
{
    SnapshotBuilder b;
    b.add({.id = "first", .type = "A", .second = 1});
    b.add({.id = "second", .type = "B", .second = 2});
    const auto snapshot = b.reconstructed();
    const EventId event = snapshot->findEvent("second");
    const EventMark mark = markOf(*snapshot, event);
    QCOMPARE(mark.event, std::string("second"));
    QCOMPARE(mark.type, std::string("B"));
    QVERIFY(mark.time == snapshot->events.time(event));
    QCOMPARE(findMarked(*snapshot, mark), event);
    // The same export with more in it: other numbers, the same events.
    b.add({.id = "before", .second = 0.5});
    const auto more = b.reconstructed();
    QVERIFY(more->findEvent("second") != event);
    QCOMPARE(findMarked(*more, mark), more->findEvent("second"));
}

void EventMarksTest::oneOfSeveralAtOneInstant()
{
    SnapshotBuilder b;
    for (const char* id : {"x", "y", "z"})
        b.add({.id = id, .type = "T", .second = 5});
    const auto snapshot = b.reconstructed();
    for (const char* id : {"x", "y", "z"}) {
        const EventId event = snapshot->findEvent(id);
        QCOMPARE(findMarked(*snapshot, markOf(*snapshot, event)), event);
    }
    EventMark other = markOf(*snapshot, snapshot->findEvent("y"));
    other.type = "Other";
    QVERIFY(!findMarked(*snapshot, other));
}

void EventMarksTest::foundAnywhere()
{
    SnapshotBuilder b;
    b.add({.id = "moved", .type = "A", .second = 90});
    const auto snapshot = b.reconstructed();
    EventMark mark = markOf(*snapshot, snapshot->findEvent("moved"));
    mark.time -= kHour; // as another choice of fields would read it
    QVERIFY(!findMarked(*snapshot, mark));
    QCOMPARE(findMarkedAnywhere(*snapshot, mark), snapshot->findEvent("moved"));
    mark.event = "gone";
    QVERIFY(!findMarkedAnywhere(*snapshot, mark));
    mark.time = kNoTime;
    QVERIFY(!findMarked(*snapshot, mark));
}

void EventMarksTest::aMadeUpNameIsNotTakenForAnother()
{
    SnapshotBuilder b;
    b.add({.id = "", .type = "A", .second = 1});
    const auto snapshot = b.reconstructed();
    EventMark mark = markOf(*snapshot, EventId(0));
    QVERIFY(mark.event.find('@') != std::string::npos);
    QCOMPARE(findMarkedAnywhere(*snapshot, mark), EventId(0));
    mark.type = "B"; // another export has something else at that place
    QVERIFY(!findMarkedAnywhere(*snapshot, mark));
}

void EventMarksTest::markedEventsAreOrdered()
{
    const MarkedEvents marks({{EventId(7), "seven"}, {EventId(2), ""}, {EventId(5), "five"}});
    QVERIFY(marks.contains(EventId(2)) && marks.contains(EventId(7)) && !marks.contains(EventId(3)));
    QVERIFY(!marks.contains(EventId()));
    QCOMPARE(std::string(marks.noteOf(EventId(5))), std::string("five"));
    QCOMPARE(std::string(marks.noteOf(EventId(3))), std::string());
    QCOMPARE(marks.all().front().event, EventId(2));
    QCOMPARE(marks.between(EventId(3), EventId(7)).size(), std::size_t(2));
    QVERIFY(marks.between(EventId(8), EventId(9)).empty());
    QVERIFY(MarkedEvents().empty() && MarkedEvents().between(EventId(0), EventId(9)).empty());
}

QTEST_GUILESS_MAIN(EventMarksTest)
#include "tst_event_marks.moc"
