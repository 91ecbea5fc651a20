// SPDX-License-Identifier: GPL-3.0-or-later
// CsvParser: the rows of blocks as records. See block_parser.h.
#pragma once

#include "core/import/block_parser.h"
#include "core/import/json_cell.h"
#include "core/import/json_members.h"
#include "core/import/reader.h"
#include "core/import/readers/csv/csv_dialect.h"

#include <string>
#include <vector>

namespace throughline {

class CsvParser final : public BlockParser {
public:
    CsvParser(const ParserSettings& settings, CsvDialect dialect);

    void parse(Block& block, RecordSink& sink) override;

private:
    struct Column {
        std::string name; // as the header spells it
        std::string key;  // the last part of it
        KeyMeaning meaning;
        std::uint8_t container = 0; // that it belongs to
        JsonCell json;              // of its cells, where they hold objects
    };

    [[nodiscard]] Column columnOf(const std::string& name) const;
    void parseRows(Block& block, RecordSink& sink);
    void parseSlices(Block& block, RecordSink& sink);
    void parseRow(const RecordSlice& slice, RecordSink& sink);
    void rejectOpen(const RecordSlice& slice, RecordSink& sink) const;
    void offerCells(const RecordSlice& slice, RecordSink& sink);
    void offerCell(Column& column, std::string_view cell, const RecordSlice& slice, RecordSink& sink);
    [[nodiscard]] bool acceptTableRow(RecordSink& sink);
    [[nodiscard]] std::string_view repaired(std::string_view text);

    const FieldMapping& m_mapping;
    KeyLookup m_cellKeys; // of objects in cells
    ReadLimits m_limits;
    CsvDialect m_dialect;
    std::vector<Column> m_columns;
    std::string_view m_table; // what the source is called
    bool m_holdsTableRows;
    CsvRow m_row;
    RawRecord m_record;
    TableRow m_tableRow;
    std::string m_rowTexts; // of its quoted cells
    std::string m_texts;    // of quoted cells
    UnescapedTexts m_linkTexts;
    std::string m_repair; // of a row that was no UTF-8
};

} // namespace throughline
