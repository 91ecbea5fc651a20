// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/time_value.h"

#include "core/base/blanks.h"
#include "core/import/number_text.h"

namespace throughline {

namespace {

int powerOf(TimeUnit unit)
{
    switch (unit) {
    case TimeUnit::Seconds:
        return 9;
    case TimeUnit::Milliseconds:
        return 6;
    case TimeUnit::Microseconds:
        return 3;
    case TimeUnit::Nanoseconds:
        break;
    }
    return 0;
}

std::optional<ParsedTime> timeOfNumber(std::string_view literal, std::optional<TimeUnit> unit)
{
    const std::optional<double> number = approximateNumber(literal);
    if (!unit && number)
        unit = unitOfEpoch(*number);
    const std::optional<TimeNs> time = unit ? scaledDecimal(literal, powerOf(*unit)) : std::nullopt;
    return time ? std::optional(ParsedTime{.time = *time}) : std::nullopt;
}

} // namespace

std::optional<ParsedTime> timeOfValue(const RawValue& value, std::optional<TimeUnit> unit)
{
    if (value.kind == RawValue::Kind::Number)
        return timeOfNumber(value.text, unit);
    if (value.kind != RawValue::Kind::Text)
        return std::nullopt;
    const std::string_view text = withoutBlanks(value.text);
    if (const std::optional<ParsedTime> parsed = parseTimeText(text))
        return parsed;
    return timeOfNumber(text, unit);
}

} // namespace throughline
