// SPDX-License-Identifier: GPL-3.0-or-later
// Interactive Sessions of a contact (seed 1, section 6.B; spec 2, "User timeline").
#include "core/journey/timeline.h"
#include "tests/support/compare_texts.h"
#include "tests/support/snapshot_builder.h"

#include <QtTest>

using namespace throughline;
using namespace throughline::test;

namespace {

constexpr double kMinutes = 60;

// "a b / c": sessions of contact c1, separated by slashes.
std::string sessionsOf(const Snapshot& s, DurationNs gap = SessionOptions().gap)
{
    std::string text;
    for (const Session& session : timelineOf(s, s.findEntity("contact", "c1"), {.gap = gap}))
        text += (text.empty() ? "" : " / ") + idsOf(s, session.events);
    return text;
}

class TimelineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clustersUpToTheGapApartAreOneSession()
    {
        SnapshotBuilder b;
        b.add({.id = "a", .second = 0, .trace = "A", .contact = "c1"});
        b.add({.id = "b", .second = 30 * kMinutes, .trace = "B", .contact = "c1"});
        b.add({.id = "c", .second = 60 * kMinutes + 1, .trace = "C", .contact = "c1"});
        const auto s = b.reconstructed();
        QCOMPARE(sessionsOf(*s), std::string("a b / c"));
        QCOMPARE(sessionsOf(*s, kDay), std::string("a b c"));
        QCOMPARE(sessionsOf(*s, kMinute), std::string("a / b / c"));
    }

    void joiningIsTransitive()
    {
        SnapshotBuilder b;
        for (int i = 0; i < 5; ++i)
            b.add({.id = std::to_string(i),
                   .second = i * 29 * kMinutes,
                   .trace = "T" + std::to_string(i),
                   .contact = "c1"});
        QCOMPARE(sessionsOf(*b.reconstructed()), std::string("0 1 2 3 4"));
    }

    void midnightSplitsNothing()
    {
        SnapshotBuilder b;
        b.add({.id = "before", .second = 24 * 60 * kMinutes - 60, .trace = "A", .contact = "c1"});
        b.add({.id = "after", .second = 24 * 60 * kMinutes + 60, .trace = "B", .contact = "c1"});
        QCOMPARE(sessionsOf(*b.reconstructed()), std::string("before after"));
    }

    void causalLinkJoinsClustersFarApart()
    {
        SnapshotBuilder b;
        b.add({.id = "sent", .second = 0, .trace = "A", .contact = "c1", .references = {"message:m1"}});
        b.add({.id = "between", .second = 600 * kMinutes, .trace = "B", .contact = "c1"});
        b.add(
            {.id = "reply", .second = 2000 * kMinutes, .trace = "C", .replyContext = "m1", .contact = "c1"});
        const auto s = b.reconstructed();
        QCOMPARE(sessionsOf(*s), std::string("sent reply / between"));
        const auto sessions = timelineOf(*s, s->findEntity("contact", "c1"));
        QCOMPARE(sessions[0].traces.size(), std::size_t{2});
        QCOMPARE(s->traceName(sessions[0].traces[1]), std::string("C"));
    }

    void clusterStaysTogether()
    {
        SnapshotBuilder b;
        b.add({.id = "a1", .second = 0, .trace = "A", .contact = "c1"});
        b.add({.id = "a2", .second = 500 * kMinutes, .trace = "A", .contact = "c1"});
        b.add({.id = "b", .second = 250 * kMinutes, .trace = "B", .contact = "c1"});
        QCOMPARE(sessionsOf(*b.reconstructed()), std::string("a1 a2 / b"));
    }

    void othersEventsOfAClusterDoNotCount()
    {
        SnapshotBuilder b;
        b.add({.id = "mine", .second = 0, .trace = "A", .contact = "c1"});
        b.add({.id = "theirs", .second = 100 * kMinutes, .trace = "A", .contact = "c2"});
        b.add({.id = "later", .second = 110 * kMinutes, .trace = "B", .contact = "c1"});
        const auto s = b.reconstructed();
        QCOMPARE(sessionsOf(*s), std::string("mine / later"));
        const auto sessions = timelineOf(*s, s->findEntity("contact", "c1"));
        QCOMPARE(sessions[0].to, SnapshotBuilder::kStart);
    }

    void gapIsMeasuredOnEventTimeNotOnOrderOfReading()
    {
        SnapshotBuilder b;
        b.add({.id = "late", .second = 50 * kMinutes, .trace = "C", .contact = "c1"});
        b.add({.id = "early", .second = 0, .trace = "A", .contact = "c1"});
        b.add({.id = "bridge", .second = 25 * kMinutes, .trace = "B", .contact = "c1"}); // arrives last
        QCOMPARE(sessionsOf(*b.reconstructed()), std::string("early bridge late"));
    }

    void eventsWithoutTimeComeLast()
    {
        SnapshotBuilder b;
        b.add({.id = "timed", .second = 0, .trace = "A", .contact = "c1"});
        b.add({.id = "untimed", .untimed = true, .trace = "A", .contact = "c1"});
        const auto s = b.reconstructed();
        QCOMPARE(sessionsOf(*s), std::string("timed / untimed"));
        const auto sessions = timelineOf(*s, s->findEntity("contact", "c1"));
        QCOMPARE(sessions[1].from, kNoTime);
        QCOMPARE(sessions[1].to, kNoTime);
    }

    void sessionEndsWithItsLastEnd()
    {
        SnapshotBuilder b;
        b.add({.id = "long", .second = 0, .duration = 10 * kMinute, .trace = "A", .contact = "c1"});
        b.add({.id = "short", .second = 60, .trace = "A", .contact = "c1"});
        const auto s = b.reconstructed();
        const auto sessions = timelineOf(*s, s->findEntity("contact", "c1"));
        QCOMPARE(sessions[0].from, SnapshotBuilder::kStart);
        QCOMPARE(sessions[0].to, SnapshotBuilder::kStart + 10 * kMinute);
    }

    void nobodyHasNoSessions()
    {
        const auto s = SnapshotBuilder().reconstructed();
        QVERIFY(timelineOf(*s, EntityId()).empty());
    }
};

} // namespace

QTEST_GUILESS_MAIN(TimelineTest)
#include "tst_timeline.moc"
