// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/clusters.h"
#include "core/model/entity_table.h"
#include "core/model/findings.h"
#include "core/model/import_report.h"
#include "core/model/links.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace throughline;

namespace {

Link link(std::uint32_t from, std::uint32_t to, LinkKind kind, bool primary)
{
    Link link;
    link.from = EventId(from);
    link.to = EventId(to);
    link.kind = kind;
    link.kinds = static_cast<std::uint8_t>(1U << static_cast<unsigned>(kind));
    link.primary = primary;
    return link;
}

} // namespace

class TestTables : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void linksAreFoundFromBothEnds()
    {
        const LinkTable table({link(2, 3, LinkKind::Causal, false), link(0, 2, LinkKind::Parent, true),
                               link(0, 3, LinkKind::Context, true), link(0, 1, LinkKind::Parent, true)},
                              4);
        QCOMPARE(table.size(), 4U);
        QVERIFY(table.into(EventId(0)).empty());
        QCOMPARE(table.into(EventId(3)).size(), std::size_t{2});
        QVERIFY(table.into(EventId(3)).front().primary);
        QVERIFY(table.primaryCause(EventId(3)) == EventId(0));
        QVERIFY(!table.primaryCause(EventId(0)));
        std::vector<std::uint32_t> effects;
        for (const LinkId id : table.outOf(EventId(0)))
            effects.push_back(table[id].to.index());
        QCOMPARE(effects, (std::vector<std::uint32_t>{1, 2, 3}));
    }

    void anEffectWithoutAPrimaryLinkIsARoot()
    {
        const LinkTable table({link(0, 1, LinkKind::Causal, false)}, 2);
        QVERIFY(!table.primaryInto(EventId(1)));
        QCOMPARE(table.into(EventId(1)).size(), std::size_t{1});
    }

    void treeChildrenAreInTimeOrder()
    {
        const LinkTable table({link(0, 3, LinkKind::Parent, true), link(1, 4, LinkKind::Parent, true),
                               link(0, 2, LinkKind::Context, true), link(0, 1, LinkKind::Parent, true),
                               link(2, 1, LinkKind::Causal, false)},
                              5);
        QVERIFY(table.treeParent(EventId(1)) == EventId(0));
        QVERIFY(!table.treeParent(EventId(0)));
        QVERIFY(!table.treeParent(EventId(2)));
        std::vector<std::uint32_t> children;
        for (const EventId child : table.treeChildren(EventId(0)))
            children.push_back(child.index());
        QCOMPARE(children, (std::vector<std::uint32_t>{1, 3}));
        QVERIFY(table.treeChildren(EventId(2)).empty());
    }

    void onlyWhatIsExactIsSure()
    {
        QCOMPARE(static_cast<float>(Confidence(1.0F)), 1.0F);
        QCOMPARE(static_cast<float>(Link().confidence), 1.0F);
        QVERIFY(static_cast<float>(Confidence(0.9999999F)) < 1.0F);
        QVERIFY(static_cast<float>(Confidence(0.0000001F)) > 0.0F);
        for (const float share : {0.1F, 0.5F, 0.8F, 0.97F})
            QVERIFY(std::abs(static_cast<float>(Confidence(share)) - share) < 0.00001F);
    }

    void clustersKeepAnyCounts()
    {
        ClusterTable table(3);
        const Cluster few{.from = 5,
                          .to = 9,
                          .root = EventId(7),
                          .roots = 3,
                          .orphans = 2,
                          .errors = 1,
                          .entry = EntryPoint::Session};
        Cluster many = few;
        many.roots = 2'000'000;
        many.orphans = 1'000'000;
        Cluster failing = few;
        failing.errors = 600;
        QVERIFY(table.put(TraceId(0), few));
        for (const auto& [id, cluster] : {std::pair(TraceId(1), many), std::pair(TraceId(2), failing)}) {
            QVERIFY(!table.put(id, cluster));
            table.putLarge(id, cluster);
        }
        QVERIFY(table[TraceId(0)] == few);
        QVERIFY(table[TraceId(1)] == many);
        QVERIFY(table[TraceId(2)] == failing);
    }

    void findingsAreFoundByEvent()
    {
        const FindingTable table(
            std::vector<Finding>{{.kind = FindingKind::ClockSkew, .event = EventId(5)},
                                 {.kind = FindingKind::MissingTrace, .event = EventId(2)},
                                 {.kind = FindingKind::MissingParent, .event = EventId(5)}});
        QCOMPARE(table.of(EventId(5)).size(), std::size_t{2});
        QVERIFY(table.of(EventId(5)).front().kind == FindingKind::MissingParent);
        QVERIFY(table.of(EventId(3)).empty());
        QVERIFY(table.of(EventId(9)).empty());
        QVERIFY(FindingTable().of(EventId(1)).empty());
    }

    void entitiesAreInternedByKindAndValue()
    {
        EntityTable table;
        const EntityId first = table.intern(StringId(1), StringId(2));
        QVERIFY(table.intern(StringId(1), StringId(2)) == first);
        QVERIFY(table.intern(StringId(2), StringId(1)) != first);
        QVERIFY(table.find(StringId(1), StringId(2)) == first);
        QVERIFY(!table.find(StringId(1), StringId(3)));

        // The same once sealed, and once opened again by another entity.
        table.seal();
        QCOMPARE(table.kinds().size(), std::size_t{2});
        QVERIFY(table.find(StringId(1), StringId(2)) == first);
        QVERIFY(!table.find(StringId(1), StringId(3)));
        QVERIFY(table.intern(StringId(1), StringId(2)) == first);
        const EntityId added = table.intern(StringId(1), StringId(3));
        QCOMPARE(added.index(), 2U);
        table.seal();
        QVERIFY(table.find(StringId(1), StringId(3)) == added);
        QCOMPARE(table.kinds().size(), std::size_t{2});
    }

    void theImportReportCountsAllAndKeepsTheFirst()
    {
        ImportReport report;
        const SourceId a = report.addSource({.name = "a.ndjson"});
        const SourceId b = report.addSource({.name = "b.ndjson"});
        for (std::uint64_t line = 1; line <= 250; ++line)
            report.add(a, {.code = ProblemCode::MalformedJson, .line = line});
        report.add(b, {.code = ProblemCode::MalformedJson, .line = 7});
        report.add(b, {.code = ProblemCode::ZoneAssumed, .line = 8});
        QCOMPARE(report.count(ProblemCode::MalformedJson), std::uint64_t{251});
        QCOMPARE(report.count(Severity::DataLoss), std::uint64_t{251});
        QCOMPARE(report.count(Severity::Info), std::uint64_t{1});
        QCOMPARE(report.problems().size(), ImportReport::kKeptPerCode + 2);
        QCOMPARE(report.problems().back().source, std::string("b.ndjson"));
    }

    void theImportReportBalancesPerSource()
    {
        ImportReport report;
        const SourceId a = report.addSource({.name = "a"});
        report.addSource({.name = "b"});
        report.source(a).read = 5;
        report.source(a).loaded = 3;
        report.source(a).folded = 1;
        QVERIFY(!report.balances());
        report.source(a).rejected = 1;
        QVERIFY(report.balances());
    }
};

QTEST_GUILESS_MAIN(TestTables)
#include "tst_tables.moc"
