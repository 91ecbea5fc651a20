// SPDX-License-Identifier: GPL-3.0-or-later
// Engines: the databases on which a test runs, one a row of its data, and a connection to look into them.
//
// A server is started for the first row that needs it. GUI thread.
#pragma once

#include "core/source/sql/sql_connection.h"
#include "core/source/sql/sql_dialect.h"
#include "tests/support/mariadb_server.h"
#include "tests/support/postgres_server.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

#include <memory>
#include <optional>
#include <string>

namespace throughline::test {

class Engines {
public:
    static void rows()
    {
        QTest::addColumn<int>("unused");
        QTest::newRow("SQLite") << 0;
        addServers();
    }
    static void serverRows()
    {
        QTest::addColumn<int>("unused");
        addServers();
    }

    // Whether the running row is of that name; a test without rows has none.
    [[nodiscard]] static bool is(const char* name) { return QByteArray(QTest::currentDataTag()) == name; }
    [[nodiscard]] static bool isServer() { return is("PostgreSQL") || is("MariaDB"); }

    // That of the running row; none where there is none, and `reason` says why.
    [[nodiscard]] DatabaseServer* server(QString& reason)
    {
        std::unique_ptr<DatabaseServer>& server = is("MariaDB") ? m_mariadb : m_postgres;
        QString& missing = is("MariaDB") ? m_noMariadb : m_noPostgres;
        if (isServer() && !server && missing.isEmpty()) {
            if (is("MariaDB"))
                server = MariadbServer::started(missing);
            else
                server = PostgresServer::started(missing);
        }
        reason = missing;
        return isServer() ? server.get() : nullptr;
    }

    // On one connection, until close().
    QSqlQuery asked(const std::string& target, const QString& statement)
    {
        if (!m_connection) {
            const SqlDialect& dialect = dialectOfTarget(target);
            m_connection.emplace(QLatin1String(dialect.driver));
            QSqlDatabase database = m_connection->database();
            if (!dialect.setAddress(database, target) || !database.open())
                qWarning("%s", qPrintable(database.lastError().text()));
        }
        QSqlQuery query(m_connection->database());
        if (!query.exec(statement))
            qWarning("%s", qPrintable(query.lastError().text()));
        return query;
    }
    void close() { m_connection.reset(); }

private:
    static void addServers()
    {
        QTest::newRow("PostgreSQL") << 0;
        QTest::newRow("MariaDB") << 0;
    }

    std::unique_ptr<DatabaseServer> m_postgres;
    std::unique_ptr<DatabaseServer> m_mariadb;
    QString m_noPostgres;
    QString m_noMariadb;
    std::optional<SqlConnection> m_connection;
};

} // namespace throughline::test
