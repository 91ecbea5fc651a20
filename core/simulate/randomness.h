// SPDX-License-Identifier: GPL-3.0-or-later
// Randomness: what people do, and how long it takes them, drawn from a seed.
//
// Its own arithmetic rather than the standard library's distributions, whose numbers differ between
// libraries. Owned by one simulation, one thread.
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <random>
#include <string>

namespace throughline::simulate {

class Randomness {
public:
    explicit Randomness(std::uint64_t seed) : m_generator(seed) {}

    [[nodiscard]] double share(); // [0, 1)
    [[nodiscard]] bool chance(double probability) { return probability > 0 && share() < probability; }
    [[nodiscard]] std::uint32_t below(std::uint32_t count); // 0 to count - 1
    // A log-normal duration: half of them are longer than the median; `spread` is the standard deviation of
    // the logarithm. Whole microseconds, at least one, at most thirty times the median.
    [[nodiscard]] DurationNs around(DurationNs median, double spread = 0.8);
    // "3F0A…"
    [[nodiscard]] std::string hexDigits(unsigned count);

private:
    std::mt19937_64 m_generator;
};

} // namespace throughline::simulate
