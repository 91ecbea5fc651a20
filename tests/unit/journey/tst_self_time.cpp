// SPDX-License-Identifier: GPL-3.0-or-later
// Self time: a span's duration without the union of its children's intervals, clipped to it.
#include "core/journey/self_time.h"
#include "tests/support/snapshot_builder.h"

#include <QtTest>

using namespace throughline;
using namespace throughline::test;

namespace {

// A root from second 10 to 110, and what a test puts below it. Durations are whole seconds.
struct Below {
    double from;
    double to;
    std::string parent = "root";
    std::string trace = "T";
};

double selfSeconds(const std::vector<Below>& spans)
{
    SnapshotBuilder b;
    b.add({.id = "root", .second = 10, .duration = 100 * kSecond});
    int number = 0;
    for (const Below& span : spans)
        b.add({.id = "s" + std::to_string(number++),
               .second = span.from,
               .duration = static_cast<DurationNs>(span.to - span.from) * kSecond,
               .trace = span.trace,
               .parent = span.parent});
    const auto s = b.reconstructed();
    return static_cast<double>(selfTime(*s, s->findEvent("root"))) / static_cast<double>(kSecond);
}

class SelfTimeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void childrenTakeTheirUnion()
    {
        QCOMPARE(selfSeconds({}), 100.0);
        QCOMPARE(selfSeconds({{20, 30}}), 90.0);
        QCOMPARE(selfSeconds({{20, 30}, {40, 60}}), 70.0); // apart
        QCOMPARE(selfSeconds({{20, 40}, {30, 50}}), 70.0); // overlapping
        QCOMPARE(selfSeconds({{20, 80}, {30, 40}}), 40.0); // one within the other
        QCOMPARE(selfSeconds({{20, 80}, {20, 80}}), 40.0); // twice the same
        QCOMPARE(selfSeconds({{20, 40}, {40, 60}}), 60.0); // touching
        QCOMPARE(selfSeconds({{10, 110}}), 0.0);           // all of it
        QCOMPARE(selfSeconds({{20, 60}, {30, 40}, {50, 70}}), 50.0);
    }

    void childrenAreClippedToTheSpan()
    {
        QCOMPARE(selfSeconds({{100, 400}}), 90.0);           // outlasts it
        QCOMPARE(selfSeconds({{0, 20}}), 90.0);              // begins before it
        QCOMPARE(selfSeconds({{0, 400}}), 0.0);              // both
        QCOMPARE(selfSeconds({{0, 10}, {110, 200}}), 100.0); // touch it only
        QCOMPARE(selfSeconds({{1, 2}, {300, 400}}), 100.0);  // far outside
        QCOMPARE(selfSeconds({{0, 20}, {15, 30}, {105, 150}}), 75.0);
    }

    void othersTakeNothing()
    {
        QCOMPARE(selfSeconds({{20, 60}, {30, 90, "s0"}}), 60.0);           // a grandchild
        QCOMPARE(selfSeconds({{20, 60, ""}, {20, 60, "nowhere"}}), 100.0); // a root, an orphan
        QCOMPARE(selfSeconds({{20, 60, "root", "U"}}), 100.0);             // a child in another trace
    }

    void childrenWithoutTimeOrDurationTakeNothing()
    {
        SnapshotBuilder b;
        b.add({.id = "root", .second = 0, .duration = kSecond});
        b.add({.id = "point", .second = 0.5, .parent = "root"});
        b.add({.id = "untimed", .untimed = true, .duration = kSecond, .parent = "root"});
        b.add({.id = "negative", .second = 0.5, .duration = -kSecond, .parent = "root"});
        const auto s = b.reconstructed();
        QCOMPARE(selfTime(*s, s->findEvent("root")), kSecond);
    }

    void whatHasNoDurationHasNoSelfTime()
    {
        SnapshotBuilder b;
        b.add({.id = "point", .second = 0});
        b.add({.id = "zero", .second = 0, .duration = 0});
        b.add({.id = "negative", .second = 0, .duration = -1});
        b.add({.id = "untimed", .untimed = true, .duration = kSecond});
        const auto s = b.reconstructed();
        QCOMPARE(selfTime(*s, s->findEvent("point")), kNoDuration);
        QCOMPARE(selfTime(*s, s->findEvent("zero")), DurationNs{0});
        QCOMPARE(selfTime(*s, s->findEvent("negative")), kNoDuration);
        QCOMPARE(selfTime(*s, s->findEvent("untimed")), kNoDuration);
    }

    void absurdDurationsDoNotOverflow()
    {
        SnapshotBuilder b;
        b.add({.id = "root", .second = 0, .duration = std::numeric_limits<DurationNs>::max()});
        b.add({.id = "child",
               .second = 1,
               .duration = std::numeric_limits<DurationNs>::max(),
               .parent = "root"});
        const auto s = b.reconstructed();
        const DurationNs self = selfTime(*s, s->findEvent("root"));
        QVERIFY(self >= kSecond);
        QVERIFY(self < std::numeric_limits<DurationNs>::max());
    }
};

} // namespace

QTEST_GUILESS_MAIN(SelfTimeTest)
#include "tst_self_time.moc"
