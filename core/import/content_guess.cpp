// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/content_guess.h"

#include "core/import/field_likeness.h"
#include "core/import/number_text.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace throughline {

namespace {

using enum ImportField;

constexpr double kNearlyAll = 0.95;

// Whether numbers go one way: times of a log do, amounts and phone numbers do not.
bool isOrdered(const SampledField& field)
{
    constexpr std::size_t kFewest = 4;
    std::vector<double> numbers;
    for (const SampledValue& value : field.values) {
        if (const std::optional<double> number = approximateNumber(value.raw().asText()))
            numbers.push_back(*number);
    }
    std::size_t up = 0;
    std::size_t down = 0;
    for (std::size_t i = 1; i < numbers.size(); ++i) {
        up += numbers[i] >= numbers[i - 1];
        down += numbers[i] <= numbers[i - 1];
    }
    return numbers.size() >= kFewest && std::max(up, down) * 10 >= (numbers.size() - 1) * 9 &&
           numbers.front() != numbers.back();
}

double looksLikeTime(const SampleColumn& column)
{
    const ValueProfile& profile = column.profile;
    if (column.share < 0.5 || soundsLikeOtherTime(column.keys.back()))
        return 0;
    if (profile.part(profile.timeTexts) >= kNearlyAll)
        return 0.75;
    return profile.part(profile.epochs) >= kNearlyAll && isOrdered(*column.field) ? 0.6 : 0;
}

double looksLikeType(const SampleColumn& column)
{
    constexpr std::uint32_t kFewest = 4;
    const ValueProfile& profile = column.profile;
    const bool repeats =
        profile.saying >= kFewest && profile.distinct >= 2 && profile.distinct * 2 <= profile.saying;
    return column.share >= 0.9 && repeats && profile.part(profile.words) >= kNearlyAll ? 0.55 : 0;
}

double looksLikeTrace(const SampleColumn& column)
{
    const ValueProfile& profile = column.profile;
    const bool repeats = profile.distinct < profile.saying;
    return column.share >= 0.3 && repeats && profile.part(profile.hexTraces) >= kNearlyAll ? 0.6 : 0;
}

double looksLikeId(const SampleColumn& column)
{
    const ValueProfile& profile = column.profile;
    return column.share >= kNearlyAll && profile.distinct == profile.saying && profile.saying > 1 &&
                   profile.part(profile.uuids) >= kNearlyAll
               ? 0.65
               : 0;
}

double looksLikeReference(const SampleColumn& column)
{
    return column.profile.saying > 1 && column.profile.part(column.profile.entities) >= 0.9 ? 0.65 : 0;
}

// Values of the column that name another record, and none that name their own.
double looksLikeParent(const SampleColumn& column, const SampleColumns& columns)
{
    // Small numbers occur among ids by chance.
    if (column.profile.saying < 2 || column.profile.numbers > 0)
        return 0;
    for (const ImportField field : {Span, ImportField::Id}) {
        const std::vector<const SampleColumn*> ids = columns.of(field);
        std::unordered_map<std::uint32_t, std::string_view> own;
        for (const SampleColumn* const id : ids) {
            for (const SampledValue& value : id->field->values)
                own.emplace(value.record, value.raw().asText());
        }
        const bool ofItself = std::ranges::any_of(column.field->values, [&](const SampledValue& value) {
            const auto found = own.find(value.record);
            return value.raw().says() && found != own.end() && found->second == value.raw().asText();
        });
        if (!ofItself && columns.containment({&column}, ids) >= 0.8)
            return 0.7;
    }
    return 0;
}

double looksLike(ImportField field, const SampleColumn& column, const SampleColumns& columns)
{
    switch (field) {
    case Time:
        return looksLikeTime(column);
    case Type:
        return looksLikeType(column);
    case Trace:
        return looksLikeTrace(column);
    case ImportField::Id:
        return looksLikeId(column);
    case Reference:
        return looksLikeReference(column);
    case Parent:
        return looksLikeParent(column, columns);
    default:
        return 0;
    }
}

} // namespace

double contentFit(ImportField field, const ValueProfile& profile, double name)
{
    const double distinct = profile.part(profile.distinct);
    const bool isSure = name >= 0.9;
    switch (field) {
    case Time:
    case End:
        return profile.times() >= 0.9 ? 1 : 0;
    case Type:
        if (profile.part(profile.words) < 0.8)
            return 0;
        return !isSure && profile.saying >= 20 && distinct > 0.9 ? 0.5 : 1; // texts that never repeat
    case ClassName:
    case Level:
        return profile.part(profile.words) < 0.8 ? 0 : 1;
    case Success:
        return profile.part(profile.flags + profile.numbers) < 0.9 ? 0 : 1;
    case Status:
    case Error:
        return 1;
    default: // ids
        break;
    }
    if (profile.flags > 0 || profile.part(profile.timeTexts) > 0.5)
        return 0;
    if (field == ImportField::Id)
        return distinct >= kNearlyAll ? 1 : 0.3;
    if (field == Reference)
        return isSure || profile.part(profile.entities) >= 0.5 ? 1 : 0.3;
    return field == Trace && !isSure && profile.saying >= 4 && profile.distinct == profile.saying ? 0.6 : 1;
}

ContentGuess guessByContent(ImportField field, const SampleColumns& columns)
{
    ContentGuess best;
    bool isTied = false;
    for (const SampleColumn& column : columns.all()) {
        if (!column.isFree() || (column.meaning.reference && field != Parent))
            continue;
        const double confidence = looksLike(field, column, columns);
        isTied =
            confidence > 0 && (confidence == best.confidence || (isTied && confidence < best.confidence));
        if (confidence > best.confidence)
            best = {&column, confidence};
    }
    // Of several times the first one is that of the event as often as not; of other fields any may be it.
    return isTied && field != Time && field != Parent ? ContentGuess{} : best;
}

} // namespace throughline
