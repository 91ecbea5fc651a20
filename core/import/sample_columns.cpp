// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/sample_columns.h"

#include "core/import/field_path.h"
#include "core/model/payloads.h"

#include <algorithm>
#include <limits>
#include <unordered_set>

namespace throughline {

namespace {

bool isUsable(ImportField field, const RawValue& value)
{
    if (field == ImportField::Time)
        return isTime(value);
    return field == ImportField::Type ? !value.asText().empty() : value.says();
}

// What a mapping makes of a path when its objects are entered one by one.
void resolveColumn(SampleColumn& column, const FieldMapping& mapping)
{
    column.meaning = {};
    column.container = 0;
    column.open = true;
    std::uint8_t scope = 0;
    for (std::size_t i = 0; i < column.keys.size(); ++i) {
        const KeyMeaning meaning = mapping.meaningOf(column.keys[i], scope);
        if (i + 1 == column.keys.size()) {
            column.meaning = meaning;
            return;
        }
        column.open = meaning.container != 0;
        column.container = meaning.container != 0 ? meaning.container : column.container;
        scope = meaning.scope;
        if (scope == 0)
            return;
    }
}

} // namespace

SampleColumns::SampleColumns(const RecordSample& sample) : m_sample(sample)
{
    for (const SampledField& field : sample.fields()) {
        SampleColumn column;
        column.field = &field;
        column.keys = parseFieldPath(field.path).keys;
        column.profile = profileOf(field);
        column.share = static_cast<double>(column.profile.saying) / static_cast<double>(sample.records());
        const bool isAside = column.keys.size() > 1 && column.keys.front() == kOriginalField;
        if (!column.keys.empty() && !isAside)
            m_columns.push_back(std::move(column));
    }
}

void SampleColumns::resolve(const FieldMapping& mapping)
{
    for (SampleColumn& column : m_columns)
        resolveColumn(column, mapping);
    for (std::size_t field = 0; field < kImportFieldCount; ++field)
        findWinners(static_cast<ImportField>(field));
}

void SampleColumns::findWinners(ImportField field)
{
    constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> rank(m_sample.records(), kNone);
    std::vector<SampleColumn*> winner(m_sample.records(), nullptr);
    for (SampleColumn& column : m_columns) {
        if (column.meaning.field != field)
            continue;
        column.wins = 0;
        const std::uint32_t own =
            (column.meaning.exact ? 0U : std::uint32_t{column.container} << 8) | column.meaning.order;
        for (const SampledValue& value : column.field->values) {
            if (own < rank[value.record] && isUsable(field, value.raw())) {
                rank[value.record] = own;
                winner[value.record] = &column;
            }
        }
    }
    for (SampleColumn* const column : winner) {
        if (column)
            column->wins += 1 / static_cast<double>(m_sample.records());
    }
}

double SampleColumns::found(ImportField field) const
{
    double sum = 0;
    for (const SampleColumn& column : m_columns)
        sum += column.meaning.field == field ? column.wins : 0;
    return sum;
}

double SampleColumns::together(const SampleColumn& column, ImportField field) const
{
    std::vector<bool> finds(m_sample.records());
    for (const SampleColumn* const other : of(field)) {
        for (const SampledValue& value : other->field->values)
            finds[value.record] = finds[value.record] || isUsable(field, value.raw());
    }
    double both = 0;
    for (const SampledValue& value : column.field->values)
        both += value.raw().says() && finds[value.record];
    return column.profile.saying == 0 ? 0 : both / column.profile.saying;
}

std::vector<const SampleColumn*> SampleColumns::of(ImportField field) const
{
    std::vector<const SampleColumn*> columns;
    for (const SampleColumn& column : m_columns) {
        if (column.meaning.field == field)
            columns.push_back(&column);
    }
    return columns;
}

double SampleColumns::containment(const std::vector<const SampleColumn*>& inner,
                                  const std::vector<const SampleColumn*>& outer) const
{
    std::unordered_set<std::string_view> known;
    for (const SampleColumn* const column : outer) {
        for (const SampledValue& value : column->field->values)
            known.insert(value.raw().asText());
    }
    double all = 0;
    double contained = 0;
    for (const SampleColumn* const column : inner) {
        for (const SampledValue& value : column->field->values) {
            all += value.raw().says();
            contained += value.raw().says() && known.contains(value.raw().asText());
        }
    }
    return all == 0 ? 0 : contained / all;
}

} // namespace throughline
