// SPDX-License-Identifier: GPL-3.0-or-later
// LossRate: how many of how many events of a class lack their cause for a reason. Pure, any thread.
#pragma once

#include "core/model/losses.h"

#include <cstdint>
#include <string>

namespace throughline {

struct LossRate {
    std::uint32_t part = 0;
    std::uint32_t all = 0;
};

// 0 of 0 where that cannot be counted.
[[nodiscard]] LossRate rateOf(const ClassLosses& losses, HoleCause cause);
// "4.1 %"; what is not all is not said to be all, nor what is something nothing.
[[nodiscard]] std::string percentOf(LossRate rate);

} // namespace throughline
