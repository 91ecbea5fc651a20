// SPDX-License-Identifier: GPL-3.0-or-later
// Selectors (spec 4) and search (spec 5, "Search bar").
#include "core/journey/search.h"
#include "core/journey/selector.h"
#include "tests/support/compare_texts.h"
#include "tests/support/snapshot_builder.h"

#include <QtTest>

using namespace throughline;
using namespace throughline::test;

namespace {

constexpr const char* kUuid = "550e8400-e29b-41d4-a716-446655440000";

std::shared_ptr<Snapshot> shop()
{
    const std::string uuid = kUuid;
    SnapshotBuilder b;
    b.add({.id = "e-session", .trace = "Trace-A", .contact = "c-12"});
    b.add({.id = "e-checkout", .trace = "Trace-A", .contact = "c-12", .references = {"checkout:1234"}});
    b.add({.id = "e-order", .trace = "Trace-A", .contact = "c-12", .references = {"order:1234"}});
    b.add({.id = "e-paid",
           .trace = "Trace-B",
           .token = "api|" + uuid + "|job-1",
           .contact = "c-12",
           .references = {"order:1234", "order:12345"}});
    b.add({.id = "e-shipped",
           .trace = "Trace-C",
           .token = "api|" + uuid + "|job-2",
           .references = {"order:1234"}});
    b.add({.id = "e-record", .trace = uuid, .correlation = "550E8400-E29B-41D4-A716-446655440000"});
    b.add({.id = "e-sent", .trace = "", .references = {"message:wamid.1234", "url:http://x"}});
    b.add({.id = "", .trace = "Trace-D", .span = "s"});
    return b.reconstructed();
}

std::string selected(const Snapshot& s, std::string_view text)
{
    const auto selector = parseSelector(text);
    if (!selector)
        return describe(selector.error());
    const auto events = select(s, *selector);
    return events ? idsOf(s, *events) : describe(events.error());
}

std::string targeted(const Snapshot& s, std::string_view text)
{
    const auto event = target(s, *parseSelector(text));
    return event ? s.eventName(*event) : describe(event.error());
}

std::string found(const Snapshot& s, std::string_view text, std::uint32_t limit = 50)
{
    std::string hits;
    for (const SearchHit& hit : search(s, text, limit).hits)
        hits += (hits.empty() ? "" : " ") + hit.selector.text();
    return hits;
}

class SelectorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void selectorIsKindAndValue()
    {
        const auto selector = parseSelector("trace:a:b");
        QVERIFY(selector.has_value());
        QCOMPARE(selector->kind, std::string("trace"));
        QCOMPARE(selector->value, std::string("a:b"));
        QCOMPARE(selector->text(), std::string("trace:a:b"));
        for (const char* bad : {"", "1234", ":1234", "order:", ":"}) {
            const auto none = parseSelector(bad);
            QVERIFY2(!none, bad);
            QCOMPARE(none.error().code, ProblemCode::BadSelector);
        }
    }

    void selectsEventsTracesAndEntities()
    {
        const auto s = shop();
        QCOMPARE(selected(*s, "event:e-order"), std::string("e-order"));
        QCOMPARE(selected(*s, "trace:Trace-A"), std::string("e-session e-checkout e-order"));
        QCOMPARE(selected(*s, "order:1234"), std::string("e-order e-paid e-shipped"));
        QCOMPARE(selected(*s, "contact:c-12"), std::string("e-session e-checkout e-order e-paid"));
        QCOMPARE(selected(*s, "trace:untraced:e-sent"), std::string("e-sent"));
        QCOMPARE(selected(*s, "url:http://x"), std::string("e-sent"));
        QCOMPARE(selected(*s, "order:99"), std::string("Nothing here matches order:99"));
        QCOMPARE(selected(*s, "planet:1234"), std::string("Nothing here matches planet:1234"));
        QCOMPARE(selected(*s, "event:Trace-A"), std::string("Nothing here matches event:Trace-A"));
    }

    void madeUpIdsAreSelectors()
    {
        const auto s = shop();
        const std::string name = s->eventName(s->events.eventsOf(s->findTrace("Trace-D")).front());
        QCOMPARE(name, std::string("1@7"));
        QCOMPARE(selected(*s, "event:1@7"), name);
        QCOMPARE(found(*s, "1@7"), std::string("event:1@7"));
        QCOMPARE(found(*s, "untraced:e-sent"), std::string("trace:untraced:e-sent"));
    }

    void tokenSelectsWhatSharesItsCorrelationId()
    {
        const auto s = shop();
        const std::string all = "e-paid e-shipped e-record";
        QCOMPARE(selected(*s, std::string("token:api|") + kUuid + "|job-1"), all);
        QCOMPARE(selected(*s, std::string("token:other|") + kUuid), all);
        QCOMPARE(selected(*s, std::string("token:") + kUuid), all);
        QCOMPARE(selected(*s, "token:api"), std::string("Nothing here matches token:api"));
        QCOMPARE(selected(*s, "token:api|00000000-e29b-41d4-a716-446655440000"),
                 std::string("Nothing here matches token:api|00000000-e29b-41d4-a716-446655440000"));
    }

    void targetIsTheOneEventThatIsMeant()
    {
        const auto s = shop();
        QCOMPARE(targeted(*s, "event:e-paid"), std::string("e-paid"));
        QCOMPARE(targeted(*s, "trace:Trace-A"), std::string("e-session"));
        QCOMPARE(targeted(*s, "order:1234"), std::string("e-order"));
        QCOMPARE(targeted(*s, "contact:c-12"), std::string("e-paid"));
        QCOMPARE(targeted(*s, std::string("token:api|") + kUuid + "|job-1"), std::string("e-paid"));
        QCOMPARE(targeted(*s, std::string("token:x|") + kUuid), std::string("e-record"));
        QCOMPARE(targeted(*s, "order:99"), std::string("Nothing here matches order:99"));
    }

    void parentCreatesWhereTimesTie()
    {
        SnapshotBuilder b;
        b.add({.id = "stock", .second = 1, .parent = "order", .references = {"order:1"}});
        b.add({.id = "order", .second = 1, .parent = "checkout", .references = {"order:1"}});
        b.add({.id = "checkout", .second = 1});
        QCOMPARE(targeted(*b.reconstructed(), "order:1"), std::string("order"));
        b.events()[1].second = 2; // dated later: then the earliest that names it is taken for its creator
        QCOMPARE(targeted(*b.reconstructed(), "order:1"), std::string("stock"));
    }

    void exactBeforePrefixBeforeSubstring()
    {
        const auto s = shop();
        QCOMPARE(found(*s, "1234"), std::string("order:1234 checkout:1234 order:12345 message:wamid.1234"));
        QCOMPARE(search(*s, "1234").total, 4U);
    }

    void entitiesBeforeMessagesBeforeTracesBeforeEvents()
    {
        SnapshotBuilder b;
        b.add({.id = "x-event",
               .trace = "x-trace",
               .contact = "x-contact",
               .references = {"message:x-message"}});
        const auto s = b.reconstructed();
        QCOMPARE(found(*s, "x-"),
                 std::string("contact:x-contact message:x-message trace:x-trace event:x-event"));
    }

    void caseAndBlanksAroundDoNotMatter()
    {
        const auto s = shop();
        QCOMPARE(found(*s, " tRACE-b\n"), std::string("trace:Trace-B"));
        QCOMPARE(found(*s, ""), std::string());
        QCOMPARE(found(*s, "   "), std::string());
        QCOMPARE(found(*s, "nowhere"), std::string());
    }

    void kindNarrowsTheSearch()
    {
        const auto s = shop();
        QCOMPARE(found(*s, "order:12"), std::string("order:1234 order:12345"));
        QCOMPARE(found(*s, "Checkout: 12"), std::string("checkout:1234"));
        QCOMPARE(found(*s, "order:"), std::string("order:1234 order:12345"));
        QCOMPARE(found(*s, "event:e-s"), std::string("event:e-sent event:e-session event:e-shipped"));
        QCOMPARE(found(*s, "trace:-b"), std::string("trace:Trace-B"));
        QCOMPARE(found(*s, "http://x"), std::string("url:http://x")); // no kind of this data
    }

    void limitKeepsTheBestAndTotalCountsAll()
    {
        SnapshotBuilder b;
        for (int i = 999; i >= 0; --i)
            b.add({.id = "e" + std::to_string(i), .references = {"order:" + std::to_string(1000 + i)}});
        const auto s = b.reconstructed();
        const SearchResult result = search(*s, "1", 3);
        QCOMPARE(result.hits.size(), std::size_t{3});
        QCOMPARE(result.hits[0].selector.text(), std::string("order:1000"));
        QCOMPARE(result.hits[2].selector.text(), std::string("order:1002"));
        QCOMPARE(result.total, 1000U + 271U); // every order begins with 1; 271 event ids hold a 1
    }

    void hitKnowsItsEventsAndTheOneItStandsFor()
    {
        const auto s = shop();
        const SearchHit order = search(*s, "order:1234").hits.front();
        QCOMPARE(order.events, 3U);
        QCOMPARE(s->eventName(order.event), std::string("e-order"));
        const SearchHit contact = search(*s, "c-12").hits.front();
        QCOMPARE(contact.events, 4U);
        QCOMPARE(s->eventName(contact.event), std::string("e-paid"));
        const SearchHit trace = search(*s, "trace-a").hits.front();
        QCOMPARE(trace.events, 3U);
        QCOMPARE(s->eventName(trace.event), std::string("e-session"));
    }

    void tokenIsOffered()
    {
        const auto s = shop();
        const std::string token = std::string("api|") + kUuid + "|job-2";
        const SearchHit hit = search(*s, token).hits.front();
        QCOMPARE(hit.selector.text(), "token:" + token);
        QCOMPARE(hit.events, 3U);
        QCOMPARE(s->eventName(hit.event), std::string("e-shipped"));
        const SearchHit unknown = search(*s, "x|00000000-e29b-41d4-a716-446655440000").hits.front();
        QCOMPARE(unknown.selector.kind, std::string("token"));
        QVERIFY(!unknown.event);
    }

    void cancelEndsTheSearch()
    {
        const CancelToken cancel;
        cancel.cancel();
        QVERIFY(search(*shop(), "1234", 50, cancel).hits.empty());
    }

    void longTextsAreSearchedToo()
    {
        SnapshotBuilder b;
        b.add({.id = std::string(1000, 'x') + "NEEDLE", .span = "s"});
        const auto s = b.reconstructed();
        QCOMPARE(search(*s, "needle").total, 1U);
        QCOMPARE(search(*s, std::string(2000, 'x')).total, 0U);
    }
};

} // namespace

QTEST_GUILESS_MAIN(SelectorTest)
#include "tst_selector.moc"
