// SPDX-License-Identifier: GPL-3.0-or-later
// A run of the simulated shop in memory, and whether a snapshot of it agrees with the truth about it,
// wherever the snapshot was loaded from.
#pragma once

#include "core/model/snapshot.h"
#include "core/simulate/simulation.h"
#include "tests/support/truth.h"

#include <QString>

#include <memory>
#include <string>
#include <string_view>

namespace throughline::test {

struct SimulatedShop {
    std::string exported; // NDJSON
    std::string truthText;
    Truth truth;
    simulate::SimulationTally tally;
};

// Throws std::runtime_error where the simulation fails.
[[nodiscard]] SimulatedShop simulatedShop(const simulate::SimulationSettings& settings);

[[nodiscard]] std::string truthTextOf(const simulate::Simulation& simulation);

// An export that went through the whole pipeline; throws std::runtime_error where it cannot be loaded.
[[nodiscard]] std::shared_ptr<const Snapshot> loadedExport(std::string_view text);

// The first disagreement as a sentence, or nothing.
// Every event has the true cause, every root none. For runs without faults.
[[nodiscard]] QString causesDisagree(const Snapshot& snapshot, const Truth& truth);
// Exact links are true wherever there is evidence; where a cause is missing from the lake, at least its
// trace.
[[nodiscard]] QString exactLinksDisagree(const Snapshot& snapshot, const Truth& truth);
// Every order is explained by its true chain and attributed to the true campaign and message.
[[nodiscard]] QString ordersDisagree(const Snapshot& snapshot, const Truth& truth);
// Inspecting any token shows the true jobs, from the root to every descendant, and the rows that were really
// written under its correlation id: an export holds each change of them, a database each row.
enum class HeldRows { EveryChange, EveryRow };
[[nodiscard]] QString tokensDisagree(const Snapshot& snapshot, const Truth& truth,
                                     HeldRows held = HeldRows::EveryChange);

} // namespace throughline::test
