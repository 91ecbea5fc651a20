// SPDX-License-Identifier: GPL-3.0-or-later
// Time as int64 nanoseconds since the Unix epoch, UTC, and its text forms.
//
// Everything inside the program is nanoseconds; a double appears only after subtracting the start of a
// window (an epoch in ns does not fit a double's 53 bits). Pure functions, any thread.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace throughline {

using TimeNs = std::int64_t;
using DurationNs = std::int64_t;

inline constexpr TimeNs kNoTime = std::numeric_limits<std::int64_t>::min();
inline constexpr DurationNs kNoDuration = std::numeric_limits<std::int64_t>::min();

inline constexpr DurationNs kMicrosecond = 1'000;
inline constexpr DurationNs kMillisecond = 1'000'000;
inline constexpr DurationNs kSecond = 1'000'000'000;
inline constexpr DurationNs kMinute = 60 * kSecond;
inline constexpr DurationNs kHour = 60 * kMinute;
inline constexpr DurationNs kDay = 24 * kHour;

enum class TimeUnit : std::uint8_t { Seconds, Milliseconds, Microseconds, Nanoseconds };

struct ParsedTime {
    TimeNs time = kNoTime;
    bool zoneAssumed = false; // the text named no zone and was read as UTC
};

// Reads RFC 3339 with any fraction and any offset, and `YYYY-MM-DD HH:MM:SS[.f][zone]` (a zone that is
// absent is UTC). Digits beyond the ninth of the fraction are cut off; second 60 (a leap second) is read as
// the first instant of the next minute. Empty where the text is no time or outside 1678 to 2262.
[[nodiscard]] std::optional<ParsedTime> parseTimeText(std::string_view text);

// The unit that a number is in when it is to be a time between 1980 and 2200 (spec 1, "told apart by
// magnitude"). Empty for what can be none: NaN, infinite, negative, zero, too small or too large.
[[nodiscard]] std::optional<TimeUnit> unitOfEpoch(double number);

// A number of the given unit as nanoseconds; empty where the result does not fit.
[[nodiscard]] std::optional<TimeNs> timeFromNumber(double number, TimeUnit unit);
[[nodiscard]] std::optional<TimeNs> timeFromInteger(std::int64_t number, TimeUnit unit);

// RFC 3339 in UTC with as many fraction digits as needed: "2026-03-02T09:00:01.123456Z". "" for kNoTime.
[[nodiscard]] std::string formatTime(TimeNs time);

// For people, two parts at most: "88 ms", "4.1 s", "9 h 43 min", "6 d 23 h". "" for kNoDuration.
[[nodiscard]] std::string formatDuration(DurationNs duration);

// Differences that cannot overflow: the result is clamped to the range of DurationNs.
[[nodiscard]] DurationNs saturatingDifference(TimeNs later, TimeNs earlier);
[[nodiscard]] TimeNs saturatingSum(TimeNs time, DurationNs duration);

} // namespace throughline
