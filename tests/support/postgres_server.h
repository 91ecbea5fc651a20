// SPDX-License-Identifier: GPL-3.0-or-later
// PostgresServer: a real PostgreSQL on loopback for one test, in a temporary folder, with a password.
//
// It refuses to run as root; the test then runs it as the user postgres. stop() and start() again keep the
// data. Ends with the object.
#pragma once

#include "tests/support/database_server.h"

#include <QString>
#include <QTemporaryDir>

#include <memory>
#include <string>

namespace throughline::test {

class PostgresServer final : public DatabaseServer {
public:
    // Null where PostgreSQL is not installed or does not start; `reason` then says which.
    [[nodiscard]] static std::unique_ptr<PostgresServer> started(QString& reason);
    ~PostgresServer() override;

    bool start() override;
    bool stop() override;
    // "postgresql://throughline:…@127.0.0.1:…/postgres"
    [[nodiscard]] std::string connection() const override;
    [[nodiscard]] static QString password();
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    PostgresServer() = default;

    bool initialize();
    // Runs a program of PostgreSQL, as the user that may.
    bool run(const QString& program, const QStringList& arguments) const;

    QTemporaryDir m_folder;
    QString m_programs;
    quint16 m_port = 0;
};

} // namespace throughline::test
