// SPDX-License-Identifier: GPL-3.0-or-later
// What the event filter lets in and leaves out, and what it makes of sessions, traces and spans.
#include "core/journey/timeline.h"
#include "core/journey/trace_list.h"
#include "core/layout/waterfall.h"
#include "core/model/event_filter.h"
#include "tests/support/compare_texts.h"
#include "tests/support/snapshot_builder.h"

#include <QTest>

using namespace throughline;
using namespace throughline::test;

namespace {

using Field = FilterTerm::Field;

FilterTerm term(Field field, std::string value, bool out = false)
{
    return {.field = field, .value = std::move(value), .kind = {}, .out = out};
}

FilterTerm entity(std::string kind, std::string value, bool out = false)
{
    return {.field = Field::Entity, .value = std::move(value), .kind = std::move(kind), .out = out};
}

std::string passingIds(const Snapshot& snapshot, std::vector<FilterTerm> terms)
{
    const PassingEvents passing(snapshot, EventFilter(std::move(terms)));
    std::vector<EventId> found;
    for (std::uint32_t i = 0; i < snapshot.events.size(); ++i) {
        if (passing(EventId(i)))
            found.emplace_back(i);
    }
    return idsOf(snapshot, found);
}

std::string wordsOf(const std::vector<FilterTerm>& terms)
{
    std::string words;
    for (const FilterTerm& each : terms)
        words += std::string(nameOf(each.field)) + "=" + each.kind + (each.kind.empty() ? "" : ":") +
                 each.value + " ";
    return words;
}

} // namespace

class EventFilterTest : public QObject {
    Q_OBJECT
private:
    std::shared_ptr<Snapshot> m_shop;

private Q_SLOTS:
    void initTestCase()
    {
        SnapshotBuilder b;
        b.add({.id = "tap", .type = "Tap", .className = "Webhook", .trace = "A", .contact = "c1"});
        b.add({.id = "cart",
               .type = "Cart",
               .className = "CartController",
               .status = EventStatus::Ok,
               .trace = "A",
               .parent = "tap",
               .contact = "c1",
               .references = {"cart:7"}});
        b.add({.id = "pay",
               .type = "Pay",
               .className = "Payments",
               .status = EventStatus::Error,
               .trace = "A",
               .parent = "cart",
               .contact = "c1",
               .user = "u-1",
               .references = {"order:7", "cart:7"}});
        b.add(
            {.id = "stock", .type = "Stock", .className = "CartController", .trace = "A", .parent = "cart"});
        b.add({.id = "later", .type = "Tap", .second = 90'000, .trace = "B", .contact = "c1"});
        m_shop = b.reconstructed();
    }

    void emptyLetsAllPass()
    {
        QCOMPARE(passingIds(*m_shop, {}), std::string("tap cart pay stock later"));
        QVERIFY(PassingEvents(*m_shop, EventFilter()).all());
    }

    void oneFieldsTermsAreAlternatives()
    {
        QCOMPARE(passingIds(*m_shop, {term(Field::Type, "Tap")}), std::string("tap later"));
        QCOMPARE(passingIds(*m_shop, {term(Field::Type, "Tap"), term(Field::Type, "Pay")}),
                 std::string("tap pay later"));
    }

    void fieldsMustAllHold()
    {
        QCOMPARE(passingIds(*m_shop, {term(Field::Class, "CartController"), entity("contact", "c1")}),
                 std::string("cart"));
        // Whatever the order in which they were added.
        QCOMPARE(passingIds(*m_shop, {term(Field::Class, "CartController"), entity("contact", "c1"),
                                      term(Field::Class, "Payments")}),
                 std::string("cart pay"));
    }

    void whatIsLeftOutIsNotLetIn()
    {
        QCOMPARE(passingIds(*m_shop, {term(Field::Type, "Tap", true)}), std::string("cart pay stock"));
        QCOMPARE(passingIds(*m_shop, {entity("cart", "7"), term(Field::Status, "error", true)}),
                 std::string("cart"));
        QCOMPARE(passingIds(*m_shop, {term(Field::Status, "error")}), std::string("pay"));
        QCOMPARE(passingIds(*m_shop, {term(Field::Status, "unknown")}), std::string("tap stock later"));
        QCOMPARE(passingIds(*m_shop, {entity("user", "u-1")}), std::string("pay"));
    }

    void whatIsNotInTheDataIsNoEvents()
    {
        QCOMPARE(passingIds(*m_shop, {term(Field::Type, "No such")}), std::string());
        QCOMPARE(passingIds(*m_shop, {entity("order", "8")}), std::string());
        QCOMPARE(passingIds(*m_shop, {term(Field::Class, "", true), entity("contact", "", true)}),
                 std::string("tap cart pay stock later"));
        // A value is told from another of its kind: cart 7 is not order 7.
        QCOMPARE(passingIds(*m_shop, {entity("order", "7")}), std::string("pay"));
    }

    void aTermTakesThePlaceOfItsOpposite()
    {
        EventFilter filter;
        filter.add(term(Field::Type, "Tap"));
        filter.add(term(Field::Type, "Tap"));
        QCOMPARE(filter.terms().size(), std::size_t{1});
        filter.add(term(Field::Type, "Tap", true));
        QCOMPARE(filter.terms().size(), std::size_t{1});
        QVERIFY(filter.terms().front().out);
        filter.remove(term(Field::Type, "Tap")); // is not there
        QVERIFY(!filter.empty());
        filter.remove(term(Field::Type, "Tap", true));
        QVERIFY(filter.empty());
    }

    void whatIsSaidOfAnEvent()
    {
        QCOMPARE(wordsOf(filterTermsOf(*m_shop, m_shop->findEvent("pay"))),
                 std::string("type=Pay class=Payments status=error entity=contact:c1 entity=user:u-1 "
                             "entity=order:7 entity=cart:7 "));
        // Whatever is said of it lets it pass.
        for (std::uint32_t i = 0; i < m_shop->events.size(); ++i) {
            for (const FilterTerm& each : filterTermsOf(*m_shop, EventId(i)))
                QVERIFY(PassingEvents(*m_shop, EventFilter({each}))(EventId(i)));
        }
    }

    void fieldsAreFoundByTheirNames()
    {
        for (const Field field : {Field::Type, Field::Class, Field::Status, Field::Entity})
            QVERIFY(filterFieldNamed(nameOf(field)) == field);
        QVERIFY(!filterFieldNamed("colour"));
    }

    void sessionsKeepWhatPasses()
    {
        const auto sessions = timelineOf(*m_shop, m_shop->findEntity("contact", "c1"));
        QCOMPARE(sessions.size(), std::size_t{2});
        const auto kept =
            passingOf(sessions, *m_shop, PassingEvents(*m_shop, EventFilter({term(Field::Type, "Pay")})));
        QCOMPARE(kept.size(), std::size_t{1});
        QCOMPARE(idsOf(*m_shop, kept[0].events), std::string("pay"));
        QCOMPARE(kept[0].traces.size(), std::size_t{1});
        QVERIFY(kept[0].from == m_shop->events.time(m_shop->findEvent("pay")));
        QVERIFY(passingOf(sessions, *m_shop, PassingEvents(*m_shop, EventFilter({term(Field::Type, "None")})))
                    .empty());
    }

    void tracesHoldAPassingEvent()
    {
        const TraceTable table = traceTable(*m_shop);
        TraceQuery query;
        query.events = EventFilter({entity("order", "7")});
        QVERIFY(query.filters());
        const auto traces = passingTraces(*m_shop, table, query);
        QCOMPARE(traces.size(), std::size_t{1});
        QCOMPARE(m_shop->traceName(traces[0]), std::string("A"));
        query.events = EventFilter({term(Field::Type, "Tap", true)});
        QCOMPARE(passingTraces(*m_shop, table, query).size(), std::size_t{1}); // B is nothing but taps
    }

    void spansStandBelowWhatIsLeftAboveThem()
    {
        const TraceId trace = m_shop->events.trace(m_shop->findEvent("tap"));
        const WaterfallRows rows = WaterfallRows::ofTrace(*m_shop, trace);
        const SpanTree tree =
            rows.spanTree(PassingEvents(*m_shop, EventFilter({term(Field::Type, "Cart", true)})));
        std::string words;
        for (const SpanNode& node : tree.nodes)
            words += m_shop->eventName(node.event) +
                     (node.parent == SpanNode::kNone ? " " : "<" + std::to_string(node.parent) + " ");
        QCOMPARE(words, std::string("tap pay<0 stock<0 "));
        QCOMPARE(rows.spanTree(PassingEvents(*m_shop, {})).nodes.size(), rows.spanTree().nodes.size());
    }
};

QTEST_APPLESS_MAIN(EventFilterTest)
#include "tst_event_filter.moc"
