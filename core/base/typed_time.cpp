// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/typed_time.h"

#include "core/base/blanks.h"
#include "core/base/floor_divide.h"
#include "core/base/shown_zone.h"

#include <fmt/format.h>

#include <chrono>

namespace throughline {

namespace {

// Reads a text from its start; every step says whether it found what it looked for.
class TypedText {
public:
    explicit TypedText(std::string_view text) : m_rest(text) {}

    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }
    [[nodiscard]] std::string_view rest() const { return m_rest; }
    bool take(char wanted)
    {
        if (m_rest.empty() || m_rest.front() != wanted)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    bool takeBlanks()
    {
        const std::size_t before = m_rest.size();
        while (take(' ')) {
        }
        return m_rest.size() != before;
    }
    // A number of `least` to `most` digits after which no further digit stands.
    std::optional<int> number(std::size_t least, std::size_t most)
    {
        int value = 0;
        std::size_t digits = 0;
        for (; digits < m_rest.size() && m_rest[digits] >= '0' && m_rest[digits] <= '9'; ++digits) {
            if (digits == most)
                return std::nullopt;
            value = value * 10 + (m_rest[digits] - '0');
        }
        if (digits < least)
            return std::nullopt;
        m_rest.remove_prefix(digits);
        return value;
    }

private:
    std::string_view m_rest;
};

std::optional<std::int64_t> dayOf(int year, int month, int day)
{
    const std::chrono::year_month_day date{std::chrono::year(year),
                                           std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok())
        return std::nullopt;
    return std::chrono::sys_days(date).time_since_epoch().count();
}

std::optional<std::int64_t> readIsoDate(TypedText& text)
{
    const auto year = text.number(4, 4);
    if (!year || !text.take('-'))
        return std::nullopt;
    const auto month = text.number(1, 2);
    if (!month || !text.take('-'))
        return std::nullopt;
    const auto day = text.number(1, 2);
    return day ? dayOf(*year, *month, *day) : std::nullopt;
}

std::optional<std::int64_t> readGermanDate(TypedText& text)
{
    const auto day = text.number(1, 2);
    if (!day || !text.take('.'))
        return std::nullopt;
    text.takeBlanks();
    const auto month = text.number(1, 2);
    if (!month || !text.take('.'))
        return std::nullopt;
    text.takeBlanks();
    const auto year = text.number(4, 4);
    return year ? dayOf(*year, *month, *day) : std::nullopt;
}

// Digits after the point; those beyond the ninth are cut off.
bool readFraction(TypedText& text, TypedTime& typed)
{
    DurationNs scale = kSecond;
    bool any = false;
    while (const auto digit = [&]() -> std::optional<int> {
        for (char d = '0'; d <= '9'; ++d) {
            if (text.take(d))
                return d - '0';
        }
        return std::nullopt;
    }()) {
        any = true;
        if (scale > 1) {
            scale /= 10;
            *typed.clock += *digit * scale;
        }
    }
    typed.precision = scale;
    return any;
}

bool readClock(TypedText& text, TypedTime& typed)
{
    const auto hour = text.number(1, 2);
    if (!hour || *hour > 23 || !text.take(':'))
        return false;
    const auto minute = text.number(2, 2);
    if (!minute || *minute > 59)
        return false;
    typed.clock = *hour * kHour + *minute * kMinute;
    typed.precision = kMinute;
    if (!text.take(':'))
        return true;
    const auto second = text.number(2, 2);
    if (!second || *second > 60)
        return false;
    *typed.clock += *second * kSecond;
    typed.precision = kSecond;
    return (!text.take('.') && !text.take(',')) || readFraction(text, typed);
}

// Nothing, or a zone, up to the end.
bool readZone(TypedText& text, TypedTime& typed)
{
    text.takeBlanks();
    if (text.atEnd())
        return true;
    const std::string_view rest = text.rest();
    if (rest == "Z" || rest == "z" || rest == "UTC" || rest == "utc") {
        typed.offset = 0;
        return true;
    }
    const bool west = text.take('-');
    if (!west && !text.take('+'))
        return false;
    const std::string_view digits = text.rest();
    TypedText parts(digits);
    const bool packed = digits.size() == 4 && digits.find(':') == std::string_view::npos;
    const auto number = parts.number(1, packed ? 4 : 2);
    if (!number)
        return false;
    const int hours = packed ? *number / 100 : *number;
    int minutes = packed ? *number % 100 : 0;
    if (parts.take(':')) {
        const auto given = parts.number(2, 2);
        if (!given)
            return false;
        minutes = *given;
    }
    if (!parts.atEnd() || hours > 23 || minutes > 59)
        return false;
    const DurationNs offset = hours * kHour + minutes * kMinute;
    typed.offset = west ? -offset : offset;
    return true;
}

std::string clockText(const TypedTime& typed)
{
    const DurationNs clock = *typed.clock;
    std::string text = fmt::format("{:02}:{:02}", clock / kHour, clock / kMinute % 60);
    if (typed.precision >= kMinute)
        return text;
    text += fmt::format(":{:02}", clock / kSecond % 60);
    if (typed.precision >= kSecond)
        return text;
    std::string fraction = fmt::format("{:09}", clock % kSecond);
    std::size_t digits = 0;
    for (DurationNs scale = kSecond; scale > typed.precision; scale /= 10)
        ++digits;
    return text + "." + fraction.substr(0, digits);
}

} // namespace

std::optional<TypedTime> parseTypedTime(std::string_view text)
{
    text = withoutWhiteSpace(text);
    TypedTime typed;
    for (const auto readDate : {readIsoDate, readGermanDate}) {
        TypedText rest(text);
        typed.day = readDate(rest);
        if (!typed.day)
            continue;
        if (rest.atEnd())
            return typed;
        const bool parted = rest.take('T') || rest.take('t') || rest.takeBlanks();
        return parted && readClock(rest, typed) && readZone(rest, typed) ? std::optional(typed)
                                                                         : std::nullopt;
    }
    TypedText rest(text);
    return readClock(rest, typed) && readZone(rest, typed) ? std::optional(typed) : std::nullopt;
}

std::string typedTimeText(const TypedTime& typed)
{
    std::string text;
    if (typed.day) {
        const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(*typed.day))};
        text = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                           static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    }
    if (typed.clock)
        text += (text.empty() ? "" : " ") + clockText(typed);
    if (!typed.offset)
        return text + " " + ShownZone::name();
    if (*typed.offset == 0)
        return text + " UTC";
    const DurationNs east = *typed.offset < 0 ? -*typed.offset : *typed.offset;
    return text +
           fmt::format(" {}{:02}:{:02}", *typed.offset < 0 ? '-' : '+', east / kHour, east / kMinute % 60);
}

std::optional<Moment> momentOf(const TypedTime& typed, TimeNs near)
{
    if (!typed.day && near == kNoTime)
        return std::nullopt;
    const std::int64_t day = *dated(typed, near).day;
    TimeNs from = 0; // as clocks show it
    TimeNs to = 0;
    if (__builtin_mul_overflow(day, kDay, &from) ||
        __builtin_add_overflow(from, typed.clock.value_or(0), &from) ||
        __builtin_add_overflow(from, typed.precision, &to))
        return std::nullopt;
    if (!typed.offset)
        return Moment{ShownZone::instantOf(from), ShownZone::instantOf(to)};
    Moment moment;
    if (__builtin_sub_overflow(from, *typed.offset, &moment.from) ||
        __builtin_sub_overflow(to, *typed.offset, &moment.to) || moment.from == kNoTime)
        return std::nullopt;
    return moment;
}

TypedTime dated(TypedTime typed, TimeNs instant)
{
    if (!typed.day && typed.offset)
        typed.day = floorDivide(saturatingSum(instant, *typed.offset), kDay);
    else if (!typed.day)
        typed.day = ShownZone::dayOf(instant);
    return typed;
}

} // namespace throughline
