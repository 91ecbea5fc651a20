// SPDX-License-Identifier: GPL-3.0-or-later
// All traces in figures; which of them a query lets pass, and in which order.
#include "core/journey/trace_list.h"
#include "tests/support/snapshot_builder.h"

#include <QtTest>

#include <algorithm>

using namespace throughline;
using namespace throughline::test;

namespace {

// Three traces and an event without one: checkout fails, send has lost its parent, ping is an instant.
std::shared_ptr<const Snapshot> shop()
{
    SnapshotBuilder b;
    b.add({.id = "c1",
           .type = "CheckoutStarted",
           .className = "App\\Http\\CheckoutController",
           .second = 10,
           .duration = 2 * kSecond,
           .trace = "checkout",
           .contact = "c-10"});
    b.add({.id = "c2",
           .type = "PaymentFailed",
           .className = "App\\Jobs\\Pay",
           .second = 11,
           .duration = 4 * kSecond,
           .status = EventStatus::Error,
           .trace = "checkout",
           .parent = "c1",
           .contact = "c-11"});
    b.add({.id = "s1",
           .type = "MessageSent",
           .className = "App\\Jobs\\SendCampaign",
           .second = 20,
           .duration = 20 * kMillisecond,
           .trace = "send",
           .parent = "gone",
           .contact = "c-9"});
    b.add({.id = "p1", .type = "Ping", .second = 30, .trace = "ping"});
    b.add({.id = "alone", .type = "Untraced", .untimed = true, .trace = ""});
    return b.reconstructed();
}

std::string namesOf(const Snapshot& s, const TraceQuery& query)
{
    std::string names;
    for (const TraceId trace : passingTraces(s, traceTable(s), query))
        names += (names.empty() ? "" : " ") + s.traceName(trace);
    return names;
}

} // namespace

class TraceListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void figuresOfTraces()
    {
        const auto s = shop();
        const TraceTable table = traceTable(*s);
        QCOMPARE(table.size(), std::size_t{4});
        const TraceFigures& checkout = table[s->findTrace("checkout").index()];
        QCOMPARE(checkout.start, SnapshotBuilder::kStart + 10 * kSecond);
        QCOMPARE(checkout.duration, 5 * kSecond);
        QCOMPARE(checkout.events, 2U);
        QCOMPARE(checkout.errors, 1U);
        QCOMPARE(checkout.breaks, 0U);
        QCOMPARE(s->eventName(checkout.root), std::string("c1"));
        QCOMPARE(s->entityName(checkout.contact), std::string("contact:c-10"));
        QCOMPARE(table[s->findTrace("send").index()].breaks, 1U);
        const TraceFigures& ping = table[s->findTrace("ping").index()];
        QCOMPARE(ping.duration, kNoDuration);
        QVERIFY(!ping.contact);
        const TraceFigures& alone = table[s->events.trace(s->findEvent("alone")).index()];
        QCOMPARE(alone.start, kNoTime);
        QCOMPARE(alone.duration, kNoDuration);
        QCOMPARE(alone.breaks, 1U); // it has no trace
    }

    void namesAreShort()
    {
        const auto s = shop();
        QCOMPARE(rootNameOf(*s, s->findEvent("c1")), std::string("CheckoutController · CheckoutStarted"));
        QCOMPARE(rootNameOf(*s, s->findEvent("p1")), std::string("Ping"));
        QCOMPARE(rootNameOf(*s, EventId()), std::string());
    }

    void textLooksAtIdRootAndContact()
    {
        const auto s = shop();
        QCOMPARE(namesOf(*s, {.text = "CHECKOUTC"}), std::string("checkout")); // class
        QCOMPARE(namesOf(*s, {.text = "messagesent"}), std::string("send"));   // type
        QCOMPARE(namesOf(*s, {.text = "c-9"}), std::string("send"));           // contact
        QCOMPARE(namesOf(*s, {.text = "pin"}), std::string("ping"));           // id
        QCOMPARE(namesOf(*s, {.text = "untraced:al"}), std::string("untraced:alone"));
        QCOMPARE(namesOf(*s, {.text = "PaymentFailed"}), std::string()); // not the root
        QCOMPARE(namesOf(*s, {.text = "c-11"}), std::string());          // not the first contact
        QVERIFY(TraceQuery{.text = "x"}.filters());
        QVERIFY(!TraceQuery{.descending = true}.filters());
    }

    void statusBreaksAndEntryPoint()
    {
        const auto s = shop();
        QCOMPARE(namesOf(*s, {.errors = Presence::With}), std::string("checkout"));
        QCOMPARE(namesOf(*s, {.errors = Presence::Without}), std::string("send ping untraced:alone"));
        QCOMPARE(namesOf(*s, {.breaks = Presence::With}), std::string("send untraced:alone"));
        QCOMPARE(namesOf(*s, {.breaks = Presence::Without}), std::string("checkout ping"));
        // Each entry point alone holds its own traces, and all of them together hold all.
        std::size_t sum = 0;
        for (std::size_t entry = 0; entry < kEntryPointCount; ++entry) {
            TraceQuery query;
            query.entries.set(entry);
            for (const TraceId trace : passingTraces(*s, traceTable(*s), query)) {
                QCOMPARE(static_cast<std::size_t>(s->clusters[trace].entry), entry);
                ++sum;
            }
        }
        QCOMPARE(sum, std::size_t{4});
        TraceQuery all;
        all.entries.set();
        QCOMPARE(passingTraces(*s, traceTable(*s), all).size(), std::size_t{4});
    }

    void windowsHoldTheirBounds()
    {
        const auto s = shop();
        const TimeNs start = SnapshotBuilder::kStart;
        TraceQuery query;
        query.window =
            TraceWindow{start + 10 * kSecond, start + 20 * kSecond, 20 * kMillisecond, 5 * kSecond};
        QCOMPARE(namesOf(*s, query), std::string("checkout send"));
        query.window->shortest = 21 * kMillisecond;
        QCOMPARE(namesOf(*s, query), std::string("checkout"));
        query.window->longest = 5 * kSecond - 1;
        QCOMPARE(namesOf(*s, query), std::string());
        query.window = TraceWindow{start, start + 60 * kSecond, 1, 0, true};
        QCOMPARE(namesOf(*s, query), std::string("ping")); // an instant; what has no time is in no window
        query.window->instants = false;
        QCOMPARE(namesOf(*s, query), std::string());
    }

    void sortsByEveryColumn()
    {
        const auto s = shop();
        const auto sorted = [&](TraceSort sort, bool descending = false) {
            return namesOf(*s, {.sort = sort, .descending = descending});
        };
        QCOMPARE(sorted(TraceSort::Start), std::string("checkout send ping untraced:alone"));
        QCOMPARE(sorted(TraceSort::Start, true), std::string("ping send checkout untraced:alone"));
        // What has none comes last in either order.
        QCOMPARE(sorted(TraceSort::Duration), std::string("send checkout ping untraced:alone"));
        QCOMPARE(sorted(TraceSort::Duration, true), std::string("checkout send ping untraced:alone"));
        QCOMPARE(sorted(TraceSort::Contact), std::string("send checkout ping untraced:alone")); // c-9, c-10
        QCOMPARE(sorted(TraceSort::Contact, true), std::string("checkout send ping untraced:alone"));
        QCOMPARE(sorted(TraceSort::Name), std::string("checkout ping send untraced:alone"));
        QCOMPARE(sorted(TraceSort::Id), std::string("checkout ping send untraced:alone"));
        QCOMPARE(sorted(TraceSort::Id, true), std::string("untraced:alone send ping checkout"));
        QVERIFY(sorted(TraceSort::Events, true).starts_with("checkout "));
        QVERIFY(sorted(TraceSort::Errors, true).starts_with("checkout "));
        QCOMPARE(sorted(TraceSort::Breaks), std::string("checkout ping send untraced:alone"));
        QVERIFY(!sorted(TraceSort::Entry).empty());
    }

    // More than one portion of the sort.
    void manyAreInOrder()
    {
        constexpr int kMany = 50'000;
        SnapshotBuilder b;
        for (int i = 0; i < kMany; ++i)
            b.add({.id = "e" + std::to_string(i),
                   .second = (i * 7919) % kMany,
                   .trace = "t-" + std::to_string(i),
                   .contact = "c-" + std::to_string((i * 31) % 1000)});
        const auto s = b.reconstructed();
        const TraceTable table = traceTable(*s);
        const auto byStart = passingTraces(*s, table, {});
        QCOMPARE(byStart.size(), std::size_t{kMany});
        QVERIFY(std::is_sorted(byStart.begin(), byStart.end(), [&](TraceId x, TraceId y) {
            return table[x.index()].start < table[y.index()].start;
        }));
        const auto byId = passingTraces(*s, table, {.sort = TraceSort::Id, .descending = true});
        for (std::size_t i = 0; i < byId.size(); ++i)
            QCOMPARE(s->traceName(byId[i]), "t-" + std::to_string(kMany - 1 - i));
        const auto byContact = passingTraces(*s, table, {.text = "c-7", .sort = TraceSort::Contact});
        QVERIFY(!byContact.empty());
        QVERIFY(std::is_sorted(byContact.begin(), byContact.end(), [&](TraceId x, TraceId y) {
            const auto number = [&](TraceId t) {
                return std::stoi(s->str(s->entities[table[t.index()].contact].value).substr(2));
            };
            return number(x) < number(y);
        }));
        CancelToken cancelled;
        cancelled.cancel();
        QVERIFY(passingTraces(*s, table, {.text = "c", .sort = TraceSort::Id}, cancelled).size() <
                byStart.size());
    }
};

QTEST_GUILESS_MAIN(TraceListTest)
#include "tst_trace_list.moc"
