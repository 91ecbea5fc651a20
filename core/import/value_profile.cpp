// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/value_profile.h"

#include "core/base/time.h"
#include "core/import/duration_text.h"
#include "core/import/number_text.h"

#include <algorithm>
#include <unordered_set>

namespace throughline {

namespace {

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isHex(std::string_view text, std::size_t digits)
{
    return text.size() == digits && std::all_of(text.begin(), text.end(), isHexDigit);
}

bool isUuid(std::string_view text)
{
    if (text.size() != 36)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text[i] != '-' : !isHexDigit(text[i]))
            return false;
    }
    return true;
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// order:1234, but no 09:30 and no https://….
bool isEntity(std::string_view text)
{
    const std::size_t colon = text.find(':');
    return colon != std::string_view::npos && colon > 1 && colon + 1 < text.size() &&
           text[colon + 1] != '/' && text.find(' ') == std::string_view::npos &&
           std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon),
                       [](char c) { return isLetter(c) || c == '_'; });
}

bool isWord(std::string_view text)
{
    constexpr std::size_t kLongest = 80;
    return text.size() <= kLongest &&
           std::count_if(text.begin(), text.end(), isLetter) * 2 > static_cast<std::ptrdiff_t>(text.size());
}

bool isEpoch(std::string_view text)
{
    const std::optional<double> number = approximateNumber(text);
    return number && unitOfEpoch(*number);
}

} // namespace

bool isTime(const RawValue& value)
{
    const std::string_view text = value.asText();
    return (value.kind == RawValue::Kind::Text && parseTimeText(text)) || isEpoch(text);
}

ValueProfile profileOf(const SampledField& field)
{
    ValueProfile profile;
    std::unordered_set<std::string_view> seen;
    for (const SampledValue& value : field.values) {
        const RawValue raw = value.raw();
        if (!raw.says())
            continue;
        ++profile.saying;
        seen.insert(raw.text);
        const std::string_view text = raw.asText();
        profile.flags += raw.kind == RawValue::Kind::True || raw.kind == RawValue::Kind::False ||
                         text == "true" || text == "false";
        const bool number = approximateNumber(text).has_value();
        profile.numbers += number;
        profile.epochs += number && isEpoch(text);
        if (raw.kind != RawValue::Kind::Text || number)
            continue;
        const bool time = parseTimeText(text).has_value();
        const bool uuid = isUuid(text);
        const bool trace = isHex(text, 32);
        profile.timeTexts += time;
        profile.durationTexts += parseDurationText(text).has_value();
        profile.uuids += uuid;
        profile.hexTraces += trace;
        profile.entities += isEntity(text);
        profile.words += !time && !uuid && !trace && !isHex(text, 16) && isWord(text);
    }
    profile.distinct = static_cast<std::uint32_t>(seen.size());
    return profile;
}

} // namespace throughline
