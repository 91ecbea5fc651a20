// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cmath>

namespace throughline {

namespace {

constexpr double kEpoch1980 = 315'532'800; // seconds
constexpr double kEpoch2200 = 7'258'118'400;
constexpr std::int64_t kEpoch1678 = -9'214'560'000;
constexpr double kInt64Limit = 9223372036854775808.0; // 2^63

// Reads a text from its start; every step fails once one has failed.
class Cursor {
public:
    explicit Cursor(std::string_view text) : m_rest(text) {}

    [[nodiscard]] bool good() const { return m_good; }
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }
    [[nodiscard]] char peek() const { return m_rest.empty() ? '\0' : m_rest.front(); }
    [[nodiscard]] std::string_view rest() const { return m_rest; }
    void skip(std::size_t count) { m_rest.remove_prefix(count); }

    void expect(char c)
    {
        if (peek() == c && !m_rest.empty())
            skip(1);
        else
            m_good = false;
    }

    int digits(std::size_t count)
    {
        int value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (!isDigit(peek())) {
                m_good = false;
                return 0;
            }
            value = value * 10 + (peek() - '0');
            skip(1);
        }
        return value;
    }

    [[nodiscard]] static bool isDigit(char c) { return c >= '0' && c <= '9'; }

private:
    std::string_view m_rest;
    bool m_good = true;
};

std::optional<std::int64_t> readDate(Cursor& cursor)
{
    const int year = cursor.digits(4);
    cursor.expect('-');
    const int month = cursor.digits(2);
    cursor.expect('-');
    const int day = cursor.digits(2);
    if (!cursor.good())
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year),
                                           std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok())
        return std::nullopt;
    return std::chrono::sys_days(date).time_since_epoch().count() * std::int64_t{86'400};
}

// Nanoseconds of a fraction whose point has been seen; at least one digit, those beyond the ninth are cut
// off.
std::int64_t readFraction(Cursor& cursor)
{
    std::int64_t nanoseconds = cursor.digits(1) * std::int64_t{100'000'000};
    for (std::int64_t scale = 10'000'000; Cursor::isDigit(cursor.peek()); scale /= 10) {
        nanoseconds += (cursor.peek() - '0') * scale;
        cursor.skip(1);
    }
    return nanoseconds;
}

struct TimeOfDay {
    std::int64_t seconds = 0;
    std::int64_t nanoseconds = 0;
};

std::optional<TimeOfDay> readTimeOfDay(Cursor& cursor)
{
    const int hour = cursor.digits(2);
    cursor.expect(':');
    const int minute = cursor.digits(2);
    cursor.expect(':');
    const int second = cursor.digits(2);
    if (!cursor.good() || hour > 23 || minute > 59 || second > 60)
        return std::nullopt;
    TimeOfDay time;
    time.seconds = hour * std::int64_t{3600} + minute * std::int64_t{60} + second;
    if (cursor.peek() == '.') {
        cursor.skip(1);
        time.nanoseconds = readFraction(cursor);
    }
    if (second == 60)
        time.nanoseconds = 0; // any part of a leap second is the first instant of the next minute
    return cursor.good() ? std::optional(time) : std::nullopt;
}

struct Zone {
    std::int64_t offset = 0; // seconds east of UTC
    bool assumed = false;
};

// "", "Z", "UTC", "+02", "+0200" or "+02:00", after at most one space; nothing may follow.
std::optional<Zone> readZone(Cursor& cursor)
{
    if (cursor.atEnd())
        return Zone{0, true};
    if (cursor.peek() == ' ')
        cursor.skip(1);
    const std::string_view rest = cursor.rest();
    if (rest == "Z" || rest == "z" || rest == "UTC")
        return Zone{};
    const char sign = cursor.peek();
    if (sign != '+' && sign != '-')
        return std::nullopt;
    cursor.skip(1);
    const int hours = cursor.digits(2);
    int minutes = 0;
    if (!cursor.atEnd()) {
        if (cursor.peek() == ':')
            cursor.skip(1);
        minutes = cursor.digits(2);
    }
    if (!cursor.good() || !cursor.atEnd() || hours > 23 || minutes > 59)
        return std::nullopt;
    const std::int64_t offset = hours * std::int64_t{3600} + minutes * std::int64_t{60};
    return Zone{sign == '-' ? -offset : offset, false};
}

std::optional<TimeNs> toNanoseconds(std::int64_t seconds, std::int64_t nanoseconds)
{
    TimeNs time = 0;
    if (seconds < kEpoch1678 || __builtin_mul_overflow(seconds, kSecond, &time) ||
        __builtin_add_overflow(time, nanoseconds, &time))
        return std::nullopt;
    return time;
}

constexpr std::int64_t nanosecondsIn(TimeUnit unit)
{
    switch (unit) {
    case TimeUnit::Seconds:
        return kSecond;
    case TimeUnit::Milliseconds:
        return kMillisecond;
    case TimeUnit::Microseconds:
        return kMicrosecond;
    case TimeUnit::Nanoseconds:
        break;
    }
    return 1;
}

// "4.1" below ten, "42" from there on; a trailing ".0" is left out.
std::string shortNumber(double value)
{
    std::string text = fmt::format("{:.{}f}", value, value < 9.95 ? 1 : 0);
    if (text.ends_with(".0"))
        text.resize(text.size() - 2);
    return text;
}

std::string twoParts(std::int64_t total, std::int64_t perLarge, std::string_view large,
                     std::string_view small)
{
    const std::int64_t rest = total % perLarge;
    if (rest == 0)
        return fmt::format("{} {}", total / perLarge, large);
    return fmt::format("{} {} {} {}", total / perLarge, large, rest, small);
}

std::int64_t roundedUnits(DurationNs duration, DurationNs unit)
{
    return duration / unit + (duration % unit >= unit / 2 ? 1 : 0);
}

std::string formatUpToMinute(DurationNs duration)
{
    struct Unit {
        DurationNs size;
        DurationNs below; // durations that round to this much or more belong to the next unit
        std::string_view name;
    };
    static constexpr std::array kUnits = {Unit{kMicrosecond, 999'500, "µs"},
                                          Unit{kMillisecond, 999'500'000, "ms"}};
    if (duration < kMicrosecond)
        return fmt::format("{} ns", duration);
    for (const Unit& unit : kUnits) {
        if (duration < unit.below)
            return fmt::format("{} {}",
                               shortNumber(static_cast<double>(duration) / static_cast<double>(unit.size)),
                               unit.name);
    }
    return fmt::format("{} s", shortNumber(static_cast<double>(duration) / static_cast<double>(kSecond)));
}

} // namespace

std::optional<ParsedTime> parseTimeText(std::string_view text)
{
    Cursor cursor(text);
    const std::optional<std::int64_t> day = readDate(cursor);
    if (!day)
        return std::nullopt;
    if (cursor.peek() != 'T' && cursor.peek() != 't' && cursor.peek() != ' ')
        return std::nullopt;
    cursor.skip(1);
    const std::optional<TimeOfDay> time = readTimeOfDay(cursor);
    if (!time)
        return std::nullopt;
    const std::optional<Zone> zone = readZone(cursor);
    if (!zone)
        return std::nullopt;
    const std::optional<TimeNs> result =
        toNanoseconds(*day + time->seconds - zone->offset, time->nanoseconds);
    if (!result)
        return std::nullopt;
    return ParsedTime{*result, zone->assumed};
}

std::optional<TimeUnit> unitOfEpoch(double number)
{
    // The four ranges are a factor of 1000 apart and do not touch: 2200 in one unit lies before 1980 in the
    // next.
    double scale = 1;
    for (const TimeUnit unit :
         {TimeUnit::Seconds, TimeUnit::Milliseconds, TimeUnit::Microseconds, TimeUnit::Nanoseconds}) {
        if (number >= kEpoch1980 * scale && number < kEpoch2200 * scale)
            return unit;
        scale *= 1000;
    }
    return std::nullopt;
}

std::optional<TimeNs> timeFromNumber(double number, TimeUnit unit)
{
    // Whole and fractional part apart: their sum in nanoseconds does not fit the 53 bits of a double.
    const double whole = std::floor(number);
    const auto factor = nanosecondsIn(unit);
    const double size = whole * static_cast<double>(factor);
    if (!(size > -kInt64Limit && size < kInt64Limit))
        return std::nullopt;
    TimeNs time = 0;
    const auto fraction = std::llround((number - whole) * static_cast<double>(factor));
    if (__builtin_mul_overflow(static_cast<std::int64_t>(whole), factor, &time) ||
        __builtin_add_overflow(time, fraction, &time) || time == kNoTime)
        return std::nullopt;
    return time;
}

std::optional<TimeNs> timeFromInteger(std::int64_t number, TimeUnit unit)
{
    TimeNs time = 0;
    if (__builtin_mul_overflow(number, nanosecondsIn(unit), &time) || time == kNoTime)
        return std::nullopt;
    return time;
}

namespace {

// Times are written by the million, which fmt's general way is too slow for.
void writeDigits(std::string& text, std::size_t place, std::size_t count, std::int64_t number)
{
    for (std::size_t i = place + count; i-- > place; number /= 10)
        text[i] = static_cast<char>('0' + number % 10);
}

} // namespace

std::string formatTime(TimeNs time)
{
    if (time == kNoTime)
        return {};
    // Whole seconds first: the start of the first day of the range does not fit nanoseconds.
    using namespace std::chrono;
    const sys_seconds second{floor<seconds>(nanoseconds(time))};
    const sys_days day = floor<days>(second);
    const year_month_day date(day);
    const hh_mm_ss<seconds> clock(second - day);
    const std::int64_t fraction = (time % kSecond + kSecond) % kSecond;
    std::string text = "0000-00-00T00:00:00";
    writeDigits(text, 0, 4, static_cast<int>(date.year()));
    writeDigits(text, 5, 2, static_cast<unsigned>(date.month()));
    writeDigits(text, 8, 2, static_cast<unsigned>(date.day()));
    writeDigits(text, 11, 2, clock.hours().count());
    writeDigits(text, 14, 2, clock.minutes().count());
    writeDigits(text, 17, 2, clock.seconds().count());
    if (fraction != 0) {
        text += ".000000000";
        writeDigits(text, 20, 9, fraction);
        text.resize(text.find_last_not_of('0') + 1);
    }
    return text + 'Z';
}

std::string formatDuration(DurationNs duration)
{
    if (duration == kNoDuration)
        return {};
    if (duration < 0)
        return "-" + formatDuration(-duration);
    if (duration == 0)
        return "0 s";
    if (duration < kMinute - kSecond / 2)
        return formatUpToMinute(duration);
    if (const auto seconds = roundedUnits(duration, kSecond); seconds < 3600)
        return twoParts(seconds, 60, "min", "s");
    if (const auto minutes = roundedUnits(duration, kMinute); minutes < 24 * 60)
        return twoParts(minutes, 60, "h", "min");
    return twoParts(roundedUnits(duration, kHour), 24, "d", "h");
}

DurationNs saturatingDifference(TimeNs later, TimeNs earlier)
{
    DurationNs difference = 0;
    if (!__builtin_sub_overflow(later, earlier, &difference) && difference != kNoDuration)
        return difference;
    return later > earlier ? std::numeric_limits<DurationNs>::max() : kNoDuration + 1;
}

TimeNs saturatingSum(TimeNs time, DurationNs duration)
{
    TimeNs sum = 0;
    if (!__builtin_add_overflow(time, duration, &sum) && sum != kNoTime)
        return sum;
    return duration > 0 ? std::numeric_limits<TimeNs>::max() : kNoTime + 1;
}

} // namespace throughline
