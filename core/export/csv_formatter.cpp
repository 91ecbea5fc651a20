// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/csv_formatter.h"

#include "core/base/json_text.h"
#include "core/export/known_fields.h"

#include <algorithm>

namespace throughline {

namespace {

constexpr std::size_t kMostEntityColumns = 48;
constexpr std::size_t kLongestKey = 64;
constexpr std::string_view kReferenceColumn = "reference_id";
constexpr std::string_view kDataColumn = "data";

// A key that an import takes for one name, not for a path.
bool isPlainKey(std::string_view key)
{
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    };
    return !key.empty() && key.size() <= kLongestKey && std::all_of(key.begin(), key.end(), plain);
}

// In a cell these are flags, not texts.
bool isFlagWord(std::string_view text)
{
    const auto is = [text](std::string_view word) {
        return text.size() == word.size() && std::equal(text.begin(), text.end(), word.begin(),
                                                        [](char a, char b) { return (a | 0x20) == b; });
    };
    return is("true") || is("false");
}

void appendMember(std::string& json, std::string_view key, std::string_view text)
{
    if (json.empty())
        json = "{";
    appendJsonMember(json, key, text);
}

} // namespace

EntityColumns EntityColumns::of(const Snapshot& snapshot)
{
    EntityColumns columns;
    for (const StringId kind : snapshot.entities.kinds()) {
        std::string key = keyOfKind(snapshot.str(kind));
        if (columns.keys.size() == kMostEntityColumns || !isPlainKey(key))
            continue;
        columns.placeOfKind.emplace(kind, columns.keys.size());
        columns.keys.push_back(std::move(key));
    }
    return columns;
}

CsvFormatter::CsvFormatter(const Snapshot& snapshot, const EntityColumns& columns, FormulaGuard guard)
    : EventFormatter(snapshot), m_columns(columns), m_guard(guard)
{}

std::string CsvFormatter::header(const EntityColumns& columns)
{
    std::string header;
    for (const KnownField& field : knownFields())
        header.append(field.name).append(",");
    header.append(kSpanLinksField).append(",").append(kReferenceColumn).append(",");
    for (const std::string& key : columns.keys)
        header.append(key).append(",");
    return header.append(kDataColumn).append(",").append(kOriginalField).append("\r\n");
}

void CsvFormatter::append(EventId e, EventId, std::string& text)
{
    const SourceRecord* const record = recordOf(e);
    m_row.clear();
    m_data.clear();
    collectReferences(e);
    writeFields(e);
    write(spanLinksJson(snapshot(), e));
    write(m_primary);
    for (const std::string& entity : m_entities)
        write(entity);
    write(m_data.empty() ? m_data : m_data + "}");
    write(record ? record->json() : std::string());
    m_row.back() = '\r';
    m_row += '\n';
    for (std::uint32_t i = 0; i <= snapshot().events.repeats(e); ++i)
        text += m_row;
    countEvent();
}

// An import finds the primary reference first, then those in columns, then those in `data`: what would come
// out of order in its column stands in `data`.
void CsvFormatter::collectReferences(EventId e)
{
    m_primary.clear();
    m_entities.assign(m_columns.keys.size(), {});
    std::size_t next = 0; // column
    bool first = true;
    for (const EntityId entity : snapshot().events.references(e)) {
        const std::string key = referenceKey(snapshot(), entity);
        const std::string value = snapshot().str(snapshot().entities[entity].value);
        const auto column = m_columns.placeOfKind.find(snapshot().entities[entity].kind);
        const bool fits = column != m_columns.placeOfKind.end() && m_entities[column->second].empty();
        if (first)
            m_primary = typedReference(snapshot(), entity);
        const bool isPrimary = std::exchange(first, false) && !m_primary.empty();
        if (fits && (isPrimary || (m_data.empty() && column->second >= next))) {
            m_entities[column->second] = value;
            next = isPrimary ? next : column->second + 1;
        } else if (!isPrimary && key.empty()) {
            countLeftOut();
        } else if (!isPrimary) {
            appendMember(m_data, key, value);
        }
    }
}

void CsvFormatter::writeFields(EventId e)
{
    for (const KnownField& field : knownFields()) {
        const std::string value = field.text(snapshot(), e);
        if (field.kind == KnownField::Kind::Number) {
            writeLiteral(value);
        } else if (field.name == kErrorField && isFlagWord(value)) {
            appendMember(m_data, field.name, value);
            writeLiteral({});
        } else {
            write(value);
        }
    }
}

void CsvFormatter::write(std::string_view text)
{
    m_row += csvText(text, m_guard);
    m_row += ',';
}

void CsvFormatter::writeLiteral(std::string_view literal)
{
    m_row += literal;
    m_row += ',';
}

std::string csvOf(const Snapshot& snapshot, EventId event)
{
    const EntityColumns columns = EntityColumns::of(snapshot);
    std::string text = CsvFormatter::header(columns);
    CsvFormatter(snapshot, columns, FormulaGuard::On).append(event, {}, text);
    return text;
}

} // namespace throughline
