// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/sql/sql_dialect.h"

#include "core/source/sql/postgres_address.h"
#include "core/source/sql/sql_connection.h"

#include <algorithm>

namespace throughline {

namespace {

QString rfcTime(TimeNs time)
{
    return sqlText(formatTime(time));
}

Result<void> setFile(QSqlDatabase& database, std::string_view path)
{
    database.setDatabaseName(sqlText(path));
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
    return {};
}

Result<void> setPostgres(QSqlDatabase& database, std::string_view connection)
{
    setPostgresAddress(database, connection);
    return {};
}

template <std::size_t Count>
bool isOneOf(int code, const std::array<int, Count>& codes)
{
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

bool sqliteMeansTheRow(const QSqlError& error)
{
    constexpr std::array kCodes = {18, 19, 20}; // too big, constraint, mismatch
    return isOneOf(error.nativeErrorCode().toInt() & 0xff, kCodes);
}

bool postgresMeansTheRow(const QSqlError& error)
{
    return error.nativeErrorCode().startsWith(QStringLiteral("22")) ||
           error.nativeErrorCode().startsWith(QStringLiteral("23"));
}

constexpr const char* kOnConflict = "ON CONFLICT (%1) DO UPDATE SET %2";
constexpr const char* kSetExcluded = "%1 = excluded.%1";

// JSON, not JSONB: a payload is kept byte for byte, and JSONB takes no "\u0000".
constexpr SqlDialect kSqlite = {.engine = DatabaseEngine::Sqlite,
                                .format = "SQLite database",
                                .reader = sqliteTableReader,
                                .driver = "QSQLITE",
                                .setAddress = setFile,
                                .types = {"TEXT", "TEXT", "TEXT", "TEXT", "INTEGER", "BOOLEAN"},
                                .textKey = "TEXT",
                                .indexInTable = false,
                                .textInIndex = "%1",
                                .tableOptions = "",
                                .onConflict = kOnConflict,
                                .setColumn = kSetExcluded,
                                .timeText = rfcTime,
                                .isAboutTheRow = sqliteMeansTheRow};
constexpr SqlDialect kPostgres = {.engine = DatabaseEngine::PostgreSql,
                                  .format = "PostgreSQL database",
                                  .reader = postgresTableReader,
                                  .driver = "QPSQL",
                                  .setAddress = setPostgres,
                                  .types = {"UUID", "TEXT", "JSON", "TIMESTAMPTZ", "BIGINT", "BOOLEAN"},
                                  .textKey = "TEXT",
                                  .indexInTable = false,
                                  .textInIndex = "%1",
                                  .tableOptions = "",
                                  .onConflict = kOnConflict,
                                  .setColumn = kSetExcluded,
                                  .timeText = rfcTime,
                                  .isAboutTheRow = postgresMeansTheRow};

} // namespace

const SqlDialect& dialectOf(DatabaseEngine engine)
{
    switch (engine) {
    case DatabaseEngine::Sqlite:
        return kSqlite;
    case DatabaseEngine::PostgreSql:
        return kPostgres;
    }
    return kSqlite;
}

const SqlDialect& dialectOfTarget(std::string_view target)
{
    const std::optional<DatabaseEngine> engine = engineOf(target);
    return dialectOf(engine && *engine != DatabaseEngine::Sqlite ? *engine : DatabaseEngine::Sqlite);
}

} // namespace throughline
