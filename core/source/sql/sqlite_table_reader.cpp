// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of a SQLite database, through Qt Sql (spec 6, no. 25 to 29).
#include "core/base/json_text.h"
#include "core/pipeline/connection_text.h"
#include "core/source/sql/row_json.h"
#include "core/source/sql/sql_connection.h"
#include "core/source/sql/sqlite_file.h"
#include "core/source/sql/table_reader.h"

#include <QSqlDriver>
#include <QSqlQuery>
#include <QVariant>

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <optional>
#include <utility>

namespace throughline {

namespace {

// Of SQLite's result codes, without their extensions.
int codeOf(const QSqlError& error)
{
    return error.nativeErrorCode().toInt() & 0xff;
}

void appendValue(std::string& line, const QVariant& value)
{
    if (value.isNull()) {
        line += "null";
        return;
    }
    switch (value.typeId()) {
    case QMetaType::LongLong:
    case QMetaType::Int:
        fmt::format_to(std::back_inserter(line), "{}", value.toLongLong());
        break;
    case QMetaType::Double:
        if (std::isfinite(value.toDouble()))
            fmt::format_to(std::back_inserter(line), "{}", value.toDouble());
        else
            appendJsonText(line, fmt::format("{}", value.toDouble()));
        break;
    case QMetaType::QByteArray: {
        const QByteArray bytes = value.toByteArray();
        appendRowBytes(line, {bytes.constData(), static_cast<std::size_t>(bytes.size())});
        break;
    }
    default: {
        const QByteArray text = value.toString().toUtf8();
        appendRowText(line, {text.constData(), static_cast<std::size_t>(text.size())});
    }
    }
}

class SqliteTableReader final : public TableReader {
public:
    explicit SqliteTableReader(const std::string& connection)
        : m_path(sqliteFileOf(connection)), m_asked(tablesNamedIn(connection))
    {}
    ~SqliteTableReader() override { close(); }

    Result<std::vector<DatabaseTable>> open() override
    {
        Result<SqliteFile> file = SqliteFile::find(m_path);
        if (!file)
            return tl::unexpected<Problem>(std::move(file.error()));
        m_file.emplace(std::move(*file));
        Result<std::vector<DatabaseTable>> tables = connect();
        // A journal that waits to be rolled back, or a folder in which nothing may be made.
        const bool cannotWrite = m_code == SQLITE_READONLY || m_code == SQLITE_CANTOPEN;
        if (tables || !cannotWrite || m_file->isCopy())
            return tables;
        close();
        if (Result<void> copied = m_file->copy(); !copied)
            return tl::unexpected<Problem>(std::move(copied.error()));
        return connect();
    }

    std::vector<Problem> notices() const override
    {
        return m_file && m_file->notice() ? std::vector{*m_file->notice()} : std::vector<Problem>();
    }

    Result<void> begin(const DatabaseTable& table) override
    {
        m_keys.clear();
        for (const std::string& column : table.columns) {
            std::string& key = m_keys.emplace_back(m_keys.empty() ? "{" : ",");
            appendJsonText(key, column);
            key += ':';
        }
        m_rows.emplace(m_connection->database());
        m_rows->setForwardOnly(true);
        if (!m_rows->exec(QStringLiteral("SELECT * FROM %1").arg(quotedName(sqlText(table.name)))))
            return failed(m_rows->lastError());
        return {};
    }

    Result<bool> next(std::string& lines) override
    {
        while (lines.size() < kRowBytesAtATime) {
            if (!m_rows->next())
                return end();
            for (std::size_t i = 0; i < m_keys.size(); ++i) {
                lines += m_keys[i];
                appendValue(lines, m_rows->value(static_cast<int>(i)));
            }
            lines += "}\n";
        }
        return true;
    }

    void close() override
    {
        {
            const std::lock_guard lock(m_interrupting);
            m_handle = nullptr;
        }
        m_rows.reset();
        m_connection.reset();
    }

    void interrupt() override
    {
        const std::lock_guard lock(m_interrupting);
        if (m_handle)
            sqlite3_interrupt(m_handle);
    }

private:
    Result<std::vector<DatabaseTable>> connect()
    {
        m_code = SQLITE_OK;
        m_connection.emplace(kSqliteDriver);
        QSqlDatabase database = m_connection->database();
        database.setDatabaseName(m_file->name());
        database.setConnectOptions(m_file->options());
        if (!database.open())
            return failed(database.lastError());
        harden(database);
        QSqlQuery query(database);
        for (const char* statement : {"PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON",
                                      "PRAGMA query_only = ON", "BEGIN"}) {
            if (!query.exec(QLatin1String(statement)))
                return failed(query.lastError());
        }
        return findTables(query);
    }

    // A database from anywhere may hold a schema made to do harm.
    void harden(const QSqlDatabase& database)
    {
        const QVariant handle = database.driver()->handle();
        if (!handle.isValid() || qstrcmp(handle.typeName(), "sqlite3*") != 0)
            return;
        const std::lock_guard lock(m_interrupting);
        m_handle = *static_cast<sqlite3* const*>(handle.constData());
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    }

    // Views run whatever their maker wrote, and show what tables hold: only one that is asked for is read.
    Result<std::vector<DatabaseTable>> findTables(QSqlQuery& query)
    {
        std::vector<DatabaseTable> tables;
        std::string names;
        if (!query.exec(QStringLiteral("SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') "
                                       "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name")))
            return failed(query.lastError());
        while (query.next()) {
            const std::string name = query.value(0).toString().toStdString();
            const bool asked = std::find(m_asked.begin(), m_asked.end(), name) != m_asked.end();
            names += (names.empty() ? "" : ", ") + name;
            if (asked || (m_asked.empty() && query.value(1).toString() == QStringLiteral("table")))
                tables.push_back({.name = name, .columns = {}, .asked = asked});
        }
        if (query.lastError().isValid())
            return failed(query.lastError());
        if (tables.size() < m_asked.size())
            return tablesMissing(names);
        for (DatabaseTable& table : tables) {
            query.prepare(QStringLiteral("SELECT name FROM pragma_table_info(?)"));
            query.bindValue(0, sqlText(table.name));
            if (!query.exec())
                return failed(query.lastError());
            while (query.next())
                table.columns.push_back(query.value(0).toString().toStdString());
        }
        return tables;
    }

    Result<bool> end()
    {
        if (m_rows->lastError().isValid())
            return failed(m_rows->lastError());
        if (const std::optional<std::string> change = m_file->change())
            return failure(ProblemCode::FileChanged, {*change});
        return false;
    }

    tl::unexpected<Problem> failed(const QSqlError& error)
    {
        m_code = codeOf(error);
        std::string reason = messageOf(error);
        if (m_code == SQLITE_CORRUPT)
            reason += quickCheck();
        const bool reading = m_rows.has_value();
        return failure(reading ? ProblemCode::ReadFailed : ProblemCode::DatabaseUnavailable, {reason});
    }

    // What SQLite itself finds wrong, as far as the first fault.
    std::string quickCheck() const
    {
        QSqlQuery query(m_connection->database());
        if (!query.exec(QStringLiteral("PRAGMA quick_check(1)")) || !query.next())
            return {};
        return "; quick_check: " + query.value(0).toString().simplified().toStdString();
    }

    const std::string m_path;
    const std::vector<std::string> m_asked;
    std::optional<SqliteFile> m_file;
    std::optional<SqlConnection> m_connection;
    std::optional<QSqlQuery> m_rows;
    std::vector<std::string> m_keys; // `{"id":`, `,"type":` of the table at hand
    int m_code = SQLITE_OK;          // of the last failure

    std::mutex m_interrupting; // guards the next
    sqlite3* m_handle = nullptr;
};

} // namespace

std::unique_ptr<TableReader> sqliteTableReader(const std::string& connection)
{
    return std::make_unique<SqliteTableReader>(connection);
}

} // namespace throughline
