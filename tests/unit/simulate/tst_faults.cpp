// SPDX-License-Identifier: GPL-3.0-or-later
// The simulated shop with faults: each is as frequent as asked for, the truth knows of it, and the tracer
// really lost what was lost.
#include "tests/support/simulated_shop.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace throughline;
using namespace throughline::simulate;
using namespace throughline::test;
using Json = nlohmann::json;

namespace {

constexpr std::uint64_t kEvents = 8'000;

std::vector<Json> eventsOf(const SimulatedShop& shop)
{
    std::vector<Json> events;
    std::istringstream lines(shop.exported);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(R"({"id":)"))
            events.push_back(Json::parse(line));
    }
    return events;
}

std::string idOf(const Json& event)
{
    return event.at("id").get<std::string>();
}

TimeNs timeOf(const Json& event)
{
    return parseTimeText(event.at("occurred_at").get<std::string>())->time;
}

// Within five standard deviations of what chance gives.
bool isShare(double count, double of, double share)
{
    return std::abs(count - of * share) <= 5 * std::sqrt(of * share * (1 - share));
}

} // namespace

class FaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void contextIsLostAtEachHop();
    void whatIsLostBeginsANewTrace();
    void exactLinksStayTrue();
    void eventsAreMissing();
    void eventsComeTwice();
    void eventsComeLate();
    void clocksAreOff();
    void peopleDoTheSameWithFaults();
};

void FaultsTest::contextIsLostAtEachHop()
{
    for (const double loss : {0.05, 0.2}) {
        const SimulatedShop shop = simulatedShop({.events = kEvents, .loss = loss});
        QVERIFY(shop.tally.handovers > kEvents / 2);
        QVERIFY(isShare(double(shop.tally.lost), double(shop.tally.handovers), loss));
        // A batch of a campaign that never ran lost nothing.
        QVERIFY(shop.truth.lost.size() <= shop.tally.lost);
        QVERIFY(shop.truth.lost.size() >= shop.tally.lost * 9 / 10);
    }
    QVERIFY(simulatedShop({.events = kEvents}).truth.lost.empty());
    // Everything that can be lost is.
    const SimulatedShop all = simulatedShop({.events = 1'000, .loss = 1});
    QCOMPARE(all.tally.lost, all.tally.handovers);
}

// By the tracer's own path (seed 1, section 7): a new trace, and a warning in the lake where a job or a
// listener lost it.
void FaultsTest::whatIsLostBeginsANewTrace()
{
    const SimulatedShop shop = simulatedShop({.events = kEvents, .loss = 0.1});
    std::map<std::string, Json> events;
    for (const Json& event : eventsOf(shop))
        events[idOf(event)] = event;
    std::size_t warnings = 0;
    std::map<std::string, std::size_t> reported; // by the span that lost its context
    for (const auto& [id, event] : events) {
        const std::string type = event.at("type").get<std::string>();
        if (!type.starts_with("Broken Trace Chain at "))
            continue;
        ++warnings;
        QCOMPARE(type, "Broken Trace Chain at " + event.at("class").get<std::string>());
        ++reported[event.at("metadata").at("parent_id").get<std::string>()];
        QVERIFY(shop.truth.lost.contains(shop.truth.cause.at(id)));
    }
    QCOMPARE(std::uint64_t{warnings}, shop.tally.warnings);
    QVERIFY(warnings > 0);
    for (const std::string& id : shop.truth.lost) {
        const Json& metadata = events.at(id).at("metadata");
        QVERIFY(!metadata.contains("parent_id") && !metadata.contains("causal_trace_id"));
        QVERIFY(shop.truth.trace.at(id) != shop.truth.trace.at(shop.truth.cause.at(id)));
        const bool isWebhook = events.at(id).at("class").get<std::string>().ends_with("WebhookController");
        QCOMPARE(reported[metadata.at("span_id").get<std::string>()], std::size_t(isWebhook ? 0 : 1));
    }
}

void FaultsTest::exactLinksStayTrue()
{
    const SimulatedShop shop = simulatedShop({.events = kEvents, .loss = 0.1, .missing = 0.02});
    const std::shared_ptr<const Snapshot> snapshot = loadedExport(shop.exported);
    QCOMPARE(snapshot->report.rejected(), std::uint64_t{0});
    QCOMPARE(exactLinksDisagree(*snapshot, shop.truth), QString());
    // Tokens do not travel with the context of a trace.
    QCOMPARE(tokensDisagree(*snapshot, shop.truth), QString());
}

void FaultsTest::eventsAreMissing()
{
    const SimulatedShop shop = simulatedShop({.events = kEvents, .missing = 0.05});
    QVERIFY(isShare(double(shop.truth.dropped.size()), double(shop.tally.events), 0.05));
    QCOMPARE(std::uint64_t{shop.truth.dropped.size()}, shop.tally.missing);
    const std::vector<Json> events = eventsOf(shop);
    QCOMPARE(events.size() + shop.truth.dropped.size(), shop.truth.trace.size());
    for (const Json& event : events)
        QVERIFY(!shop.truth.dropped.contains(idOf(event)));
}

void FaultsTest::eventsComeTwice()
{
    const SimulatedShop shop = simulatedShop({.events = kEvents, .duplicates = 0.05});
    std::map<std::string, std::vector<Json>> deliveries;
    for (const Json& event : eventsOf(shop))
        deliveries[idOf(event)].push_back(event);
    std::size_t twice = 0;
    for (const auto& [id, copies] : deliveries) {
        QVERIFY(copies.size() <= 2 && copies.front() == copies.back());
        twice += copies.size() - 1;
    }
    QCOMPARE(std::uint64_t{twice}, shop.tally.repeats);
    QVERIFY(isShare(double(twice), double(shop.tally.events), 0.05));
    const std::shared_ptr<const Snapshot> snapshot = loadedExport(shop.exported);
    QCOMPARE(std::uint64_t{snapshot->events.size()}, shop.tally.events);
    QCOMPARE(causesDisagree(*snapshot, shop.truth), QString());
}

void FaultsTest::eventsComeLate()
{
    const SimulatedShop shop = simulatedShop({.events = kEvents, .outOfOrder = 0.05});
    QVERIFY(isShare(double(shop.tally.late), double(shop.tally.events), 0.05));
    std::size_t behind = 0; // events that come after a later one
    TimeNs last = kNoTime;
    for (const Json& event : eventsOf(shop)) {
        behind += timeOf(event) < last ? 1 : 0;
        last = std::max(last, timeOf(event));
    }
    // One that is late in a quiet hour overtakes nothing.
    QVERIFY(behind > shop.tally.late / 4 && behind <= shop.tally.late);
    QCOMPARE(causesDisagree(*loadedExport(shop.exported), shop.truth), QString());
}

void FaultsTest::clocksAreOff()
{
    const SimulatedShop right = simulatedShop({.events = kEvents});
    const SimulatedShop off = simulatedShop({.events = kEvents, .skew = kMinute});
    std::map<std::string, TimeNs> times;
    for (const Json& event : eventsOf(right))
        times[idOf(event)] = timeOf(event);
    std::map<std::string, std::set<DurationNs>> offsets; // by class
    DurationNs most = 0;
    for (const Json& event : eventsOf(off)) {
        const DurationNs offset = timeOf(event) - times.at(idOf(event));
        offsets[event.at("class").get<std::string>()].insert(offset);
        most = std::max(most, std::abs(offset));
    }
    QVERIFY(most > kSecond && most <= kMinute);
    std::set<DurationNs> all;
    for (const auto& [name, known] : offsets) {
        QCOMPARE(known.size(), std::size_t{1}); // a host's clock is off by the same all the time
        all.insert(*known.begin());
    }
    QVERIFY(all.size() >= 3);
    QVERIFY(right.truth.cause == off.truth.cause);
}

// So that runs can be compared: faults take away, they do not change what happens.
void FaultsTest::peopleDoTheSameWithFaults()
{
    const SimulatedShop right = simulatedShop({.events = kEvents});
    const SimulatedShop faulty = simulatedShop(
        {.events = kEvents, .missing = 0.2, .duplicates = 0.2, .outOfOrder = 0.2, .skew = kSecond});
    QCOMPARE(faulty.tally.events, right.tally.events);
    QVERIFY(faulty.truth.cause == right.truth.cause);
    QVERIFY(faulty.truth.trace == right.truth.trace);
}

QTEST_GUILESS_MAIN(FaultsTest)
#include "tst_faults.moc"
