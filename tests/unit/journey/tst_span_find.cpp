// SPDX-License-Identifier: GPL-3.0-or-later
// Spans of a selection that hold a text: in their columns, their entities, their records.
#include "core/journey/record_match.h"
#include "core/journey/span_find.h"
#include "core/layout/waterfall.h"
#include "core/reconstruct/reconstructor.h"
#include "tests/support/snapshot_builder.h"

#include <QtTest>

#include <map>

using namespace throughline;
using namespace throughline::test;

namespace {

// Records by their offset, which is the number of the event in the test.
class GivenPayloads : public Payloads {
public:
    explicit GivenPayloads(std::map<std::uint64_t, std::string> records) : m_records(std::move(records)) {}
    [[nodiscard]] Result<std::string> read(const RecordPlace& place) const override
    {
        ++reads;
        const auto found = m_records.find(place.offset);
        if (found == m_records.end())
            return failure(ProblemCode::FileChanged, {"gone"});
        return found->second;
    }
    mutable int reads = 0;

private:
    std::map<std::uint64_t, std::string> m_records;
};

struct Story {
    std::shared_ptr<GivenPayloads> payloads =
        std::make_shared<GivenPayloads>(std::map<std::uint64_t, std::string>{
            {0, "{\"type\":\"OrderCreated\",\"payload\":{\"note\":\"ship to Köln\"}}"},
            {1, "{\"type\":\"PaymentCaptured\",\"payload\":{\"amount\":42.50,\"text\":\"a\\\"b\"}}"},
            {2, "{\"type\":\"OrderCancelled\",\"payload\":{}}"},
        });
    std::shared_ptr<Snapshot> snapshot;
    SpanTree tree;

    Story()
    {
        SnapshotBuilder b;
        b.add({.id = "e-1",
               .type = "OrderCreated",
               .className = "App\\OrderService",
               .span = "5f00aa",
               .contact = "c-17",
               .references = {"order:1001"}});
        b.add(
            {.id = "e-2", .type = "PaymentCaptured", .className = "App\\Jobs\\Capture", .parent = "5f00aa"});
        b.add({.id = "e-3", .type = "OrderCancelled", .error = "Out of stock", .parent = "5f00aa"});
        b.add({.id = "e-4", .type = "", .parent = "5f00aa"});
        const std::shared_ptr<Records> records = b.records();
        records->payloads = payloads;
        records->seal();
        snapshot = std::make_shared<Snapshot>(records);
        reconstruct(*snapshot);
        tree = WaterfallRows::ofTrace(*snapshot, TraceId(0)).spanTree();
    }

    [[nodiscard]] std::string find(std::string_view typed) const
    {
        return idsOf(*snapshot, findSpans(*snapshot, tree, spanQuery(typed)).events);
    }
};

} // namespace

class SpanFindTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void looksEverywhere_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("found");
        const auto row = [](const char* typed, const char* found) {
            QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(found);
        };
        row("order", "e-1 e-3"); // the type, a reference
        row("ordercreated", "e-1");
        row("Jobs", "e-2");
        row("e-3", "e-3");
        row("5F00AA", "e-1 e-2 e-3 e-4"); // a span, and who names it as its parent
        row("order:1001", "e-1");
        row("1001", "e-1");
        row("contact:c-17", "e-1");
        row("out of stock", "e-3");
        row("Köln", "e-1"); // the payload
        row("42.5", "e-2");
        row("a\"b", "e-2");
        row("note", ""); // a name of a member is none of its values
        row("nothing like it", "");
        row("  ", "");
        row("type:order", "e-1 e-3");
        row("Type: captured ", "e-2");
        row("type=Order", "");
        row("type=OrderCreated", "e-1");
        row("type=", "e-4");
        row("class:app", "e-1 e-2");
        row("class=App\\OrderService", "e-1");
        row("class=OrderCancelled", "e-3"); // its type, where it has no class
        row("type:", "");                   // a text like any other
    }

    void looksEverywhere()
    {
        QFETCH(QString, typed);
        QFETCH(QString, found);
        QCOMPARE(QString::fromStdString(Story().find(typed.toStdString())), found);
    }

    void whatIsTypedForAGroupFindsIt()
    {
        const Story story;
        for (const SpanGrouping grouping : {SpanGrouping::Type, SpanGrouping::Class}) {
            for (const SpanNode& node : story.tree.nodes) {
                const StringId name = groupOf(*story.snapshot, grouping, node.event);
                const SpanQuery query = spanQuery(typedFor(*story.snapshot, grouping, name));
                const SpanMatches matches = findSpans(*story.snapshot, story.tree, query);
                QVERIFY(std::ranges::find(matches.events, node.event) != matches.events.end());
                for (const EventId event : matches.events)
                    QCOMPARE(groupOf(*story.snapshot, grouping, event), name);
            }
        }
    }

    void recordsAreReadOnlyWhereNeeded()
    {
        const Story story;
        QCOMPARE(story.find("type:order"), std::string("e-1 e-3"));
        QCOMPARE(story.payloads->reads, 0);
        QCOMPARE(story.find("OrderCreated"), std::string("e-1"));
        QCOMPARE(story.payloads->reads, 3); // not that of the match
    }

    void recordsThatCannotBeReadAreCounted()
    {
        const Story story;
        QCOMPARE(findSpans(*story.snapshot, story.tree, spanQuery("Köln")).unread, 1U);
        QCOMPARE(findSpans(*story.snapshot, story.tree, spanQuery("5f00aa")).unread, 0U);
    }

    void tellsWhatIsAtHandFirst()
    {
        const Story story;
        std::vector<std::size_t> told;
        const SpanMatches all =
            findSpans(*story.snapshot, story.tree, spanQuery("captured"),
                      [&](const SpanMatches& soFar) { told.push_back(soFar.events.size()); });
        QCOMPARE(told, std::vector<std::size_t>{1});
        QCOMPARE(all.events.size(), std::size_t(1));
    }

    void stopsWhenCancelled()
    {
        const Story story;
        const CancelToken cancel;
        cancel.cancel();
        QVERIFY(findSpans(*story.snapshot, story.tree, spanQuery("Köln"), {}, cancel).events.empty());
        QCOMPARE(story.payloads->reads, 0);
    }

    void missingParentsNeverMatch()
    {
        SnapshotBuilder b;
        b.add({.id = "orphan", .type = "A", .parent = "nowhere"});
        const auto s = b.reconstructed();
        const SpanTree tree = WaterfallRows::ofTrace(*s, TraceId(0)).spanTree();
        QCOMPARE(tree.nodes.size(), std::size_t(2));
        QCOMPARE(findSpans(*s, tree, spanQuery("type=A")).events.size(), std::size_t(1));
    }

    void matchesRecordsByTheirValues()
    {
        QVERIFY(RecordMatch("LONDON").holds("{\"city\":\"london\"}"));
        QVERIFY(!RecordMatch("city").holds("{\"city\":\"london\"}"));
        QVERIFY(RecordMatch("ö").holds("{\"city\":\"K\\u00f6ln\"}"));
        QVERIFY(RecordMatch("a/b").holds("{\"path\":\"a\\/b\"}"));
        QVERIFY(RecordMatch("true").holds("[{\"done\":true}]"));
        QVERIFY(RecordMatch("-17").holds("{\"n\":-17}"));
        QVERIFY(RecordMatch("b;c").holds("a;b;c")); // no JSON
        QVERIFY(!RecordMatch("x").holds(""));
    }
};

QTEST_APPLESS_MAIN(SpanFindTest)
#include "tst_span_find.moc"
