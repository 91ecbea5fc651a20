// SPDX-License-Identifier: GPL-3.0-or-later
// Comparison of two transactions, aligned by the paths of names from their roots.
#include "core/journey/comparison.h"
#include "tests/support/snapshot_builder.h"

#include <QtTest>

using namespace throughline;
using namespace throughline::test;

namespace {

std::vector<ComparedSpan> compareTraces(const Snapshot& s, const char* a = "A", const char* b = "B")
{
    return compare(s, s.events.eventsOf(s.findTrace(a)), s.events.eventsOf(s.findTrace(b)));
}

// Two traces given as "parent/name" in time order; an id is the trace, the name and a number where needed.
struct Traces {
    SnapshotBuilder builder;

    void add(const char* trace, const std::string& id, const std::string& name, const std::string& parent)
    {
        builder.add(
            {.id = trace + id, .type = name, .trace = trace, .parent = parent.empty() ? "" : trace + parent});
    }
};

// "Name a1=b1" where both have it, "-Name a2" where only A, "+Name b2" where only B; two blanks a level.
std::string rowsOf(const Snapshot& s, const std::vector<ComparedSpan>& rows)
{
    std::string text;
    for (const ComparedSpan& row : rows) {
        text += text.empty() ? "" : "\n";
        text += std::string(std::size_t{2} * row.depth, ' ');
        text += row.inBoth() ? "" : row.a.event ? "-" : "+";
        text += s.str(s.events.type(row.event())) + ' ';
        text += row.a.event ? s.eventName(row.a.event) : "";
        text += row.inBoth() ? "=" : "";
        text += row.b.event ? s.eventName(row.b.event) : "";
    }
    return text;
}

class ComparisonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalTracesAreInBoth()
    {
        Traces t;
        for (const char* trace : {"A", "B"}) {
            t.add(trace, "1", "Root", "");
            t.add(trace, "2", "Query", "1");
            t.add(trace, "3", "Row", "2");
            t.add(trace, "4", "Reply", "1");
        }
        const auto s = t.builder.reconstructed();
        QCOMPARE(rowsOf(*s, compareTraces(*s)),
                 std::string("Root A1=B1\n  Query A2=B2\n    Row A3=B3\n  Reply A4=B4"));
        QCOMPARE(rowsOf(*s, compareTraces(*s, "A", "A")),
                 std::string("Root A1=A1\n  Query A2=A2\n    Row A3=A3\n  Reply A4=A4"));
    }

    void missingAndExtraSiblings()
    {
        Traces t;
        t.add("A", "1", "Root", "");
        t.add("A", "2", "Cache", "1");
        t.add("A", "3", "Below", "2");
        t.add("A", "4", "Query", "1");
        t.add("B", "1", "Root", "");
        t.add("B", "2", "Login", "1");
        t.add("B", "3", "Query", "1");
        t.add("B", "4", "Retry", "1");
        t.add("B", "5", "Deeper", "4");
        const auto s = t.builder.reconstructed();
        QCOMPARE(rowsOf(*s, compareTraces(*s)),
                 std::string("Root A1=B1\n  -Cache A2\n    -Below A3\n  +Login B2\n  Query A4=B3\n"
                             "  +Retry B4\n    +Deeper B5"));
        QCOMPARE(rowsOf(*s, compareTraces(*s, "B", "A")),
                 std::string("Root B1=A1\n  -Login B2\n  +Cache A2\n    +Below A3\n  Query B3=A4\n"
                             "  -Retry B4\n    -Deeper B5"));
    }

    void reorderedSiblingsAreTheSame()
    {
        Traces t;
        t.add("A", "1", "Root", "");
        t.add("A", "2", "First", "1");
        t.add("A", "3", "Second", "1");
        t.add("B", "1", "Root", "");
        t.add("B", "2", "Second", "1");
        t.add("B", "3", "New", "1");
        t.add("B", "4", "First", "1");
        const auto s = t.builder.reconstructed();
        QCOMPARE(rowsOf(*s, compareTraces(*s)),
                 std::string("Root A1=B1\n  +New B3\n  First A2=B4\n  Second A3=B2"));
    }

    void repeatedNamesAreMatchedInTimeOrder()
    {
        Traces t;
        t.add("A", "1", "Root", "");
        t.add("A", "2", "Query", "1");
        t.add("A", "3", "Query", "1");
        t.add("A", "4", "Other", "1");
        t.add("B", "1", "Root", "");
        t.add("B", "2", "Query", "1");
        t.add("B", "3", "Query", "1");
        t.add("B", "4", "Other", "1");
        t.add("B", "5", "Query", "1");
        const auto s = t.builder.reconstructed();
        const auto rows = compareTraces(*s);
        QCOMPARE(rowsOf(*s, rows),
                 std::string("Root A1=B1\n  Query A2=B2\n  Query A3=B3\n  Other A4=B4\n  +Query B5"));
        for (const std::size_t query : {1, 2, 4}) {
            QCOMPARE(rows[query].a.alike, 2U);
            QCOMPARE(rows[query].b.alike, 3U);
        }
        QCOMPARE(rows[3].a.alike, 1U);
        QCOMPARE(rows[0].b.alike, 1U);
    }

    void nameIsClassAndType()
    {
        SnapshotBuilder b;
        b.add({.id = "a", .type = "Sent", .className = "Job", .trace = "A"});
        b.add({.id = "b", .type = "Sent", .className = "Mailer", .trace = "B"});
        b.add({.id = "c", .type = "Sent", .trace = "C"});
        b.add({.id = "d", .type = "Sent", .className = "Job", .trace = "D"});
        const auto s = b.reconstructed();
        QCOMPARE(rowsOf(*s, compareTraces(*s, "A", "B")), std::string("-Sent a\n+Sent b"));
        QCOMPARE(rowsOf(*s, compareTraces(*s, "A", "C")), std::string("-Sent a\n+Sent c"));
        QCOMPARE(rowsOf(*s, compareTraces(*s, "A", "D")), std::string("Sent a=d"));
    }

    // The same name elsewhere in the tree is another step.
    void namesAreComparedUnderTheSameStepOnly()
    {
        Traces t;
        t.add("A", "1", "Root", "");
        t.add("A", "2", "Cache", "1");
        t.add("A", "3", "Query", "2");
        t.add("B", "1", "Root", "");
        t.add("B", "2", "Query", "1");
        const auto s = t.builder.reconstructed();
        QCOMPARE(rowsOf(*s, compareTraces(*s)),
                 std::string("Root A1=B1\n  -Cache A2\n    -Query A3\n  +Query B2"));
    }

    void severalRootsAndOrphans()
    {
        Traces t;
        t.add("A", "1", "Root", "");
        t.add("A", "2", "Lost", "nowhere");
        t.add("B", "1", "Lost", "nowhere");
        t.add("B", "2", "Root", "");
        t.add("B", "3", "Root", "");
        const auto s = t.builder.reconstructed();
        QCOMPARE(rowsOf(*s, compareTraces(*s)), std::string("Root A1=B2\nLost A2=B1\n+Root B3"));
    }

    void differences()
    {
        SnapshotBuilder b;
        b.add({.id = "a", .type = "Root", .second = 100, .duration = 100 * kMillisecond, .trace = "A"});
        b.add({.id = "a1",
               .type = "Query",
               .second = 100.02,
               .duration = 20 * kMillisecond,
               .trace = "A",
               .parent = "a"});
        b.add({.id = "a2", .type = "Point", .second = 100.05, .trace = "A", .parent = "a"});
        b.add({.id = "a3", .type = "Zero", .second = 100.06, .duration = 0, .trace = "A", .parent = "a"});
        b.add({.id = "b", .type = "Root", .second = 900, .duration = 250 * kMillisecond, .trace = "B"});
        b.add({.id = "b1",
               .type = "Query",
               .second = 900.01,
               .duration = 5 * kMillisecond,
               .trace = "B",
               .parent = "b"});
        b.add({.id = "b2",
               .type = "Point",
               .second = 900.05,
               .duration = kMillisecond,
               .trace = "B",
               .parent = "b"});
        b.add({.id = "b3",
               .type = "Zero",
               .second = 900.1,
               .duration = kMillisecond,
               .trace = "B",
               .parent = "b"});
        const auto s = b.reconstructed();
        const auto rows = compareTraces(*s);
        QCOMPARE(rows.size(), std::size_t{4});
        QCOMPARE(rows[0].difference(), 150 * kMillisecond);
        QCOMPARE(rows[0].ratio().value(), 2.5);
        QCOMPARE(rows[0].a.self, 80 * kMillisecond);
        QCOMPARE(rows[0].b.self, 243 * kMillisecond);
        QCOMPARE(rows[0].selfDifference(), 163 * kMillisecond);
        QCOMPARE(rows[0].a.offset, DurationNs{0});
        QCOMPARE(rows[1].difference(), -15 * kMillisecond);
        QCOMPARE(rows[1].ratio().value(), 0.25);
        QCOMPARE(rows[1].a.offset, 20 * kMillisecond);
        QCOMPARE(rows[1].b.offset, 10 * kMillisecond);
        // Where one has no duration, or none to divide by, nothing is made up.
        QCOMPARE(rows[2].difference(), kNoDuration);
        QVERIFY(!rows[2].ratio());
        QCOMPARE(rows[3].difference(), kMillisecond);
        QVERIFY(!rows[3].ratio());
    }

    void oneSideOnlyHasNoDifference()
    {
        SnapshotBuilder b;
        b.add({.id = "a", .type = "Root", .duration = kSecond, .trace = "A"});
        b.add({.id = "b", .type = "Other", .duration = kSecond, .trace = "B"});
        const auto s = b.reconstructed();
        for (const ComparedSpan& row : compareTraces(*s)) {
            QCOMPARE(row.difference(), kNoDuration);
            QCOMPARE(row.selfDifference(), kNoDuration);
            QVERIFY(!row.ratio());
            QVERIFY(!row.inBoth());
        }
        QCOMPARE(compare(*s, {}, {}).size(), std::size_t{0});
        QCOMPARE(compare(*s, s->events.eventsOf(s->findTrace("A")), {}).size(), std::size_t{1});
    }

    void untimedEventsHaveNoOffset()
    {
        SnapshotBuilder b;
        b.add({.id = "a", .type = "Root", .untimed = true, .trace = "A"});
        b.add({.id = "b", .type = "Root", .second = 1, .trace = "B"});
        const auto s = b.reconstructed();
        const auto rows = compareTraces(*s);
        QCOMPARE(rows[0].a.offset, kNoDuration);
        QCOMPARE(rows[0].b.offset, DurationNs{0});
    }

    void parentsAreThePathOfNames()
    {
        Traces t;
        for (const char* trace : {"A", "B"}) {
            t.add(trace, "1", "Root", "");
            t.add(trace, "2", "Query", "1");
            t.add(trace, "3", "Row", "2");
        }
        t.add("B", "4", "More", "2");
        const auto s = t.builder.reconstructed();
        const auto rows = compareTraces(*s);
        QCOMPARE(rows[0].parent, ComparedSpan::kNone);
        QCOMPARE(rows[2].parent, 1U);
        QCOMPARE(rows[3].parent, 1U);
    }

    void depthAndWidth()
    {
        constexpr int kDeep = 100'000, kWide = 200'000;
        SnapshotBuilder b;
        for (const std::string trace : {"A", "B"}) {
            for (int i = 0; i < kDeep; ++i)
                b.add({.id = trace + std::to_string(i),
                       .type = "Step",
                       .trace = trace,
                       .parent = i == 0 ? "" : trace + std::to_string(i - 1)});
            for (int i = 0; i < kWide; ++i)
                b.add({.id = trace + "w" + std::to_string(i),
                       .type = "Wide" + std::to_string(i % 1000),
                       .trace = trace,
                       .parent = trace + '0'});
        }
        const auto s = b.reconstructed();
        const auto rows = compareTraces(*s);
        QCOMPARE(rows.size(), std::size_t{kDeep + kWide});
        QVERIFY(std::ranges::all_of(rows, &ComparedSpan::inBoth));
    }
};

} // namespace

QTEST_GUILESS_MAIN(ComparisonTest)
#include "tst_comparison.moc"
