// SPDX-License-Identifier: GPL-3.0-or-later
// Shop: what the services of the simulated commerce system share: the tracer, the lake, the database, the
// workers, the time.
//
// Owned by one simulation, one thread. Services keep a reference to it; what they plan on its agenda keeps
// references to them.
#pragma once

#include "core/simulate/agenda.h"
#include "core/simulate/delivery_queue.h"
#include "core/simulate/event_lake.h"
#include "core/simulate/faults.h"
#include "core/simulate/randomness.h"
#include "core/simulate/row_store.h"
#include "core/simulate/simulation_settings.h"
#include "core/simulate/simulation_truth.h"
#include "core/simulate/work.h"
#include "core/simulate/workers.h"
#include "core/tracing/id_source.h"
#include "core/tracing/tracer.h"

#include <functional>
#include <string>

namespace throughline::simulate {

class Shop {
public:
    explicit Shop(const SimulationSettings& shopSettings);
    Shop(const Shop&) = delete;
    Shop& operator=(const Shop&) = delete;

    const SimulationSettings settings;
    SimulationClock clock;
    Agenda agenda;
    Randomness random;
    Faults faults;
    IdSource ids;
    SimulationTruth truth;
    DeliveryQueue deliveries;
    EventLake lake;
    Tracer tracer;
    RowStore rows;
    Workers workers;

    // Whether anything new may begin.
    [[nodiscard]] bool isOpen() const { return truth.eventCount() < settings.events; }

    // Hands a payload to a queue, within the scope of `dispatcher` (seed 1, section 3.B, "Async Jobs"); the
    // envelope may be lost on the way. `run` gets it after about so long.
    void dispatch(std::string payload, const TraceContext& dispatcher, EventNumber cause, DurationNs delay,
                  std::function<void(const Work&)> run, std::string startedBy = {});
    // An event of work that took about so long.
    EventNumber write(EventDraft draft, const TraceContext& metadata, const Cause& cause,
                      DurationNs duration);
    // A row of `messages` for a message that was sent in the current scope.
    void writeMessage(const std::string& id, const std::string& contact, std::string_view column,
                      const std::string& value, std::string_view body, const RowWriter& writer);

    [[nodiscard]] std::string newMessageId() { return "wamid.HBg" + random.hexDigits(24); }
};

[[nodiscard]] std::string contactName(std::uint32_t contact); // "c-000138"
// The payload of a function that is called by hand or by a queue, about a row (seed 2: MANUAL). `newRow` is a
// JSON object.
[[nodiscard]] std::string manualPayload(Shop& shop, std::string_view table, std::string_view newRow,
                                        std::string_view sessionVariables = {});

} // namespace throughline::simulate
