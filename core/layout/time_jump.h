// SPDX-License-Identifier: GPL-3.0-or-later
// Where a time axis is to go for a moment that was asked for, and what is there (spec 5, "jump to any date").
//
// Pure, any thread; cost follows the number of events.
#pragma once

#include "core/base/typed_time.h"
#include "core/layout/time_axis.h"
#include "core/model/snapshot.h"

#include <span>

namespace throughline {

struct TimeJump {
    enum class Where : std::uint8_t { Shown, InGap, Before, After };
    TimeNs at = kNoTime;     // what is brought into the middle
    double from = 0, to = 0; // the positions that the window shows then
    Where where = Where::Shown;
    std::size_t count = 0; // of the events that happen then
    EventId nearest;       // of them the first one; where there are none, the closest one
    DurationNs hidden = 0; // by the gap that it lies in
};

// Of a day the first event that happens on it is brought into the middle, of what is named more closely its
// beginning; as far as the axis goes. A window that shows all, or too much to bring the moment into the
// middle, is narrowed.
[[nodiscard]] TimeJump timeJump(const Snapshot& snapshot, std::span<const EventId> events,
                                const TimeAxis& axis, const Viewport& viewport, const Moment& moment);

} // namespace throughline
