// SPDX-License-Identifier: GPL-3.0-or-later
// The observability tables of seed 2 (`job_executions`) and of spec 1, "Other records": their columns, and
// rows for them. THE list of columns, from which storages make tables and statements.
//
// No table refers to another by a constraint: a job of another service may be recorded later, elsewhere or no
// longer, and a link that cannot be checked is worth more than none. Values, no ties to a thread.
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace throughline {

enum class ObservabilityTable : std::uint8_t { Invocations, EventExecutions, JobExecutions };
inline constexpr std::size_t kObservabilityTables = 3;
[[nodiscard]] std::string_view nameOf(ObservabilityTable table); // "job_executions"

enum class ColumnType : std::uint8_t { Uuid, Text, Json, Time, Number, Flag };

struct ObservabilityColumn {
    std::string_view name;
    ColumnType type;
};

// The first column is the key, `id`.
[[nodiscard]] std::span<const ObservabilityColumn> columnsOf(ObservabilityTable table);

struct TimeCell {
    TimeNs time = kNoTime;
    friend bool operator==(TimeCell, TimeCell) = default;
};
// monostate: null. Texts are UTF-8 without NUL, also of UUIDs and JSON.
using ObservabilityCell = std::variant<std::monostate, std::string, std::int64_t, bool, TimeCell>;

// A row as it is now: it takes the place of the one with the same id, if there is one.
struct ObservabilityRow {
    ObservabilityTable table = ObservabilityTable::JobExecutions;
    std::vector<ObservabilityCell> cells; // by column

    [[nodiscard]] const std::string& id() const { return std::get<std::string>(cells.front()); }
};

} // namespace throughline
