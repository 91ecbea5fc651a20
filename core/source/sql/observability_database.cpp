// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/sql/observability_database.h"

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
#include <string_view>
#include <utility>
#include <vector>

namespace throughline {

namespace {

constexpr std::array kTables = {ObservabilityTable::Invocations, ObservabilityTable::EventExecutions,
                                ObservabilityTable::JobExecutions};

// What the job tree, and everything of one correlation id, is found by.
constexpr std::array<std::pair<ObservabilityTable, const char*>, 8> kIndices = {
    {{ObservabilityTable::Invocations, "correlation_id"},
     {ObservabilityTable::Invocations, "source_job_id"},
     {ObservabilityTable::EventExecutions, "invocation_id"},
     {ObservabilityTable::EventExecutions, "correlation_id"},
     {ObservabilityTable::JobExecutions, "correlation_id"},
     {ObservabilityTable::JobExecutions, "parent_job_id"},
     {ObservabilityTable::JobExecutions, "invocation_id"},
     {ObservabilityTable::JobExecutions, "event_execution_id"}}};

class ObservabilityDatabase : public ObservabilityStorage {
public:
    explicit ObservabilityDatabase(std::string_view connection)
        : m_connectionText(connection), m_dialect(dialectOfTarget(connection))
    {}
    ~ObservabilityDatabase() override { close(); }
    ObservabilityDatabase(const ObservabilityDatabase&) = delete;
    ObservabilityDatabase& operator=(const ObservabilityDatabase&) = delete;

    Result<void> open() override
    {
        close();
        m_connection.emplace(QLatin1String(m_dialect.driver));
        QSqlDatabase database = m_connection->database();
        if (Result<void> addressed = m_dialect.setAddress(database, m_connectionText); !addressed)
            return addressed;
        if (!database.open())
            return unavailable(database.lastError());
        if (std::optional<QSqlError> error = createTables(database))
            return unavailable(*error);
        for (const ObservabilityTable table : kTables) {
            QSqlQuery& query = m_upserts.emplace_back(database);
            if (!query.prepare(upsertStatement(nameOf(table), columnsOf(table), m_dialect)))
                return unavailable(query.lastError());
        }
        return {};
    }

    Result<void> write(std::span<const ObservabilityRow> rows) override
    {
        QSqlDatabase database = m_connection->database();
        if (!database.transaction())
            return unavailable(database.lastError());
        for (const ObservabilityRow& row : rows) {
            QSqlQuery& query = m_upserts[static_cast<std::size_t>(row.table)];
            for (std::size_t i = 0; i < row.cells.size(); ++i)
                query.bindValue(static_cast<int>(i), boundValue(row.cells[i], m_dialect));
            if (!query.exec()) {
                const QSqlError error = query.lastError();
                database.rollback();
                return m_dialect.isAboutTheRow(error) ? refused(row, error) : unavailable(error);
            }
        }
        if (!database.commit()) {
            const QSqlError error = database.lastError();
            database.rollback();
            return unavailable(error);
        }
        return {};
    }

    void close() override
    {
        m_upserts.clear();
        m_connection.reset();
    }

private:
    std::optional<QSqlError> createTables(QSqlDatabase& database) const
    {
        const QStringList present = database.tables();
        QStringList statements;
        for (const ObservabilityTable table : kTables) {
            if (present.contains(sqlText(nameOf(table))))
                continue;
            std::vector<std::string_view> indexed;
            for (const auto& [of, column] : kIndices) {
                if (of == table)
                    indexed.emplace_back(column);
            }
            statements += createTableStatements(nameOf(table), columnsOf(table), indexed, m_dialect);
        }
        QSqlQuery query(database);
        for (const QString& statement : statements) {
            if (!query.exec(statement))
                return query.lastError();
        }
        return std::nullopt;
    }

    [[nodiscard]] std::string place() const { return withoutPassword(m_connectionText); }

    tl::unexpected<Problem> unavailable(const QSqlError& error)
    {
        Problem problem;
        problem.code = ProblemCode::DatabaseUnavailable;
        problem.parameters = {messageOf(error)};
        problem.source = place();
        return failure(std::move(problem));
    }

    tl::unexpected<Problem> refused(const ObservabilityRow& row, const QSqlError& error)
    {
        Problem problem;
        problem.code = ProblemCode::RecordRefused;
        problem.parameters = {std::string(nameOf(row.table)), messageOf(error)};
        problem.source = place();
        problem.excerpt = row.id();
        return failure(std::move(problem));
    }

    const std::string m_connectionText;
    const SqlDialect& m_dialect;
    std::optional<SqlConnection> m_connection; // none while closed
    std::vector<QSqlQuery> m_upserts;          // by table
};

} // namespace

std::unique_ptr<ObservabilityStorage> observabilityDatabase(std::string_view connection)
{
    return std::make_unique<ObservabilityDatabase>(connection);
}

} // namespace throughline
