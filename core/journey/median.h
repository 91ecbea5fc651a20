// SPDX-License-Identifier: GPL-3.0-or-later
// The median of durations. Pure, any thread.
#pragma once

#include "core/base/time.h"

#include <vector>

namespace throughline {

// Of an even number of them the middle between the two middle ones; kNoDuration where there are none. Changes
// their order.
[[nodiscard]] DurationNs medianOf(std::vector<DurationNs>& durations);

} // namespace throughline
