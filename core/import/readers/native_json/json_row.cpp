// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/native_json/json_row.h"

#include "core/import/record_kinds.h"
#include "core/import/record_row.h"

#include <algorithm>

namespace throughline {

namespace {

// A record of an array that holds no events.
bool isHeldByTable(std::string_view recordKind)
{
    return !recordKind.empty() && recordKind != kEventsKind && recordKind != kSpansKind;
}

// The columns of a row. Texts that had to be unescaped are views into `texts`.
void readCells(std::string_view json, UnescapedTexts& texts, TableRow& row)
{
    row.cells.clear();
    texts.clear();
    for (JsonMembers members(isJsonObject(json) ? json : std::string_view()); members.next();) {
        const std::string_view value = members.value();
        const bool isNested = isJsonObject(value) || isJsonArray(value);
        row.cells.push_back(
            {members.key(), isNested ? RawValue{RawValue::Kind::Text, value} : texts.valueOf(value)});
    }
}

// What a row says itself of its table.
std::string_view tableNamedIn(const TableRow& row)
{
    for (const std::string_view column : {"table", "record"}) {
        if (const std::string_view table = row[column].asText(); !table.empty())
            return table;
    }
    return {};
}

// Its table is the array that holds it, else what it names. Whether it is a row at all.
bool isUnderstood(TableRow& row, std::string_view recordKind)
{
    const bool isHeld = isHeldByTable(recordKind);
    row.table = isHeld ? recordKind : tableNamedIn(row);
    return rowKindOf(row) != RowKind::None && (isHeld || !looksLikeEvent(row));
}

// Not where a person says what the events are.
bool beginsWithRow(const SourcePrefix& prefix)
{
    if (prefix.mapping && prefix.mapping->isChosen(ImportField::Type))
        return false;
    TableRow row;
    UnescapedTexts texts;
    readCells(firstObjectOf(prefix.bytes), texts, row);
    return rowKindOf(row) != RowKind::None;
}

} // namespace

JsonRows::JsonRows(const ParserSettings& settings)
    : m_table(settings.table), m_known(settings.rows), m_beginsWithRow(beginsWithRow(settings.prefix))
{}

bool JsonRows::mayBeRow(const RawRecord& record) const
{
    if (m_known)
        return *m_known != RowKind::None;
    return m_beginsWithRow || isHeldByTable(record.recordKind) || record[ImportField::RecordKind].says() ||
           !record[ImportField::Type].says();
}

bool JsonRows::understand(const RawRecord& record)
{
    if (!m_known)
        return isUnderstood(m_row, record.recordKind);
    m_row.table = m_table;
    return true;
}

bool JsonRows::accept(RawRecord& record, std::string_view json, RecordSink& sink)
{
    if (!mayBeRow(record))
        return false;
    readCells(json, m_texts, m_row);
    if (!understand(record))
        return false;
    m_row.takePlace(record, m_table);
    // In a file a row with updated_by may be one of many states of it; in a database it is the only one.
    const bool isOnlyState = m_known || !m_row.hasUpdatedBy();
    if (isOnlyState && makeEventOfRecord(record, m_row)) {
        sink.acceptChange(m_row);
        return false;
    }
    sink.accept(m_row);
    return true;
}

bool isJsonRow(const RecordSlice& slice)
{
    TableRow row;
    UnescapedTexts texts;
    readCells(slice.bytes, texts, row);
    return isHeldByTable(slice.recordKind) || isUnderstood(row, slice.recordKind);
}

} // namespace throughline
