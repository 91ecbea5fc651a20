// SPDX-License-Identifier: GPL-3.0-or-later
// TableRow: a record that is no event, as a reader hands it to the sink: a row of a table, its columns as
// named values that are not yet understood (spec 1, "Other records").
//
// Files and databases alike. All views point into the reader's buffers and are used before the next row. One
// thread.
#pragma once

#include "core/import/raw_record.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace throughline {

struct TableCell {
    std::string_view column;
    RawValue value; // an object or array is a text that holds its JSON
};

struct TableRow {
    std::string_view table; // "job_executions", "orders"; empty where the source does not say
    std::vector<TableCell> cells;
    RecordPlace place;
    std::uint64_t line = 0; // 0 where lines mean nothing
    std::string_view bytes; // of the record as it lies in its source, for the excerpt of a problem

    // Where the record lies that the row was read from. `source`: what its source is called, which is the
    // table of rows that are changed where they name none.
    void takePlace(const RawRecord& record, std::string_view source);
    // The first column of that name; absent where there is none.
    [[nodiscard]] RawValue operator[](std::string_view column) const;
    [[nodiscard]] bool hasUpdatedBy() const;
};

// What a row tells.
enum class RowKind : std::uint8_t {
    None,
    JobExecution,
    Invocation,
    EventExecution,
    Mutation, // of any table with updated_by
    Record    // a message or an order that says in which trace it was made: loaded as an event
};

// Of a table by its name ("job_executions"; also a single record's "job_execution"); None for any other.
[[nodiscard]] RowKind rowKindOfTable(std::string_view table);
// By its columns alone, where a table has the usual ones: those of hasura-event-detector's tables, or
// updated_by. None for what has the columns of an event.
[[nodiscard]] RowKind rowKindOfColumns(std::span<const std::string_view> columns);
// By its table, which is what it says, and its columns. A table that is none of those above is of rows that
// are changed, where it has updated_by; `messages` and `orders` that have a trace are records.
[[nodiscard]] RowKind rowKindOfTable(std::string_view table, std::span<const std::string_view> columns);
// The same of a row; without a table, by its columns.
[[nodiscard]] RowKind rowKindOf(const TableRow& row);
// Whether it has columns that say what happened, or when: an event may name a table that it is about.
[[nodiscard]] bool looksLikeEvent(const TableRow& row);

// "updated_by", "updatedby", "updatedBy": all the same column.
[[nodiscard]] bool isUpdatedBy(std::string_view column);

} // namespace throughline
