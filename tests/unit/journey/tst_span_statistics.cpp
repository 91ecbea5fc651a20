// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of a selection of spans by type and by class, and their order.
#include "core/journey/span_statistics.h"
#include "core/layout/waterfall.h"
#include "tests/support/snapshot_builder.h"
#include "tests/support/stories.h"

#include <QtTest>

#include <algorithm>

using namespace throughline;
using namespace throughline::test;

namespace {

SpanTree treeOf(const Snapshot& snapshot, std::string_view trace = "T")
{
    return WaterfallRows::ofTrace(snapshot, snapshot.findTrace(trace)).spanTree();
}

const SpanFigures& group(const Snapshot& snapshot, const SpanStatistics& statistics, std::string_view name)
{
    static const SpanFigures none;
    const auto found = std::ranges::find_if(statistics.groups, [&](const SpanFigures& figures) {
        return (figures.name ? snapshot.str(figures.name) : std::string()) == name;
    });
    return found == statistics.groups.end() ? none : *found;
}

std::string namesOf(const Snapshot& snapshot, const SpanStatistics& statistics, SpanFigure by,
                    bool descending)
{
    std::string names;
    for (const std::uint32_t number : sortedGroups(snapshot, statistics, by, descending))
        names += snapshot.str(statistics.groups[number].name) + " ";
    return names;
}

// A job of ten seconds with two queries side by side, a point event and a retry that outlasts it.
SnapshotBuilder job()
{
    SnapshotBuilder b;
    b.add({.id = "job", .type = "Job", .className = "App\\Job", .second = 0, .duration = 10 * kSecond});
    b.add({.id = "q1", .type = "Query", .second = 1, .duration = 2 * kSecond, .parent = "job"});
    b.add({.id = "q2",
           .type = "Query",
           .second = 2,
           .duration = 4 * kSecond,
           .status = EventStatus::Error,
           .parent = "job"});
    b.add({.id = "point", .type = "Noted", .second = 7, .parent = "job"});
    b.add({.id = "late",
           .type = "Job",
           .className = "App\\Retry",
           .second = 9,
           .duration = 6 * kSecond,
           .parent = "job"});
    return b;
}

} // namespace

class SpanStatisticsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void figuresByType()
    {
        const auto s = job().reconstructed();
        const SpanStatistics statistics = spanStatistics(*s, treeOf(*s), SpanGrouping::Type);
        QCOMPARE(statistics.groups.size(), std::size_t(3));
        const SpanFigures& queries = group(*s, statistics, "Query");
        QCOMPARE(queries.count, 2U);
        QCOMPARE(queries.measured, 2U);
        QCOMPARE(queries.errors, 1U);
        QCOMPARE(queries.total, 6 * kSecond);
        QCOMPARE(queries.average(), 3 * kSecond);
        QCOMPARE(queries.shortest, 2 * kSecond);
        QCOMPARE(queries.longest, 4 * kSecond);
        QCOMPARE(queries.self, 6 * kSecond);
        // 10 s without 1–6 and 9–10, and the retry's own six.
        const SpanFigures& jobs = group(*s, statistics, "Job");
        QCOMPARE(jobs.total, 16 * kSecond);
        QCOMPARE(jobs.self, 4 * kSecond + 6 * kSecond);
        QCOMPARE(statistics.all.count, 5U);
        QCOMPARE(statistics.all.self, 16 * kSecond);
        QCOMPARE(statistics.selfShare(jobs), 10.0 / 16);
    }

    void figuresByClassFallBackToTheType()
    {
        const auto s = job().reconstructed();
        const SpanStatistics statistics = spanStatistics(*s, treeOf(*s), SpanGrouping::Class);
        QCOMPARE(group(*s, statistics, "App\\Job").count, 1U);
        QCOMPARE(group(*s, statistics, "App\\Retry").count, 1U);
        QCOMPARE(group(*s, statistics, "Query").count, 2U);
    }

    void spansWithoutDurationOrTimeOnlyCount()
    {
        SnapshotBuilder b;
        b.add({.id = "point", .type = "A", .second = 0});
        b.add({.id = "untimed", .type = "A", .untimed = true, .duration = kSecond, .parent = "point"});
        b.add({.id = "negative", .type = "A", .second = 1, .duration = -kSecond, .parent = "point"});
        const auto s = b.reconstructed();
        const SpanStatistics statistics = spanStatistics(*s, treeOf(*s), SpanGrouping::Type);
        const SpanFigures& figures = group(*s, statistics, "A");
        QCOMPARE(figures.count, 3U);
        QCOMPARE(figures.measured, 0U);
        QCOMPARE(figures.average(), kNoDuration);
        QCOMPARE(figures.shortest, kNoDuration);
        QCOMPARE(statistics.selfShare(figures), 0.0);
    }

    // A clock that runs behind puts children before their parent: what lies outside takes nothing away.
    void skewedChildrenTakeOnlyWhatLiesWithin()
    {
        SnapshotBuilder b;
        b.add({.id = "root", .type = "Root", .second = 10, .duration = 10 * kSecond});
        b.add({.id = "early", .type = "Child", .second = 5, .duration = 8 * kSecond, .parent = "root"});
        const auto s = b.reconstructed();
        const SpanStatistics statistics = spanStatistics(*s, treeOf(*s), SpanGrouping::Type);
        QCOMPARE(group(*s, statistics, "Root").self, 7 * kSecond);
        QCOMPARE(group(*s, statistics, "Child").self, 8 * kSecond);
    }

    void everySpanOfACycleCountsOnce()
    {
        SnapshotBuilder b;
        b.add({.id = "a", .type = "A", .second = 0, .duration = kSecond, .parent = "c"});
        b.add({.id = "b", .type = "B", .second = 1, .duration = kSecond, .parent = "a"});
        b.add({.id = "c", .type = "C", .second = 2, .duration = kSecond, .parent = "b"});
        b.add({.id = "self", .type = "D", .second = 3, .duration = kSecond, .parent = "self"});
        const auto s = b.reconstructed();
        const SpanStatistics statistics = spanStatistics(*s, treeOf(*s), SpanGrouping::Type);
        QCOMPARE(statistics.groups.size(), std::size_t(4));
        QCOMPARE(statistics.all.count, 4U);
        QCOMPARE(statistics.all.total, 4 * kSecond);
    }

    void missingParentsAreNoSpans()
    {
        SnapshotBuilder b;
        b.add({.id = "one", .type = "A", .second = 0, .duration = kSecond, .parent = "nowhere"});
        b.add({.id = "two", .type = "A", .second = 1, .duration = kSecond, .parent = "nowhere"});
        const auto s = b.reconstructed();
        const SpanTree tree = treeOf(*s);
        QCOMPARE(tree.nodes.size(), std::size_t(3));
        QCOMPARE(spanStatistics(*s, tree, SpanGrouping::Type).all.count, 2U);
    }

    void absurdDurationsDoNotOverflow()
    {
        SnapshotBuilder b;
        b.add({.id = "one", .type = "A", .second = 0, .duration = std::numeric_limits<DurationNs>::max()});
        b.add({.id = "two", .type = "A", .second = 1, .duration = std::numeric_limits<DurationNs>::max()});
        const auto s = b.reconstructed();
        const SpanStatistics statistics = spanStatistics(*s, treeOf(*s), SpanGrouping::Type);
        QCOMPARE(statistics.all.total, std::numeric_limits<DurationNs>::max());
        QVERIFY(statistics.all.self > 0);
    }

    void sortsByEachFigure()
    {
        const auto s = job().reconstructed();
        const SpanStatistics statistics = spanStatistics(*s, treeOf(*s), SpanGrouping::Type);
        QCOMPARE(namesOf(*s, statistics, SpanFigure::Name, false), std::string("Job Noted Query "));
        QCOMPARE(namesOf(*s, statistics, SpanFigure::Name, true), std::string("Query Noted Job "));
        QCOMPARE(namesOf(*s, statistics, SpanFigure::Count, true), std::string("Job Query Noted "));
        QCOMPARE(namesOf(*s, statistics, SpanFigure::Shortest, false), std::string("Query Job Noted "));
        QCOMPARE(namesOf(*s, statistics, SpanFigure::Average, true), std::string("Job Query Noted "));
        QCOMPARE(namesOf(*s, statistics, SpanFigure::Errors, true), std::string("Query Job Noted "));
        // What has no duration comes last either way.
        QCOMPARE(namesOf(*s, statistics, SpanFigure::Self, true), std::string("Job Query Noted "));
        QCOMPARE(namesOf(*s, statistics, SpanFigure::Total, false), std::string("Query Job Noted "));
    }

    void stopsWhenCancelled()
    {
        const auto s = job().reconstructed();
        const CancelToken cancel;
        cancel.cancel();
        QVERIFY(spanStatistics(*s, treeOf(*s), SpanGrouping::Type, cancel).groups.empty());
    }

    void aMillionSpansInSeconds()
    {
        const auto s = wideTrace(1'000'000, 10);
        const SpanTree tree = WaterfallRows::ofTrace(*s, TraceId(0)).spanTree();
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(spanStatistics(*s, tree, SpanGrouping::Type).all.count, 1'000'000U);
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_APPLESS_MAIN(SpanStatisticsTest)
#include "tst_span_statistics.moc"
