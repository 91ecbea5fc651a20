// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/string_pool.h"
#include "core/model/entity_table.h"
#include "core/model/event_store.h"

#include <QTest>

#include <vector>

using namespace throughline;

namespace {

// Appends rows that differ in what a test is about and checks what sealing makes of them.
struct Rows {
    StringPool strings;
    EntityTable entities;
    EventStore store;

    EntityId entity(const char* kind, const char* value)
    {
        return entities.intern(strings.intern(kind), strings.intern(value));
    }

    void add(TimeNs time, const char* id, const char* trace = "", EntityId contact = {},
             std::vector<EntityId> references = {})
    {
        EventRow row;
        row.time = time;
        row.id = strings.intern(id);
        row.type = strings.intern("Type");
        row.trace = strings.intern(trace);
        row.contact = contact;
        row.place = {SourceId(0), 100U * store.size(), 10};
        store.append(row, references);
    }

    void seal() { entities.seal(store.seal(entities.size()).entityOrder); }

    std::string ids(std::span<const EventId> events) const
    {
        std::string text;
        for (const EventId e : events)
            text += strings.str(store.id(e));
        return text;
    }

    std::string allIds() const
    {
        std::string text;
        for (std::uint32_t i = 0; i < store.size(); ++i)
            text += strings.str(store.id(EventId(i)));
        return text;
    }
};

} // namespace

class TestEventStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sortsByTimeAndKeepsTheOrderOfTies()
    {
        Rows rows;
        rows.add(30, "c");
        rows.add(10, "a");
        rows.add(20, "x");
        rows.add(20, "y");
        rows.seal();
        QCOMPARE(rows.allIds(), std::string("axyc"));
        QCOMPARE(rows.store.place(EventId(0)).offset, std::uint64_t{100});
        QCOMPARE(rows.store.place(EventId(3)).offset, std::uint64_t{0});
    }

    void eventsWithoutATimeComeLast()
    {
        Rows rows;
        rows.add(kNoTime, "u");
        rows.add(-5, "b");
        rows.add(kNoTime, "v");
        rows.add(-7, "a");
        rows.seal();
        QCOMPARE(rows.allIds(), std::string("abuv"));
        QCOMPARE(rows.store.timedCount(), 2U);
        QVERIFY(rows.store.timed(EventId(1)));
        QVERIFY(!rows.store.timed(EventId(2)));
    }

    void eachEventWithoutATraceIsAClusterOfItsOwn()
    {
        Rows rows;
        rows.add(1, "a", "t");
        rows.add(2, "b");
        rows.add(3, "c", "t");
        rows.add(4, "d");
        rows.seal();
        QCOMPARE(rows.store.traceCount(), 3U);
        QCOMPARE(rows.ids(rows.store.eventsOf(rows.store.trace(EventId(0)))), std::string("ac"));
        QVERIFY(rows.store.trace(EventId(1)) != rows.store.trace(EventId(3)));
        QVERIFY(!rows.store.traceName(rows.store.trace(EventId(1))));
        QCOMPARE(rows.strings.str(rows.store.traceName(rows.store.trace(EventId(2)))), std::string("t"));
    }

    void referencesMoveWithTheirRowAndAreIndexed()
    {
        Rows rows;
        // More than are used, and in another order than the events name them.
        const EntityId unused = rows.entity("order", "2");
        EntityId order = rows.entity("order", "1");
        EntityId cart = rows.entity("cart", "9");
        EntityId contact = rows.entity("contact", "c");
        QVERIFY(unused.valid());
        rows.add(3, "late", "", contact, {order, cart});
        rows.add(2, "none", "", contact);
        rows.add(1, "early", "", {}, {cart});
        rows.seal();
        const auto found = [&](const char* kind, const char* value) {
            return rows.entities.find(rows.strings.find(kind), rows.strings.find(value));
        };
        QCOMPARE(rows.entities.size(), std::size_t{3});
        QVERIFY(!found("order", "2"));
        order = found("order", "1");
        cart = found("cart", "9");
        contact = found("contact", "c");
        QCOMPARE(cart.index(), 0U); // the first that an event names
        QCOMPARE(contact.index(), 1U);
        QCOMPARE(order.index(), 2U);
        QCOMPARE(rows.ids(rows.store.eventsOf(cart)), std::string("earlylate"));
        QCOMPARE(rows.ids(rows.store.eventsOf(order)), std::string("late"));
        QCOMPARE(rows.ids(rows.store.eventsOf(contact)), std::string("nonelate"));
        const auto references = rows.store.references(EventId(2));
        QCOMPARE(references.size(), std::size_t{2});
        QVERIFY(references[0] == order);
        QVERIFY(rows.store.references(EventId(1)).empty());
    }

    void repeatsAreFoldedIntoTheFirst()
    {
        Rows rows;
        const auto add = [&](TimeNs time, const char* id, std::uint64_t digest, std::uint32_t source) {
            EventRow row;
            row.time = time;
            row.id = rows.strings.intern(id);
            row.digest = digest;
            row.place.source = SourceId(source);
            rows.store.append(row, {});
        };
        add(2, "b", 7, 0);
        add(1, "a", 8, 0);
        add(2, "again", 7, 0);
        add(2, "other", 9, 1);
        add(2, "again", 7, 1);
        add(3, "later", 7, 1); // not the same record: its time differs
        add(kNoTime, "untimed", 5, 0);
        add(kNoTime, "again", 5, 1);
        const std::vector<std::uint64_t> folded = rows.store.seal(0).folded;
        QCOMPARE(folded, (std::vector<std::uint64_t>{1, 2}));
        QCOMPARE(rows.store.size(), 5U);
        std::string ids;
        for (std::uint32_t i = 0; i < rows.store.size(); ++i)
            ids += rows.strings.str(rows.store.id(EventId(i))) + " ";
        QCOMPARE(ids, std::string("a b other later untimed "));
        QCOMPARE(rows.store.repeats(EventId(0)), 0U);
        QCOMPARE(rows.store.repeats(EventId(1)), 2U);
        QCOMPARE(rows.store.repeats(EventId(2)), 0U);
        QCOMPARE(rows.store.repeats(EventId(4)), 1U);
    }

    void spanLinksFollowTheirEvent()
    {
        Rows rows;
        const SpanLink first{rows.strings.intern("t"), rows.strings.intern("s")};
        const SpanLink second{rows.strings.intern("t"), rows.strings.intern("s2")};
        EventRow row;
        row.time = 2;
        rows.store.append(row, {}, std::vector{first, second});
        row.time = 1;
        rows.store.append(row, {});
        rows.seal();
        QVERIFY(rows.store.spanLinks(EventId(0)).empty());
        const auto links = rows.store.spanLinks(EventId(1));
        QCOMPARE(std::vector<SpanLink>(links.begin(), links.end()), (std::vector{first, second}));
    }

    void durationsAreClampedForDrawingOnly()
    {
        Rows rows;
        for (const DurationNs duration : {kNoDuration, DurationNs{-5}, DurationNs{7}, DurationNs{1} << 62}) {
            EventRow row;
            row.time = rows.store.size();
            row.duration = duration;
            rows.store.append(row, {});
        }
        rows.seal();
        QCOMPARE(rows.store.drawnDuration(EventId(0)), DurationNs{0});
        QCOMPARE(rows.store.drawnDuration(EventId(1)), DurationNs{0});
        QCOMPARE(rows.store.duration(EventId(1)), DurationNs{-5});
        QCOMPARE(rows.store.drawnDuration(EventId(2)), DurationNs{7});
        QCOMPARE(rows.store.drawnDuration(EventId(3)), 3653 * kDay);
    }

    void anEmptyStoreSeals()
    {
        Rows rows;
        rows.seal();
        QCOMPARE(rows.store.size(), 0U);
        QCOMPARE(rows.store.traceCount(), 0U);
    }

    void costsAtMost160BytesAnEvent()
    {
        Rows rows;
        const EntityId contact = rows.entity("contact", "c");
        for (int i = 0; i < 20'000; ++i) {
            const std::string number = std::to_string(i);
            rows.add(i, number.c_str(), std::to_string(i / 2).c_str(), contact,
                     {rows.entity("message", number.c_str()), rows.entity("campaign", "x")});
        }
        rows.seal();
        QVERIFY(rows.store.bytes() / rows.store.size() <= 160);
    }
};

QTEST_GUILESS_MAIN(TestEventStore)
#include "tst_event_store.moc"
