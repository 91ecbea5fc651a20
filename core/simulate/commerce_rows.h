// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of the simulated shop: their columns, and rows for them. THE list of columns, from which
// storages make tables and exports make records.
//
// All but `events` have updated_by, which holds the tracking token of the job that wrote the row last
// (seed 2, "updated_by Column"), and the pivot tables `messages` and `orders` the correlation_id and metadata
// of seed 1, section 3.B. Column types and cells are those of the observability tables. Values, no ties to a
// thread.
#pragma once

#include "core/jobs/observability_rows.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::simulate {

enum class CommerceTable : std::uint8_t { Events, Messages, Orders, Carts, Shipments };
inline constexpr std::size_t kCommerceTables = 5;
[[nodiscard]] std::string_view nameOf(CommerceTable table); // "orders"

// The first column is the key; it is `id` but for events, whose ids may repeat and whose key is their place
// in the lake.
[[nodiscard]] std::span<const ObservabilityColumn> columnsOf(CommerceTable table);
// The place of a column that the table has.
[[nodiscard]] std::size_t columnNamed(CommerceTable table, std::string_view name);

// A row as it is at one time: it takes the place of the one with the same key, if there is one.
struct CommerceRow {
    CommerceTable table = CommerceTable::Orders;
    std::vector<ObservabilityCell> cells; // by column

    [[nodiscard]] ObservabilityCell& operator[](std::string_view column)
    {
        return cells[columnNamed(table, column)];
    }
    [[nodiscard]] const ObservabilityCell& operator[](std::string_view column) const
    {
        return cells[columnNamed(table, column)];
    }
    // Of a column that holds a text.
    [[nodiscard]] const std::string& text(std::string_view column) const
    {
        return std::get<std::string>((*this)[column]);
    }
};

// A row with that id and nothing else.
[[nodiscard]] CommerceRow newRow(CommerceTable table, std::string id);

// Appends `"column":value` for each cell that is not null, to the members of an object.
void appendCells(std::string& json, std::span<const ObservabilityColumn> columns,
                 std::span<const ObservabilityCell> cells);
// A row as a record of the native export: `{"table":"orders",…}`.
void appendRecord(std::string& json, std::string_view table, std::span<const ObservabilityColumn> columns,
                  std::span<const ObservabilityCell> cells);

} // namespace throughline::simulate
