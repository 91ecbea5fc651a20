// SPDX-License-Identifier: GPL-3.0-or-later
// What the overview counts, of all of the data and of a window.
#include "core/journey/campaign_figures.h"
#include "core/journey/overview.h"
#include "tests/support/snapshot_builder.h"

#include <QTest>

using namespace throughline;
using namespace throughline::test;

namespace {

constexpr TimeNs kStart = SnapshotBuilder::kStart;

TimeRange seconds(int from, int to)
{
    return {kStart + from * kSecond, kStart + to * kSecond};
}

// Two contacts get a campaign's message, one of them orders; an event hangs below a parent that is not here.
SnapshotBuilder shop()
{
    SnapshotBuilder b;
    b.add({.id = "request",
           .type = "CampaignSendRequested",
           .second = 0,
           .trace = "A",
           .references = {"campaign:cmp-1"}});
    for (const char* contact : {"c-1", "c-2"})
        b.add({.id = std::string("sent-") + contact,
               .type = "MessageSent",
               .className = "Campaigns",
               .second = 10,
               .trace = "A",
               .parent = "request",
               .contact = contact,
               .references = {"campaign:cmp-1", std::string("message:m-") + contact}});
    b.add({.id = "reply",
           .type = "MessageReceived",
           .second = 20,
           .trace = "B",
           .causalTrace = "A",
           .replyContext = "m-c-1",
           .contact = "c-1"});
    b.add({.id = "order",
           .type = "OrderCreated",
           .second = 30,
           .status = EventStatus::Error,
           .trace = "B",
           .parent = "reply",
           .contact = "c-1",
           .references = {"order:1"}});
    b.add({.id = "lost",
           .type = "PaymentCaptured",
           .className = "Payments",
           .second = 40,
           .trace = "C",
           .parent = "gone"});
    b.add({.id = "whenever", .type = "Tick", .untimed = true, .trace = "D"});
    return b;
}

std::uint32_t entitiesOf(const Snapshot& snapshot, const Overview& overview, std::string_view kind)
{
    for (const Overview::Kind& one : overview.kinds) {
        if (snapshot.str(one.kind) == kind)
            return one.entities;
    }
    return 0;
}

} // namespace

class OverviewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsAllOfTheData()
    {
        const auto snapshot = shop().reconstructed();
        const Overview overview = overviewOf(*snapshot);
        QCOMPARE(overview.events, 7U);
        QCOMPARE(overview.errors, 1U);
        QCOMPARE(overview.untimed, 1U);
        QCOMPARE(overview.traces, 4U);
        QCOMPARE(overview.time.from, kStart);
        QCOMPARE(overview.time.to, kStart + 40 * kSecond);
        QCOMPARE(entitiesOf(*snapshot, overview, "contact"), 2U);
        QCOMPARE(entitiesOf(*snapshot, overview, "message"), 2U);
        QCOMPARE(entitiesOf(*snapshot, overview, "order"), 1U);
        QCOMPARE(overview.findings, snapshot->findings.size());
    }

    void mostFrequentTypesComeFirst()
    {
        const auto snapshot = shop().reconstructed();
        const Overview overview = overviewOf(*snapshot);
        QCOMPARE(overview.types.size(), 6U);
        QCOMPARE(snapshot->str(overview.types[0].type), std::string("MessageSent"));
        QCOMPARE(overview.types[0].events, 2U);
        QCOMPARE(overview.types[0].errors, 0U);
        QCOMPARE(snapshot->eventName(overview.types[0].example), std::string("sent-c-1"));
        // Of as many, the earliest.
        QCOMPARE(snapshot->str(overview.types[1].type), std::string("CampaignSendRequested"));
        QCOMPARE(snapshot->str(overview.types[3].type), std::string("OrderCreated"));
        QCOMPARE(overview.types[3].errors, 1U);
    }

    void breaksAreCountedByClass()
    {
        const auto snapshot = shop().reconstructed();
        const Overview overview = overviewOf(*snapshot);
        QCOMPARE(overview.breaks, 1U);
        QCOMPARE(overview.breaksByClass.size(), 1U);
        QCOMPARE(snapshot->str(overview.breaksByClass[0].className), std::string("Payments"));
        QCOMPARE(overview.breaksByClass[0].breaks, 1U);
        QCOMPARE(overview.breaksByClass[0].events, 1U);
    }

    void windowHoldsWhatBeginsInIt()
    {
        const auto snapshot = shop().reconstructed();
        const Overview overview = overviewOf(*snapshot, seconds(10, 30));
        QCOMPARE(overview.events, 3U);
        QCOMPARE(overview.errors, 0U);
        QCOMPARE(overview.untimed, 0U);
        QCOMPARE(overview.breaks, 0U);
        QCOMPARE(overview.time.from, kStart + 10 * kSecond);
        QCOMPARE(entitiesOf(*snapshot, overview, "order"), 0U);
        QCOMPARE(overviewOf(*snapshot, seconds(50, 60)).events, 0U);
        QVERIFY(overviewOf(*snapshot, seconds(50, 60)).time.from == kNoTime);
    }

    void nothingIsNothing()
    {
        const auto snapshot = std::make_shared<const Snapshot>();
        QCOMPARE(overviewOf(*snapshot).events, 0U);
        QVERIFY(overviewOf(*snapshot).kinds.empty());
        QVERIFY(campaignFigures(snapshot).empty());
    }

    void cancelledCountingEnds()
    {
        const auto snapshot = shop().reconstructed();
        const CancelToken cancel;
        cancel.cancel();
        QCOMPARE(overviewOf(*snapshot, {}, cancel).types.size(), 0U);
    }

    void campaignsTellContactsOrdersAndConversion()
    {
        const auto snapshot = shop().reconstructed();
        const std::vector<CampaignFigures> campaigns = campaignFigures(snapshot);
        QCOMPARE(campaigns.size(), 1U);
        QCOMPARE(campaigns[0].contacts, 2U);
        QCOMPARE(campaigns[0].orders, 1U);
        QCOMPARE(campaigns[0].inferred, 0U);
        QCOMPARE(campaigns[0].conversion.value(), 0.5);
    }

    void campaignWindowHoldsForMessagesAndOrders()
    {
        const auto snapshot = shop().reconstructed();
        const std::vector<CampaignFigures> before = campaignFigures(snapshot, seconds(0, 15));
        QCOMPARE(before[0].contacts, 2U);
        QCOMPARE(before[0].orders, 0U);
        const std::vector<CampaignFigures> after = campaignFigures(snapshot, seconds(15, 60));
        QCOMPARE(after[0].contacts, 0U);
        QCOMPARE(after[0].orders, 1U);
        QVERIFY(!after[0].conversion);
    }
};

QTEST_APPLESS_MAIN(OverviewTest)
#include "tst_overview.moc"
