// SPDX-License-Identifier: GPL-3.0-or-later
// Chains, effects and attribution (spec 2, "Explain" and "Attribution") on small histories of the seeds'
// shop.
#include "core/journey/attribution.h"
#include "core/journey/explain.h"
#include "tests/support/compare_texts.h"
#include "tests/support/snapshot_builder.h"

#include <QtTest>

using namespace throughline;
using namespace throughline::test;

namespace {

// Campaign A → message m1 → reply (trace B) → bot's message m3 → click (trace C) → order 1234.
SnapshotBuilder campaignToOrder()
{
    SnapshotBuilder b;
    b.add({.id = "send", .type = "CampaignSendRequested", .trace = "A", .references = {"campaign:spring"}});
    b.add({.id = "batch", .trace = "A", .parent = "send", .references = {"campaign:spring"}});
    b.add({.id = "sent",
           .type = "MessageSent",
           .trace = "A",
           .parent = "batch",
           .contact = "c1",
           .references = {"message:m1", "campaign:spring"}});
    b.add({.id = "reply",
           .type = "MessageReceived",
           .trace = "B",
           .causalTrace = "A",
           .replyContext = "m1",
           .contact = "c1",
           .references = {"message:m2"}});
    b.add({.id = "bot", .trace = "B", .parent = "reply", .contact = "c1", .references = {"message:m3"}});
    b.add({.id = "click", .trace = "C", .replyContext = "m3", .contact = "c1", .references = {"message:m4"}});
    b.add({.id = "order",
           .type = "OrderCreated",
           .trace = "C",
           .parent = "click",
           .references = {"order:1234"}});
    b.add({.id = "paid", .trace = "C", .parent = "order", .references = {"order:1234"}});
    return b;
}

void remove(SnapshotBuilder& b, std::string_view id)
{
    std::erase_if(b.events(), [&](const TestEvent& e) { return e.id == id; });
}

std::string hopsOf(const Snapshot& s, const Chain& chain)
{
    std::vector<EventId> events;
    for (const Hop& hop : chain.hops)
        events.push_back(hop.event);
    return idsOf(s, events);
}

std::string nameOf(const Snapshot& s, EntityId entity)
{
    return entity ? s.entityName(entity) : "none";
}

class ExplainTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void chainRunsFromTheRootCauseToTheTarget()
    {
        const auto s = campaignToOrder().reconstructed();
        const Chain chain = explain(*s, s->findEvent("order"));
        QCOMPARE(hopsOf(*s, chain), std::string("send batch sent reply bot click order"));
        QVERIFY(!chain.hops.front().link);
        for (std::size_t i = 1; i < chain.hops.size(); ++i) {
            QCOMPARE(s->links[chain.hops[i].link].from, chain.hops[i - 1].event);
            QCOMPARE(s->links[chain.hops[i].link].to, chain.hops[i].event);
        }
        QCOMPARE(chain.confidence, 1.0);
        QVERIFY(!chain.inferred && !chain.broken);
    }

    void campaignAndItsMessageComeFromTheNearestHopThatNamesThem()
    {
        const auto s = campaignToOrder().reconstructed();
        const Chain chain = explain(*s, s->findEvent("order"));
        QCOMPARE(nameOf(*s, chain.campaign), std::string("campaign:spring"));
        QCOMPARE(nameOf(*s, chain.message), std::string("message:m1"));
        QCOMPARE(chain.origin, s->findEvent("sent"));
    }

    void laterCampaignOnTheChainWins()
    {
        SnapshotBuilder b = campaignToOrder();
        b.events()[4].references.push_back("campaign:bot");
        const auto s = b.reconstructed();
        const Chain chain = explain(*s, s->findEvent("order"));
        QCOMPARE(nameOf(*s, chain.campaign), std::string("campaign:bot"));
        QCOMPARE(nameOf(*s, chain.message), std::string("message:m3"));
    }

    void messageOfACampaignThatNamesNoneIsThatOfTheNextHop()
    {
        SnapshotBuilder b = campaignToOrder();
        b.events()[2].references = {"message:m1"};
        const auto s = b.reconstructed();
        const Chain chain = explain(*s, s->findEvent("order"));
        QCOMPARE(chain.origin, s->findEvent("batch"));
        QCOMPARE(nameOf(*s, chain.message), std::string("message:m1"));
    }

    void messageIsTheOneRepliedToNotTheReply()
    {
        SnapshotBuilder b = campaignToOrder();
        remove(b, "sent");
        auto s = b.reconstructed();
        Chain chain = explain(*s, s->findEvent("order"));
        QCOMPARE(hopsOf(*s, chain), std::string("send batch reply bot click order"));
        QCOMPARE(nameOf(*s, chain.campaign), std::string("campaign:spring"));
        QCOMPARE(nameOf(*s, chain.message), std::string("none"));

        // Another event still names the message.
        b.add({.id = "read", .second = 3.5, .trace = "D", .causalTrace = "A", .references = {"message:m1"}});
        s = b.reconstructed();
        chain = explain(*s, s->findEvent("order"));
        QCOMPARE(hopsOf(*s, chain), std::string("send batch read reply bot click order"));
        QCOMPARE(nameOf(*s, chain.message), std::string("message:m1"));
    }

    void otherKindsOfOriginCanBeAskedFor()
    {
        const auto s = campaignToOrder().reconstructed();
        const Chain chain = explain(*s, s->findEvent("paid"), {.origin = "order", .via = "contact"});
        QCOMPARE(nameOf(*s, chain.campaign), std::string("order:1234"));
        QCOMPARE(chain.origin, s->findEvent("paid"));
        const Chain none = explain(*s, s->findEvent("paid"), {.origin = "nothing", .via = "message"});
        QVERIFY(!none.campaign && !none.message && !none.origin);
    }

    void holeInTheChainIsSaid()
    {
        SnapshotBuilder b = campaignToOrder();
        remove(b, "click");
        const auto s = b.reconstructed();
        const Chain chain = explain(*s, s->findEvent("order"));
        QCOMPARE(hopsOf(*s, chain), std::string("order"));
        QVERIFY(chain.broken);
        QVERIFY(!chain.campaign);
    }

    void rootWithoutCauseIsNotBroken()
    {
        const auto s = campaignToOrder().reconstructed();
        const Chain chain = explain(*s, s->findEvent("send"));
        QCOMPARE(hopsOf(*s, chain), std::string("send"));
        QVERIFY(!chain.broken);
    }

    void effectsAreATreeInPreOrder()
    {
        SnapshotBuilder b = campaignToOrder();
        b.add({.id = "stock", .trace = "C", .parent = "order"});
        b.add({.id = "captured", .trace = "C", .parent = "paid"});
        const auto s = b.reconstructed();
        std::vector<EventId> events;
        std::string depths;
        for (const Effect& effect : effects(*s, s->findEvent("click"))) {
            events.push_back(effect.event);
            depths += std::to_string(effect.depth);
            QCOMPARE(effect.link.valid(), effect.depth > 0);
        }
        QCOMPARE(idsOf(*s, events), std::string("click order paid captured stock"));
        QCOMPARE(depths, std::string("01232"));
        QCOMPARE(effects(*s, s->findEvent("stock")).size(), std::size_t{1});
    }

    void effectsFollowPrimaryLinksOnly()
    {
        SnapshotBuilder b;
        b.add({.id = "a", .trace = "A"});
        b.add({.id = "b", .trace = "B"});
        b.add({.id = "e", .trace = "E", .parent = "a", .causalTrace = "B"});
        const auto s = b.reconstructed();
        QCOMPARE(effects(*s, s->findEvent("a")).size(), std::size_t{2});
        QCOMPARE(effects(*s, s->findEvent("b")).size(), std::size_t{1});
    }

    void chainIsToldInWords()
    {
        const auto s = campaignToOrder().reconstructed();
        const auto words = inWords(*s, explain(*s, s->findEvent("order")));
        QCOMPARE(words.size(), std::size_t{7});
        QCOMPARE(words.front(),
                 std::string("2026-03-02 00:00:01 UTC: CampaignSendRequested (campaign:spring). "
                             "Here it began."));
        QCOMPARE(words[3],
                 std::string("2026-03-02 00:00:04 UTC, 1 s later: MessageReceived (message:m2). Why: "
                             "context.id m1 is the message of MessageSent; causal_trace_id A is the "
                             "trace of MessageSent."));
    }

    void brokenChainIsToldInWords()
    {
        SnapshotBuilder b = campaignToOrder();
        remove(b, "click");
        const auto s = b.reconstructed();
        const auto words = inWords(*s, explain(*s, s->findEvent("order")));
        QCOMPARE(words.size(), std::size_t{1});
        QCOMPARE(words.front(),
                 std::string("2026-03-02 00:00:07 UTC: OrderCreated (order:1234). Broken Trace Chain at "
                             "OrderCreated: parent click is not in this data."));
    }

    void attributionOfAnOrder()
    {
        const auto s = campaignToOrder().reconstructed();
        const auto rows = attributions(*s);
        QCOMPARE(rows.size(), std::size_t{1});
        QCOMPARE(nameOf(*s, rows[0].target), std::string("order:1234"));
        QCOMPARE(rows[0].event, s->findEvent("order"));
        QCOMPARE(nameOf(*s, rows[0].campaign), std::string("campaign:spring"));
        QCOMPARE(nameOf(*s, rows[0].message), std::string("message:m1"));
        QCOMPARE(throughline::nameOf(rows[0].kind), std::string_view("direct"));
        QCOMPARE(rows[0].hops, 4U);
        QCOMPARE(rows[0].messageToTarget, 4 * kSecond);
        QVERIFY(!rows[0].broken);
    }

    void attributionsAgreeWithExplain()
    {
        SnapshotBuilder b = campaignToOrder();
        for (int i = 0; i < 20; ++i)
            b.add({.id = "o" + std::to_string(i),
                   .trace = "C",
                   .parent = i % 3 == 0 ? "paid" : (i % 3 == 1 ? "send" : "gone"),
                   .references = {"order:" + std::to_string(i)}});
        const auto s = b.reconstructed();
        const auto rows = attributions(*s);
        QCOMPARE(rows.size(), std::size_t{21});
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const Chain chain = explain(*s, rows[i].event);
            QCOMPARE(rows[i].campaign, chain.campaign);
            QCOMPARE(rows[i].message, chain.message);
            QCOMPARE(rows[i].broken, !chain.campaign && chain.broken);
            QVERIFY(i == 0 || rows[i - 1].event < rows[i].event);
        }
    }

    void orderWithoutCampaignIsAttributedToNone()
    {
        SnapshotBuilder b;
        b.add({.id = "session", .trace = "A"});
        b.add({.id = "web", .trace = "A", .parent = "session", .references = {"order:1"}});
        b.add({.id = "lost", .trace = "B", .parent = "gone", .references = {"order:2"}});
        const auto s = b.reconstructed();
        const auto rows = attributions(*s);
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[0].kind, AttributionKind::None);
        QVERIFY(!rows[0].broken);
        QCOMPARE(rows[1].kind, AttributionKind::None);
        QVERIFY(rows[1].broken);
        QVERIFY(attributions(*s, {.target = "invoice", .kinds = {}}).empty());
    }
};

} // namespace

QTEST_GUILESS_MAIN(ExplainTest)
#include "tst_explain.moc"
