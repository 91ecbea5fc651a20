// SPDX-License-Identifier: GPL-3.0-or-later
// The simulated shop without faults: what comes out of it is read whole, and reconstruction, explanation and
// token inspection agree with what really happened, for every event, every order and every token.
#include "core/journey/token_inspection.h"
#include "tests/support/simulated_shop.h"

#include <QTest>

#include <set>

using namespace throughline;
using namespace throughline::simulate;
using namespace throughline::test;

namespace {

bool hasMember(const std::string& json, const std::string& key, const std::string& value)
{
    return json.find('"' + key + "\":\"" + value + '"') != std::string::npos;
}

} // namespace

class SimulationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_shop = simulatedShop({});
        m_snapshot = loadedExport(m_shop.exported);
    }

    void theSameSeedMakesTheSameBytes();
    void theExportIsReadWhole();
    void everythingHappens();
    void everyCauseIsTheTrueOne() { QCOMPARE(causesDisagree(*m_snapshot, m_shop.truth), QString()); }
    void everyOrderIsExplained()
    {
        QVERIFY(m_shop.truth.orders.size() >= 50);
        QCOMPARE(ordersDisagree(*m_snapshot, m_shop.truth), QString());
    }
    void everyTokenIsInspected()
    {
        QVERIFY(m_shop.truth.tokens.size() >= 400);
        QCOMPARE(tokensDisagree(*m_snapshot, m_shop.truth), QString());
    }
    void nothingIsFoundAmiss();
    void eventsComeInTheOrderOfTime();
    void theSizeIsAsAskedFor();
    void settingsOutOfRangeAreRefused();

private:
    SimulatedShop m_shop;
    std::shared_ptr<const Snapshot> m_snapshot;
};

void SimulationTest::theSameSeedMakesTheSameBytes()
{
    const SimulationSettings faulty = {.seed = 7,
                                       .contacts = 100,
                                       .loss = 0.1,
                                       .missing = 0.05,
                                       .duplicates = 0.05,
                                       .outOfOrder = 0.05,
                                       .skew = kSecond};
    const SimulatedShop once = simulatedShop(faulty);
    const SimulatedShop again = simulatedShop(faulty);
    QVERIFY(once.exported == again.exported);
    QVERIFY(once.truthText == again.truthText);
    SimulationSettings other = faulty;
    other.seed = 8;
    QVERIFY(simulatedShop(other).exported != once.exported);
}

void SimulationTest::theExportIsReadWhole()
{
    const SourceReport& report = m_snapshot->report.sources().front();
    QCOMPARE(report.rejected, std::uint64_t{0});
    QCOMPARE(report.read, std::uint64_t(std::ranges::count(m_shop.exported, '\n')));
    QCOMPARE(m_snapshot->report.problems().size(), std::size_t{0});
    QCOMPARE(std::uint64_t{m_snapshot->events.size()}, m_shop.tally.events);
    QCOMPARE(m_shop.truth.trace.size(), std::size_t(m_shop.tally.events));
    QCOMPARE(m_snapshot->executions.jobs().all().size(), m_shop.truth.jobs.size());
    // Each job ended, and all that ran is recorded with the invocation that ran it.
    for (const JobExecution& job : m_snapshot->executions.jobs().all()) {
        QCOMPARE(m_snapshot->str(job.status), std::string("completed"));
        QVERIFY(invocationOf(*m_snapshot, job) != nullptr);
        QVERIFY(m_shop.truth.jobs.contains(m_snapshot->str(job.id)));
    }
}

void SimulationTest::everythingHappens()
{
    for (const char* type : {"CampaignSendRequested", "CampaignBatchStarted", "MessageSent",
                             "MessageDelivered",      "MessageRead",          "MessageReceived",
                             "AutomationTriggered",   "ButtonClicked",        "SessionStarted",
                             "CartItemAdded",         "CheckoutStarted",      "OrderCreated",
                             "StockReserved",         "PaymentCaptured",      "PaymentFailed",
                             "InvoiceIssued",         "ShipmentCreated",      "ShipmentPickedUp",
                             "ShipmentArrived",       "ScheduledJobStarted",  "CartsPruned"})
        QVERIFY2(hasMember(m_shop.exported, "type", type), type);
    for (const char* className :
         {R"(App\\Jobs\\SendCampaignMessageJob)", R"(App\\Jobs\\SendAutomationReplyJob)",
          R"(App\\Http\\Controllers\\InboxController)", R"(App\\Jobs\\SendOrderConfirmationJob)"})
        QVERIFY2(hasMember(m_shop.exported, "class", className), className);
    for (const char* table :
         {"messages", "orders", "carts", "shipments", "invocations", "event_executions", "job_executions"})
        QVERIFY2(hasMember(m_shop.exported, "table", table), table);
    for (const char* via : {"buy_now", "web"})
        QVERIFY2(hasMember(m_shop.truthText, "via", via), via);
}

void SimulationTest::nothingIsFoundAmiss()
{
    QCOMPARE(m_shop.tally.warnings, std::uint64_t{0});
    for (const Finding& finding : m_snapshot->findings.all())
        QFAIL(qPrintable(QString::fromUtf8(nameOf(finding.kind).data()) + QLatin1String(" at ") +
                         QString::fromStdString(m_snapshot->eventName(finding.event))));
    const TokenIndex index(*m_snapshot);
    for (const auto& [text, token] : m_shop.truth.tokens) {
        const TokenInspection inspection = inspectToken(index, text);
        QVERIFY2(
            inspection.findings.empty(),
            (text + ": " + (inspection.findings.empty() ? "" : inspection.findings.front().message)).c_str());
    }
}

void SimulationTest::eventsComeInTheOrderOfTime()
{
    constexpr std::string_view kKey = R"("occurred_at":")";
    constexpr std::size_t kLength = 27;
    std::string last;
    std::size_t events = 0;
    for (std::size_t at = m_shop.exported.find(kKey); at != std::string::npos;
         at = m_shop.exported.find(kKey, at + 1)) {
        const std::string time = m_shop.exported.substr(at + kKey.size(), kLength);
        QVERIFY2(last <= time, time.c_str());
        QCOMPARE(time.back(), 'Z');
        last = time;
        ++events;
    }
    QCOMPARE(events, std::size_t(m_shop.tally.events));
}

// Journeys that have begun go on to their end.
void SimulationTest::theSizeIsAsAskedFor()
{
    for (const std::uint64_t events : {1'000, 20'000}) {
        const SimulatedShop shop = simulatedShop({.events = events});
        QVERIFY2(shop.tally.events >= events && shop.tally.events <= 2 * events,
                 std::to_string(shop.tally.events).c_str());
    }
    const std::uint64_t small = simulatedShop({.contacts = 50}).tally.events;
    QVERIFY(small >= 500 && small < m_shop.tally.events / 2);
}

void SimulationTest::settingsOutOfRangeAreRefused()
{
    QVERIFY(checkSettings({}).has_value());
    const std::vector<SimulationSettings> wrong = {{.loss = -0.1},
                                                   {.missing = 1.1},
                                                   {.duplicates = std::numeric_limits<double>::quiet_NaN()},
                                                   {.outOfOrder = 2},
                                                   {.skew = -1},
                                                   {.skew = 2 * kDay},
                                                   {.contacts = kMostContacts + 1},
                                                   {.events = kMostEvents + 1}};
    for (const SimulationSettings& settings : wrong) {
        const Result<void> checked = checkSettings(settings);
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, ProblemCode::BadArgument);
    }
}

QTEST_GUILESS_MAIN(SimulationTest)
#include "tst_simulation.moc"
