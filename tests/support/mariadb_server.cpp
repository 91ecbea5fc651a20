// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mariadb_server.h"

#include "tests/support/free_port.h"

#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QThread>

#include <csignal>
#include <unistd.h>

namespace throughline::test {

namespace {

constexpr int kMostMilliseconds = 60'000;

// Run at each start.
constexpr const char* kAccount = "CREATE DATABASE IF NOT EXISTS shop;\n"
                                 "CREATE USER IF NOT EXISTS 'throughline'@'%' IDENTIFIED BY 's3cret/ü:@';\n"
                                 "GRANT ALL ON *.* TO 'throughline'@'%';\n";

QString program(const char* name)
{
    return QStandardPaths::findExecutable(
        QLatin1String(name),
        {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin"), QStringLiteral("/usr/local/bin")});
}

} // namespace

std::unique_ptr<MariadbServer> MariadbServer::started(QString& reason)
{
    std::unique_ptr<MariadbServer> server(new MariadbServer);
    server->m_server = program("mariadbd");
    server->m_installer = program("mariadb-install-db");
    server->m_port = freePort();
    if (server->m_server.isEmpty() || server->m_installer.isEmpty())
        reason = QStringLiteral("MariaDB is not installed");
    else if (!server->initialize() || !server->start())
        reason = QStringLiteral("MariaDB does not start");
    return reason.isEmpty() ? std::move(server) : nullptr;
}

MariadbServer::~MariadbServer()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    stop();
    m_process.waitForFinished();
}

QString MariadbServer::password()
{
    return QStringLiteral("s3cret/ü:@");
}

std::string MariadbServer::connection() const
{
    return "mysql://throughline:s3cret%2F%C3%BC%3A%40@127.0.0.1:" + std::to_string(m_port) + "/shop";
}

std::string MariadbServer::socket() const
{
    return m_folder.filePath(QStringLiteral("socket")).toStdString();
}

std::string MariadbServer::certificate() const
{
    return m_folder.filePath(QStringLiteral("certificate.pem")).toStdString();
}

bool MariadbServer::encrypt()
{
    QProcess openssl;
    openssl.setStandardErrorFile(QProcess::nullDevice());
    openssl.start(QStringLiteral("openssl"),
                  {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                   QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-days"),
                   QStringLiteral("2"), QStringLiteral("-subj"), QStringLiteral("/CN=localhost"),
                   QStringLiteral("-addext"), QStringLiteral("subjectAltName=DNS:localhost"),
                   QStringLiteral("-keyout"), m_folder.filePath(QStringLiteral("key.pem")),
                   QStringLiteral("-out"), QString::fromStdString(certificate())});
    if (!openssl.waitForFinished(kMostMilliseconds) || openssl.exitCode() != 0)
        return false;
    const QStringList files = {QStringLiteral("mysql"), m_folder.filePath(QStringLiteral("key.pem"))};
    return ::geteuid() != 0 || QProcess::execute(QStringLiteral("chown"), files) == 0;
}

QStringList MariadbServer::asItsUser() const
{
    QStringList options = {QStringLiteral("--no-defaults"),
                           QStringLiteral("--datadir=") + m_folder.filePath(QStringLiteral("data"))};
    if (::geteuid() == 0)
        options.append(QStringLiteral("--user=mysql"));
    return options;
}

bool MariadbServer::initialize() const
{
    QFile account(m_folder.filePath(QStringLiteral("account.sql")));
    if (!account.open(QIODevice::WriteOnly) || account.write(kAccount) < 0)
        return false;
    account.close();
    if (::geteuid() == 0) {
        const QStringList arguments = {QStringLiteral("-R"), QStringLiteral("mysql"), m_folder.path()};
        if (QProcess::execute(QStringLiteral("chown"), arguments) != 0)
            return false;
    }
    QProcess install;
    install.setStandardOutputFile(QProcess::nullDevice());
    install.setStandardErrorFile(QProcess::nullDevice());
    install.start(m_installer,
                  asItsUser() + QStringList{QStringLiteral("--skip-test-db"),
                                            QStringLiteral("--skip-name-resolve"),
                                            QStringLiteral("--auth-root-authentication-method=normal")});
    return install.waitForFinished(kMostMilliseconds) && install.exitStatus() == QProcess::NormalExit &&
           install.exitCode() == 0;
}

bool MariadbServer::start()
{
    m_process.waitForFinished(); // the one before
    const QString log = m_folder.filePath(QStringLiteral("log"));
    QFile::remove(log);
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(log);
    QStringList options = {QStringLiteral("--port=%1").arg(m_port),
                           QStringLiteral("--bind-address=127.0.0.1"),
                           QStringLiteral("--skip-name-resolve"),
                           QStringLiteral("--character-set-server=utf8mb4"),
                           QStringLiteral("--innodb-flush-log-at-trx-commit=2"),
                           QStringLiteral("--pid-file=") + m_folder.filePath(QStringLiteral("pid")),
                           QStringLiteral("--socket=") + QString::fromStdString(socket()),
                           QStringLiteral("--init-file=") + m_folder.filePath(QStringLiteral("account.sql"))};
    if (QFile::exists(QString::fromStdString(certificate())))
        options += {QStringLiteral("--ssl-cert=") + QString::fromStdString(certificate()),
                    QStringLiteral("--ssl-key=") + m_folder.filePath(QStringLiteral("key.pem"))};
    m_process.start(m_server, asItsUser() + options);
    m_pid = static_cast<pid_t>(m_process.processId());
    QElapsedTimer timer;
    for (timer.start(); timer.elapsed() < kMostMilliseconds; QThread::msleep(20)) {
        QFile said(log);
        if (said.open(QIODevice::ReadOnly) && said.readAll().contains("ready for connections"))
            return true;
        if (m_process.waitForFinished(1))
            return false;
    }
    return false;
}

bool MariadbServer::stop()
{
    // On any thread: the process itself is left to that of start().
    ::kill(m_pid, SIGKILL);
    QElapsedTimer timer;
    for (timer.start(); timer.elapsed() < kMostMilliseconds; QThread::msleep(5)) {
        QFile state(QStringLiteral("/proc/%1/stat").arg(m_pid));
        if (!state.open(QIODevice::ReadOnly) || state.readAll().contains(") Z "))
            return true;
    }
    return false;
}

} // namespace throughline::test
