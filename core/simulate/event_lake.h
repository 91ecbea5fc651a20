// SPDX-License-Identifier: GPL-3.0-or-later
// EventLake: where the services of the simulated shop write their stamped events, and where its tracer
// reports broken chains (seed 1, sections 6 and 7). What is missing, comes twice or comes late does so here,
// and clocks are off here.
//
// Owned by one simulation, one thread.
#pragma once

#include "core/simulate/agenda.h"
#include "core/simulate/delivery_queue.h"
#include "core/simulate/event_kinds.h"
#include "core/simulate/faults.h"
#include "core/simulate/simulation_truth.h"
#include "core/tracing/id_source.h"
#include "core/tracing/trace_sink.h"

#include <set>
#include <string>
#include <vector>

namespace throughline::simulate {

// What a service says of an event beside its context. Empty: none.
struct EventDraft {
    const EventKind& kind;
    DurationNs duration = 0;
    bool isFailure = false;
    std::string contact = {};
    std::string user = {};
    std::string reference = {};
    std::string payload = {}; // a JSON object
    std::string updatedBy = {};
};

class EventLake : public TraceSink {
public:
    EventLake(const SimulationClock& clock, IdSource& ids, Faults& faults, SimulationTruth& truth,
              DeliveryQueue& deliveries);

    // An event that happens now. `metadata` is what the tracer stamped; the cause is the truth.
    EventNumber write(EventDraft draft, const TraceContext& metadata, const Cause& cause);

    void logWarning(const std::string& /*text*/) noexcept override { ++m_warnings; }
    void writeEvent(const BrokenChain& event) noexcept override;

    [[nodiscard]] std::uint64_t warnings() const { return m_warnings; }

private:
    // A broken chain that was reported before the event that lost its context was written.
    struct Report {
        EventNumber event;
        std::string span; // of the work that lost its context
    };

    EventNumber deliver(LakeEvent event, Host host, const Cause& cause);
    void settleReports(const TraceContext& metadata, EventNumber event);

    const SimulationClock& m_clock;
    IdSource& m_ids;
    Faults& m_faults;
    SimulationTruth& m_truth;
    DeliveryQueue& m_deliveries;
    std::vector<Report> m_reports;
    std::set<std::string> m_texts; // that events name, of broken chains
    std::uint64_t m_warnings = 0;
};

} // namespace throughline::simulate
