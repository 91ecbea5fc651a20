// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/sql/commerce_database.h"

#include "core/pipeline/connection_text.h"
#include "core/source/sql/sql_connection.h"
#include "core/source/sql/sql_dialect.h"
#include "core/source/sql/table_statements.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace throughline {

namespace {

using simulate::CommerceRow;
using simulate::CommerceTable;

constexpr std::array kTables = {CommerceTable::Events, CommerceTable::Messages, CommerceTable::Orders,
                                CommerceTable::Carts, CommerceTable::Shipments};
constexpr std::array<std::pair<CommerceTable, const char*>, 4> kIndices = {
    {{CommerceTable::Events, "occurred_at"},
     {CommerceTable::Events, "contact_id"},
     {CommerceTable::Messages, "correlation_id"},
     {CommerceTable::Orders, "correlation_id"}}};

// By which the tables of a simulation are told from others of the same name. %1 is the table that bears it,
// %2 its text.
struct Mark {
    const char* text;
    const char* set;
    const char* ask;
};
constexpr const char* kComment = "made by throughline-cli simulate";
constexpr Mark kSqliteMark = {"1416131189", "PRAGMA application_id = %2", "PRAGMA application_id"};
constexpr Mark kPostgresMark = {kComment, "COMMENT ON TABLE %1 IS '%2'",
                                "SELECT obj_description(to_regclass('%1'), 'pg_class')"};
constexpr Mark kMysqlMark = {kComment, "ALTER TABLE %1 COMMENT = '%2'",
                             "SELECT TABLE_COMMENT FROM information_schema.TABLES "
                             "WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = '%1'"};

const Mark& markIn(DatabaseEngine engine)
{
    switch (engine) {
    case DatabaseEngine::Sqlite:
        break;
    case DatabaseEngine::PostgreSql:
        return kPostgresMark;
    case DatabaseEngine::MySql:
        return kMysqlMark;
    }
    return kSqliteMark;
}

// The last one bears the mark on a server.
QStringList namesOfAllTables()
{
    QStringList names;
    for (const ObservabilityTable table :
         {ObservabilityTable::Invocations, ObservabilityTable::EventExecutions,
          ObservabilityTable::JobExecutions})
        names.append(sqlText(nameOf(table)));
    for (const CommerceTable table : kTables)
        names.append(sqlText(nameOf(table)));
    return names;
}

QString filledIn(const char* statement, const Mark& mark)
{
    return QString::fromLatin1(statement)
        .replace(QStringLiteral("%1"), namesOfAllTables().last())
        .replace(QStringLiteral("%2"), QLatin1String(mark.text));
}

class CommerceDatabase : public simulate::CommerceStorage {
public:
    CommerceDatabase(std::string_view connection, PresentTables present)
        : m_connectionText(connection), m_dialect(dialectOfTarget(connection)),
          m_mark(markIn(m_dialect.engine)), m_present(present)
    {}
    ~CommerceDatabase() override { close(); }
    CommerceDatabase(const CommerceDatabase&) = delete;
    CommerceDatabase& operator=(const CommerceDatabase&) = delete;

    Result<void> open() override
    {
        close();
        m_connection.emplace(QLatin1String(m_dialect.driver));
        QSqlDatabase database = m_connection->database();
        if (Result<void> addressed = m_dialect.setAddress(database, m_connectionText); !addressed)
            return addressed;
        if (!database.open())
            return unavailable(database.lastError());
        if (Result<void> made = makeRoom(database); !made)
            return made;
        if (Result<void> created = createTables(database); !created)
            return created;
        for (const CommerceTable table : kTables) {
            QSqlQuery& query = m_upserts.emplace_back(database);
            if (!query.prepare(upsertStatement(nameOf(table), columnsOf(table), m_dialect)))
                return unavailable(query.lastError());
        }
        return {};
    }

    Result<void> write(std::span<const CommerceRow> rows) override
    {
        QSqlDatabase database = m_connection->database();
        if (rows.empty())
            return {};
        if (!database.transaction())
            return unavailable(database.lastError());
        for (const CommerceRow& row : rows) {
            QSqlQuery& query = m_upserts[static_cast<std::size_t>(row.table)];
            for (std::size_t i = 0; i < row.cells.size(); ++i)
                query.bindValue(static_cast<int>(i), boundValue(row.cells[i], m_dialect));
            if (!query.exec())
                return rolledBack(database, query.lastError());
        }
        if (!database.commit())
            return rolledBack(database, database.lastError());
        return {};
    }

    void close() override
    {
        m_upserts.clear();
        m_connection.reset();
    }

private:
    Result<void> makeRoom(QSqlDatabase& database) const
    {
        const QStringList present = database.tables();
        QSqlQuery query(database);
        for (const QString& name : namesOfAllTables()) {
            if (!present.contains(name))
                continue;
            if (m_present == PresentTables::Refuse)
                return failure(ProblemCode::BadArgument, {withoutPassword(m_connectionText) +
                                                          " has a table " + name.toStdString() + " already"});
            if (!isOurs(query))
                return failure(ProblemCode::BadArgument,
                               {withoutPassword(m_connectionText) + " has a table " + name.toStdString() +
                                " that no simulation made; it is left alone"});
            if (!query.exec(QStringLiteral("DROP TABLE %1").arg(name)))
                return unavailable(query.lastError());
        }
        return {};
    }

    // Whether an earlier run made the tables: somebody's own orders are never dropped. Asked before each, of
    // the table that is dropped last.
    [[nodiscard]] bool isOurs(QSqlQuery& query) const
    {
        return query.exec(filledIn(m_mark.ask, m_mark)) && query.next() &&
               query.value(0).toString() == QLatin1String(m_mark.text);
    }

    Result<void> createTables(QSqlDatabase& database) const
    {
        QStringList statements;
        for (const CommerceTable table : kTables) {
            std::vector<std::string_view> indexed;
            for (const auto& [of, column] : kIndices) {
                if (of == table)
                    indexed.emplace_back(column);
            }
            statements += createTableStatements(nameOf(table), columnsOf(table), indexed, m_dialect);
        }
        statements.append(filledIn(m_mark.set, m_mark));
        QSqlQuery query(database);
        for (const QString& statement : statements) {
            if (!query.exec(statement))
                return unavailable(query.lastError());
        }
        return {};
    }

    Result<void> rolledBack(QSqlDatabase& database, const QSqlError& error) const
    {
        database.rollback();
        return unavailable(error);
    }

    [[nodiscard]] tl::unexpected<Problem> unavailable(const QSqlError& error) const
    {
        Problem problem;
        problem.code = ProblemCode::DatabaseUnavailable;
        problem.parameters = {messageOf(error)};
        problem.source = withoutPassword(m_connectionText);
        return failure(std::move(problem));
    }

    const std::string m_connectionText;
    const SqlDialect& m_dialect;
    const Mark& m_mark;
    const PresentTables m_present;
    std::optional<SqlConnection> m_connection; // none while closed
    std::vector<QSqlQuery> m_upserts;          // by table
};

} // namespace

std::unique_ptr<simulate::CommerceStorage> commerceDatabase(std::string_view connection,
                                                            PresentTables present)
{
    return std::make_unique<CommerceDatabase>(connection, present);
}

} // namespace throughline
