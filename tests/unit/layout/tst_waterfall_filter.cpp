// SPDX-License-Identifier: GPL-3.0-or-later
// Matches only, a subtree alone, and the rows as a tree of spans.
#include "core/journey/explain.h"
#include "core/layout/waterfall.h"
#include "tests/support/scene_checks.h"
#include "tests/support/snapshot_builder.h"
#include "tests/support/stories.h"

#include <QTest>

#include <algorithm>

using namespace throughline;
using namespace throughline::test;

namespace {

std::string namesOf(const Snapshot& snapshot, const WaterfallRows& rows)
{
    const char* const prefix[] = {"group:", "", "ghost:", "more:"};
    std::string names;
    for (std::size_t i = 0; i < rows.size(); ++i)
        names += prefix[static_cast<int>(rows[i].kind)] + snapshot.eventName(rows[i].event) + " ";
    return names;
}

std::string wordsOf(const Snapshot& snapshot, const SpanTree& tree)
{
    std::string words;
    for (const SpanNode& node : tree.nodes) {
        words += node.missing ? "missing " : snapshot.eventName(node.event);
        words += node.parent == SpanNode::kNone ? " " : "<" + std::to_string(node.parent) + " ";
    }
    return words;
}

} // namespace

class WaterfallFilterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_story = purchaseStory(); }

    void matchesStandBelowTheirAncestors()
    {
        WaterfallRows rows = WaterfallRows::ofTrace(*m_story, m_story->events.trace(event("order")));
        const EventId matches[] = {event("cart1"), event("checkout")};
        rows.showOnly(matches);
        QVERIFY(!rows.showsAll());
        QCOMPARE(namesOf(*m_story, rows), std::string("group:tap tap cart0 cart1 cart2 checkout "));
        QCOMPARE(rows.hidden(), 2U); // order, stock
        QVERIFY(rows[1].context && rows[2].context && !rows[3].context); // tap and cart0 lead to cart1
        QVERIFY(rows.contains(event("order")));
        QCOMPARE(rows.rowOf(event("order")), WaterfallRows::npos);
        QCOMPARE(rows.rowStandingFor(event("order")), WaterfallRows::npos);
        QCOMPARE(rows.rowStandingFor(event("checkout")), std::size_t(5));
        QCOMPARE(rows.rowUpTo(event("order")), std::size_t(5));
        QCOMPARE(rows.rowUpTo(event("payment")), WaterfallRows::npos); // of another trace
        rows.showAll();
        QVERIFY(rows.showsAll());
        QCOMPARE(rows.size(), std::size_t(8));
        QCOMPARE(rows.hidden(), 0U);
    }

    void inAnyOrder()
    {
        WaterfallRows rows = WaterfallRows::ofTrace(*m_story, m_story->events.trace(event("order")));
        const EventId matches[] = {event("checkout"), event("payment"), event("cart0"), event("cart0")};
        rows.showOnly(matches);
        QCOMPARE(namesOf(*m_story, rows), std::string("group:tap tap cart0 cart1 cart2 checkout "));
        QCOMPARE(rows.hidden(), 2U);
    }

    void foldsComeBack()
    {
        WaterfallRows rows = WaterfallRows::ofTrace(*m_story, m_story->events.trace(event("order")));
        rows.toggle(2); // cart0
        QCOMPARE(rows.size(), std::size_t(3));
        const EventId match[] = {event("order")};
        rows.showOnly(match);
        QVERIFY(rows.rowOf(event("order")) != WaterfallRows::npos);
        rows.toggle(2); // what is shown can be folded, too
        QCOMPARE(namesOf(*m_story, rows), std::string("group:tap tap cart0 "));
        QCOMPARE(rows.rowStandingFor(event("order")), std::size_t(2));
        const EventId other[] = {event("cart2")};
        rows.showOnly(other);
        QCOMPARE(namesOf(*m_story, rows), std::string("group:tap tap cart0 cart1 cart2 "));
        rows.showAll();
        QCOMPARE(namesOf(*m_story, rows), std::string("group:tap tap cart0 "));
    }

    void groupsAreKept()
    {
        WaterfallRows rows = WaterfallRows::ofChain(*m_story, explain(*m_story, event("order")));
        const std::size_t all = rows.size();
        rows.showOnly({});
        QCOMPARE(rows.size(), std::size_t(3));
        QCOMPARE(rows.hidden(), static_cast<std::uint32_t>(all - 3));
        for (std::size_t i = 0; i < rows.size(); ++i)
            QVERIFY(rows[i].kind == WaterfallRow::Kind::Group);
        const EventId elsewhere[] = {event("payment")};
        rows.showOnly(elsewhere);
        QCOMPARE(rows.size(), std::size_t(3));
    }

    void ghostsAndTheRestOfManyAreAncestors()
    {
        SnapshotBuilder b;
        b.add({.id = "one", .second = 0, .parent = "nowhere"});
        b.add({.id = "two", .second = 1, .parent = "nowhere"});
        b.add({.id = "root", .second = 2});
        for (std::uint32_t i = 0; i <= kManyChildren; ++i)
            b.add({.id = "child" + std::to_string(i), .parent = "root"});
        const auto s = b.reconstructed();
        WaterfallRows rows = WaterfallRows::ofTrace(*s, TraceId(0));
        const EventId matches[] = {s->findEvent("two"), s->findEvent("child500")};
        rows.showOnly(matches);
        QCOMPARE(namesOf(*s, rows), std::string("group:one ghost:one two root more:child100 child500 "));
        rows.showAll();
        QCOMPARE(rows[rows.size() - 1].kind, WaterfallRow::Kind::More);
        QVERIFY(rows[rows.size() - 1].folded);
    }

    void arrowsLeadFromNoRowThatDoesNotStandForTheirCause()
    {
        WaterfallRows rows = WaterfallRows::ofChain(*m_story, explain(*m_story, event("order")));
        const EventId matches[] = {event("tap")};
        rows.showOnly(matches);
        const TimeAxis axis = TimeAxis::folded(rows.busy(*m_story));
        const Scene scene = drawn(rows, axis, {});
        QVERIFY(scene.arrows.empty());
    }

    void matchesAreMarked()
    {
        const WaterfallRows rows = WaterfallRows::ofTrace(*m_story, m_story->events.trace(event("order")));
        const TimeAxis axis = TimeAxis::folded(rows.busy(*m_story));
        const std::vector<EventId> matches{event("cart1"), event("order")};
        const auto marks = [&](const Scene& scene) {
            return std::ranges::count_if(
                scene.fills, [](const Fill& fill) { return fill.border == Ink::Accent && fill.radius > 0; });
        };
        const Scene scene = drawn(rows, axis, matches);
        QCOMPARE(marks(scene), 2);
        VERIFY_NONE(drawnOutside(scene));
        QCOMPARE(marks(drawn(rows, axis, {})), 0);
    }

    void aSubtreeStandsAlone()
    {
        const WaterfallRows rows = WaterfallRows::ofSubtree(*m_story, event("checkout"));
        QCOMPARE(namesOf(*m_story, rows), std::string("group:tap checkout order stock "));
        QCOMPARE(rows.leftOut(m_story->events.trace(event("order"))), 4U);
        QVERIFY(!rows.contains(event("tap")));
        QCOMPARE(rows.busy(*m_story).size(), std::size_t(3));
    }

    void theSubtreeOfAnOrphanHasNoGhost()
    {
        const WaterfallRows rows = WaterfallRows::ofSubtree(*m_story, event("payment"));
        QCOMPARE(namesOf(*m_story, rows).find("ghost"), std::string::npos);
        QVERIFY(rows.contains(event("payment")));
    }

    void rowsAreATreeOfSpans()
    {
        SnapshotBuilder b;
        b.add({.id = "a", .second = 0, .parent = "nowhere"});
        b.add({.id = "b", .second = 1, .parent = "a"});
        b.add({.id = "c", .second = 2});
        for (std::uint32_t i = 0; i <= kManyChildren; ++i)
            b.add({.id = "child" + std::to_string(i), .parent = "c"});
        const auto s = b.reconstructed();
        WaterfallRows rows = WaterfallRows::ofTrace(*s, TraceId(0));
        const SpanTree tree = rows.spanTree();
        QVERIFY(wordsOf(*s, tree).starts_with("missing  a<0 b<1 c child0<3 child1<3 "));
        QCOMPARE(tree.nodes.size(), std::size_t(4 + kManyChildren + 1));
        QVERIFY(std::all_of(tree.nodes.begin() + 4, tree.nodes.end(),
                            [](const SpanNode& node) { return node.parent == 3; }));
        rows.toggle(0);
        QCOMPARE(rows.spanTree().nodes.size(), tree.nodes.size());
        QVERIFY(WaterfallRows().spanTree().empty());
    }

    void aMillionRowsAreFilteredInAFrame()
    {
        const auto s = wideTrace(1'000'000, 10);
        WaterfallRows rows = WaterfallRows::ofTrace(*s, TraceId(0));
        std::vector<EventId> matches;
        for (std::uint32_t i = 0; i < s->events.size(); i += 1000)
            matches.emplace_back(i);
        QElapsedTimer timer;
        timer.start();
        rows.showOnly(matches);
        const qint64 took = timer.elapsed();
        QVERIFY(rows.size() > matches.size());
        QVERIFY2(took < 400, qPrintable(QString::number(took))); // 15 where it is optimized and alone
    }

private:
    [[nodiscard]] EventId event(std::string_view id) const { return m_story->findEvent(id); }
    [[nodiscard]] Scene drawn(const WaterfallRows& rows, const TimeAxis& axis,
                              const std::vector<EventId>& matches) const
    {
        WaterfallView view;
        view.width = 1200;
        view.height = 800;
        view.viewport = Viewport::whole(axis, view.width - view.treeWidth);
        view.matches = &matches;
        return waterfallScene(*m_story, Categories(*m_story), rows, axis, view, estimatedTextWidth);
    }

    std::shared_ptr<Snapshot> m_story;
};

QTEST_APPLESS_MAIN(WaterfallFilterTest)
#include "tst_waterfall_filter.moc"
