// SPDX-License-Identifier: GPL-3.0-or-later
// Faults: what goes wrong between the services of the simulated shop and on the way to its event lake.
//
// Drawn from numbers of its own, so that people do the same with faults as without them. Owned by one
// simulation, one thread.
#pragma once

#include "core/simulate/event_kinds.h"
#include "core/simulate/randomness.h"
#include "core/simulate/simulation_settings.h"

#include <array>

namespace throughline::simulate {

// How often each happened.
struct FaultCounts {
    std::uint64_t handovers = 0; // of context
    std::uint64_t lost = 0;      // of which lost it
    std::uint64_t missing = 0;
    std::uint64_t repeats = 0;
    std::uint64_t late = 0;
};

class Faults {
public:
    explicit Faults(const SimulationSettings& settings);

    // Whether context that is handed over now is lost on the way.
    [[nodiscard]] bool losesContext();
    [[nodiscard]] bool dropsEvent() { return count(m_settings.missing, m_counts.missing); }
    [[nodiscard]] bool repeatsEvent() { return count(m_settings.duplicates, m_counts.repeats); }
    // How much later than it should an event reaches the lake; mostly 0.
    [[nodiscard]] DurationNs delay();
    [[nodiscard]] DurationNs repeatDelay() { return m_random.around(kRetry); }
    // How far the clock of a host is off.
    [[nodiscard]] DurationNs offsetOf(Host host) const { return m_offsets[static_cast<std::size_t>(host)]; }
    [[nodiscard]] const FaultCounts& counts() const { return m_counts; }

private:
    [[nodiscard]] bool count(double probability, std::uint64_t& counter)
    {
        const bool happens = m_random.chance(probability);
        counter += happens ? 1 : 0;
        return happens;
    }

    static constexpr DurationNs kRetry = 200 * kMillisecond;

    SimulationSettings m_settings;
    Randomness m_random;
    std::array<DurationNs, kHosts> m_offsets{};
    FaultCounts m_counts;
};

} // namespace throughline::simulate
