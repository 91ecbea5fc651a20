// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/sql/commerce_database.h"

#include "core/source/sql/table_statements.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <QUrlQuery>
#include <QVariant>

#include <array>
#include <atomic>
#include <string>
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

QString text(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

SqlEngine engineOf(const QUrl& url)
{
    const bool isPostgres =
        url.scheme() == QStringLiteral("postgresql") || url.scheme() == QStringLiteral("postgres");
    return isPostgres ? SqlEngine::PostgreSql : SqlEngine::Sqlite;
}

QStringList namesOfAllTables()
{
    QStringList names;
    for (const CommerceTable table : kTables)
        names.append(text(nameOf(table)));
    for (const ObservabilityTable table :
         {ObservabilityTable::Invocations, ObservabilityTable::EventExecutions,
          ObservabilityTable::JobExecutions})
        names.append(text(nameOf(table)));
    return names;
}

class CommerceDatabase : public simulate::CommerceStorage {
public:
    CommerceDatabase(std::string_view connection, PresentTables present)
        : m_url(text(connection)), m_engine(engineOf(m_url)), m_path(text(connection)), m_present(present)
    {}
    ~CommerceDatabase() override { close(); }
    CommerceDatabase(const CommerceDatabase&) = delete;
    CommerceDatabase& operator=(const CommerceDatabase&) = delete;

    Result<void> open() override
    {
        close();
        static std::atomic<unsigned> number = 0;
        m_name = QStringLiteral("commerce-%1").arg(number++);
        connect();
        QSqlDatabase database = QSqlDatabase::database(m_name, false);
        if (!database.open())
            return unavailable(database.lastError());
        if (Result<void> made = makeRoom(database); !made)
            return made;
        if (Result<void> created = createTables(database); !created)
            return created;
        for (const CommerceTable table : kTables) {
            QSqlQuery& query = m_upserts.emplace_back(database);
            if (!query.prepare(upsertStatement(nameOf(table), columnsOf(table))))
                return unavailable(query.lastError());
        }
        return {};
    }

    Result<void> write(std::span<const CommerceRow> rows) override
    {
        QSqlDatabase database = QSqlDatabase::database(m_name, false);
        if (rows.empty())
            return {};
        if (!database.transaction())
            return unavailable(database.lastError());
        for (const CommerceRow& row : rows) {
            QSqlQuery& query = m_upserts[static_cast<std::size_t>(row.table)];
            for (std::size_t i = 0; i < row.cells.size(); ++i)
                query.bindValue(static_cast<int>(i), boundValue(row.cells[i]));
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
        if (m_name.isEmpty())
            return;
        QSqlDatabase::database(m_name, false).close();
        QSqlDatabase::removeDatabase(std::exchange(m_name, QString()));
    }

private:
    void connect() const
    {
        constexpr int kDefaultPort = 5432;
        const bool sqlite = m_engine == SqlEngine::Sqlite;
        QSqlDatabase database =
            QSqlDatabase::addDatabase(sqlite ? QStringLiteral("QSQLITE") : QStringLiteral("QPSQL"), m_name);
        if (sqlite) {
            database.setDatabaseName(m_path);
            return;
        }
        database.setHostName(m_url.host());
        database.setPort(m_url.port(kDefaultPort));
        database.setUserName(m_url.userName(QUrl::FullyDecoded));
        database.setPassword(m_url.password(QUrl::FullyDecoded));
        database.setDatabaseName(m_url.path(QUrl::FullyDecoded).mid(1));
        QString options = QStringLiteral("connect_timeout=10;tcp_user_timeout=30000");
        for (const auto& [key, value] : QUrlQuery(m_url).queryItems(QUrl::FullyDecoded))
            options += QLatin1Char(';') + key + QLatin1Char('=') + value;
        database.setConnectOptions(options);
    }

    Result<void> makeRoom(QSqlDatabase& database) const
    {
        const QStringList present = database.tables();
        QSqlQuery query(database);
        for (const QString& name : namesOfAllTables()) {
            if (!present.contains(name))
                continue;
            if (m_present == PresentTables::Refuse)
                return failure(ProblemCode::BadArgument,
                               {place() + " has a table " + name.toStdString() + " already"});
            if (!query.exec(QStringLiteral("DROP TABLE %1").arg(name)))
                return unavailable(query.lastError());
        }
        return {};
    }

    Result<void> createTables(QSqlDatabase& database) const
    {
        QStringList statements;
        for (const CommerceTable table : kTables)
            statements.append(createTableStatement(nameOf(table), columnsOf(table), m_engine));
        for (const auto& [table, column] : kIndices)
            statements.append(QStringLiteral("CREATE INDEX %1_by_%2 ON %1 (%2)")
                                  .arg(text(nameOf(table)), QLatin1String(column)));
        QSqlQuery query(database);
        for (const QString& statement : statements) {
            if (!query.exec(statement))
                return unavailable(query.lastError());
        }
        return {};
    }

    [[nodiscard]] std::string place() const
    {
        return (m_engine == SqlEngine::Sqlite ? m_path : m_url.toDisplayString(QUrl::RemoveUserInfo))
            .toStdString();
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
        problem.parameters = {error.text().simplified().toStdString()};
        problem.source = place();
        return failure(std::move(problem));
    }

    const QUrl m_url;
    const SqlEngine m_engine;
    const QString m_path;
    const PresentTables m_present;
    QString m_name;                   // of the connection; empty while there is none
    std::vector<QSqlQuery> m_upserts; // by table
};

} // namespace

std::unique_ptr<simulate::CommerceStorage> commerceDatabase(std::string_view connection,
                                                            PresentTables present)
{
    return std::make_unique<CommerceDatabase>(connection, present);
}

} // namespace throughline
