// SPDX-License-Identifier: GPL-3.0-or-later
// Each finding of spec 2 ("Findings"): cases in which it is made, and cases in which it must not be.
#include "core/model/wording.h"
#include "tests/support/compare_texts.h"
#include "tests/support/snapshot_builder.h"

#include <QtTest>

using namespace throughline;
using namespace throughline::test;

namespace {

class ChecksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void intactChainHasNoFindings()
    {
        SnapshotBuilder b;
        b.add({.id = "sent", .trace = "A", .references = {"message:m1"}});
        b.add({.id = "reply", .trace = "B", .causalTrace = "A", .replyContext = "m1"});
        b.add({.id = "order", .trace = "B", .parent = "reply", .correlation = "B"});
        COMPARE_TEXTS(findingsOf(*b.reconstructed()), {});
    }

    void missingTrace()
    {
        SnapshotBuilder b;
        b.add({.id = "traced"});
        b.add({.id = "untraced", .trace = ""});
        const auto s = b.reconstructed();
        COMPARE_TEXTS(findingsOf(*s), {"missing-trace untraced"});
        QCOMPARE(s->traceName(s->events.trace(s->findEvent("untraced"))), std::string("untraced:untraced"));
    }

    void missingParent()
    {
        SnapshotBuilder b;
        b.add({.id = "root"});
        b.add({.id = "child", .parent = "root"});
        b.add({.id = "orphan", .parent = "gone"});
        COMPARE_TEXTS(findingsOf(*b.reconstructed()), {"missing-parent orphan/gone"});
    }

    void parentInAnotherTraceIsNotMissing()
    {
        SnapshotBuilder b;
        b.add({.id = "root", .trace = "A"});
        b.add({.id = "child", .trace = "B", .parent = "root"});
        COMPARE_TEXTS(findingsOf(*b.reconstructed()), {});
    }

    void danglingCausal()
    {
        SnapshotBuilder b;
        b.add({.id = "root", .trace = "A"});
        b.add({.id = "fine", .trace = "B", .causalTrace = "A"});
        b.add({.id = "dangling", .trace = "C", .causalTrace = "Z"});
        COMPARE_TEXTS(findingsOf(*b.reconstructed()), {"dangling-causal dangling/Z"});
    }

    void danglingContext()
    {
        SnapshotBuilder b;
        b.add({.id = "sent", .trace = "A", .references = {"message:m1"}});
        b.add({.id = "fine", .trace = "B", .replyContext = "m1"});
        b.add({.id = "dangling", .trace = "C", .replyContext = "m2"});
        COMPARE_TEXTS(findingsOf(*b.reconstructed()), {"dangling-context dangling/m2"});
    }

    void contradictoryLinks()
    {
        SnapshotBuilder b;
        b.add({.id = "sent", .trace = "A", .references = {"message:m1"}});
        b.add({.id = "other", .trace = "B"});
        b.add({.id = "reply", .trace = "C", .causalTrace = "B", .replyContext = "m1"});
        const auto s = b.reconstructed();
        COMPARE_TEXTS(linksOf(*s), {"sent -> reply context*", "other -> reply causal?"});
        COMPARE_TEXTS(findingsOf(*s), {"contradictory-links reply/other"});
    }

    void contradictionIsToldWithoutTheParentInTheOwnTrace()
    {
        SnapshotBuilder b;
        b.add({.id = "sent", .trace = "A", .references = {"message:m1"}});
        b.add({.id = "other", .trace = "B"});
        b.add({.id = "hook", .trace = "C"});
        b.add({.id = "reply", .trace = "C", .parent = "hook", .causalTrace = "B", .replyContext = "m1"});
        const auto s = b.reconstructed();
        COMPARE_TEXTS(findingsOf(*s), {"contradictory-links reply/other"});
        QCOMPARE(detailOf(*s, s->findings.all().front()),
                 std::string("one cause is in trace A, another in trace B"));
    }

    void parentInTheOwnTraceContradictsNothing()
    {
        SnapshotBuilder b;
        b.add({.id = "sent", .trace = "A", .references = {"message:m1"}});
        b.add({.id = "hook", .trace = "B"});
        b.add({.id = "reply", .trace = "B", .parent = "hook", .causalTrace = "A", .replyContext = "m1"});
        const auto s = b.reconstructed();
        COMPARE_TEXTS(linksOf(*s),
                      {"hook -> reply parent*", "sent -> reply context+causal", "sent -> hook context*?"});
        COMPARE_TEXTS(findingsOf(*s), {});
    }

    void causeWithoutTraceContradictsNothing()
    {
        SnapshotBuilder b;
        b.add({.id = "batch", .trace = "A"});
        b.add({.id = "sent", .trace = "", .parent = "batch", .references = {"message:m1"}});
        b.add({.id = "reply", .trace = "B", .causalTrace = "A", .replyContext = "m1"});
        COMPARE_TEXTS(findingsOf(*b.reconstructed()), {"missing-trace sent"});
    }

    void parentCycleIsCutBeforeItsEarliestEvent()
    {
        SnapshotBuilder b;
        b.add({.id = "b", .second = 2, .parent = "a"});
        b.add({.id = "c", .second = 3, .parent = "b"});
        b.add({.id = "a", .second = 1, .parent = "c"});
        b.add({.id = "d", .second = 4, .parent = "c"});
        const auto s = b.reconstructed();
        COMPARE_TEXTS(linksOf(*s), {"a -> b parent*", "b -> c parent*", "c -> d parent*"});
        COMPARE_TEXTS(findingsOf(*s), {"parent-cycle a/c"});
        QCOMPARE(s->clusters[s->findTrace("T")].root, s->findEvent("a"));
        QCOMPARE(s->clusters[s->findTrace("T")].orphans, 0U);
    }

    void parentCycleAcrossTracesIsCutAtACrossParent()
    {
        SnapshotBuilder b;
        b.add({.id = "a", .trace = "A", .parent = "b"});
        b.add({.id = "b", .trace = "A", .parent = "c"});
        b.add({.id = "c", .trace = "B", .parent = "a"});
        const auto s = b.reconstructed();
        // Of the two cross-parents, b ← c and c ← a, the one into the earlier event goes.
        COMPARE_TEXTS(linksOf(*s), {"b -> a parent*", "a -> c cross-parent*"});
        QVERIFY(findingsOf(*s).count("parent-cycle b/c") == 1);
    }

    void ownParentIsTheShortestParentCycle()
    {
        SnapshotBuilder b;
        b.add({.id = "self", .parent = "self"});
        const auto s = b.reconstructed();
        COMPARE_TEXTS(linksOf(*s), {});
        COMPARE_TEXTS(findingsOf(*s), {"parent-cycle self/self"});
        QCOMPARE(messageOf(*s, s->findings.all().front()), std::string("Event is its own parent at Event"));
    }

    void linkCycleLosesItsWeakestLink()
    {
        SnapshotBuilder b;
        b.add({.id = "a", .trace = "A", .causalTrace = "B"});
        b.add({.id = "a2", .trace = "A", .parent = "a", .references = {"message:m1"}});
        b.add({.id = "b", .trace = "B", .replyContext = "m1"});
        const auto s = b.reconstructed();
        COMPARE_TEXTS(linksOf(*s), {"a -> a2 parent*", "a2 -> b context*"});
        COMPARE_TEXTS(findingsOf(*s), {"link-cycle a/b"});
    }

    void linkThatIsNotPrimaryClosesNoCycleEither()
    {
        SnapshotBuilder b;
        b.add({.id = "x", .trace = "X"});
        b.add({.id = "a", .trace = "A", .parent = "x", .causalTrace = "B"});
        b.add({.id = "b", .trace = "B", .parent = "a"});
        b.add({.id = "b2", .trace = "B", .parent = "b"});
        const auto s = b.reconstructed();
        COMPARE_TEXTS(linksOf(*s), {"x -> a cross-parent*", "a -> b cross-parent*", "b -> b2 parent*"});
        COMPARE_TEXTS(findingsOf(*s), {"link-cycle a/b"});
    }

    void effectFallsBackOnItsNextCauseWhereACycleTookTheFirst()
    {
        SnapshotBuilder b;
        b.add({.id = "x", .trace = "X"});
        b.add({.id = "a", .trace = "A", .causalTrace = "B", .correlation = "X"});
        b.add({.id = "b", .trace = "B", .parent = "a"});
        const auto s = b.reconstructed();
        COMPARE_TEXTS(linksOf(*s), {"a -> b cross-parent*", "x -> a correlation*?"});
        COMPARE_TEXTS(findingsOf(*s), {"link-cycle a/b"});
    }

    void duplicateSpan()
    {
        SnapshotBuilder b;
        b.add({.id = "first", .span = "s"});
        b.add({.id = "second", .span = "s"});
        b.add({.id = "elsewhere", .trace = "B", .span = "s"});
        b.add({.id = "child", .parent = "s"});
        b.add({.id = "no-span", .span = ""});
        b.add({.id = "no-span-either", .span = ""});
        const auto s = b.reconstructed();
        COMPARE_TEXTS(findingsOf(*s), {"duplicate-span second/s/first"});
        COMPARE_TEXTS(linksOf(*s), {"first -> child parent*"});
    }

    void duplicateSpanOfAnEventThatLostItsTrace()
    {
        SnapshotBuilder b;
        b.add({.id = "first", .span = "s"});
        b.add({.id = "second", .trace = "", .span = "s"});
        COMPARE_TEXTS(findingsOf(*b.reconstructed()),
                      {"duplicate-span second/s/first", "missing-trace second"});
    }

    void clockSkew()
    {
        SnapshotBuilder b;
        b.add({.id = "cause", .second = 10});
        b.add({.id = "before", .second = 9, .parent = "cause"});
        b.add({.id = "same", .second = 10, .parent = "cause"});
        b.add({.id = "untimed", .untimed = true, .parent = "cause"});
        const auto s = b.reconstructed();
        COMPARE_TEXTS(findingsOf(*s), {"clock-skew before/cause"});
        QVERIFY(detailOf(*s, s->findings.all().front()).find("1") != std::string::npos);
    }

    void loggedBreak()
    {
        SnapshotBuilder b;
        b.add({.id = "log", .type = "Broken Trace Chain at App\\Jobs\\CapturePaymentJob"});
        b.add({.id = "again", .type = "Broken Trace Chain at App\\Jobs\\CapturePaymentJob"});
        b.add({.id = "error", .type = "warning", .error = "[w] Broken Trace Chain at X\n#1"});
        b.add({.id = "other", .type = "warning", .error = "Broken pipe"});
        b.add({.id = "plain", .type = "warning"});
        const auto s = b.reconstructed();
        COMPARE_TEXTS(findingsOf(*s), {"logged-break log", "logged-break again", "logged-break error"});
        QCOMPARE(messageOf(*s, s->findings.all()[0]),
                 std::string("Broken Trace Chain at App\\Jobs\\CapturePaymentJob"));
        QCOMPARE(messageOf(*s, s->findings.all()[2]), std::string("Broken Trace Chain at X"));
    }
};

} // namespace

QTEST_GUILESS_MAIN(ChecksTest)
#include "tst_checks.moc"
