// SPDX-License-Identifier: GPL-3.0-or-later
// SQL for tables whose columns core names (core/jobs/observability_rows.h), in a dialect. Pure, any thread.
#pragma once

#include "core/jobs/observability_rows.h"
#include "core/source/sql/sql_dialect.h"

#include <QString>
#include <QStringList>
#include <QVariant>

#include <span>
#include <string_view>

namespace throughline {

// A table with its indices over single columns, which are called "table_by_column". The first column is the
// key. Nothing happens where there is such a table.
[[nodiscard]] QStringList createTableStatements(std::string_view table,
                                                std::span<const ObservabilityColumn> columns,
                                                std::span<const std::string_view> indexed,
                                                const SqlDialect& dialect);
// With a place for each column; a row of the same key is replaced.
[[nodiscard]] QString upsertStatement(std::string_view table, std::span<const ObservabilityColumn> columns,
                                      const SqlDialect& dialect);
// To be bound; NUL, which no database takes in a text, as U+FFFD.
[[nodiscard]] QVariant boundValue(const ObservabilityCell& cell, const SqlDialect& dialect);

} // namespace throughline
