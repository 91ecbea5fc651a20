// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/randomness.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace throughline::simulate {

double Randomness::share()
{
    constexpr double kUnit = 0x1p-53;
    return static_cast<double>(m_generator() >> 11U) * kUnit;
}

std::uint32_t Randomness::below(std::uint32_t count)
{
    return static_cast<std::uint32_t>(share() * count);
}

DurationNs Randomness::around(DurationNs median, double spread)
{
    constexpr double kLongest = 30;
    const double normal =
        std::sqrt(-2 * std::log(1 - share())) * std::cos(2 * std::numbers::pi * share()); // Box and Muller
    const double factor = std::min(std::exp(spread * normal), kLongest);
    const double microseconds = static_cast<double>(median / kMicrosecond) * factor;
    return std::max<DurationNs>(1, std::llround(microseconds)) * kMicrosecond;
}

std::string Randomness::hexDigits(unsigned count)
{
    constexpr char kDigits[] = "0123456789ABCDEF";
    constexpr unsigned kDigitsAtOnce = 16;
    std::string text(count, '0');
    std::uint64_t bits = 0;
    for (unsigned i = 0; i < count; ++i, bits >>= 4U) {
        if (i % kDigitsAtOnce == 0)
            bits = m_generator();
        text[i] = kDigits[bits & 0xfU];
    }
    return text;
}

} // namespace throughline::simulate
