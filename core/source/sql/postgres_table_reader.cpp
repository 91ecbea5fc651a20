// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of a PostgreSQL database, through Qt Sql (spec 6, no. 29 and 30).
//
// The session may only read, and everything is read in one transaction that sees one moment. The server makes
// the JSON of rows, so that every type of it has its usual text; a cursor keeps it from sending more at once
// than is wanted.
#include "core/base/translation.h"
#include "core/pipeline/connection_text.h"
#include "core/source/sql/postgres_address.h"
#include "core/source/sql/row_json.h"
#include "core/source/sql/sql_connection.h"
#include "core/source/sql/table_listing.h"
#include "core/source/sql/table_reader.h"

#include <QSqlQuery>
#include <QVariant>

#include <algorithm>
#include <atomic>
#include <optional>
#include <utility>

namespace throughline {

namespace {

constexpr const char* kUsualSchema = "public";

// Ordinary, partitioned and foreign tables; views and materialised ones, which run what their maker wrote,
// only where they are asked for. Partitions are part of their tables.
constexpr const char* kColumns =
    "SELECT n.nspname, c.relname, a.attname, c.relkind IN ('v', 'm') "
    "FROM pg_catalog.pg_class c "
    "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
    "JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid "
    "WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND NOT c.relispartition AND a.attnum > 0 "
    "AND NOT a.attisdropped AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%' "
    "AND pg_catalog.has_table_privilege(c.oid, 'SELECT') "
    "ORDER BY n.nspname, c.relname, a.attnum";

class PostgresTableReader final : public TableReader {
public:
    explicit PostgresTableReader(const std::string& connection) : m_address(connection) {}
    ~PostgresTableReader() override { close(); }

    Result<std::vector<DatabaseTable>> open() override
    {
        m_connection.emplace(kPostgresDriver);
        QSqlDatabase database = m_connection->database();
        setPostgresAddress(database, m_address);
        if (!database.open())
            return unavailable(database.lastError());
        for (const char* statement :
             {"SET default_transaction_read_only = on", "SET search_path = pg_catalog", "SET TIME ZONE 'UTC'",
              "SET DateStyle = ISO", "SET bytea_output = hex",
              "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}) {
            if (Result<void> done = execute(QLatin1String(statement)); !done)
                return tl::unexpected<Problem>(std::move(done.error()));
        }
        QSqlQuery query(database);
        if (!query.exec(
                QStringLiteral("SELECT pg_backend_pid(), current_setting('transaction_read_only')")) ||
            !query.next())
            return unavailable(query.lastError());
        if (query.value(1).toString() != QStringLiteral("on"))
            return failure(ProblemCode::DatabaseUnavailable,
                           {told(phrase("problems", "it does not let a session be read-only"))});
        m_process = query.value(0).toInt();
        return findTables(query);
    }

    Result<void> begin(const DatabaseTable& table) override
    {
        // A table that cannot be read must not end the transaction in which the next one is.
        const Result<QString> place = m_listing->placeOf(table.name);
        if (!place)
            return tl::unexpected<Problem>(place.error());
        m_rowsAtATime = kFewRows;
        if (std::exchange(m_began, true)) {
            if (Result<void> done = execute(QStringLiteral("ROLLBACK TO SAVEPOINT before_table")); !done)
                return done;
        } else if (Result<void> done = execute(QStringLiteral("SAVEPOINT before_table")); !done) {
            return done;
        }
        return execute(QStringLiteral("DECLARE table_rows NO SCROLL CURSOR FOR "
                                      "SELECT row_to_json(t)::text FROM %1 AS t")
                           .arg(*place));
    }

    Result<bool> next(std::string& lines) override
    {
        QSqlQuery query(m_connection->database());
        query.setForwardOnly(true);
        if (!query.exec(QStringLiteral("FETCH FORWARD %1 FROM table_rows").arg(m_rowsAtATime)))
            return failure(ProblemCode::ReadFailed, {messageOf(query.lastError())});
        const std::size_t before = lines.size();
        int count = 0;
        for (; query.next(); ++count) {
            const QByteArray row = query.value(0).toString().toUtf8();
            appendRowObject(lines, {row.constData(), static_cast<std::size_t>(row.size())});
            lines += '\n';
        }
        if (query.lastError().isValid())
            return failure(ProblemCode::ReadFailed, {messageOf(query.lastError())});
        if (count < m_rowsAtATime)
            return false;
        const std::size_t perRow = std::max<std::size_t>(1, (lines.size() - before) / std::size_t(count));
        m_rowsAtATime = static_cast<int>(std::clamp<std::size_t>(kRowBytesAtATime / perRow, 1, kManyRows));
        return true;
    }

    void close() override
    {
        m_process = 0;
        m_connection.reset();
    }

    void interrupt() override
    {
        const int process = m_process;
        if (process == 0)
            return;
        const SqlConnection beside(kPostgresDriver);
        QSqlDatabase database = beside.database();
        setPostgresAddress(database, m_address);
        if (database.open())
            (void)QSqlQuery(database).exec(QStringLiteral("SELECT pg_cancel_backend(%1)").arg(process));
    }

private:
    static constexpr int kFewRows = 64;
    static constexpr std::size_t kManyRows = 5000;

    Result<void> execute(const QString& statement)
    {
        QSqlQuery query(m_connection->database());
        if (!query.exec(statement))
            return unavailable(query.lastError());
        return {};
    }

    static tl::unexpected<Problem> unavailable(const QSqlError& error)
    {
        return failure(ProblemCode::DatabaseUnavailable, {messageOf(error)});
    }

    Result<std::vector<DatabaseTable>> findTables(QSqlQuery& query)
    {
        m_listing.emplace(tablesNamedIn(m_address), QLatin1String(kUsualSchema));
        if (!query.exec(QLatin1String(kColumns)))
            return unavailable(query.lastError());
        while (query.next())
            m_listing->add(query.value(0).toString(), query.value(1).toString(), query.value(2).toString(),
                           query.value(3).toBool());
        return m_listing->tables();
    }

    const std::string m_address;
    std::optional<SqlConnection> m_connection;
    std::optional<TableListing> m_listing; // since it is open
    bool m_began = false;
    int m_rowsAtATime = kFewRows;
    std::atomic<int> m_process = 0; // of the server, that works for the connection
};

} // namespace

std::unique_ptr<TableReader> postgresTableReader(const std::string& connection)
{
    return std::make_unique<PostgresTableReader>(connection);
}

} // namespace throughline
