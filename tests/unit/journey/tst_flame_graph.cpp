// SPDX-License-Identifier: GPL-3.0-or-later
// Spans merged by the path of names that leads to them.
#include "core/journey/flame_graph.h"
#include "core/layout/waterfall.h"
#include "tests/support/snapshot_builder.h"
#include "tests/support/stories.h"

#include <QtTest>

using namespace throughline;
using namespace throughline::test;

namespace {

FlameGraph graphOf(const Snapshot& snapshot, FlameMeasure measure, SpanGrouping grouping = SpanGrouping::Type)
{
    return flameGraph(snapshot, WaterfallRows::ofTrace(snapshot, TraceId(0)).spanTree(), grouping, measure);
}

// "Job 4 of 2 (Query 3 of 1)": the value, and the spans on the path; of a measure in ns, seconds.
std::string wordsOf(const Snapshot& snapshot, const FlameGraph& graph, std::uint32_t number = 0)
{
    const FlameFrame& frame = graph.frames[number];
    const std::uint64_t unit = graph.measure == FlameMeasure::Time ? std::uint64_t(kSecond) : 1;
    std::string words = number == 0 ? "all" : frame.missing ? "missing" : snapshot.str(frame.name);
    words += " " + std::to_string(frame.value / unit) + " of " + std::to_string(frame.spans);
    for (std::uint32_t i = 0; i < frame.children; ++i)
        words += (i == 0 ? " (" : ", ") + wordsOf(snapshot, graph, frame.firstChild + i);
    return frame.children == 0 ? words : words + ")";
}

SnapshotBuilder requests()
{
    SnapshotBuilder b;
    b.add({.id = "root", .type = "Request", .second = 0, .duration = 10 * kSecond});
    b.add({.id = "j1", .type = "Job", .second = 1, .duration = 4 * kSecond, .parent = "root"});
    b.add({.id = "j2", .type = "Job", .second = 6, .duration = 3 * kSecond, .parent = "root"});
    b.add({.id = "q1", .type = "Query", .second = 2, .duration = 1 * kSecond, .parent = "j1"});
    b.add({.id = "q2",
           .type = "Query",
           .second = 6,
           .duration = 2 * kSecond,
           .status = EventStatus::Error,
           .parent = "j2"});
    b.add({.id = "q3", .type = "Query", .second = 9, .duration = 1 * kSecond, .parent = "root"});
    return b;
}

} // namespace

class FlameGraphTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void spansMergeByPath()
    {
        const auto s = requests().reconstructed();
        const FlameGraph time = graphOf(*s, FlameMeasure::Time);
        QCOMPARE(wordsOf(*s, time),
                 std::string("all 10 of 0 (Request 10 of 1 (Job 7 of 2 (Query 3 of 2), Query 1 of 1))"));
        const FlameGraph count = graphOf(*s, FlameMeasure::Count);
        QCOMPARE(wordsOf(*s, count),
                 std::string("all 6 of 0 (Request 6 of 1 (Job 4 of 2 (Query 2 of 2), Query 1 of 1))"));
        QCOMPARE(time.spans, 6U);
        QCOMPARE(time.unmeasured, 0U);
    }

    void framesKnowTheirFigures()
    {
        const auto s = requests().reconstructed();
        const FlameGraph graph = graphOf(*s, FlameMeasure::Time);
        const std::uint32_t jobs = graph.find(s->findEvent("j2"));
        QCOMPARE(graph.find(s->findEvent("j1")), jobs);
        QCOMPARE(graph.frames[jobs].own, std::uint64_t(4 * kSecond));
        QCOMPARE(graph.frames[jobs].total, 7 * kSecond);
        QCOMPARE(graph.frames[jobs].event, s->findEvent("j1")); // the longest
        QCOMPARE(graph.frames[jobs].depth, 2U);
        QCOMPARE(graph.frames[jobs].deepest, 3U);
        const std::uint32_t queries = graph.find(s->findEvent("q1"));
        QCOMPARE(graph.frames[queries].errors, 1U);
        QCOMPARE(graph.frames[queries].event, s->findEvent("q2")); // that failed
        QCOMPARE(graph.frames[queries].parent, jobs);
        QVERIFY(graph.find(s->findEvent("q3")) != queries);
        QCOMPARE(graph.find(EventId()), FlameFrame::kNone);
    }

    // Side by side, outlasting, before their parent: what is below never outgrows what is above.
    void childrenNeverOutgrowTheirParent()
    {
        SnapshotBuilder b;
        b.add({.id = "root", .type = "Root", .second = 10, .duration = 5 * kSecond});
        b.add({.id = "a", .type = "A", .second = 10, .duration = 5 * kSecond, .parent = "root"});
        b.add({.id = "b", .type = "B", .second = 10, .duration = 5 * kSecond, .parent = "root"});
        b.add({.id = "late", .type = "Late", .second = 14, .duration = 60 * kSecond, .parent = "root"});
        b.add({.id = "early", .type = "Early", .second = 1, .duration = 3 * kSecond, .parent = "root"});
        const auto s = b.reconstructed();
        const FlameGraph graph = graphOf(*s, FlameMeasure::Time);
        QCOMPARE(wordsOf(*s, graph),
                 std::string("all 73 of 0 (Root 73 of 1 (Late 60 of 1, A 5 of 1, B 5 of 1, Early 3 of 1))"));
        for (const FlameFrame& frame : graph.frames) {
            std::uint64_t below = 0;
            for (std::uint32_t i = 0; i < frame.children; ++i)
                below += graph.frames[frame.firstChild + i].value;
            QCOMPARE(frame.value, below + frame.own);
        }
    }

    void spansWithoutDurationHaveNoTimeButCount()
    {
        SnapshotBuilder b;
        b.add({.id = "point", .type = "Point", .second = 0});
        b.add({.id = "job", .type = "Job", .second = 1, .duration = 2 * kSecond, .parent = "point"});
        b.add({.id = "untimed", .type = "Note", .untimed = true, .duration = kSecond, .parent = "job"});
        const auto s = b.reconstructed();
        const FlameGraph time = graphOf(*s, FlameMeasure::Time);
        QCOMPARE(wordsOf(*s, time), std::string("all 2 of 0 (Point 2 of 1 (Job 2 of 1 (Note 0 of 1)))"));
        QCOMPARE(time.unmeasured, 2U);
        QCOMPARE(wordsOf(*s, graphOf(*s, FlameMeasure::Count)),
                 std::string("all 3 of 0 (Point 3 of 1 (Job 2 of 1 (Note 1 of 1)))"));
    }

    void orphansStandBelowTheMissingParent()
    {
        SnapshotBuilder b;
        b.add({.id = "one", .type = "A", .second = 0, .duration = kSecond, .parent = "nowhere"});
        b.add({.id = "two", .type = "A", .second = 1, .duration = kSecond, .parent = "nowhere"});
        const auto s = b.reconstructed();
        QCOMPARE(wordsOf(*s, graphOf(*s, FlameMeasure::Count)),
                 std::string("all 2 of 0 (missing 2 of 0 (A 2 of 2))"));
    }

    void cyclesEnd()
    {
        SnapshotBuilder b;
        b.add({.id = "a", .type = "A", .second = 0, .parent = "b"});
        b.add({.id = "b", .type = "B", .second = 1, .parent = "a"});
        b.add({.id = "self", .type = "C", .second = 2, .parent = "self"});
        const auto s = b.reconstructed();
        QCOMPARE(graphOf(*s, FlameMeasure::Count).frames.front().value, std::uint64_t(3));
    }

    void groupsByClass()
    {
        SnapshotBuilder b;
        b.add({.id = "one", .type = "A", .className = "App\\Job", .second = 0});
        b.add({.id = "two", .type = "B", .className = "App\\Job", .second = 1});
        const auto s = b.reconstructed();
        QCOMPARE(wordsOf(*s, graphOf(*s, FlameMeasure::Count, SpanGrouping::Class)),
                 std::string("all 2 of 0 (App\\Job 2 of 2)"));
    }

    void aDeepRecursionIsALongPath()
    {
        constexpr std::uint32_t kDeep = 100'000;
        const auto s = wideTrace(kDeep, 1);
        const FlameGraph graph = graphOf(*s, FlameMeasure::Count);
        QCOMPARE(graph.frames.front().deepest, kDeep);
        QCOMPARE(graph.frames.front().value, std::uint64_t(kDeep));
    }

    void nothingOfNothing()
    {
        const Snapshot empty;
        QVERIFY(flameGraph(empty, {}, SpanGrouping::Type, FlameMeasure::Time).frames.empty());
        const auto s = requests().reconstructed();
        const CancelToken cancel;
        cancel.cancel();
        const SpanTree tree = WaterfallRows::ofTrace(*s, TraceId(0)).spanTree();
        QVERIFY(flameGraph(*s, tree, SpanGrouping::Type, FlameMeasure::Time, cancel).frames.empty());
    }
};

QTEST_APPLESS_MAIN(FlameGraphTest)
#include "tst_flame_graph.moc"
