// SPDX-License-Identifier: GPL-3.0-or-later
// Durations that name their units: ISO 8601 ("PT1.2S", "P1DT2H") and numbers with units ("12.5 ms",
// "1h2m3s"). Pure, any thread.
#pragma once

#include "core/base/time.h"

#include <optional>
#include <string_view>

namespace throughline {

// Empty for anything else: a number without a unit, and years and months, whose length is not known.
[[nodiscard]] std::optional<DurationNs> parseDurationText(std::string_view text);

} // namespace throughline
