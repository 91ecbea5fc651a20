// SPDX-License-Identifier: GPL-3.0-or-later
// How far the clock that dated a span seems to be off. Plain data, made by journey/clock_shift.h, to be drawn
// by layout/.
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <compare>

namespace throughline {

struct ClockShift {
    EventId event;
    DurationNs shift = 0; // ns to add to its time

    // By event.
    friend auto operator<=>(const ClockShift&, const ClockShift&) = default;
};

} // namespace throughline
