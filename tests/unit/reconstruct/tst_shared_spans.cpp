// SPDX-License-Identifier: GPL-3.0-or-later
// Calls that client and server tell of under one span id, and span links: what they link, and what not.
#include "core/model/wording.h"
#include "tests/support/compare_texts.h"
#include "tests/support/snapshot_builder.h"

#include <QtTest>

using namespace throughline;
using namespace throughline::test;

namespace {

// Shop calls stock under the span id `call`; both have work below it, and the bank a call that shop made.
SnapshotBuilder sharedCall()
{
    SnapshotBuilder b;
    b.add({.id = "root", .className = "shop", .spanKind = SpanKind::Server});
    b.add({.id = "client",
           .className = "shop",
           .spanKind = SpanKind::Client,
           .span = "call",
           .parent = "root"});
    b.add({.id = "server",
           .className = "stock",
           .spanKind = SpanKind::Server,
           .span = "call",
           .parent = "root"});
    b.add({.id = "query", .className = "stock", .parent = "call"});
    b.add({.id = "retry", .className = "shop", .parent = "call"});
    b.add({.id = "nobody", .parent = "call"});
    return b;
}

} // namespace

class SharedSpansTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theServersHalfHangsBelowTheClients();
    void clocksDoNotMatter();
    void oneHalfAloneKeepsItsParent();
    void twoOfOneHalfAreADuplicate();
    void twoServersAreNoDuplicate();
    void withoutKindsNothingIsShared();
    void halvesOfDifferentTracesAreNotShared();
    void aSpanLinkIsACause();
    void aSpanLinkMustNotLink();
    void aSpanLinkToTheParentIsEvidence();
    void aSpanLinkMeansTheHalfOfItsService();
    void aSpanLinkMayCloseNoCycle();
    void spanLinksContradictOnlyOthers();
    void manySpanLinksAreQuick();
};

void SharedSpansTest::theServersHalfHangsBelowTheClients()
{
    const auto s = sharedCall().reconstructed();
    COMPARE_TEXTS(linksOf(*s),
                  {"client -> nobody parent*", "client -> retry parent*", "client -> server parent*",
                   "root -> client parent*", "server -> query parent*"});
    COMPARE_TEXTS(findingsOf(*s), {});
    QCOMPARE(s->clusters[s->findTrace("T")].roots, 1U);
    const Link& link = s->links[s->links.primaryInto(s->findEvent("server"))];
    QCOMPARE(evidenceOf(*s, link).front(),
             std::string("both are of the call with span call, Event on the client's side"));
}

void SharedSpansTest::clocksDoNotMatter()
{
    SnapshotBuilder b = sharedCall();
    for (TestEvent& event : b.events())
        event.second = 100 - *event.second; // the last becomes the first
    const auto s = b.reconstructed();
    QCOMPARE(s->links.primaryCause(s->findEvent("server")), s->findEvent("client"));
    QCOMPARE(s->links.primaryCause(s->findEvent("query")), s->findEvent("server"));
    QCOMPARE(s->clusters[s->findTrace("T")].root, s->findEvent("root"));
    for (const Finding& finding : s->findings.all())
        QVERIFY(finding.kind == FindingKind::ClockSkew);
}

void SharedSpansTest::oneHalfAloneKeepsItsParent()
{
    SnapshotBuilder b;
    b.add({.id = "root"});
    b.add({.id = "server",
           .className = "stock",
           .spanKind = SpanKind::Server,
           .span = "call",
           .parent = "root"});
    b.add({.id = "query", .className = "stock", .parent = "call"});
    COMPARE_TEXTS(linksOf(*b.reconstructed()), {"root -> server parent*", "server -> query parent*"});
}

void SharedSpansTest::twoOfOneHalfAreADuplicate()
{
    SnapshotBuilder b = sharedCall();
    b.add({.id = "client again",
           .className = "shop",
           .spanKind = SpanKind::Client,
           .span = "call",
           .parent = "root"});
    b.add({.id = "server again",
           .className = "stock",
           .spanKind = SpanKind::Server,
           .span = "call",
           .parent = "root"});
    const auto s = b.reconstructed();
    COMPARE_TEXTS(findingsOf(*s),
                  {"duplicate-span client again/call/client", "duplicate-span server again/call/server"});
    QCOMPARE(s->links.primaryCause(s->findEvent("server again")), s->findEvent("client"));
    QCOMPARE(s->links.primaryCause(s->findEvent("query")), s->findEvent("server"));
}

void SharedSpansTest::twoServersAreNoDuplicate()
{
    SnapshotBuilder b = sharedCall();
    b.add({.id = "other", .className = "stock-2", .spanKind = SpanKind::Server, .span = "call"});
    b.add({.id = "other query", .className = "stock-2", .parent = "call"});
    const auto s = b.reconstructed();
    COMPARE_TEXTS(findingsOf(*s), {});
    QCOMPARE(s->links.primaryCause(s->findEvent("other")), s->findEvent("client"));
    QCOMPARE(s->links.primaryCause(s->findEvent("other query")), s->findEvent("other"));
}

void SharedSpansTest::withoutKindsNothingIsShared()
{
    SnapshotBuilder b = sharedCall();
    for (TestEvent& event : b.events())
        event.spanKind = SpanKind::Unspecified;
    const auto s = b.reconstructed();
    COMPARE_TEXTS(linksOf(*s),
                  {"client -> nobody parent*", "client -> query parent*", "client -> retry parent*",
                   "root -> client parent*", "root -> server parent*"});
    COMPARE_TEXTS(findingsOf(*s), {"duplicate-span server/call/client"});
}

void SharedSpansTest::halvesOfDifferentTracesAreNotShared()
{
    SnapshotBuilder b;
    b.add({.id = "client", .className = "shop", .spanKind = SpanKind::Client, .trace = "A", .span = "call"});
    b.add({.id = "server", .className = "stock", .spanKind = SpanKind::Server, .trace = "B", .span = "call"});
    COMPARE_TEXTS(linksOf(*b.reconstructed()), {});
}

void SharedSpansTest::aSpanLinkIsACause()
{
    SnapshotBuilder b;
    b.add({.id = "a", .trace = "A"});
    b.add({.id = "b", .trace = "B"});
    b.add({.id = "batch", .trace = "C", .spanLinks = {{"B", "b"}, {"A", "a"}, {"B", "b"}}});
    const auto s = b.reconstructed();
    // Of several the first one named is the primary cause.
    COMPARE_TEXTS(linksOf(*s), {"a -> batch span-link", "b -> batch span-link*"});
    COMPARE_TEXTS(findingsOf(*s), {});
}

void SharedSpansTest::aSpanLinkMustNotLink()
{
    SnapshotBuilder b;
    b.add({.id = "a", .trace = "A"});
    b.add({.id = "other", .trace = "B", .span = "s"});
    // Another trace's span of that id, a trace and a span that are not here, itself, no span at all.
    b.add({.id = "e",
           .trace = "C",
           .spanLinks = {{"A", "s"}, {"gone", "a"}, {"A", "gone"}, {"C", "e"}, {"A", ""}}});
    const auto s = b.reconstructed();
    COMPARE_TEXTS(linksOf(*s), {});
    COMPARE_TEXTS(findingsOf(*s), {});
}

void SharedSpansTest::aSpanLinkToTheParentIsEvidence()
{
    SnapshotBuilder b;
    b.add({.id = "a"});
    b.add({.id = "b", .parent = "a", .spanLinks = {{"T", "a"}}});
    COMPARE_TEXTS(linksOf(*b.reconstructed()), {"a -> b parent+span-link*"});
}

void SharedSpansTest::aSpanLinkMeansTheHalfOfItsService()
{
    SnapshotBuilder b = sharedCall();
    b.add({.id = "later", .className = "stock", .trace = "L", .spanLinks = {{"T", "call"}}});
    b.add({.id = "foreign", .className = "mail", .trace = "M", .spanLinks = {{"T", "call"}}});
    const auto s = b.reconstructed();
    QCOMPARE(s->links.primaryCause(s->findEvent("later")), s->findEvent("server"));
    QCOMPARE(s->links.primaryCause(s->findEvent("foreign")), s->findEvent("client"));
}

void SharedSpansTest::aSpanLinkMayCloseNoCycle()
{
    SnapshotBuilder b;
    b.add({.id = "a", .spanLinks = {{"T", "c"}}});
    b.add({.id = "b", .parent = "a"});
    b.add({.id = "c", .parent = "b"});
    const auto s = b.reconstructed();
    QVERIFY(!hasCycle(*s));
    COMPARE_TEXTS(linksOf(*s), {"a -> b parent*", "b -> c parent*"});
    COMPARE_TEXTS(findingsOf(*s), {"link-cycle a/c"});
}

void SharedSpansTest::spanLinksContradictOnlyOthers()
{
    SnapshotBuilder b;
    b.add({.id = "a", .trace = "A"});
    b.add({.id = "b", .trace = "B"});
    b.add({.id = "agrees", .trace = "C", .causalTrace = "A", .spanLinks = {{"B", "b"}, {"A", "a"}}});
    b.add({.id = "contradicts", .trace = "D", .causalTrace = "A", .spanLinks = {{"B", "b"}}});
    COMPARE_TEXTS(findingsOf(*b.reconstructed()), {"contradictory-links contradicts/b"});
}

void SharedSpansTest::manySpanLinksAreQuick()
{
    SnapshotBuilder b;
    TestEvent batch{.id = "batch", .trace = "B"};
    for (int i = 0; i < 50'000; ++i) {
        const std::string id = "s" + std::to_string(i);
        b.add({.id = id, .trace = "A"});
        batch.spanLinks.emplace_back("A", id);
        batch.spanLinks.emplace_back("A", id);
    }
    b.add(batch);
    QElapsedTimer timer;
    timer.start();
    const auto s = b.reconstructed();
    QCOMPARE(s->links.into(s->findEvent("batch")).size(), std::size_t{50'000});
    QVERIFY2(timer.elapsed() < 20'000, "linear work does not take that long"); // squared it takes minutes
}

QTEST_GUILESS_MAIN(SharedSpansTest)
#include "tst_shared_spans.moc"
