// SPDX-License-Identifier: GPL-3.0-or-later
// Times as values of records: a text, or a number in a unit that its magnitude tells (spec 1, "The event";
// spec 6, no. 5). Pure functions, any thread.
#pragma once

#include "core/base/time.h"
#include "core/import/raw_record.h"

#include <optional>

namespace throughline {

// Empty where the value is no time. A unit that is given counts for each number.
[[nodiscard]] std::optional<ParsedTime> timeOfValue(const RawValue& value, std::optional<TimeUnit> unit);

} // namespace throughline
