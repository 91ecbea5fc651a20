// SPDX-License-Identifier: GPL-3.0-or-later
// Each link rule of spec 2 ("Causal links"): cases in which it links, and cases in which it must not.
#include "core/model/wording.h"
#include "tests/support/compare_texts.h"
#include "tests/support/snapshot_builder.h"

#include <QtTest>

using namespace throughline;
using namespace throughline::test;

namespace {

class RulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parentIsLookedForInTheSameTraceFirst()
    {
        SnapshotBuilder b;
        b.add({.id = "other", .trace = "A", .span = "s1"});
        b.add({.id = "own", .trace = "B", .span = "s1"});
        b.add({.id = "child", .trace = "B", .parent = "s1"});
        COMPARE_TEXTS(linksOf(*b.reconstructed()), {"own -> child parent*"});
    }

    void parentInAnotherTraceIsACrossParent()
    {
        SnapshotBuilder b;
        b.add({.id = "cause", .trace = "A"});
        b.add({.id = "untraced", .trace = "", .parent = "cause"});
        b.add({.id = "below", .trace = "", .parent = "untraced"});
        const auto s = b.reconstructed();
        COMPARE_TEXTS(linksOf(*s), {"cause -> untraced cross-parent*", "untraced -> below cross-parent*"});
        QVERIFY(!s->links.treeParent(s->findEvent("untraced")));
    }

    void missingParentGetsNoOtherParent()
    {
        SnapshotBuilder b;
        b.add({.id = "root", .trace = "A"});
        b.add({.id = "orphan", .trace = "A", .parent = "gone"});
        const auto s = b.reconstructed();
        COMPARE_TEXTS(linksOf(*s), {});
        const Cluster& cluster = s->clusters[s->findTrace("A")];
        QCOMPARE(cluster.roots, 2U);
        QCOMPARE(cluster.orphans, 1U);
        QCOMPARE(cluster.root, s->findEvent("root"));
    }

    void selfParentIsIgnored()
    {
        SnapshotBuilder b;
        b.add({.id = "earlier", .span = "s"});
        b.add({.id = "self", .span = "s", .parent = "s"});
        const auto s = b.reconstructed();
        COMPARE_TEXTS(linksOf(*s), {});
        QCOMPARE(s->clusters[s->findTrace("T")].orphans, 0U);
    }

    void contextLeadsToTheCreatorOfTheMessage()
    {
        SnapshotBuilder b;
        b.add({.id = "sent", .trace = "A", .references = {"message:m1"}});
        b.add({.id = "delivered", .trace = "B", .references = {"message:m1"}});
        b.add({.id = "reply", .trace = "C", .replyContext = "m1", .references = {"message:m2"}});
        COMPARE_TEXTS(linksOf(*b.reconstructed()), {"sent -> reply context*"});
    }

    void contextOfAnEventThatNamesItselfIsNoLink()
    {
        SnapshotBuilder b;
        b.add({.id = "self", .replyContext = "m1", .references = {"message:m1"}});
        const auto s = b.reconstructed();
        COMPARE_TEXTS(linksOf(*s), {});
        COMPARE_TEXTS(findingsOf(*s), {});
    }

    void contextIsAMessageNotAnythingElseOfThatName()
    {
        SnapshotBuilder b;
        b.add({.id = "order", .trace = "A", .references = {"order:m1"}});
        b.add({.id = "reply", .trace = "B", .replyContext = "m1"});
        COMPARE_TEXTS(linksOf(*b.reconstructed()), {});
    }

    void contextDoesNotLeadToAReceiptOfAMessageWhoseSendingIsMissing()
    {
        SnapshotBuilder b;
        for (int i = 0; i < 30; ++i) {
            const std::string n = std::to_string(i);
            b.add(
                {.id = "sent" + n, .type = "MessageSent", .trace = "A" + n, .references = {"message:" + n}});
            b.add(
                {.id = "seen" + n, .type = "MessageSeen", .trace = "B" + n, .references = {"message:" + n}});
        }
        b.add({.id = "seen", .type = "MessageSeen", .trace = "B", .references = {"message:m"}});
        b.add({.id = "reply", .type = "Reply", .trace = "C", .replyContext = "m"});
        const auto s = b.reconstructed();
        COMPARE_TEXTS(linksOf(*s), {});
        // Receipts follow the sending, and never say so.
        COMPARE_TEXTS(findingsOf(*s), {"dangling-context reply/m", "unexpected-root seen0/sent0"});
    }

    void contextLeadsToTheEarliestNamingWhereKindsAreTooFewToTell()
    {
        SnapshotBuilder b;
        b.add({.id = "seen", .type = "MessageSeen", .trace = "B", .references = {"message:m"}});
        b.add({.id = "reply", .type = "Reply", .trace = "C", .replyContext = "m"});
        COMPARE_TEXTS(linksOf(*b.reconstructed()), {"seen -> reply context*"});
    }

    void causalEndsAtTheEventThatNamesTheSameMessage()
    {
        SnapshotBuilder b;
        b.add({.id = "root", .trace = "A", .contact = "c1"});
        b.add({.id = "sent", .trace = "A", .parent = "root", .contact = "c1", .references = {"message:m1"}});
        b.add({.id = "later", .trace = "A", .parent = "root", .contact = "c1"});
        b.add(
            {.id = "read", .trace = "B", .causalTrace = "A", .contact = "c1", .references = {"message:m1"}});
        const auto links = linksOf(*b.reconstructed());
        QVERIFY(links.count("sent -> read causal*") == 1);
    }

    void causalElseEndsAtTheLatestEarlierEventOfTheContact()
    {
        SnapshotBuilder b;
        b.add({.id = "c1-first", .trace = "A", .contact = "c1"});
        b.add({.id = "c1-second", .trace = "A", .contact = "c1"});
        b.add({.id = "c2", .trace = "A", .contact = "c2"});
        b.add({.id = "nobody", .trace = "A"});
        b.add({.id = "effect", .trace = "B", .causalTrace = "A", .contact = "c1"});
        b.add({.id = "c1-after", .trace = "A", .contact = "c1"});
        COMPARE_TEXTS(linksOf(*b.reconstructed()), {"c1-second -> effect causal*?"});
    }

    void causalElseEndsAtTheLatestEarlierEventOfNobodyElse()
    {
        SnapshotBuilder b;
        b.add({.id = "root", .trace = "A"});
        b.add({.id = "batch", .trace = "A"});
        b.add({.id = "c2", .trace = "A", .contact = "c2"});
        b.add({.id = "effect", .trace = "B", .causalTrace = "A", .contact = "c1"});
        b.add({.id = "anonymous", .trace = "C", .causalTrace = "A"});
        COMPARE_TEXTS(linksOf(*b.reconstructed()),
                      {"batch -> effect causal*?", "batch -> anonymous causal*?"});
    }

    void causalElseEndsAtTheRoot()
    {
        SnapshotBuilder b;
        b.add({.id = "root", .trace = "A", .contact = "c2"});
        b.add({.id = "child", .trace = "A", .parent = "root", .contact = "c2"});
        b.add({.id = "effect", .trace = "B", .causalTrace = "A", .contact = "c1"});
        COMPARE_TEXTS(linksOf(*b.reconstructed()), {"root -> child parent*", "root -> effect causal*?"});
    }

    void causalOfTheOwnTraceIsNoLink()
    {
        SnapshotBuilder b;
        b.add({.id = "first", .trace = "A"});
        b.add({.id = "second", .trace = "A", .causalTrace = "A"});
        const auto s = b.reconstructed();
        COMPARE_TEXTS(linksOf(*s), {});
        COMPARE_TEXTS(findingsOf(*s), {});
    }

    void contextAndCausalThatNameTheSamePairAreOneLink()
    {
        SnapshotBuilder b;
        b.add({.id = "sent", .trace = "A", .contact = "c1", .references = {"message:m1"}});
        b.add({.id = "after", .trace = "A", .contact = "c1"});
        b.add({.id = "reply",
               .trace = "B",
               .causalTrace = "A",
               .replyContext = "m1",
               .contact = "c1",
               .references = {"message:m2"}});
        COMPARE_TEXTS(linksOf(*b.reconstructed()), {"sent -> reply context+causal*"});
    }

    void causalAppliesWhereTheContextDangles()
    {
        SnapshotBuilder b;
        b.add({.id = "batch", .trace = "A"});
        b.add({.id = "reply", .trace = "B", .causalTrace = "A", .replyContext = "m1", .contact = "c1"});
        const auto s = b.reconstructed();
        COMPARE_TEXTS(linksOf(*s), {"batch -> reply causal*?"});
        COMPARE_TEXTS(findingsOf(*s), {"dangling-context reply/m1"});
    }

    void chosenEventGivesWayToTheOneThatAnotherKindNamesInThatTrace()
    {
        SnapshotBuilder b;
        b.add({.id = "cause", .trace = "A", .contact = "c1"});
        b.add({.id = "after", .trace = "A", .contact = "c1"});
        b.add({.id = "effect", .trace = "B", .parent = "cause", .causalTrace = "A", .contact = "c1"});
        COMPARE_TEXTS(linksOf(*b.reconstructed()), {"cause -> effect cross-parent+causal*"});
    }

    void correlationLeadsToTheTraceOfThatId()
    {
        SnapshotBuilder b;
        b.add({.id = "checkout", .trace = "A", .contact = "c1"});
        b.add({.id = "record", .trace = "B", .correlation = "A", .contact = "c1"});
        b.add({.id = "own", .trace = "C", .correlation = "C"});
        b.add({.id = "unknown", .trace = "D", .correlation = "nowhere"});
        const auto s = b.reconstructed();
        COMPARE_TEXTS(linksOf(*s), {"checkout -> record correlation*?"});
        COMPARE_TEXTS(findingsOf(*s), {});
    }

    // The request that brought a reply names nothing, the reply below it does: the chain goes on above the
    // request.
    void aTreeIsCausedByWhatItsOnlyLinkNames()
    {
        SnapshotBuilder b;
        b.add({.id = "sent", .type = "MessageSent", .trace = "A", .references = {"message:m1"}});
        b.add({.id = "webhook", .type = "Webhook", .trace = "B"});
        b.add({.id = "reply", .type = "Reply", .trace = "B", .parent = "webhook", .replyContext = "m1"});
        b.add({.id = "order", .type = "Order", .trace = "B", .parent = "reply"});
        const auto s = b.reconstructed();
        COMPARE_TEXTS(linksOf(*s), {"webhook -> reply parent*", "sent -> reply context",
                                    "reply -> order parent*", "sent -> webhook context*?"});
        COMPARE_TEXTS(findingsOf(*s), {});
        const Link& link = s->links.into(s->findEvent("webhook")).front();
        COMPARE_TEXTS(std::set<std::string>{evidenceOf(*s, link).front()},
                      {"it brought Reply, and context.id m1 is the message of MessageSent"});
        QCOMPARE(shortEvidenceOf(*s, link), std::string("reply to m1"));
    }

    // A consumer of many messages was started by none of them; nor is what names a cause of its own given
    // another.
    void aTreeIsNotCausedByOneOfSeveralLinks()
    {
        SnapshotBuilder b;
        for (const char* trace : {"A", "B", "C"})
            b.add({.id = std::string("send") + trace, .trace = trace});
        b.add({.id = "batch", .trace = "D"});
        for (const char* trace : {"A", "B"})
            b.add({.id = std::string("take") + trace, .trace = "D", .parent = "batch", .causalTrace = trace});
        b.add({.id = "lost", .trace = "E", .parent = "gone"});
        b.add({.id = "below", .trace = "E", .parent = "lost", .causalTrace = "C"});
        b.add({.id = "own", .trace = "F", .causalTrace = "nowhere"});
        b.add({.id = "under", .trace = "F", .parent = "own", .causalTrace = "C"});
        const auto s = b.reconstructed();
        for (const char* root : {"batch", "lost", "own"})
            QVERIFY2(s->links.into(s->findEvent(root)).empty(), root);
    }

    void tokenLeadsToWhereItsJobBegan()
    {
        const std::string uuid = "550e8400-e29b-41d4-a716-446655440000";
        const std::string token = "api|" + uuid + "|job-7";
        SnapshotBuilder b;
        b.add({.id = "start", .trace = "A", .references = {"job:job-7"}});
        b.add({.id = "end", .trace = "A", .references = {"job:job-7"}});
        b.add({.id = "row", .trace = "B", .token = token});
        // Which names its job itself as well.
        b.add({.id = "own", .trace = "C", .token = "api|" + uuid + "|job-8", .references = {"job:job-8"}});
        b.add({.id = "other", .trace = "D", .token = "api|" + uuid + "|job-9"}); // of a job that is not here
        b.add({.id = "none", .trace = "E", .token = "api|" + uuid});             // of no job
        b.add({.id = "broken", .trace = "F", .token = "api|job-7"});             // no token
        b.add({.id = "early", .second = 0, .trace = "G", .token = token});       // before its job
        b.add({.id = "child", .second = 100, .trace = "A", .parent = "end", .token = token});
        const auto s = b.reconstructed();
        COMPARE_TEXTS(linksOf(*s), {"start -> row token*", "end -> child parent*", "start -> child token"});
        const Link& link = s->links.into(s->findEvent("row")).front();
        COMPARE_TEXTS(std::set<std::string>{evidenceOf(*s, link).front()},
                      {"the tracking token " + token + " names the job that begins with Event"});
    }

    void firstKindOfTheTableIsPrimary()
    {
        SnapshotBuilder b;
        b.add({.id = "a", .trace = "A", .references = {"message:m1"}});
        b.add({.id = "b", .trace = "B"});
        b.add({.id = "c", .trace = "C"});
        b.add({.id = "e", .trace = "E", .parent = "c", .causalTrace = "B", .replyContext = "m1"});
        const auto s = b.reconstructed();
        COMPARE_TEXTS(linksOf(*s), {"c -> e cross-parent*", "a -> e context", "b -> e causal?"});
        COMPARE_TEXTS(findingsOf(*s), {"contradictory-links e/a"});
    }

    void entryPointsAreNamedByTheRoot()
    {
        SnapshotBuilder b;
        b.add({.id = "1",
               .type = "MessageReceived",
               .className = "App\\Http\\WebhookController",
               .trace = "1"});
        b.add({.id = "2",
               .type = "CampaignSendRequested",
               .className = "App\\CampaignController",
               .trace = "2"});
        b.add({.id = "3", .type = "SessionStarted", .trace = "3"});
        b.add({.id = "4", .type = "Pruned", .className = "App\\Console\\PruneCartsCommand", .trace = "4"});
        b.add({.id = "5", .type = "CartShown", .className = "App\\CartController", .trace = "5"});
        b.add(
            {.id = "6", .type = "CapitalRaised", .className = "App\\Jobs\\CapturePaymentJob", .trace = "6"});
        const auto s = b.reconstructed();
        const auto entry = [&](std::string_view trace) { return s->clusters[s->findTrace(trace)].entry; };
        QCOMPARE(entry("1"), EntryPoint::Webhook);
        QCOMPARE(entry("2"), EntryPoint::CampaignSend);
        QCOMPARE(entry("3"), EntryPoint::Session);
        QCOMPARE(entry("4"), EntryPoint::ScheduledJob);
        QCOMPARE(entry("5"), EntryPoint::ApiRequest);
        QCOMPARE(entry("6"), EntryPoint::Unknown);
    }

    void whatLostItsParentIsNoEntryPoint()
    {
        SnapshotBuilder b;
        b.add({.id = "a",
               .type = "CartShown",
               .className = "App\\CartController",
               .trace = "A",
               .parent = "gone"});
        b.add({.id = "b", .type = "CartShown", .className = "App\\CartController", .trace = "B"});
        const auto s = b.reconstructed();
        QCOMPARE(s->clusters[s->findTrace("A")].entry, EntryPoint::Unknown);
        QCOMPARE(s->clusters[s->findTrace("B")].entry, EntryPoint::ApiRequest);
    }

    // The same event is an entry point where such events begin traces, and none where they nearly always have
    // a cause.
    void entryPointsAreLearnedFromTheData()
    {
        const auto entryOfTheLast = [](bool haveCauses) {
            SnapshotBuilder b;
            for (int i = 0; i < 60; ++i) {
                const std::string n = std::to_string(i);
                const double second = 100.0 * i;
                b.add({.id = "cause" + n,
                       .type = "Paged",
                       .second = second,
                       .trace = "p" + n,
                       .contact = "c" + n});
                if (i == 59) // named nothing
                    b.add({.id = "last",
                           .type = "CartShown",
                           .className = "App\\CartController",
                           .second = second + 2,
                           .trace = "last",
                           .contact = "c" + n});
                else
                    b.add({.id = "shown" + n,
                           .type = "CartShown",
                           .className = "App\\CartController",
                           .second = second + 2,
                           .trace = haveCauses ? "p" + n : "s" + n,
                           .parent = haveCauses ? "cause" + n : "",
                           .contact = "c" + n});
            }
            const auto s = b.reconstructed();
            return s->clusters[s->findTrace("last")].entry;
        };
        QCOMPARE(entryOfTheLast(true), EntryPoint::Unknown);
        QCOMPARE(entryOfTheLast(false), EntryPoint::ApiRequest);
    }
};

} // namespace

QTEST_GUILESS_MAIN(RulesTest)
#include "tst_rules.moc"
