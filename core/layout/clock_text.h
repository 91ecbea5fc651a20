// SPDX-License-Identifier: GPL-3.0-or-later
// Short texts for instants and numbers on drawings: "09:16:04", "Mon 9 Mar", "1 436", as clocks of the zone
// show it in which times are shown (ShownZone). Pure but for that; any thread.
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <string>

namespace throughline {

struct CivilTime {
    int year = 1970;
    unsigned month = 1, day = 1;
    unsigned weekday = 0; // Sunday is 0
    unsigned hour = 0, minute = 0, second = 0, nanosecond = 0;
};
[[nodiscard]] CivilTime civilTime(TimeNs time);

[[nodiscard]] std::string minuteText(TimeNs time);                    // "09:16"
[[nodiscard]] std::string secondText(TimeNs time);                    // "09:16:04"
[[nodiscard]] std::string fractionText(TimeNs time, unsigned digits); // "09:16:04.25"
[[nodiscard]] std::string dayText(TimeNs time);                       // "9 Mar"
[[nodiscard]] std::string weekdayText(TimeNs time);                   // "Mon 9 Mar"
[[nodiscard]] std::string monthText(TimeNs time);                     // "Mar 2026"
// From and to without saying twice what they have in common: "Mon 9 Mar 09:16 – 19:00".
[[nodiscard]] std::string rangeText(TimeNs from, TimeNs to);

// "1 436", grouped by no-break spaces.
[[nodiscard]] std::string groupedNumber(std::uint64_t number);

} // namespace throughline
