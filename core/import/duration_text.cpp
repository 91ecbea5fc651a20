// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/duration_text.h"

#include "core/import/number_text.h"

#include <algorithm>
#include <array>
#include <string>

namespace throughline {

namespace {

struct Unit {
    std::string_view name;
    int factor;
    int power; // of ten, to nanoseconds
};

constexpr std::array kIsoDateUnits = {Unit{"W", 7 * 864, 11}, Unit{"D", 864, 11}};
constexpr std::array kIsoTimeUnits = {Unit{"H", 36, 11}, Unit{"M", 6, 10}, Unit{"S", 1, 9}};
constexpr std::array kUnits = {Unit{"ns", 1, 0},     Unit{"us", 1, 3},      Unit{"µs", 1, 3},
                               Unit{"μs", 1, 3},     Unit{"ms", 1, 6},      Unit{"msec", 1, 6},
                               Unit{"s", 1, 9},      Unit{"sec", 1, 9},     Unit{"secs", 1, 9},
                               Unit{"second", 1, 9}, Unit{"seconds", 1, 9}, Unit{"m", 6, 10},
                               Unit{"min", 6, 10},   Unit{"minute", 6, 10}, Unit{"minutes", 6, 10},
                               Unit{"h", 36, 11},    Unit{"hour", 36, 11},  Unit{"hours", 36, 11},
                               Unit{"d", 864, 11},   Unit{"day", 864, 11},  Unit{"days", 864, 11}};

bool isDigit(char c)
{
    return (c >= '0' && c <= '9') || c == '.';
}

// A number at the start of the text, taken off it; a comma is a point (ISO 8601).
std::string takeNumber(std::string_view& text)
{
    std::string number;
    while (!text.empty() && (isDigit(text.front()) || text.front() == ',')) {
        number += text.front() == ',' ? '.' : text.front();
        text.remove_prefix(1);
    }
    return number;
}

std::string_view takeWord(std::string_view& text)
{
    std::size_t end = 0;
    while (end < text.size() && !isDigit(text[end]) && text[end] != ' ')
        ++end;
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(end);
    return word;
}

void skipBlanks(std::string_view& text)
{
    while (text.starts_with(' '))
        text.remove_prefix(1);
}

// Adds so many of a unit; false where it is none or the sum does not fit.
template <std::size_t N>
bool add(DurationNs& sum, const std::string& number, std::string_view name, const std::array<Unit, N>& units)
{
    const auto unit = std::find_if(units.begin(), units.end(),
                                   [name](const Unit& candidate) { return candidate.name == name; });
    if (unit == units.end())
        return false;
    const std::optional<DurationNs> count = scaledDecimal(number, unit->power);
    DurationNs product = 0;
    return count && !__builtin_mul_overflow(*count, unit->factor, &product) &&
           !__builtin_add_overflow(sum, product, &sum);
}

std::optional<DurationNs> parseIso(std::string_view text)
{
    DurationNs sum = 0;
    bool ofTime = false;
    bool any = false;
    while (!text.empty()) {
        if (!ofTime && text.front() == 'T') {
            ofTime = true;
            text.remove_prefix(1);
            continue;
        }
        const std::string number = takeNumber(text);
        const std::string_view name = text.substr(0, 1);
        if (ofTime ? !add(sum, number, name, kIsoTimeUnits) : !add(sum, number, name, kIsoDateUnits))
            return std::nullopt;
        text.remove_prefix(1);
        any = true;
    }
    return any ? std::optional(sum) : std::nullopt;
}

std::optional<DurationNs> parseWithUnits(std::string_view text)
{
    DurationNs sum = 0;
    bool any = false;
    while (!text.empty()) {
        const std::string number = takeNumber(text);
        skipBlanks(text);
        if (!add(sum, number, takeWord(text), kUnits))
            return std::nullopt;
        skipBlanks(text);
        any = true;
    }
    return any ? std::optional(sum) : std::nullopt;
}

} // namespace

std::optional<DurationNs> parseDurationText(std::string_view text)
{
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+'))
        text.remove_prefix(1);
    const std::optional<DurationNs> length =
        text.starts_with('P') ? parseIso(text.substr(1)) : parseWithUnits(text);
    return negative && length ? -*length : length;
}

} // namespace throughline
