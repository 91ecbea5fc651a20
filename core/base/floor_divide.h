// SPDX-License-Identifier: GPL-3.0-or-later
// Division that rounds down, also of what lies before the epoch: which day, second or month an instant is in.
// Pure, any thread.
#pragma once

#include <cstdint>

namespace throughline {

// `b` is positive.
[[nodiscard]] constexpr std::int64_t floorDivide(std::int64_t a, std::int64_t b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

} // namespace throughline
