// SPDX-License-Identifier: GPL-3.0-or-later
// A time as a person types it to go there: "2026-03-04", "2026-03-04 14:53", "14:53", RFC 3339 (spec 5, "jump
// to any date"). Stricter texts of records are parseTimeText()'s, see time.h.
//
// Where no zone is typed, that in which times are shown is meant (ShownZone). Pure but for that; any thread.
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace throughline {

struct TypedTime {
    std::optional<std::int64_t> day;  // days since the epoch; none: only a time of day was typed
    std::optional<DurationNs> clock;  // since midnight; none: only a date was typed
    DurationNs precision = kDay;      // how long what was named lasts: a day, a minute, a second or less
    std::optional<DurationNs> offset; // of the zone that was named, east of UTC

    friend bool operator==(const TypedTime&, const TypedTime&) = default;
};

// A date is year-month-day, or day.month.year as Germans write it; a time of day has hours and minutes,
// seconds and a fraction where wanted; between the two stand blanks or a T, and a zone ("Z", "UTC", "+02:00")
// may follow. Empty where the text is anything else: numbers of orders and ids of traces are no times.
[[nodiscard]] std::optional<TypedTime> parseTypedTime(std::string_view text);

// As it was understood: "2026-03-04 14:53 UTC".
[[nodiscard]] std::string typedTimeText(const TypedTime& typed);

// What a person means by it: [from, to).
struct Moment {
    TimeNs from = kNoTime;
    TimeNs to = kNoTime;
};

// A time of day alone is that of the day on which `near` lies. Empty where the result does not fit, or there
// is no day.
[[nodiscard]] std::optional<Moment> momentOf(const TypedTime& typed, TimeNs near);

// The same with the day on which the instant lies, where none was typed.
[[nodiscard]] TypedTime dated(TypedTime typed, TimeNs instant);

} // namespace throughline
