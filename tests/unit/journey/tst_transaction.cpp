// SPDX-License-Identifier: GPL-3.0-or-later
// Transaction traces: events as trees by their parents, in display order (spec 2, "Transaction trace").
#include "core/journey/selector.h"
#include "core/journey/transaction.h"
#include "tests/support/compare_texts.h"
#include "tests/support/snapshot_builder.h"

#include <QtTest>

using namespace throughline;
using namespace throughline::test;

namespace {

// "root(a(b) c) other": children in brackets.
std::string treeOf(const Snapshot& s, const std::string& selector)
{
    const auto events = select(s, *parseSelector(selector));
    if (!events)
        return "nothing";
    std::string text;
    std::uint32_t depth = 0;
    for (const TransactionSpan& span : transactionOf(s, *events)) {
        if (span.depth > depth)
            text += '(';
        else if (!text.empty())
            text += std::string(depth - span.depth, ')') + ' ';
        depth = span.depth;
        text += s.eventName(span.event);
    }
    return text + std::string(depth, ')');
}

class TransactionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void traceIsItsTree()
    {
        SnapshotBuilder b;
        b.add({.id = "root"});
        b.add({.id = "a", .parent = "root"});
        b.add({.id = "orphan", .parent = "nowhere"});
        b.add({.id = "c", .parent = "root"});
        b.add({.id = "b", .parent = "a"});
        b.add({.id = "elsewhere", .trace = "U", .parent = "root"});
        const auto s = b.reconstructed();
        QCOMPARE(treeOf(*s, "trace:T"), std::string("root(a(b) c) orphan"));
        QCOMPARE(treeOf(*s, "trace:U"), std::string("elsewhere"));
    }

    void entityIsTheTreeOfItsEventsOnly()
    {
        SnapshotBuilder b;
        b.add({.id = "root"});
        b.add({.id = "start", .parent = "root", .references = {"checkout:55"}});
        b.add({.id = "between", .parent = "start"});
        b.add({.id = "below", .parent = "between", .references = {"checkout:55"}});
        b.add({.id = "child", .parent = "start", .references = {"checkout:55"}});
        b.add({.id = "other", .parent = "start", .references = {"checkout:56"}});
        b.add({.id = "crossed", .trace = "U", .parent = "child", .references = {"checkout:55"}});
        const auto s = b.reconstructed();
        // What lies between two of them does not join them; a parent in another trace does.
        QCOMPARE(treeOf(*s, "checkout:55"), std::string("start(child(crossed)) below"));
        QCOMPARE(treeOf(*s, "event:between"), std::string("between"));
    }

    void causesThatAreNoParentsNestNothing()
    {
        SnapshotBuilder b;
        b.add({.id = "sent", .trace = "A", .contact = "c1", .references = {"message:m1"}});
        b.add({.id = "reply", .trace = "B", .replyContext = "m1", .contact = "c1"});
        const auto s = b.reconstructed();
        QCOMPARE(treeOf(*s, "contact:c1"), std::string("sent reply"));
    }

    void placesTellTheTree()
    {
        SnapshotBuilder b;
        b.add({.id = "root"});
        b.add({.id = "a", .parent = "root"});
        b.add({.id = "b", .parent = "a"});
        b.add({.id = "c", .parent = "root"});
        b.add({.id = "top"});
        const auto s = b.reconstructed();
        const auto spans = transactionOf(*s, s->events.eventsOf(s->findTrace("T")));
        std::string ends, parents, children, ofRoot, tops;
        for (const TransactionSpan& span : spans) {
            ends += std::to_string(span.end) + ' ';
            parents += span.parent == TransactionSpan::kNone ? "- " : std::to_string(span.parent) + ' ';
            children += std::to_string(span.children) + ' ';
        }
        visitChildren(spans, 0, [&](std::uint32_t place) { ofRoot += s->eventName(spans[place].event); });
        visitChildren(spans, TransactionSpan::kNone,
                      [&](std::uint32_t place) { tops += s->eventName(spans[place].event); });
        QCOMPARE(ends, std::string("4 3 3 4 5 "));
        QCOMPARE(parents, std::string("- 0 1 0 - "));
        QCOMPARE(children, std::string("2 1 0 0 0 "));
        QCOMPARE(ofRoot, std::string("ac"));
        QCOMPARE(tops, std::string("roottop"));
    }

    void cycleOfParentsIsCutOnce()
    {
        constexpr int kMembers = 10'000;
        SnapshotBuilder b;
        for (int i = 0; i < kMembers; ++i)
            b.add({.id = std::to_string(i), .parent = std::to_string((i + kMembers - 1) % kMembers)});
        const auto s = b.reconstructed();
        const auto spans = transactionOf(*s, s->events.eventsOf(s->findTrace("T")));
        QCOMPARE(spans.size(), std::size_t{kMembers});
        QCOMPARE(spans.back().depth, std::uint32_t{kMembers - 1});
    }

    void nothingIsNothing()
    {
        const auto s = SnapshotBuilder().reconstructed();
        QVERIFY(transactionOf(*s, {}).empty());
    }
};

} // namespace

QTEST_GUILESS_MAIN(TransactionTest)
#include "tst_transaction.moc"
