// SPDX-License-Identifier: GPL-3.0-or-later
// What the rows of a database's table are (spec 1, "Other records"). Pure, any thread.
//
// Databases hold much that is none of our business: a table is read where its name or its columns say what it
// is, where the connection names it, or where its first rows have a time, a type and a place in a trace.
// Others are named in the report, not guessed (spec 6, no. 28).
#pragma once

#include "core/import/mapping_detection.h"
#include "core/import/table_row.h"
#include "core/pipeline/database.h"

#include <optional>

namespace throughline {

// None: events. Empty: only its rows can tell.
[[nodiscard]] std::optional<RowKind> rowsOf(const DatabaseTable& table);
// Of a table whose rows have to tell: whether they are events, by what was detected in the first of them.
[[nodiscard]] bool holdsEvents(const DatabaseTable& table, const MappingDetection& detection);
// Why a table is left out: "no time, no type, no trace (columns: id, name)".
[[nodiscard]] std::string reasonToSkip(const DatabaseTable& table, const MappingDetection& detection);

} // namespace throughline
