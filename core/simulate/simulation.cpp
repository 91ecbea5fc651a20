// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/simulation.h"

#include "core/simulate/customers.h"
#include "core/simulate/observability_tap.h"
#include "core/simulate/shop.h"

#include <algorithm>
#include <functional>
#include <future>
#include <utility>
#include <variant>
#include <vector>

namespace throughline::simulate {

namespace {

Result<void> deliver(std::vector<DeliveryQueue::Due> records, DeliverySink& sink)
{
    std::ranges::sort(records, std::less<>());
    for (const DeliveryQueue::Due& due : records) {
        const auto toSink = [&sink](const auto& record) { return sink.deliver(record); };
        if (Result<void> delivered = std::visit(toSink, *due.record); !delivered)
            return delivered;
    }
    return {};
}

} // namespace

struct Simulation::Parts {
    Parts(const SimulationSettings& settings, Databases observability)
        : tap(std::move(observability)), shop(settings), customers(shop)
    {}

    ObservabilityTap tap; // outlives the shop's plugins
    Shop shop;
    Customers customers;
    std::future<Result<void>> delivery; // under way; the last: when it goes, it waits
};

Simulation::Simulation(const SimulationSettings& settings, Databases observability, ProblemReport report)
    : m_parts(std::make_unique<Parts>(settings, std::move(observability)))
{
    m_parts->shop.workers.begin(m_parts->tap.storage(), std::move(report));
}

Simulation::~Simulation() = default;

Result<void> Simulation::run(DeliverySink& sink, const CancelToken& cancel,
                             const std::function<void(std::uint64_t)>& progress)
{
    Result<void> done = runAgenda(sink, cancel, progress);
    if (m_parts->delivery.valid())
        m_parts->delivery.wait(); // the sink is the caller's again, also where it failed
    return done;
}

Result<void> Simulation::runAgenda(DeliverySink& sink, const CancelToken& cancel,
                                   const std::function<void(std::uint64_t)>& progress)
{
    constexpr std::uint32_t kStepsAtATime = 2048;
    Shop& shop = m_parts->shop;
    m_parts->customers.begin();
    while (!shop.agenda.empty()) {
        for (std::uint32_t steps = 0; steps < kStepsAtATime && !shop.agenda.empty(); ++steps)
            shop.agenda.runNext();
        if (cancel.cancelled())
            return failure(ProblemCode::Cancelled);
        if (Result<void> settled = settle(sink); !settled)
            return settled;
        if (progress)
            progress(shop.truth.eventCount());
    }
    shop.workers.end();
    return endDelivery(sink);
}

// What jobs recorded takes its place among what happened meanwhile; then nothing more can come before the
// next step, and all that is due goes to the sink while the shop works on.
Result<void> Simulation::settle(DeliverySink& sink)
{
    Shop& shop = m_parts->shop;
    if (Result<void> flushed = shop.workers.flush(); !flushed)
        return flushed;
    for (RecordedRow& row : m_parts->tap.take()) {
        const TimeNs time = row.time;
        shop.deliveries.add(time, std::make_shared<const DeliveryQueue::Record>(std::move(row)));
    }
    if (Result<void> delivered = endDelivery(sink); !delivered)
        return delivered;
    std::vector<DeliveryQueue::Due> due =
        shop.agenda.empty() ? shop.deliveries.takeAll() : shop.deliveries.takeUntil(shop.agenda.nextTime());
    // They go where they were delivered, not with the future.
    m_parts->delivery = std::async(std::launch::async, [&sink, due = std::move(due)]() mutable {
        return deliver(std::move(due), sink);
    });
    return {};
}

Result<void> Simulation::endDelivery(DeliverySink& sink)
{
    if (!m_parts->delivery.valid())
        return {};
    Result<void> delivered = m_parts->delivery.get();
    return delivered ? sink.settle() : delivered;
}

const SimulationTruth& Simulation::truth() const
{
    return m_parts->shop.truth;
}

SimulationTally Simulation::tally() const
{
    const Shop& shop = m_parts->shop;
    const FaultCounts& faults = shop.faults.counts();
    return {.events = shop.truth.eventCount(),
            .missing = faults.missing,
            .repeats = faults.repeats,
            .late = faults.late,
            .handovers = faults.handovers,
            .lost = faults.lost,
            .warnings = shop.lake.warnings()};
}

} // namespace throughline::simulate
