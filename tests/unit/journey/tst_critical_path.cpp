// SPDX-License-Identifier: GPL-3.0-or-later
// Critical paths: worked out by hand, and what must hold for any cluster.
#include "core/journey/critical_path.h"
#include "tests/support/test_spans.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace throughline;
using namespace throughline::test;

namespace {

long long seconds(DurationNs time)
{
    return time / kSecond;
}

// "root 0-10, a 10-40; waiting 5; also b": the stretches in seconds, and the spans on the path without any.
std::string pathOf(const Snapshot& s, const char* trace = "T")
{
    const CriticalPath path = criticalPathOf(s, s.findTrace(trace));
    std::string text;
    std::set<EventId> working;
    for (const CriticalStretch& stretch : path.stretches) {
        text += (text.empty() ? "" : ", ") + s.eventName(stretch.event) + ' ' +
                std::to_string(seconds(stretch.from - SnapshotBuilder::kStart)) + '-' +
                std::to_string(seconds(stretch.to - SnapshotBuilder::kStart));
        working.insert(stretch.event);
    }
    if (path.waiting != 0)
        text += "; waiting " + std::to_string(seconds(path.waiting));
    std::string others;
    for (const EventId e : path.spans)
        others += working.contains(e) ? "" : ' ' + s.eventName(e);
    return others.empty() ? text : text + "; also" + others;
}

std::string pathOf(const std::vector<TestSpan>& spans)
{
    return pathOf(*builderOf(spans).reconstructed());
}

// What holds for any path: its spans are there once, its stretches follow each other, and with the waiting
// they are the time from its start to its end.
bool addsUp(const Snapshot& s, const CriticalPath& path)
{
    DurationNs sum = path.waiting;
    TimeNs reached = path.from;
    for (const CriticalStretch& stretch : path.stretches) {
        const bool within =
            stretch.from >= s.events.time(stretch.event) && stretch.to <= s.events.end(stretch.event);
        if (stretch.from < reached || stretch.to <= stretch.from || !within || !path.holds(stretch.event))
            return false;
        sum += stretch.to - stretch.from;
        reached = stretch.to;
    }
    const bool ascending =
        std::ranges::adjacent_find(path.spans, std::ranges::greater_equal()) == path.spans.end();
    return ascending && reached <= path.to && sum == (path.spans.empty() ? 0 : path.to - path.from);
}

class CriticalPathTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lastFinishingChildren()
    {
        QCOMPARE(pathOf({{"root", 0, 100}}), std::string("root 0-100"));
        QCOMPARE(pathOf({{"root", 0, 100}, {"a", 10, 40, "root"}, {"b", 50, 90, "root"}}),
                 std::string("root 0-10, a 10-40, root 40-50, b 50-90, root 90-100"));
        // One that ends where the next begins is waited for.
        QCOMPARE(pathOf({{"root", 0, 100}, {"a", 10, 50, "root"}, {"b", 50, 100, "root"}}),
                 std::string("root 0-10, a 10-50, b 50-100"));
        QCOMPARE(pathOf({{"root", 0, 100}, {"a", 10, 90, "root"}, {"below", 20, 80, "a"}}),
                 std::string("root 0-10, a 10-20, below 20-80, a 80-90, root 90-100"));
    }

    void childrenThatOverlapTheLastAreNotOnIt()
    {
        QCOMPARE(pathOf({{"root", 0, 100}, {"a", 10, 60, "root"}, {"b", 50, 90, "root"}}),
                 std::string("root 0-50, b 50-90, root 90-100"));
        QCOMPARE(pathOf({{"root", 0, 100},
                         {"early", 5, 20, "root"},
                         {"a", 10, 60, "root"},
                         {"b", 50, 90, "root"},
                         {"within", 55, 70, "root"}}),
                 std::string("root 0-5, early 5-20, root 20-50, b 50-90, root 90-100"));
        // Of two that end together the longer one.
        QCOMPARE(pathOf({{"root", 0, 100}, {"long", 10, 90, "root"}, {"short", 30, 90, "root"}}),
                 std::string("root 0-10, long 10-90, root 90-100"));
    }

    // What a span outside its parent's time says of the parent's end is nothing.
    void childrenOutsideTheirParentAreNotOnIt()
    {
        QCOMPARE(pathOf({{"root", 10, 30}, {"before", 1, 5, "root"}}), std::string("root 10-30"));
        QCOMPARE(pathOf({{"root", 0, 100}, {"a", 10, 30, "root"}, {"after", 40, 60, "a"}}),
                 std::string("root 0-10, a 10-30, root 30-100"));
    }

    void childrenAreClippedToTheirParent()
    {
        // Begun by a clock that is behind.
        QCOMPARE(pathOf({{"root", 10, 100}, {"a", 5, 50, "root"}}), std::string("a 10-50, root 50-100"));
        // Outlasting its parent, as clocks that differ a little make it, within a root that does not end with
        // it.
        QCOMPARE(pathOf({{"root", 0, 100}, {"client", 10, 50, "root"}, {"server", 20, 52, "client"}}),
                 std::string("root 0-10, client 10-20, server 20-50, root 50-100"));
        // What is below it is seen through it.
        QCOMPARE(pathOf({{"root", 0, 100},
                         {"client", 10, 50, "root"},
                         {"server", 20, 62, "client"},
                         {"query", 30, 55, "server"},
                         {"after", 51, 54, "query"}}),
                 std::string("root 0-10, client 10-20, server 20-30, query 30-50, root 50-100"));
    }

    void consumersAreNotWaitedFor()
    {
        const std::vector<TestSpan> spans = {{"root", 0, 100}, {"a", 10, 50, "root", "", SpanKind::Consumer}};
        QCOMPARE(pathOf(spans), std::string("root 0-100"));
        // But a cluster may end with one.
        QCOMPARE(pathOf({{"root", 0, 100}, {"a", 10, 150, "root", "", SpanKind::Consumer}}),
                 std::string("root 0-10, a 10-150"));
        for (const SpanKind kind : {SpanKind::Producer, SpanKind::Client, SpanKind::Internal})
            QCOMPARE(pathOf({{"root", 0, 100}, {"a", 10, 50, "root", "", kind}}),
                     std::string("root 0-10, a 10-50, root 50-100"));
    }

    void childThatOutlastsTheRoot()
    {
        QCOMPARE(pathOf({{"root", 0, 100}, {"async", 60, 150, "root"}}),
                 std::string("root 0-60, async 60-150"));
        QCOMPARE(pathOf({{"A", 1, 30}, {"B", 15, 35, "A"}, {"C", 20, 40, "B"}}),
                 std::string("A 1-15, B 15-20, C 20-40"));
        // The root had waited for `sync` before it began the other.
        QCOMPARE(pathOf({{"root", 0, 100}, {"sync", 10, 50, "root"}, {"async", 60, 150, "root"}}),
                 std::string("root 0-10, sync 10-50, root 50-60, async 60-150"));
    }

    void workAfterTheAnswer()
    {
        // A job begins when the request is over: it waited in a queue.
        QCOMPARE(pathOf({{"request", 0, 10},
                         {"query", 2, 8, "request"},
                         {"job", 100, 120, "request"},
                         {"mail", 110, 115, "job"},
                         {"fast", 50, 60, "request"}}),
                 std::string("request 0-2, query 2-8, request 8-10, job 100-110, mail 110-115, job 115-120; "
                             "waiting 90"));
        QCOMPARE(pathOf({{"a", 0, 1}, {"b", 10, 11, "a"}, {"c", 30, 31, "b"}, {"aside", 20, 22, "a"}}),
                 std::string("a 0-1, b 10-11, c 30-31; waiting 28"));
    }

    void pointsAreTheChainToTheLast()
    {
        QCOMPARE(pathOf({{"root", 0, 0}}), std::string("; also root"));
        QCOMPARE(pathOf({{"root", 0, 0},
                         {"a", 10, 10, "root"},
                         {"aside", 15, 15, "root"},
                         {"b", 20, 20, "a"},
                         {"c", 25, 25, "a"}}),
                 std::string("; waiting 25; also root a c"));
        // An effect at the very time of its cause.
        QCOMPARE(pathOf({{"root", 0, 0}, {"a", 10, 10, "root"}, {"b", 10, 10, "a"}}),
                 std::string("; waiting 10; also root a b"));
    }

    void pointsAmongSpans()
    {
        // A mark in a span's time delays nothing.
        QCOMPARE(pathOf({{"root", 0, 100}, {"mark", 50, 50, "root"}}), std::string("root 0-100"));
        // One that has work below it lasts as long as that.
        QCOMPARE(pathOf({{"root", 0, 100}, {"mark", 30, 30, "root"}, {"job", 40, 90, "mark"}}),
                 std::string("root 0-30, job 40-90, root 90-100; waiting 10; also mark"));
        // Its work outlasts the span that it is in, which is not the end of all.
        QCOMPARE(pathOf({{"root", 0, 100},
                         {"a", 10, 60, "root"},
                         {"mark", 30, 30, "a"},
                         {"job", 40, 70, "mark"},
                         {"aside", 35, 50, "mark"}}),
                 std::string("root 0-10, a 10-30, job 40-60, root 60-100; waiting 10; also mark"));
        QCOMPARE(pathOf({{"mark", 0, 0}, {"job", 10, 40, "mark"}, {"late", 50, 50, "job"}}),
                 std::string("job 10-40; waiting 20; also mark late"));
    }

    void zeroDurationIsAPoint()
    {
        SnapshotBuilder b;
        b.add({.id = "root", .second = 0, .duration = 100 * kSecond});
        b.add({.id = "zero", .second = 50, .duration = 0, .parent = "root"});
        b.add({.id = "negative", .second = 60, .duration = -10 * kSecond, .parent = "root"});
        QCOMPARE(pathOf(*b.reconstructed()), std::string("root 0-100"));
    }

    void oneTreeOfSeveral()
    {
        // The tree that took longest, even where it is an orphan's; not what merely comes last.
        QCOMPARE(pathOf({{"root", 0, 100}, {"other", 20, 80}, {"orphan", 30, 90, "nowhere"}}),
                 std::string("root 0-100"));
        QCOMPARE(pathOf({{"root", 0, 100}, {"orphan", 30, 140, "nowhere"}, {"child", 60, 130, "orphan"}}),
                 std::string("orphan 30-60, child 60-130, orphan 130-140"));
        QCOMPARE(pathOf({{"root", 0, 100}, {"lost", 120, 120, "nowhere"}, {"late", 130, 140}}),
                 std::string("root 0-100"));
        QCOMPARE(pathOf({{"first", 0, 10}, {"second", 0, 10}}), std::string("first 0-10"));
        QCOMPARE(pathOf({{"first", 0, 0}, {"second", 10, 10}}), std::string("; also second"));
    }

    void otherTracesAreNoPart()
    {
        const auto s = builderOf({{"root", 0, 100},
                                  {"crossed", 20, 150, "root", "", SpanKind::Unspecified, "U"},
                                  {"below", 30, 140, "crossed", "", SpanKind::Unspecified, "U"}})
                           .reconstructed();
        QCOMPARE(pathOf(*s), std::string("root 0-100"));
        QCOMPARE(pathOf(*s, "U"), std::string("crossed 20-30, below 30-140, crossed 140-150"));
    }

    void eventsWithoutTime()
    {
        SnapshotBuilder b;
        b.add({.id = "root", .second = 0, .duration = 100 * kSecond});
        b.add({.id = "untimed", .untimed = true, .duration = 10 * kSecond, .parent = "root"});
        b.add({.id = "late", .second = 120, .duration = 30 * kSecond, .parent = "untimed"});
        const auto s = b.reconstructed();
        QCOMPARE(pathOf(*s), std::string("root 0-100, late 120-150; waiting 20; also untimed"));
        QVERIFY(addsUp(*s, criticalPathOf(*s, s->findTrace("T"))));

        SnapshotBuilder none;
        none.add({.id = "a", .untimed = true});
        none.add({.id = "b", .untimed = true, .parent = "a"});
        const auto untimed = none.reconstructed();
        QVERIFY(criticalPathOf(*untimed, untimed->findTrace("T")).spans.empty());
        QCOMPARE(criticalPathOf(*untimed, untimed->findTrace("T")).from, kNoTime);
    }

    void clocksThatDisagreeStayWithinTheParents()
    {
        QCOMPARE(pathOf({{"root", 100, 200}, {"a", 0, 10, "root"}, {"last", 300, 400, "a"}}),
                 std::string("last 300-400; waiting 200; also a root"));
        QCOMPARE(pathOf({{"root", 100, 200}, {"a", 50, 300, "root"}}), std::string("a 100-300; also root"));
    }

    void anyPathAddsUp()
    {
        for (std::uint32_t seed = 1; seed <= 300; ++seed) {
            std::mt19937 random(seed);
            const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
            SnapshotBuilder b;
            const int count = 1 + pick(30);
            for (int i = 0; i < count; ++i) {
                TestEvent e{.id = std::to_string(i), .second = pick(60), .untimed = pick(12) == 0};
                e.duration = pick(3) == 0 ? kNoDuration : pick(40) * kSecond;
                e.spanKind = pick(6) == 0 ? SpanKind::Consumer : SpanKind::Unspecified;
                e.parent = pick(5) == 0 ? "" : std::to_string(pick(count + 1));
                b.add(std::move(e));
            }
            const auto s = b.reconstructed();
            const CriticalPath path = criticalPathOf(*s, s->findTrace("T"));
            QVERIFY2(addsUp(*s, path), qPrintable(QString::number(seed)));
            const Cluster cluster = s->clusters[s->findTrace("T")];
            QVERIFY(path.to <= cluster.to);
            QVERIFY(cluster.roots != 1 || path.to == cluster.to);
        }
    }

    void depthAndWidth()
    {
        constexpr int kDeep = 100'000;
        SnapshotBuilder deep;
        for (int i = 0; i < kDeep; ++i)
            deep.add({.id = std::to_string(i),
                      .second = i,
                      .duration = (2 * kDeep - 2 * i) * kSecond,
                      .parent = i == 0 ? "" : std::to_string(i - 1)});
        const auto chain = deep.reconstructed();
        const CriticalPath path = criticalPathOf(*chain, chain->findTrace("T"));
        QCOMPARE(path.spans.size(), std::size_t{kDeep});
        QVERIFY(addsUp(*chain, path));

        constexpr int kWide = 1'000'000;
        SnapshotBuilder wide;
        wide.add({.id = "root", .second = 0, .duration = kWide * kSecond});
        for (int i = 0; i < kWide; ++i)
            wide.add({.id = std::to_string(i), .second = i, .duration = kSecond, .parent = "root"});
        const auto fan = wide.reconstructed();
        const CriticalPath across = criticalPathOf(*fan, fan->findTrace("T"));
        QCOMPARE(across.spans.size(), std::size_t{kWide + 1});
        QCOMPARE(across.waiting, DurationNs{0});
        QVERIFY(addsUp(*fan, across));
    }

    void cycleOfParents()
    {
        constexpr int kMembers = 10'000;
        SnapshotBuilder b;
        for (int i = 0; i < kMembers; ++i)
            b.add({.id = std::to_string(i),
                   .duration = kSecond,
                   .parent = std::to_string((i + kMembers - 1) % kMembers)});
        const auto s = b.reconstructed();
        const CriticalPath path = criticalPathOf(*s, s->findTrace("T"));
        QCOMPARE(path.spans.size(), std::size_t{kMembers});
        QVERIFY(addsUp(*s, path));
    }
};

} // namespace

QTEST_GUILESS_MAIN(CriticalPathTest)
#include "tst_critical_path.moc"
