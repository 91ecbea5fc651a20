// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of a database of MySQL or MariaDB (spec 6, no. 29 and 30).
//
// The session may only read, and everything is read in one transaction that sees one moment, as far as tables
// have transactions (InnoDB has). Rows come one by one over the network, not by pages: pages would need a key
// of every table, and an order that the server keeps. What is not read yet waits at the server, which by
// itself would lose patience after a minute.
#include "core/base/json_text.h"
#include "core/pipeline/connection_text.h"
#include "core/source/sql/mysql_connection.h"
#include "core/source/sql/sql_connection.h"
#include "core/source/sql/table_listing.h"
#include "core/source/sql/table_reader.h"

#include <atomic>
#include <memory>
#include <optional>
#include <utility>

namespace throughline {

namespace {

// With ANSI_QUOTES names are quoted as in other databases. UTC is what a DATETIME without a zone is taken
// for.
constexpr const char* kSession[] = {
    "SET SESSION sql_mode = 'ANSI_QUOTES', time_zone = '+00:00', net_write_timeout = 600",
    "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ", "SET SESSION TRANSACTION READ ONLY",
    "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY"};

// Names are sorted by their bytes, or the columns of two tables might be mixed. A view that would not work
// has no columns.
constexpr const char* kColumns = "SELECT t.TABLE_SCHEMA, t.TABLE_NAME, c.COLUMN_NAME, t.TABLE_TYPE = 'VIEW' "
                                 "FROM information_schema.TABLES t LEFT JOIN information_schema.COLUMNS c "
                                 "ON t.TABLE_SCHEMA = c.TABLE_SCHEMA AND t.TABLE_NAME = c.TABLE_NAME "
                                 "WHERE t.TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED', 'VIEW') AND ";
constexpr const char* kOfTheDatabase = "t.TABLE_SCHEMA = DATABASE()";
constexpr const char* kOfAll =
    "t.TABLE_SCHEMA NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys')";
constexpr const char* kInOrder = " ORDER BY BINARY t.TABLE_SCHEMA, BINARY t.TABLE_NAME, c.ORDINAL_POSITION";

class MysqlTableReader final : public TableReader {
public:
    explicit MysqlTableReader(const std::string& connection) : m_address(connection) {}
    ~MysqlTableReader() override { close(); }

    Result<std::vector<DatabaseTable>> open() override
    {
        const Result<MysqlAddress> address = mysqlAddressIn(m_address);
        if (!address)
            return tl::unexpected<Problem>(address.error());
        m_connection.emplace();
        if (Result<void> opened = m_connection->open(*address); !opened)
            return tl::unexpected<Problem>(std::move(opened.error()));
        for (const char* statement : kSession) {
            if (Result<void> done = m_connection->execute(statement); !done)
                return tl::unexpected<Problem>(std::move(done.error()));
        }
        m_id = m_connection->id();
        return findTables();
    }

    Result<void> begin(const DatabaseTable& table) override
    {
        const Result<QString> place = m_listing->placeOf(table.name);
        if (!place)
            return tl::unexpected<Problem>(place.error());
        leaveRows();
        Result<std::unique_ptr<MysqlRows>> rows = m_connection->rows("SELECT * FROM " + place->toStdString());
        if (!rows)
            return tl::unexpected<Problem>(std::move(rows.error()));
        m_rows = std::move(*rows);
        m_keys.clear();
        for (const MysqlColumn& column : m_rows->columns()) {
            std::string& key = m_keys.emplace_back(m_keys.empty() ? "{" : ",");
            appendJsonText(key, column.name);
            key += ':';
        }
        return {};
    }

    Result<bool> next(std::string& lines) override
    {
        while (lines.size() < kRowBytesAtATime) {
            Result<bool> more = m_rows->next();
            if (!more || !*more)
                return more;
            for (std::size_t i = 0; i < m_keys.size(); ++i) {
                lines += m_keys[i];
                if (const std::optional<std::string_view> value = m_rows->value(i))
                    appendMysqlValue(lines, m_rows->columns()[i].kind, *value);
                else
                    lines += "null";
            }
            lines += "}\n";
        }
        return true;
    }

    void close() override
    {
        m_id = 0;
        if (m_rows && !m_rows->ended())
            m_connection->cut(); // else all the rest would be waited for
        m_rows.reset();
        m_connection.reset();
    }

    void interrupt() override
    {
        const unsigned long id = m_id;
        const Result<MysqlAddress> address = mysqlAddressIn(m_address);
        if (id == 0 || !address)
            return;
        MysqlConnection beside;
        if (beside.open(*address))
            (void)beside.execute("KILL QUERY " + std::to_string(id));
    }

private:
    Result<std::vector<DatabaseTable>> findTables()
    {
        Result<std::unique_ptr<MysqlRows>> named = m_connection->rows("SELECT DATABASE()");
        if (!named)
            return tl::unexpected<Problem>(std::move(named.error()));
        if (const Result<bool> row = (*named)->next(); !row)
            return tl::unexpected<Problem>(row.error());
        const std::optional<std::string_view> database = (*named)->value(0);
        std::vector<std::string> asked = tablesNamedIn(m_address);
        const bool staysInside =
            database && std::none_of(asked.begin(), asked.end(), [](const std::string& table) {
                return table.find('.') != std::string::npos;
            });
        m_listing.emplace(std::move(asked), sqlText(database.value_or(std::string_view())));
        named->reset();
        return list(std::string(kColumns) + (staysInside ? kOfTheDatabase : kOfAll) + kInOrder);
    }

    Result<std::vector<DatabaseTable>> list(const std::string& statement)
    {
        Result<std::unique_ptr<MysqlRows>> columns = m_connection->rows(statement);
        if (!columns)
            return tl::unexpected<Problem>(std::move(columns.error()));
        MysqlRows& rows = **columns;
        Result<bool> more = rows.next();
        for (; more && *more; more = rows.next())
            m_listing->add(sqlText(*rows.value(0)), sqlText(*rows.value(1)),
                           sqlText(rows.value(2).value_or(std::string_view())), *rows.value(3) == "1");
        if (!more)
            return tl::unexpected<Problem>(std::move(more.error()));
        return m_listing->tables();
    }

    // Of another table. A few that are left are faster read than given up.
    void leaveRows()
    {
        constexpr int kFew = 1000;
        if (!m_rows)
            return;
        for (int i = 0; i < kFew && !m_rows->ended(); ++i)
            (void)m_rows->next();
        const bool gaveUp = !m_rows->ended();
        if (gaveUp)
            interrupt();
        m_rows.reset();
        if (gaveUp)
            (void)m_connection->execute("DO 0"); // and not the next one, where it comes late
    }

    const std::string m_address;
    std::optional<MysqlConnection> m_connection;
    std::optional<TableListing> m_listing; // since it is open
    std::unique_ptr<MysqlRows> m_rows;
    std::vector<std::string> m_keys;     // `{"id":`, `,"type":` of the table at hand
    std::atomic<unsigned long> m_id = 0; // of the connection, at the server
};

} // namespace

std::unique_ptr<TableReader> mysqlTableReader(const std::string& connection)
{
    return std::make_unique<MysqlTableReader>(connection);
}

} // namespace throughline
