// SPDX-License-Identifier: GPL-3.0-or-later
// Funnels of generated exports against the truth about them, counted here in another way: for each event by
// going up its true causes.
#include "core/journey/funnel.h"
#include "tests/support/commerce_export.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <map>
#include <set>

using namespace throughline;
using namespace throughline::test;

namespace {

constexpr double kNoneInferred = 1.0; // no inferred link is that sure
constexpr std::size_t kStages = 7;
using Contacts = std::array<std::set<EntityId>, kStages>;

int stageOf(const std::string& type)
{
    static const std::map<std::string, int> stages = {
        {"MessageSent", 0},   {"MessageDelivered", 1}, {"MessageRead", 2},  {"MessageReceived", 3},
        {"ButtonClicked", 3}, {"CartItemAdded", 4},    {"OrderCreated", 5}, {"PaymentCaptured", 6}};
    const auto stage = stages.find(type);
    return stage == stages.end() ? -1 : stage->second;
}

EntityId campaignOf(const Snapshot& snapshot, EventId e)
{
    for (const EntityId entity : snapshot.events.references(e)) {
        if (snapshot.str(snapshot.entities[entity].kind) == "campaign")
            return entity;
    }
    return {};
}

using Events = std::map<std::string, EventId>;

Events eventsOf(const Snapshot& snapshot)
{
    Events events;
    for (std::uint32_t i = 0; i < snapshot.events.size(); ++i)
        events.emplace(snapshot.eventName(EventId(i)), EventId(i));
    return events;
}

// The event and its causes that are in the export, up to the root or, where only evidence counts, up to the
// first that no evidence leads on from.
std::vector<EventId> causesOf(const Truth& truth, const Events& events, const std::string& event,
                              bool withEvidence)
{
    std::vector<EventId> causes;
    for (std::string e = event;;) {
        if (!truth.dropped.contains(e))
            causes.push_back(events.at(e));
        else if (withEvidence)
            break;
        const auto cause = truth.cause.find(e);
        if (cause == truth.cause.end() || (withEvidence && truth.lost.contains(e)))
            break;
        e = cause->second;
    }
    return causes;
}

struct Expected {
    std::map<EntityId, Contacts> campaigns;
    std::vector<DurationNs> toDelivery; // of all campaigns
};

void expectEvent(const CommerceExport& data, const Events& events, const std::string& id, bool withEvidence,
                 Expected& expected)
{
    const Snapshot& s = *data.snapshot;
    const EventId event = events.at(id);
    const int stage = stageOf(s.str(s.events.type(event)));
    const EntityId contact = s.events.contact(event);
    if (stage < 0 || !contact)
        return;
    const std::vector<EventId> chain = causesOf(data.truth, events, id, withEvidence);
    const auto naming =
        std::find_if(chain.begin(), chain.end(), [&](EventId e) { return campaignOf(s, e).valid(); });
    if (naming == chain.end())
        return;
    // In this data a campaign stands only on its own requests and messages, so that all below the nearest one
    // belongs to it.
    int furthest = -1;
    bool entered = false;
    for (auto above = naming; above != chain.begin(); --above) {
        const int reached = s.events.contact(*above) == contact ? stageOf(s.str(s.events.type(*above))) : -1;
        entered = entered || (reached == 0 && furthest <= 0);
        furthest = std::max(furthest, reached);
    }
    if (stage == 0 ? furthest > 0 : !entered || stage <= furthest)
        return;
    expected.campaigns[campaignOf(s, *naming)][static_cast<std::size_t>(stage)].insert(contact);
    if (stage == 1)
        expected.toDelivery.push_back(s.events.time(event) - s.events.time(chain[1]));
}

Expected expectedOf(const CommerceExport& data, bool withEvidence)
{
    const Events events = eventsOf(*data.snapshot);
    Expected expected;
    for (const auto& [event, trace] : data.truth.trace) {
        if (!data.truth.dropped.contains(event))
            expectEvent(data, events, event, withEvidence, expected);
    }
    return expected;
}

std::string words(const Contacts& contacts)
{
    std::string text;
    for (const auto& stage : contacts)
        text += std::to_string(stage.size()) + " ";
    return text;
}

std::string words(const Funnel& funnel)
{
    std::string text;
    for (const FunnelStep& step : funnel.steps)
        text += std::to_string(step.contacts) + " ";
    return text;
}

class FunnelTruthTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void evidenceAloneGivesTheTrueFunnel_data() { exports({"small", "medium"}); }
    void evidenceAloneGivesTheTrueFunnel()
    {
        QFETCH(QString, name);
        const CommerceExport* const data = commerceExport(name, kNoneInferred);
        if (data == nullptr)
            QSKIP("shared test data is not here");
        const Expected expected = expectedOf(*data, true);
        const auto all = funnels(*data->snapshot, EventStages(*data->snapshot, usualStages()));
        QVERIFY(all.size() > 2);
        QCOMPARE(all.size(), expected.campaigns.size());
        for (const Funnel& funnel : all) {
            QCOMPARE(words(funnel), words(expected.campaigns.at(funnel.campaign)));
            QVERIFY(funnel.steps.back().contacts > 0);
            for (const FunnelStep& step : funnel.steps)
                QCOMPARE(step.inferred, 0U);
        }
    }

    // Inferred links bring back nearly all that lost evidence took away, and say so.
    void inferredLinksCompleteTheFunnel_data() { exports({"small", "medium", "lossy"}); }
    void inferredLinksCompleteTheFunnel()
    {
        QFETCH(QString, name);
        const CommerceExport* const data = commerceExport(name);
        const CommerceExport* const exact = commerceExport(name, kNoneInferred);
        if (data == nullptr)
            QSKIP("shared test data is not here");
        // A fifth of the evidence is lost there, and some events.
        const double tolerance = name == u"lossy" ? 0.05 : 0.02;
        const Expected expected = expectedOf(*data, false);
        const EventStages stages(*data->snapshot, usualStages());
        const auto all = funnels(*data->snapshot, stages);
        const auto onlyExact = funnels(*exact->snapshot, stages);
        QCOMPARE(all.size(), onlyExact.size());
        std::uint32_t inferred = 0;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Contacts& contacts = expected.campaigns.at(all[i].campaign);
            for (std::size_t stage = 0; stage < kStages; ++stage) {
                const FunnelStep& step = all[i].steps[stage];
                QCOMPARE(step.contacts - step.inferred, onlyExact[i].steps[stage].contacts);
                const double wanted = static_cast<double>(contacts[stage].size());
                QVERIFY2(std::abs(step.contacts - wanted) <= std::max(2.0, wanted * tolerance),
                         qPrintable(QStringLiteral("stage %1: %2 instead of %3")
                                        .arg(stage)
                                        .arg(step.contacts)
                                        .arg(wanted)));
                inferred += step.inferred;
            }
        }
        QVERIFY(inferred > 0);
    }

    void deliveryTakesAsLongAsItDid()
    {
        const CommerceExport* const data = commerceExport(QStringLiteral("small"), kNoneInferred);
        const EventStages stages(*data->snapshot, usualStages());
        std::vector<DurationNs> known = expectedOf(*data, true).toDelivery;
        std::sort(known.begin(), known.end());
        for (const Funnel& funnel : funnels(*data->snapshot, stages)) {
            QVERIFY(funnel.steps[1].median > known[known.size() / 4]);
            QVERIFY(funnel.steps[1].median < known[known.size() * 3 / 4]);
        }
    }

private:
    static void exports(std::initializer_list<const char*> names)
    {
        QTest::addColumn<QString>("name");
        for (const char* const name : names)
            QTest::newRow(name) << QString::fromLatin1(name);
    }
};

} // namespace

QTEST_GUILESS_MAIN(FunnelTruthTest)
#include "tst_funnel_truth.moc"
