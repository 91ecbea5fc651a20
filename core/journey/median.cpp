// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/median.h"

#include <algorithm>
#include <cstddef>

namespace throughline {

DurationNs medianOf(std::vector<DurationNs>& durations)
{
    if (durations.empty())
        return kNoDuration;
    const auto middle = durations.begin() + static_cast<std::ptrdiff_t>(durations.size() / 2);
    std::nth_element(durations.begin(), middle, durations.end());
    if (durations.size() % 2 == 1)
        return *middle;
    const DurationNs below = *std::max_element(durations.begin(), middle);
    return below + (*middle - below) / 2;
}

} // namespace throughline
