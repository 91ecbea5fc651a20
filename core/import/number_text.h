// SPDX-License-Identifier: GPL-3.0-or-later
// Exact arithmetic on decimal literals: nanoseconds since the epoch do not fit a double's 53 bits.
// Pure functions, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace throughline {

// A decimal literal (sign, digits, fraction, exponent) times ten to the given power, rounded half away from
// zero. Empty for anything else (NaN, Infinity, words) and where the result does not fit.
[[nodiscard]] std::optional<std::int64_t> scaledDecimal(std::string_view literal, int power);

// The literal as a double, for its magnitude only. Empty where it is no decimal number.
[[nodiscard]] std::optional<double> approximateNumber(std::string_view literal);

} // namespace throughline
