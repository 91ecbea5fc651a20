// SPDX-License-Identifier: GPL-3.0-or-later
// TimeRange: a window of time, from its first nanosecond to one past its last. A value, no ties to a thread.
#pragma once

#include "core/base/time.h"

namespace throughline {

struct TimeRange {
    TimeNs from = kNoTime;
    TimeNs to = kNoTime;

    friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

} // namespace throughline
