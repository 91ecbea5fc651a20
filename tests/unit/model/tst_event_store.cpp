// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/string_pool.h"
#include "core/model/entity_table.h"
#include "core/model/event_store.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
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

    void seal() { store.seal(entities); }

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

// Rows in which each field is sometimes there, appended by three threads that take turns.
struct MixedRows {
    static constexpr std::uint32_t kThreads = 3;

    StringPool strings;
    EntityTable entities;
    EventStore store;
    std::mt19937 engine{7};

    std::uint32_t random() { return static_cast<std::uint32_t>(engine()); }
    bool sometimes(unsigned oneIn) { return random() % oneIn == 0; }
    StringId text(unsigned oneIn, const char* prefix, unsigned of)
    {
        return sometimes(oneIn) ? strings.intern(prefix + std::to_string(random() % of)) : StringId();
    }
    EntityId entity(unsigned of)
    {
        return entities.intern(strings.intern("order"), strings.intern(std::to_string(random() % of)));
    }

    EventRow row(std::uint32_t number, bool inOrder)
    {
        EventRow row;
        row.time = sometimes(50) && !inOrder ? kNoTime : inOrder ? number / 3 : random() % 100'000;
        row.duration = sometimes(2) ? static_cast<DurationNs>(random()) << (random() % 30) : kNoDuration;
        row.status = static_cast<EventStatus>(random() % 3);
        row.spanKind = static_cast<SpanKind>(random() % 6);
        row.type = text(1, "type", 9);
        row.id = text(2, "id", 1'000'000);
        row.className = text(3, "class", 20);
        row.error = text(900, "error", 20);
        row.trace = text(2, "trace", 30'000);
        row.span = text(1, "span", 1'000'000);
        row.parent = text(2, "span", 1'000'000);
        row.causalTrace = text(70, "trace", 30'000);
        row.replyContext = text(7, "message", 1000);
        row.correlation = text(100'000, "trace", 30'000);
        row.contact = sometimes(2) ? entity(5000) : EntityId();
        row.user = sometimes(9) ? entity(50) : EntityId();
        row.place = {SourceId(random() % 3), std::uint64_t{random()} << (random() % 8), number};
        row.digest = sometimes(4) ? random() % 4 : 0;
        return row;
    }

    void fill(std::uint32_t count, bool inOrder)
    {
        std::vector<EntityId> references;
        std::vector<SpanLink> links;
        for (std::uint32_t i = 0; i < count; ++i) {
            // Now and then more than a chunk holds.
            references.resize(i == count / 2 ? 700'000 : random() % 20);
            for (EntityId& reference : references)
                reference = entity(5000);
            links.resize(sometimes(30) ? random() % 4 : 0);
            for (SpanLink& link : links)
                link = {text(1, "trace", 30'000), text(1, "span", 1000)};
            PackedRows::Writer& writer = store.writer(i / 1000 % kThreads);
            writer.append(row(i, inOrder), references, links);
            if (i % 1000 == 999 || i + 1 == count)
                store.append(writer.take());
        }
    }

    std::string describe(EventId e) const
    {
        const RecordPlace place = store.place(e);
        std::string text;
        const auto add = [&](auto value) { text += std::to_string(value) + " "; };
        add(store.time(e));
        add(store.timed(e));
        add(store.duration(e));
        add(static_cast<int>(store.status(e)));
        add(static_cast<int>(store.spanKind(e)));
        for (const StringId id : {store.type(e), store.id(e), store.className(e), store.error(e),
                                  store.span(e), store.parent(e), store.causalTrace(e), store.replyContext(e),
                                  store.correlation(e), store.token(e), store.traceName(store.trace(e))})
            add(id.raw());
        add(store.trace(e).index());
        add(store.contact(e).raw());
        add(store.user(e).raw());
        add(place.source.index());
        add(place.offset);
        add(place.length);
        add(store.repeats(e));
        for (const EntityId reference :
             store.references(e).first(std::min<std::size_t>(store.references(e).size(), 30)))
            add(reference.index());
        add(store.references(e).size());
        for (const SpanLink& link : store.spanLinks(e)) {
            add(link.trace.raw());
            add(link.span.raw());
        }
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
        const std::vector<std::uint64_t> folded = rows.store.seal(rows.entities);
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

    // What the answers to several questions share came once.
    void whatOverlappingSourcesShareIsNoRepeat()
    {
        Rows rows;
        for (const std::uint32_t source : {0U, 1U, 1U, 2U, 2U, 3U}) {
            EventRow row;
            row.time = 1;
            row.digest = 7;
            row.place.source = SourceId(source);
            rows.store.append(row, {});
            row.digest = source == 2 ? 8 : 0;
            rows.store.append(row, {});
        }
        rows.store.takeAsOverlapping(SourceId(0), SourceId(2));
        rows.store.takeAsOverlapping(SourceId(2), SourceId(4));
        QCOMPARE(rows.store.seal(rows.entities), (std::vector<std::uint64_t>{0, 2, 3, 1}));
        QCOMPARE(rows.store.repeats(EventId(0)),
                 3U); // of sources 2 and 3, which do not overlap with the first
        std::uint32_t others = 0;
        for (std::uint32_t i = 1; i < rows.store.size(); ++i)
            others += rows.store.repeats(EventId(i));
        QCOMPARE(others, 1U); // within one source
    }

    // The same bytes inside of two traces, or of two processes, are two events.
    void whatSurroundsARecordTellsItApart()
    {
        Rows rows;
        const auto add = [&](const char* trace, const char* className) {
            EventRow row;
            row.time = 1;
            row.digest = 7;
            row.trace = rows.strings.intern(trace);
            row.className = rows.strings.intern(className);
            rows.store.append(row, {});
        };
        add("one", "cart");
        add("two", "cart");
        add("two", "mail");
        add("two", "cart");
        QCOMPARE(rows.store.seal(rows.entities), std::vector<std::uint64_t>{1});
        QCOMPARE(rows.store.size(), 3U);
        QCOMPARE(rows.store.repeats(EventId(1)), 1U);
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

    void isTheSameOnAnyNumberOfThreads_data()
    {
        QTest::addColumn<bool>("inOrder");
        QTest::newRow("in order") << true;
        QTest::newRow("in any order") << false;
    }
    void isTheSameOnAnyNumberOfThreads()
    {
        QFETCH(bool, inOrder);
        constexpr std::uint32_t kCount = 150'000; // more than two ranges
        MixedRows first;
        first.fill(kCount, inOrder);
        const std::vector<std::uint64_t> folded = first.store.seal(first.entities, 1);
        QCOMPARE(folded.size(), std::size_t{3});
        QCOMPARE(first.store.size() + std::accumulate(folded.begin(), folded.end(), std::uint64_t{0}),
                 std::uint64_t{kCount});
        for (const unsigned threads : {2U, 5U}) {
            MixedRows second;
            second.fill(kCount, inOrder);
            QCOMPARE(second.store.seal(second.entities, threads), folded);
            QCOMPARE(second.store.size(), first.store.size());
            QCOMPARE(second.store.timedCount(), first.store.timedCount());
            QCOMPARE(second.store.traceCount(), first.store.traceCount());
            QCOMPARE(second.entities.size(), first.entities.size());
            for (std::uint32_t i = 0; i < first.store.size(); ++i)
                QCOMPARE(second.describe(EventId(i)), first.describe(EventId(i)));
            for (std::uint32_t i = 0; i < first.entities.size(); ++i) {
                QVERIFY(second.entities[EntityId(i)] == first.entities[EntityId(i)]);
                QVERIFY(std::ranges::equal(second.store.eventsOf(EntityId(i)),
                                           first.store.eventsOf(EntityId(i))));
            }
        }
    }

    // What was appended comes back, whatever else the row has.
    void keepsEachField()
    {
        MixedRows rows;
        rows.fill(5000, false);
        MixedRows again; // the same rows once more
        std::map<std::uint32_t, EventRow> appended;
        std::vector<EntityId> references;
        for (std::uint32_t i = 0; i < 5000; ++i) {
            for (std::size_t count = i == 2500 ? 700'000 : again.random() % 20; count != 0; --count)
                again.entity(5000);
            for (std::size_t count = again.sometimes(30) ? again.random() % 4 : 0; count != 0; --count) {
                again.text(1, "trace", 30'000);
                again.text(1, "span", 1000);
            }
            EventRow row = again.row(i, false);
            appended.emplace(i, row);
        }
        rows.store.seal(rows.entities);
        QVERIFY(rows.store.size() > 4000);
        for (std::uint32_t i = 0; i < rows.store.size(); ++i) {
            const EventId e(i);
            const EventRow& row = appended.at(rows.store.place(e).length); // its number
            QCOMPARE(rows.store.time(e), row.time);
            QCOMPARE(rows.store.duration(e), row.duration);
            QCOMPARE(rows.store.status(e), row.status);
            QCOMPARE(rows.store.spanKind(e), row.spanKind);
            QCOMPARE(rows.store.place(e).offset, row.place.offset);
            QCOMPARE(rows.store.place(e).source.index(), row.place.source.index());
            const std::pair<StringId, StringId> texts[] = {
                {rows.store.type(e), row.type},
                {rows.store.id(e), row.id},
                {rows.store.className(e), row.className},
                {rows.store.error(e), row.error},
                {rows.store.traceName(rows.store.trace(e)), row.trace},
                {rows.store.span(e), row.span},
                {rows.store.parent(e), row.parent},
                {rows.store.causalTrace(e), row.causalTrace},
                {rows.store.replyContext(e), row.replyContext},
                {rows.store.correlation(e), row.correlation},
                {rows.store.token(e), row.token}};
            for (const auto& [found, expected] : texts)
                QCOMPARE(rows.strings.str(found), again.strings.str(expected));
            QCOMPARE(rows.store.contact(e).valid(), row.contact.valid());
            if (row.contact)
                QVERIFY(rows.strings.str(rows.entities[rows.store.contact(e)].value) ==
                        again.strings.str(again.entities[row.contact].value));
            QCOMPARE(rows.store.user(e).valid(), row.user.valid());
        }
    }

    void contextsFillInWhatRowsLeaveToThem()
    {
        StringPool strings;
        EntityTable entities;
        EventStore store;
        PackedRows::Writer& writer = store.writer(0);
        EventRow row;
        row.time = 1;
        row.context = ContextId(4);
        row.contextKey = strings.intern("p1");
        writer.append(row, {}, std::vector{SpanLink{{}, strings.intern("s")}});
        row.time = 2;
        row.context = {};
        writer.append(row, {});
        EventBatch batch = writer.take();
        QVERIFY(batch.inContexts);
        int visited = 0;
        store.complete(batch, [&](const EventStore::RowInContext& found) {
            ++visited;
            QVERIFY(found.context == ContextId(4));
            QVERIFY(found.contextKey == strings.find("p1"));
            QVERIFY(!found.className && !found.trace);
            found.context = ContextId(9);
            found.className = strings.intern("shop");
            found.trace = strings.intern("t");
            found.spanLinks[0].trace = strings.intern("t");
        });
        QCOMPARE(visited, 1);
        store.append(std::move(batch));
        store.seal(entities);
        QCOMPARE(store.context(EventId(0)).index(), 9U);
        QCOMPARE(strings.str(store.className(EventId(0))), std::string("shop"));
        QCOMPARE(strings.str(store.traceName(store.trace(EventId(0)))), std::string("t"));
        QCOMPARE(strings.str(store.spanLinks(EventId(0))[0].trace), std::string("t"));
        QVERIFY(!store.context(EventId(1)));
        QVERIFY(!store.className(EventId(1)));
    }

    void tracesAreFoundByName()
    {
        Rows rows;
        for (int i = 0; i < 5000; ++i)
            rows.add(i, "", i % 7 == 0 ? "" : ("t" + std::to_string(i / 2)).c_str());
        rows.seal();
        for (std::uint32_t i = 0; i < rows.store.traceCount(); ++i) {
            const StringId name = rows.store.traceName(TraceId(i));
            QVERIFY(!name || rows.store.traceNamed(name) == TraceId(i));
        }
        QVERIFY(!rows.store.traceNamed(StringId()));
        QVERIFY(!rows.store.traceNamed(rows.strings.find("Type")));
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
