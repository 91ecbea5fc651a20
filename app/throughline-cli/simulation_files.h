// SPDX-License-Identifier: GPL-3.0-or-later
// What `simulate` leaves behind: files in a folder, and tables in a database.
//
// Each file takes its place once it is whole; files that are there already are left alone unless they may be
// replaced. Blocks the calling thread until done. Needs a QCoreApplication where a database is written.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/simulate/simulation.h"
#include "core/simulate/simulation_settings.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace throughline {

enum class SimulationFile : std::uint8_t { Export, Otlp, Sqlite, Truth };
inline constexpr std::size_t kSimulationFiles = 4;
[[nodiscard]] std::string_view nameOf(SimulationFile file);     // "export"
[[nodiscard]] std::string_view fileNameOf(SimulationFile file); // "events.ndjson"
[[nodiscard]] std::optional<SimulationFile> simulationFileNamed(std::string_view name);

struct SimulationRequest {
    simulate::SimulationSettings settings;
    std::string folder; // is made where it is absent
    std::array<bool, kSimulationFiles> wants = {true, true, true, true};
    std::string database; // connection to a server; empty: none
    bool replaces = false;

    [[nodiscard]] bool wantsFile(SimulationFile file) const { return wants[static_cast<std::size_t>(file)]; }
    [[nodiscard]] bool wantsDatabase() const
    {
        return wantsFile(SimulationFile::Sqlite) || !database.empty();
    }
};

// BadArgument where the request makes no sense or would replace what it must not.
[[nodiscard]] Result<simulate::SimulationTally>
writeSimulation(const SimulationRequest& request, const CancelToken& cancel = {},
                const std::function<void(std::uint64_t events)>& progress = {});

} // namespace throughline
