// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/sql/sql_dialect.h"

#include "core/source/sql/mysql_address.h"
#include "core/source/sql/postgres_address.h"
#include "core/source/sql/sql_connection.h"

#include <algorithm>

namespace throughline {

namespace {

QString rfcTime(TimeNs time)
{
    return sqlText(formatTime(time));
}

// Without the zone, which no DATETIME has and MariaDB does not take.
QString timeWithoutZone(TimeNs time)
{
    return rfcTime(time).chopped(1);
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

bool mysqlMeansTheRow(const QSqlError& error)
{
    // Null, duplicate, out of range, cut, wrong time, wrong value, too long, foreign key; CHECK of MySQL, of
    // MariaDB.
    constexpr std::array kCodes = {1048, 1062, 1264, 1265, 1292, 1366, 1406, 1452, 3819, 4025};
    return isOneOf(error.nativeErrorCode().toInt(), kCodes);
}

constexpr const char* kOnConflict = "ON CONFLICT (%1) DO UPDATE SET %2";
constexpr const char* kSetExcluded = "%1 = excluded.%1";

// JSON, not JSONB, and in MySQL a text: a payload is kept byte for byte, and JSONB takes no "\u0000".
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
constexpr SqlDialect kMysql = {
    .engine = DatabaseEngine::MySql,
    .format = "MySQL database",
    .reader = mysqlTableReader,
    .driver = "QMYSQL",
    .setAddress = setMysqlAddress,
    .types = {"CHAR(36)", "LONGTEXT", "LONGTEXT", "DATETIME(6)", "BIGINT", "BOOLEAN"},
    .textKey = "VARCHAR(191)",
    .indexInTable = true,
    .textInIndex = "%1(191)",
    .tableOptions = " ENGINE = InnoDB CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin",
    .onConflict = "ON DUPLICATE KEY UPDATE %2",
    .setColumn = "%1 = VALUES(%1)",
    .timeText = timeWithoutZone,
    .isAboutTheRow = mysqlMeansTheRow};

} // namespace

const SqlDialect& dialectOf(DatabaseEngine engine)
{
    switch (engine) {
    case DatabaseEngine::Sqlite:
        return kSqlite;
    case DatabaseEngine::PostgreSql:
        return kPostgres;
    case DatabaseEngine::MySql:
        return kMysql;
    }
    return kSqlite;
}

const SqlDialect& dialectOfTarget(std::string_view target)
{
    const std::optional<DatabaseEngine> engine = engineOf(target);
    return dialectOf(engine && *engine != DatabaseEngine::Sqlite ? *engine : DatabaseEngine::Sqlite);
}

} // namespace throughline
