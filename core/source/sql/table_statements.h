// SPDX-License-Identifier: GPL-3.0-or-later
// SQL for tables whose columns core names (core/jobs/observability_rows.h), in the dialects that are written:
// SQLite and PostgreSQL. Pure, any thread.
#pragma once

#include "core/jobs/observability_rows.h"

#include <QString>
#include <QVariant>

#include <span>
#include <string_view>

namespace throughline {

enum class SqlEngine : std::uint8_t { Sqlite, PostgreSql };

// The first column is the key. Nothing happens where there is such a table.
[[nodiscard]] QString createTableStatement(std::string_view table,
                                           std::span<const ObservabilityColumn> columns, SqlEngine engine);
// With a place for each column; a row of the same key is replaced.
[[nodiscard]] QString upsertStatement(std::string_view table, std::span<const ObservabilityColumn> columns);
// To be bound; NUL, which no database takes in a text, as U+FFFD.
[[nodiscard]] QVariant boundValue(const ObservabilityCell& cell);

} // namespace throughline
