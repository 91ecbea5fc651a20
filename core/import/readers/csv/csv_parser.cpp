// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/csv/csv_parser.h"

#include "core/base/blanks.h"
#include "core/base/cell_text.h"
#include "core/import/field_path.h"
#include "core/import/span_link_list.h"
#include "core/import/text_repair.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>

namespace throughline {

namespace {

std::uint64_t linesIn(std::string_view text)
{
    return static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
}

bool isWord(std::string_view text, std::string_view word)
{
    return text.size() == word.size() &&
           std::equal(text.begin(), text.end(), word.begin(), [](char a, char b) {
               return (a | 0x20) == b; // small letters
           });
}

// Cells have no types; where true and false mean something they are told by their words.
RawValue valueOf(ImportField field, std::string_view text)
{
    const bool mayBeFlag =
        field == ImportField::Success || field == ImportField::Error || field == ImportField::Status;
    if (mayBeFlag && isWord(text, "true"))
        return {RawValue::Kind::True, {}};
    if (mayBeFlag && isWord(text, "false"))
        return {RawValue::Kind::False, {}};
    return {RawValue::Kind::Text, text};
}

} // namespace

CsvParser::CsvParser(const ParserSettings& settings, CsvDialect dialect)
    : m_mapping(settings.mapping), m_cellKeys(settings.mapping), m_limits(settings.limits),
      m_dialect(std::move(dialect)), m_table(settings.table),
      m_holdsTableRows(holdsTableRows(m_dialect, settings.prefix.mapping))
{
    for (const std::string& name : m_dialect.header)
        m_columns.push_back(columnOf(name));
}

// "metadata.trace_id" stands where {"metadata":{"trace_id":…}} does.
CsvParser::Column CsvParser::columnOf(const std::string& name) const
{
    Column column{name, name, m_mapping.meaningOf(name), 0, {}};
    const FieldPath path = parseFieldPath(name);
    if (path.exact || path.keys.size() < 2)
        return column;
    std::uint8_t scope = 0;
    std::uint8_t container = 0;
    for (std::size_t i = 0; i + 1 < path.keys.size(); ++i) {
        const KeyMeaning around = m_mapping.meaningOf(path.keys[i], scope);
        scope = around.scope;
        container = around.container != 0 ? around.container : container;
        if (scope == 0) {
            column.meaning.reference = false; // of something that nobody knows
            return column;
        }
    }
    column.key = path.keys.back();
    column.meaning = m_mapping.meaningOf(column.key, scope);
    column.container = container;
    return column;
}

void CsvParser::parse(Block& block, RecordSink& sink)
{
    parseSlices(block, sink);
    parseRows(block, sink);
}

// What the cutter could not cut into rows: lines, each a row of its own, and what is too long.
void CsvParser::parseSlices(Block& block, RecordSink& sink)
{
    for (const RecordSlice& slice : block.slices) {
        if (slice.kind == RecordSlice::Kind::TooLong) {
            rejectSlice(sink, slice, ProblemCode::LineTooLong,
                        {fmt::format("{}", slice.size), fmt::format("{}", m_limits.maxRecordBytes)});
        } else {
            splitRow(slice.bytes, m_dialect.delimiter, m_row);
            parseRow(slice, sink);
        }
    }
}

void CsvParser::parseRows(Block& block, RecordSink& sink)
{
    const char* const begin = block.lines.data();
    std::string_view rest = block.lines;
    while (!rest.empty()) {
        splitRow(rest, m_dialect.delimiter, m_row);
        RecordSlice slice;
        slice.bytes = rest.substr(0, m_row.length);
        slice.size = m_row.length;
        slice.offset = block.offset + static_cast<std::uint64_t>(rest.data() - begin);
        slice.line = block.lineCount + 1;
        const bool isLast = m_row.size == rest.size() && block.linesEndOpen;
        slice.kind = isLast ? RecordSlice::Kind::LastLine : RecordSlice::Kind::Record;
        block.lineCount += linesIn(rest.substr(0, m_row.size));
        rest.remove_prefix(m_row.size);
        if (slice.offset >= m_dialect.bodyOffset)
            parseRow(slice, sink);
    }
    block.lines = {};
}

// The row is split.
void CsvParser::parseRow(const RecordSlice& slice, RecordSink& sink)
{
    if (withoutBlanks(slice.bytes).empty())
        return;
    if (slice.size > m_limits.maxRecordBytes)
        return rejectSlice(sink, slice, ProblemCode::LineTooLong,
                           {fmt::format("{}", slice.size), fmt::format("{}", m_limits.maxRecordBytes)});
    if (m_row.isOpen)
        return rejectOpen(slice, sink);
    m_record.clear();
    m_record.takePlace(slice);
    if (!simdjson::validate_utf8(slice.bytes.data(), slice.bytes.size())) {
        splitRow(repaired(slice.bytes), m_dialect.delimiter, m_row);
        m_record.repaired = true;
    }
    offerCells(slice, sink);
    if (!acceptTableRow(sink))
        sink.accept(m_record);
}

void CsvParser::rejectOpen(const RecordSlice& slice, RecordSink& sink) const
{
    if (slice.kind != RecordSlice::Kind::LastLine)
        return rejectSlice(sink, slice, ProblemCode::UnclosedQuote, {});
    rejectSlice(sink, slice, ProblemCode::IncompleteLine, {fmt::format("{}", slice.size)});
    sink.markPartial();
}

void CsvParser::offerCells(const RecordSlice& slice, RecordSink& sink)
{
    const std::size_t count = m_row.cells.size();
    const bool endsInDelimiter = count == m_columns.size() + 1 && m_row.cells.back().empty();
    if (count != m_columns.size() && !endsInDelimiter)
        sink.note(problemAt(ProblemCode::WrongCellCount,
                            {fmt::format("{}", count), fmt::format("{}", m_columns.size())}, slice.offset,
                            slice.line, slice.bytes));
    // The texts of quoted cells are views into this: it must not grow while they are used.
    m_texts.clear();
    m_texts.reserve(slice.bytes.size() * 3);
    for (std::size_t i = 0; i < std::min(count, m_columns.size()); ++i)
        offerCell(m_columns[i], m_row.cells[i], slice, sink);
    m_linkTexts.clear();
    if (!readSpanLinkList(m_record, m_linkTexts))
        sink.note(problemAt(ProblemCode::MalformedCell, {std::string(nameOf(ImportField::SpanLinks))},
                            slice.offset, slice.line, slice.bytes));
}

void CsvParser::offerCell(Column& column, std::string_view cell, const RecordSlice& slice, RecordSink& sink)
{
    const KeyMeaning& meaning = column.meaning;
    const bool hasMeaning = meaning.field != ImportField::None || meaning.reference;
    if (!hasMeaning && meaning.scope == 0)
        return;
    const std::string_view plain = isQuoted(cell) ? cell : withoutBlanks(cell);
    if (isAbsent(plain))
        return;
    const std::string_view text = withoutGuard(textOfCell(plain, m_texts));
    if (meaning.scope != 0 && text.starts_with('{')) {
        const std::uint8_t container = meaning.container != 0 ? meaning.container : column.container;
        if (!column.json.offer(text, m_cellKeys, container, meaning.scope, m_record))
            sink.note(problemAt(ProblemCode::MalformedCell, {excerptOf(column.name)}, slice.offset,
                                slice.line, slice.bytes));
    } else if (hasMeaning) {
        m_record.offer(column.container, meaning, column.key, valueOf(meaning.field, text));
    }
}

// False where the row is an event.
bool CsvParser::acceptTableRow(RecordSink& sink)
{
    const RawValue& table = m_record[ImportField::RecordKind];
    const bool mayBe = m_holdsTableRows || (table.says() && !m_record[ImportField::Type].says());
    if (!mayBe)
        return false;
    m_rowTexts.clear();
    m_rowTexts.reserve(m_record.bytes.size() * 3);
    m_tableRow.cells.clear();
    for (std::size_t i = 0; i < std::min(m_row.cells.size(), m_columns.size()); ++i) {
        const std::string_view cell = m_row.cells[i];
        const std::string_view plain = isQuoted(cell) ? cell : withoutBlanks(cell);
        RawValue value;
        if (!isAbsent(plain))
            value = {RawValue::Kind::Text, withoutGuard(textOfCell(plain, m_rowTexts))};
        m_tableRow.cells.push_back({m_columns[i].name, value});
    }
    m_tableRow.table = table.asText();
    if (rowKindOf(m_tableRow) == RowKind::None)
        return false;
    m_tableRow.takePlace(m_record, m_table);
    sink.accept(m_tableRow);
    return true;
}

// U+FFFD in place of each byte that is no UTF-8.
std::string_view CsvParser::repaired(std::string_view text)
{
    m_repair.clear();
    while (!text.empty()) {
        const std::size_t length = utf8Length(text);
        m_repair += length == 0 ? std::string_view("\xEF\xBF\xBD") : text.substr(0, length);
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return m_repair;
}

} // namespace throughline
