// SPDX-License-Identifier: GPL-3.0-or-later
// CsvDialect: how a table of text is written, as its first bytes tell: its delimiter and its header.
//
// RFC 4180 and what spreadsheets and databases make of it: commas, semicolons, tabs or bars; a byte order
// mark; blank lines in front. A quote opens a quoted cell only where a cell begins. Pure, any thread.
#pragma once

#include "core/import/field_mapping.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

struct CsvDialect {
    char delimiter = ',';
    std::vector<std::string> header;
    std::size_t bodyOffset = 0; // of the first byte behind the header's row, from the start of the source
    std::size_t bodyLine = 1;   // and its line
    bool isRegular = false;     // most rows that were seen have as many cells as the header
};

// One row, split. `text` begins with it.
struct CsvRow {
    std::vector<std::string_view> cells; // as written, with quotes
    std::size_t size = 0;                // with its end of line
    std::size_t length = 0;              // without
    bool isOpen = false;                 // the text ends inside a quoted cell
    bool isEnded = false;                // an end of line is there
};
void splitRow(std::string_view text, char delimiter, CsvRow& row);
[[nodiscard]] bool isQuoted(std::string_view cell);
// What a cell says: without the quotes around it, of doubled quotes one. `buffer` holds what had to be
// rewritten; it is appended to, and must not be moved while the text is used.
[[nodiscard]] std::string_view textOfCell(std::string_view cell, std::string& buffer);
// What databases write for no value: nothing, NULL, \N. Quoted, they are texts.
[[nodiscard]] bool isAbsent(std::string_view cell);

// Empty where the bytes are no table with at least two columns. `whole`: nothing follows.
[[nodiscard]] std::optional<CsvDialect> csvDialectOf(std::string_view prefix, bool whole);

// Whether the rows are those of a table that holds no events (see table_row.h), by the header; not where a
// person says in a mapping what the events are. `chosen` may be none.
[[nodiscard]] bool holdsTableRows(const CsvDialect& dialect, const FieldMappingData* chosen);

} // namespace throughline
