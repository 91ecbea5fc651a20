// SPDX-License-Identifier: GPL-3.0-or-later
// ShownZone: the time zone in which drawings and lists write times for people (spec 5, "Zone"). One for the
// whole program, UTC until it is chosen. What is written for programs (exports, reports, the command line's
// answers) is in UTC always and does not ask here.
//
// Reading is safe on any thread; choosing is the GUI thread's.
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace throughline {

class ShownZone {
public:
    // "Europe/Berlin", as the system's time zone database names it. False, and nothing changes, where that
    // does not know it.
    static bool choose(std::string_view name);
    [[nodiscard]] static std::string name();
    [[nodiscard]] static bool isUtc();

    // Whole days of the zone since the epoch: equal for instants of the same day.
    [[nodiscard]] static std::int64_t dayOf(TimeNs instant);
    // What the clocks of the zone show at an instant, as if it were UTC; and the first instant at which they
    // show it: where they are put forward over it, the instant of that. Clamped to the range of TimeNs.
    [[nodiscard]] static TimeNs clockAt(TimeNs instant);
    [[nodiscard]] static TimeNs instantOf(TimeNs clock);
};

} // namespace throughline
