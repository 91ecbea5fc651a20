// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/fallback/pair_picture.h"

#include <algorithm>
#include <cmath>

namespace throughline {

namespace {

constexpr double kStepsInDecade = 5;
constexpr double kFirstStep = -4;      // the decade where the scale begins
constexpr double kLeastSeconds = 1e-3; // what is closer than clocks tell

double decadesOf(double seconds)
{
    return std::log10(seconds + kLeastSeconds);
}

} // namespace

std::size_t GapScale::stepOf(DurationNs gap)
{
    const double step =
        (decadesOf(static_cast<double>(std::max<DurationNs>(gap, 0)) * 1e-9) - kFirstStep) * kStepsInDecade;
    return static_cast<std::size_t>(std::clamp(step, 0.0, static_cast<double>(kSteps - 1)));
}

double GapScale::secondsIn(std::size_t step)
{
    static const std::array<double, kSteps> kWidths = [] {
        const auto begin = [](std::size_t number) {
            return std::pow(10.0, static_cast<double>(number) / kStepsInDecade + kFirstStep) - kLeastSeconds;
        };
        std::array<double, kSteps> widths{};
        for (std::size_t number = 0; number < kSteps; ++number)
            widths[number] = std::max(begin(number + 1), 0.0) - std::max(begin(number), 0.0);
        return widths;
    }();
    return kWidths[step];
}

double GapCounts::smoothed(std::size_t step) const
{
    const double before = step > 0 ? counts[step - 1] : 0;
    const double after = step + 1 < counts.size() ? counts[step + 1] : 0;
    return 0.5 * counts[step] + 0.25 * (before + after);
}

} // namespace throughline
