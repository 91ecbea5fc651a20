// SPDX-License-Identifier: GPL-3.0-or-later
// Simulation: the commerce system of seeds 1 and 2, really run: its services trace with core/tracing, its
// jobs run on core/jobs with both plugins, and what comes out is what they emitted and wrote (spec 4,
// `simulate`).
//
//     Simulation simulation(settings);
//     NativeExport lake(file);
//     if (const Result<void> done = simulation.run(lake); done)
//         simulation.truth().write(truthFile);
//
// Blocks the calling thread; the ObservabilityPlugin's writer has one of its own. One run each. Memory grows
// with the truth and with what is still to come.
#pragma once

#include "core/base/progress.h"
#include "core/jobs/observability_storage.h"
#include "core/jobs/problem_report.h"
#include "core/simulate/delivery.h"
#include "core/simulate/simulation_settings.h"
#include "core/simulate/simulation_truth.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace throughline::simulate {

struct SimulationTally {
    std::uint64_t events = 0;    // that happened
    std::uint64_t missing = 0;   // of which never reached the lake
    std::uint64_t repeats = 0;   // deliveries beyond the first
    std::uint64_t late = 0;      // events that were delivered late
    std::uint64_t handovers = 0; // of context, which could have been lost
    std::uint64_t lost = 0;      // of which were
    std::uint64_t warnings = 0;  // "Broken Trace Chain at …"
};

class Simulation {
public:
    using Databases = std::vector<std::unique_ptr<ObservabilityStorage>>;

    // Settings that checkSettings() takes. `observability`: databases of the ObservabilityPlugin beside the
    // export. `report` hears what goes wrong with them, on the writer's thread.
    explicit Simulation(const SimulationSettings& settings, Databases observability = {},
                        ProblemReport report = {});
    ~Simulation();
    Simulation(const Simulation&) = delete;
    Simulation& operator=(const Simulation&) = delete;

    // Cancelled, and what the sink or the observability database fails with. `progress` gets the number of
    // events so far, now and then.
    [[nodiscard]] Result<void> run(DeliverySink& sink, const CancelToken& cancel = {},
                                   const std::function<void(std::uint64_t)>& progress = {});

    [[nodiscard]] const SimulationTruth& truth() const;
    [[nodiscard]] SimulationTally tally() const;

private:
    struct Parts;

    [[nodiscard]] Result<void> runAgenda(DeliverySink& sink, const CancelToken& cancel,
                                         const std::function<void(std::uint64_t)>& progress);
    [[nodiscard]] Result<void> settle(DeliverySink& sink);
    [[nodiscard]] Result<void> endDelivery(DeliverySink& sink);

    std::unique_ptr<Parts> m_parts;
};

} // namespace throughline::simulate
