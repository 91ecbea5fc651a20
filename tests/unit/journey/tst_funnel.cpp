// SPDX-License-Identifier: GPL-3.0-or-later
// The causal funnel (spec 2, "Attribution") on small histories of the seeds' shop: what counts, and what does
// not.
#include "core/journey/funnel.h"
#include "tests/support/snapshot_builder.h"

#include <fmt/format.h>

#include <QtTest>

#include <algorithm>

using namespace throughline;
using namespace throughline::test;

namespace {

// Campaign spring is sent to c1; it is delivered and read, c1 replies, the bot answers, c1 clicks, adds to a
// cart, orders and pays. An event a second.
SnapshotBuilder wholeJourney()
{
    SnapshotBuilder b;
    b.add({.id = "send", .type = "CampaignSendRequested", .trace = "A", .references = {"campaign:spring"}});
    b.add({.id = "sent",
           .type = "MessageSent",
           .trace = "A",
           .parent = "send",
           .contact = "c1",
           .references = {"message:m1", "campaign:spring"}});
    const auto receipt = [&](const char* id, const char* type) {
        b.add({.id = id,
               .type = type,
               .trace = id,
               .causalTrace = "A",
               .contact = "c1",
               .references = {"message:m1"}});
    };
    receipt("delivered", "MessageDelivered");
    receipt("read", "MessageRead");
    b.add({.id = "reply", .type = "MessageReceived", .trace = "B", .replyContext = "m1", .contact = "c1"});
    b.add({.id = "bot",
           .type = "MessageSent",
           .trace = "B",
           .parent = "reply",
           .contact = "c1",
           .references = {"message:m3"}});
    b.add({.id = "click", .type = "ButtonClicked", .trace = "C", .replyContext = "m3", .contact = "c1"});
    b.add({.id = "cart", .type = "CartItemAdded", .trace = "C", .parent = "click", .contact = "c1"});
    b.add({.id = "checkout", .type = "CheckoutStarted", .trace = "C", .parent = "cart", .contact = "c1"});
    b.add({.id = "order",
           .type = "OrderCreated",
           .trace = "C",
           .parent = "checkout",
           .contact = "c1",
           .references = {"order:1"}});
    b.add({.id = "paid", .type = "PaymentCaptured", .trace = "C", .parent = "order", .contact = "c1"});
    return b;
}

void remove(SnapshotBuilder& b, std::string_view id)
{
    std::erase_if(b.events(), [&](const TestEvent& e) { return e.id == id; });
}

TestEvent& named(SnapshotBuilder& b, std::string_view id)
{
    return *std::find_if(b.events().begin(), b.events().end(),
                         [&](const TestEvent& e) { return e.id == id; });
}

// The names of the usual stages are not what is tested: contacts of each, behind a ~ those that are inferred,
// behind a + those that skipped it.
std::string words(const Funnel& funnel)
{
    std::string text;
    for (const FunnelStep& step : funnel.steps) {
        text += fmt::format("{}{}", text.empty() ? "" : " ", step.contacts);
        if (step.inferred > 0)
            text += fmt::format("~{}", step.inferred);
        if (step.skipped > 0)
            text += fmt::format("+{}", step.skipped);
    }
    return funnel.outside > 0 ? fmt::format("{} outside {}", text, funnel.outside) : text;
}

std::string words(const Snapshot& s, const FunnelOptions& options = {})
{
    std::string text;
    for (const Funnel& funnel : funnels(s, EventStages(s, usualStages()), options))
        text +=
            fmt::format("{}{}: {}", text.empty() ? "" : "; ", s.entityName(funnel.campaign), words(funnel));
    return text;
}

std::string words(const SnapshotBuilder& b, const FunnelOptions& options = {})
{
    return words(*b.reconstructed(), options);
}

std::vector<FunnelStep> stepsOf(const SnapshotBuilder& b)
{
    const auto s = b.reconstructed();
    return funnels(*s, EventStages(*s, usualStages())).at(0).steps;
}

// Seconds from the previous stage, a dash where there are none.
std::string medians(const SnapshotBuilder& b)
{
    std::string text;
    for (const FunnelStep& step : stepsOf(b))
        text += step.median == kNoDuration
                    ? "- "
                    : fmt::format("{} ", static_cast<double>(step.median) / static_cast<double>(kSecond));
    return text;
}

class FunnelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wholeJourneyReachesAllStages()
    {
        QCOMPARE(words(wholeJourney()), std::string("campaign:spring: 1 1 1 1 1 1 1"));
        for (std::uint32_t seed = 0; seed < 5; ++seed) {
            SnapshotBuilder b = wholeJourney();
            b.shuffle(seed);
            QCOMPARE(words(b), std::string("campaign:spring: 1 1 1 1 1 1 1"));
        }
    }

    void receiptThatIsMissingLosesNobody()
    {
        SnapshotBuilder b = wholeJourney();
        remove(b, "read");
        QCOMPARE(words(b), std::string("campaign:spring: 1 1 0+1 1 1 1 1"));
        remove(b, "delivered");
        QCOMPARE(words(b), std::string("campaign:spring: 1 0+1 0+1 1 1 1 1"));
    }

    void nothingIsSkippedBehindTheFurthestStage()
    {
        SnapshotBuilder b = wholeJourney();
        for (const char* id : {"paid", "order", "checkout", "cart", "click", "bot", "reply", "delivered"})
            remove(b, id);
        QCOMPARE(words(b), std::string("campaign:spring: 1 0+1 1 0 0 0 0"));
    }

    void stepWithoutALinkDoesNotCount()
    {
        SnapshotBuilder b = wholeJourney();
        named(b, "cart").parent = "";
        named(b, "cart").trace = "D";
        named(b, "checkout").trace = "D";
        named(b, "order").trace = "D";
        named(b, "paid").trace = "D";
        QCOMPARE(words(b), std::string("campaign:spring: 1 1 1 1 0 0 0"));
    }

    void stepOfAnotherContactDoesNotCount()
    {
        SnapshotBuilder b = wholeJourney();
        named(b, "order").contact = "c2";
        QCOMPARE(words(b), std::string("campaign:spring: 1 1 1 1 1 0+1 1 outside 1"));
        named(b, "paid").contact = "c2";
        QCOMPARE(words(b), std::string("campaign:spring: 1 1 1 1 1 0 0 outside 1"));
    }

    void stepInTheWrongOrderDoesNotCount()
    {
        SnapshotBuilder b = wholeJourney();
        remove(b, "cart");
        named(b, "checkout").parent = "click";
        b.add({.id = "later", .type = "CartItemAdded", .trace = "C", .parent = "order", .contact = "c1"});
        QCOMPARE(words(b), std::string("campaign:spring: 1 1 1 1 0+1 1 1"));
    }

    void receiptOfALaterMessageIsNoReceiptOfTheCampaigns()
    {
        SnapshotBuilder b = wholeJourney();
        remove(b, "read");
        b.add({.id = "botRead", .type = "MessageRead", .trace = "B", .parent = "bot", .contact = "c1"});
        QCOMPARE(words(b), std::string("campaign:spring: 1 1 0+1 1 1 1 1"));
    }

    void contactCountsOnce()
    {
        SnapshotBuilder b = wholeJourney();
        b.add({.id = "cart2", .type = "CartItemAdded", .trace = "C", .parent = "click", .contact = "c1"});
        b.add({.id = "order2", .type = "OrderCreated", .trace = "C", .parent = "cart2", .contact = "c1"});
        b.add({.id = "again",
               .type = "MessageSent",
               .trace = "A",
               .parent = "send",
               .contact = "c1",
               .references = {"message:m9", "campaign:spring"}});
        QCOMPARE(words(b), std::string("campaign:spring: 1 1 1 1 1 1 1"));
    }

    void contactsAddUp()
    {
        SnapshotBuilder b = wholeJourney();
        for (int i = 2; i <= 4; ++i) {
            const std::string n = std::to_string(i);
            b.add({.id = "sent" + n,
                   .type = "MessageSent",
                   .trace = "A",
                   .parent = "send",
                   .contact = "c" + n,
                   .references = {"message:n" + n, "campaign:spring"}});
            if (i < 4)
                b.add({.id = "reply" + n,
                       .type = "MessageReceived",
                       .trace = "R" + n,
                       .replyContext = "n" + n,
                       .contact = "c" + n});
        }
        QCOMPARE(words(b), std::string("campaign:spring: 4 1+2 1+2 3 1 1 1"));
        const auto steps = stepsOf(b);
        QVERIFY(!steps[0].conversion);
        QCOMPARE(*steps[1].conversion, 0.75); // who replied got it
        QCOMPARE(*steps[2].conversion, 1.0);
        QCOMPARE(*steps[3].conversion, 1.0);
        QCOMPARE(*steps[4].conversion, 1.0 / 3);
    }

    void eventBelongsToTheNearestCampaign()
    {
        SnapshotBuilder b = wholeJourney();
        named(b, "bot").references.push_back("campaign:bot");
        QCOMPARE(words(b), std::string("campaign:spring: 1 1 1 1 0 0 0; campaign:bot: 1 0+1 0+1 1 1 1 1"));
    }

    void contactOfTwoCampaignsIsInBothFunnels()
    {
        SnapshotBuilder b = wholeJourney();
        b.add({.id = "send2", .type = "CampaignSendRequested", .trace = "E", .references = {"campaign:may"}});
        b.add({.id = "sent2",
               .type = "MessageSent",
               .trace = "E",
               .parent = "send2",
               .contact = "c1",
               .references = {"message:m7", "campaign:may"}});
        b.add(
            {.id = "reply2", .type = "MessageReceived", .trace = "F", .replyContext = "m7", .contact = "c1"});
        QCOMPARE(words(b), std::string("campaign:spring: 1 1 1 1 1 1 1; campaign:may: 1 0+1 0+1 1 0 0 0"));
    }

    void campaignThatReachedNobodyHasAFunnel()
    {
        SnapshotBuilder b = wholeJourney();
        b.add({.id = "send2", .type = "CampaignSendRequested", .trace = "E", .references = {"campaign:may"}});
        QCOMPARE(words(b), std::string("campaign:spring: 1 1 1 1 1 1 1; campaign:may: 0 0 0 0 0 0 0"));
        const auto s = b.reconstructed();
        QVERIFY(!funnels(*s, EventStages(*s, usualStages())).at(1).steps[1].conversion);
    }

    void whoWasNeverSentAMessageIsOutside()
    {
        SnapshotBuilder b = wholeJourney();
        remove(b, "sent");
        for (const char* id : {"delivered", "read"})
            remove(b, id);
        named(b, "reply").causalTrace = "A";
        QCOMPARE(words(b), std::string("campaign:spring: 0 0 0 0 0 0 0 outside 1"));
    }

    void contactIsInheritedFromTheNearestCause()
    {
        SnapshotBuilder b = wholeJourney();
        named(b, "order").contact = "";
        named(b, "paid").contact = "";
        QCOMPARE(words(b), std::string("campaign:spring: 1 1 1 1 1 1 1"));
        named(b, "sent").contact = "";
        QCOMPARE(words(b), std::string("campaign:spring: 0 0 0 0 0 0 0 outside 1"));
    }

    void failedEventReachesNothing()
    {
        SnapshotBuilder b = wholeJourney();
        named(b, "paid").status = EventStatus::Error;
        QCOMPARE(words(b), std::string("campaign:spring: 1 1 1 1 1 1 0"));
    }

    void stagesOnInferredLinksAreCountedApart()
    {
        SnapshotBuilder b = wholeJourney();
        named(b, "cart").parent = "";
        for (const char* id : {"cart", "checkout", "order", "paid"})
            named(b, id).trace = "D";
        const auto s = b.reconstructed();
        const Link link{.from = s->findEvent("click"),
                        .to = s->findEvent("cart"),
                        .confidence = 0.9F,
                        .kind = LinkKind::Inferred,
                        .kinds = 1U << static_cast<unsigned>(LinkKind::Inferred),
                        .primary = true};
        s->links = s->links.withInferred({&link, 1}, 1);
        QCOMPARE(words(*s), std::string("campaign:spring: 1 1 1 1 1~1 1~1 1~1"));
    }

    void exactWayToAStageComesBeforeAnInferredOne()
    {
        SnapshotBuilder b = wholeJourney();
        b.add({.id = "other", .type = "CartItemAdded", .second = 7.5, .trace = "Z", .contact = "c1"});
        const auto s = b.reconstructed();
        const Link link{.from = s->findEvent("click"),
                        .to = s->findEvent("other"),
                        .confidence = 0.9F,
                        .kind = LinkKind::Inferred,
                        .kinds = 1U << static_cast<unsigned>(LinkKind::Inferred),
                        .primary = true};
        s->links = s->links.withInferred({&link, 1}, 1);
        QVERIFY(s->findEvent("other") < s->findEvent("cart"));
        QCOMPARE(words(*s), std::string("campaign:spring: 1 1 1 1 1 1 1"));
    }

    void entryWhoseOwnCampaignIsInferredIsInferred()
    {
        SnapshotBuilder b = wholeJourney();
        named(b, "sent").parent = "";
        named(b, "sent").references = {"message:m1"};
        named(b, "sent").trace = "A2";
        named(b, "delivered").causalTrace = "A2";
        named(b, "read").causalTrace = "A2";
        const auto s = b.reconstructed();
        const Link link{.from = s->findEvent("send"),
                        .to = s->findEvent("sent"),
                        .confidence = 0.9F,
                        .kind = LinkKind::Inferred,
                        .kinds = 1U << static_cast<unsigned>(LinkKind::Inferred),
                        .primary = true};
        s->links = s->links.withInferred({&link, 1}, 1);
        QCOMPARE(words(*s), std::string("campaign:spring: 1~1 1~1 1~1 1~1 1~1 1~1 1~1"));
    }

    void timesAreFromThePreviousStage()
    {
        // sent 2, delivered 3, read 4, reply 5, cart 8, order 10, paid 11
        QCOMPARE(medians(wholeJourney()), std::string("- 1 1 1 3 2 1 "));
        SnapshotBuilder b = wholeJourney();
        remove(b, "read");
        QCOMPARE(medians(b), std::string("- 1 - - 3 2 1 "));
    }

    // The first message is delivered at 3 and the second at 20: what was replied to is the second.
    void timesAreWithinOneMessage()
    {
        SnapshotBuilder b = wholeJourney();
        for (const char* id : {"paid", "order", "checkout", "cart", "click", "bot", "reply", "read"})
            remove(b, id);
        b.add({.id = "again",
               .type = "MessageSent",
               .second = 18,
               .trace = "A",
               .parent = "send",
               .contact = "c1",
               .references = {"message:m9", "campaign:spring"}});
        b.add({.id = "read2", .type = "MessageRead", .second = 20, .trace = "R", .parent = "again"});
        b.add({.id = "reply2",
               .type = "MessageReceived",
               .second = 24,
               .trace = "B",
               .replyContext = "m9",
               .contact = "c1"});
        QCOMPARE(words(b), std::string("campaign:spring: 1 1 1 1 0 0 0"));
        QCOMPARE(medians(b), std::string("- 1 - 4 - - - "));
    }

    void timesAreFromTheFirstOfSeveral()
    {
        SnapshotBuilder b = wholeJourney();
        named(b, "checkout").parent = "cart3";
        b.add({.id = "cart2",
               .type = "CartItemAdded",
               .second = 8.25,
               .trace = "C",
               .parent = "cart",
               .contact = "c1"});
        b.add({.id = "cart3",
               .type = "CartItemAdded",
               .second = 8.5,
               .trace = "C",
               .parent = "cart2",
               .contact = "c1"});
        QCOMPARE(medians(b), std::string("- 1 1 1 3 2 1 "));
    }

    void lateReceiptHasNoDuration()
    {
        SnapshotBuilder b = wholeJourney();
        named(b, "read").second = 5.5;
        QCOMPARE(words(b), std::string("campaign:spring: 1 1 1 1 1 1 1"));
        QCOMPARE(medians(b), std::string("- 1 2.5 - 3 2 1 "));
    }

    void medianOfAnEvenNumberIsBetween()
    {
        SnapshotBuilder b = wholeJourney();
        for (int i = 2; i <= 4; ++i) {
            const std::string n = std::to_string(i);
            b.add({.id = "sent" + n,
                   .type = "MessageSent",
                   .second = 20,
                   .trace = "A",
                   .parent = "send",
                   .contact = "c" + n,
                   .references = {"message:n" + n, "campaign:spring"}});
            b.add({.id = "delivered" + n,
                   .type = "MessageDelivered",
                   .second = 20 + i * i,
                   .trace = "A",
                   .parent = "sent" + n});
        }
        QCOMPARE(stepsOf(b)[1].median, 6'500 * kMillisecond); // 1, 4, 9, 16
    }

    void onlyEntriesOfTheTimeAskedFor()
    {
        SnapshotBuilder b = wholeJourney();
        b.add({.id = "again",
               .type = "MessageSent",
               .trace = "A",
               .parent = "send",
               .contact = "c2",
               .references = {"message:m9", "campaign:spring"}});
        FunnelOptions late;
        late.from = SnapshotBuilder::kStart + 3 * kSecond;
        QCOMPARE(words(b, late), std::string("campaign:spring: 1 0 0 0 0 0 0"));
        FunnelOptions early;
        early.to = late.from;
        QCOMPARE(words(b, early), std::string("campaign:spring: 1 1 1 1 1 1 1"));
        b.events().back().untimed = true;
        QCOMPARE(words(b, early), std::string("campaign:spring: 1 1 1 1 1 1 1"));
        QCOMPARE(words(b), std::string("campaign:spring: 2 1 1 1 1 1 1"));
    }

    void otherOrigins()
    {
        SnapshotBuilder b = wholeJourney();
        named(b, "bot").references.push_back("automation:greeting");
        QCOMPARE(words(b, {.origin = "automation"}), std::string("automation:greeting: 1 0+1 0+1 1 1 1 1"));
        QCOMPARE(words(b, {.origin = "nothing"}), std::string());
    }

    void editedStages()
    {
        SnapshotBuilder b = wholeJourney();
        const auto s = b.reconstructed();
        const auto stages = parseStages(R"([{"stage":"asked","types":["CampaignSendRequested","MessageSent"]},
            {"stage":"answered","types":["ButtonClicked"]},{"stage":"checkout","types":["checkout_started"]}])",
                                        "");
        const auto all = funnels(*s, EventStages(*s, *stages));
        QCOMPARE(words(all.at(0)), std::string("1 1 1"));
        QCOMPARE(all.at(0).steps[1].median,
                 1 * kSecond); // since the bot's message, for the contact had not answered
        QCOMPARE(all.at(0).steps[2].median, 2 * kSecond);
    }

    void longChainsAndWideTreesAreWalked()
    {
        constexpr int kMany = 100'000;
        SnapshotBuilder b;
        b.add({.id = "send", .trace = "A", .references = {"campaign:spring"}});
        std::string above = "send";
        for (int i = 0; i < kMany; ++i) {
            const std::string id = std::to_string(i);
            // A message is caused by the one before: a chain; each is delivered: at the end of it many
            // receipts.
            b.add({.id = id,
                   .type = "MessageSent",
                   .second = 1 + i * 1e-3,
                   .trace = "A",
                   .parent = above,
                   .contact = "c" + id});
            b.add({.id = "d" + id,
                   .type = "MessageDelivered",
                   .second = 1000 + i * 1e-3,
                   .trace = "A",
                   .parent = i % 2 == 0 ? id : std::to_string(kMany - 1),
                   .contact = "c" + id});
            above = id;
        }
        QCOMPARE(words(b), std::string("campaign:spring: 100000 100000 0 0 0 0 0"));
    }
};

} // namespace

QTEST_GUILESS_MAIN(FunnelTest)
#include "tst_funnel.moc"
