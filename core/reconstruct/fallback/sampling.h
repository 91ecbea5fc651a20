// SPDX-License-Identifier: GPL-3.0-or-later
// Which events of a kind are learned from: all of a rare kind, some of a frequent one. Which ones depends on
// their place in the order of events alone, and has nothing to do with patterns in the data. Pure.
#pragma once

#include <cstdint>

namespace throughline {

inline constexpr std::uint32_t kMostSampled = 1500; // of a kind, about

[[nodiscard]] constexpr std::uint64_t wellMixed(std::uint64_t number)
{
    number = (number ^ number >> 30U) * 0xbf58476d1ce4e5b9;
    number = (number ^ number >> 27U) * 0x94d049bb133111eb;
    return number ^ number >> 31U;
}

// `count`: how many there are of the kind.
[[nodiscard]] constexpr bool inSample(std::uint32_t rank, std::uint32_t count)
{
    return wellMixed(rank) % (std::uint64_t{count} / kMostSampled + 1) == 0;
}

} // namespace throughline
