// SPDX-License-Identifier: GPL-3.0-or-later
// SqlDialect: THE description of what differs between the databases that are read and written: SQLite,
// PostgreSQL, and MySQL with MariaDB.
//
// Constants, any thread.
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/pipeline/connection_text.h"
#include "core/source/sql/table_reader.h"

#include <QString>

#include <array>
#include <memory>
#include <string>
#include <string_view>

class QSqlDatabase;
class QSqlError;

namespace throughline {

struct SqlDialect {
    DatabaseEngine engine;

    // Reading
    const char* format; // "PostgreSQL database"
    std::unique_ptr<TableReader> (*reader)(const std::string& connection);

    // Writing, through Qt Sql
    const char* driver;
    // Of a database that is not open; DatabaseUnavailable where the connection says what cannot be.
    Result<void> (*setAddress)(QSqlDatabase& database, std::string_view connection);
    std::array<const char*, 6> types; // by ColumnType
    const char* textKey;              // the type of a text that is a key
    // Where an index is a part of its table, because no index can be made only where there is none.
    bool indexInTable;
    const char* textInIndex;  // "%1" or "%1(191)", for the name of a column
    const char* tableOptions; // behind its columns
    const char* onConflict;   // "ON CONFLICT (%1) DO UPDATE SET %2": its key, what to set
    const char* setColumn;    // "%1 = excluded.%1"
    QString (*timeText)(TimeNs time);
    // A value that does not fit, or a constraint of the table; all else is the state of the database.
    bool (*isAboutTheRow)(const QSqlError& error);
};

[[nodiscard]] const SqlDialect& dialectOf(DatabaseEngine engine);
// Of what is written to: a server's connection, or the path of a SQLite file.
[[nodiscard]] const SqlDialect& dialectOfTarget(std::string_view target);

} // namespace throughline
