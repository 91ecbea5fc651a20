// SPDX-License-Identifier: GPL-3.0-or-later
// SimulationSettings: how large the simulated shop is, and what goes wrong in it.
//
// A value, no ties to a thread. The same settings make the same export, rows and truth byte for byte, on any
// day and any machine.
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace throughline::simulate {

// A service that is set up as seed 2 says it should not be ("Troubleshooting", "Best Practices").
enum class Misconfiguration : std::uint8_t {
    NoExtraction,    // TrackingTokenExtractionPlugin is not registered
    NoObservability, // ObservabilityPlugin is not registered
    GenericSource,   // jobs fall back to `system` as the source of a token
    DotTokens        // tokens are written in the old format
};
inline constexpr std::size_t kMisconfigurations = 4;
[[nodiscard]] std::string_view nameOf(Misconfiguration misconfiguration); // "no-extraction"
[[nodiscard]] std::optional<Misconfiguration> misconfigurationNamed(std::string_view name);

inline constexpr std::uint32_t kMostContacts = 100'000'000;
inline constexpr std::uint64_t kMostEvents = 1'000'000'000; // the truth numbers them

struct SimulationSettings {
    std::uint64_t seed = 1;
    std::uint32_t contacts = 0; // 0: one for ten events, or 300
    // Nothing new begins once there are so many events; what has begun goes on to its end, so that there are
    // somewhat more. 0: ten a contact.
    std::uint64_t events = 0;
    TimeNs start = 1'772'431'200 * kSecond; // 2026-03-02 06:00 UTC

    // How likely each is, 0 to 1.
    double loss = 0;       // that context is lost where it is handed over, at each hop
    double missing = 0;    // that an event never reaches the lake
    double duplicates = 0; // that an event reaches it twice
    double outOfOrder = 0; // that an event reaches it late
    DurationNs skew = 0;   // how far the clock of a host is off at most, either way

    std::array<bool, kMisconfigurations> misconfigured{};

    [[nodiscard]] bool has(Misconfiguration misconfiguration) const
    {
        return misconfigured[static_cast<std::size_t>(misconfiguration)];
    }
};

// The settings with all sizes in them.
[[nodiscard]] SimulationSettings withSizes(SimulationSettings settings);

// BadArgument says what is out of range.
[[nodiscard]] Result<void> checkSettings(const SimulationSettings& settings);

} // namespace throughline::simulate
