// SPDX-License-Identifier: GPL-3.0-or-later
// MariadbServer: a real MariaDB on loopback and on a socket for one test, in a temporary folder, with a
// password.
//
// It refuses to run as root; the test then runs it as the user mysql. stop() and start() again keep the data.
// Ends with the object.
#pragma once

#include "tests/support/database_server.h"

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <sys/types.h>

#include <memory>
#include <string>

namespace throughline::test {

class MariadbServer final : public DatabaseServer {
public:
    // Null where MariaDB is not installed or does not start; `reason` then says which.
    [[nodiscard]] static std::unique_ptr<MariadbServer> started(QString& reason);
    ~MariadbServer() override;

    bool start() override;
    bool stop() override;
    // "mysql://throughline:…@127.0.0.1:…/shop", a database that is empty to begin with
    [[nodiscard]] std::string connection() const override;
    [[nodiscard]] static QString password();
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] std::string socket() const;
    // Encrypts from the next start() on, with a certificate of its own for "localhost"; false where openssl
    // is not there to make one.
    bool encrypt();
    [[nodiscard]] std::string certificate() const;

private:
    MariadbServer() = default;

    bool initialize() const;
    [[nodiscard]] QStringList asItsUser() const;

    QTemporaryDir m_folder;
    QString m_server;
    QString m_installer;
    QProcess m_process;
    pid_t m_pid = 0; // its
    quint16 m_port = 0;
};

} // namespace throughline::test
