// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/clock_text.h"

#include "core/base/shown_zone.h"
#include "core/base/translation.h"

#include <fmt/format.h>

#include <chrono>

namespace throughline {

namespace {

constexpr Phrase kMonths[] = {
    phrase("calendar", "Jan"), phrase("calendar", "Feb"), phrase("calendar", "Mar"),
    phrase("calendar", "Apr"), phrase("calendar", "May"), phrase("calendar", "Jun"),
    phrase("calendar", "Jul"), phrase("calendar", "Aug"), phrase("calendar", "Sep"),
    phrase("calendar", "Oct"), phrase("calendar", "Nov"), phrase("calendar", "Dec")};
constexpr Phrase kWeekdays[] = {phrase("calendar", "Sun"), phrase("calendar", "Mon"),
                                phrase("calendar", "Tue"), phrase("calendar", "Wed"),
                                phrase("calendar", "Thu"), phrase("calendar", "Fri"),
                                phrase("calendar", "Sat")};
constexpr unsigned kNanosecondDigits = 9;

} // namespace

CivilTime civilTime(TimeNs instant)
{
    const TimeNs time = ShownZone::clockAt(instant);
    const std::int64_t day = ShownZone::dayOf(instant);
    // The remainder is taken without multiplying back: the first day of the range does not fit.
    const std::int64_t remainder = time % kDay;
    const auto inDay = static_cast<std::uint64_t>(remainder < 0 ? remainder + kDay : remainder);
    const std::chrono::sys_days date{std::chrono::days(day)};
    const std::chrono::year_month_day civil{date};
    CivilTime result;
    result.year = static_cast<int>(civil.year());
    result.month = static_cast<unsigned>(civil.month());
    result.day = static_cast<unsigned>(civil.day());
    result.weekday = std::chrono::weekday(date).c_encoding();
    result.hour = static_cast<unsigned>(inDay / static_cast<std::uint64_t>(kHour));
    result.minute = static_cast<unsigned>(inDay / static_cast<std::uint64_t>(kMinute) % 60);
    result.second = static_cast<unsigned>(inDay / static_cast<std::uint64_t>(kSecond) % 60);
    result.nanosecond = static_cast<unsigned>(inDay % static_cast<std::uint64_t>(kSecond));
    return result;
}

std::string minuteText(TimeNs time)
{
    const CivilTime civil = civilTime(time);
    return fmt::format("{:02}:{:02}", civil.hour, civil.minute);
}

std::string secondText(TimeNs time)
{
    const CivilTime civil = civilTime(time);
    return fmt::format("{:02}:{:02}:{:02}", civil.hour, civil.minute, civil.second);
}

std::string fractionText(TimeNs time, unsigned digits)
{
    if (digits == 0)
        return secondText(time);
    const std::string fraction = fmt::format("{:09}", civilTime(time).nanosecond);
    return fmt::format("{}.{}", secondText(time), fraction.substr(0, std::min(digits, kNanosecondDigits)));
}

std::string dayText(TimeNs time)
{
    const CivilTime civil = civilTime(time);
    // German puts a full stop after the day.
    return told(phrase("calendar", "{} {}"), civil.day, translated(kMonths[civil.month - 1]));
}

std::string weekdayText(TimeNs time)
{
    return fmt::format("{} {}", translated(kWeekdays[civilTime(time).weekday]), dayText(time));
}

std::string monthText(TimeNs time)
{
    const CivilTime civil = civilTime(time);
    return fmt::format("{} {}", translated(kMonths[civil.month - 1]), civil.year);
}

std::string rangeText(TimeNs from, TimeNs to)
{
    if (ShownZone::dayOf(from) != ShownZone::dayOf(to))
        return fmt::format("{} {} – {} {}", weekdayText(from), minuteText(from), weekdayText(to),
                           minuteText(to));
    if (minuteText(from) == minuteText(to))
        return fmt::format("{} {}", weekdayText(from), minuteText(from));
    return fmt::format("{} {} – {}", weekdayText(from), minuteText(from), minuteText(to));
}

std::string groupedNumber(std::uint64_t number)
{
    const std::string digits = fmt::format("{}", number);
    std::string grouped;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i != 0 && (digits.size() - i) % 3 == 0)
            grouped += "\u00a0";
        grouped += digits[i];
    }
    return grouped;
}

} // namespace throughline
