// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/postgres_server.h"

#include "tests/support/free_port.h"

#include <QDir>
#include <QFile>
#include <QProcess>

#include <unistd.h>

namespace throughline::test {

namespace {

constexpr int kMostMilliseconds = 60'000;

// The newest that is installed; empty where none is.
QString programsFolder()
{
    const QDir versions(QStringLiteral("/usr/lib/postgresql"));
    const QStringList names =
        versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
    for (const QString& name : names) {
        const QString folder = versions.filePath(name + QStringLiteral("/bin"));
        if (QFile::exists(folder + QStringLiteral("/initdb")))
            return folder;
    }
    return {};
}

} // namespace

std::unique_ptr<PostgresServer> PostgresServer::started(QString& reason)
{
    std::unique_ptr<PostgresServer> server(new PostgresServer);
    server->m_programs = programsFolder();
    server->m_port = freePort();
    if (server->m_programs.isEmpty())
        reason = QStringLiteral("PostgreSQL is not installed");
    else if (!server->initialize() || !server->start())
        reason = QStringLiteral("PostgreSQL does not start");
    return reason.isEmpty() ? std::move(server) : nullptr;
}

PostgresServer::~PostgresServer()
{
    stop();
}

QString PostgresServer::password()
{
    return QStringLiteral("s3cret/ü:@");
}

bool PostgresServer::initialize()
{
    QFile secret(m_folder.filePath(QStringLiteral("password")));
    if (!secret.open(QIODevice::WriteOnly) || secret.write(password().toUtf8() + '\n') < 0)
        return false;
    secret.close();
    if (::geteuid() == 0) {
        const QStringList arguments = {QStringLiteral("-R"), QStringLiteral("postgres"), m_folder.path()};
        if (QProcess::execute(QStringLiteral("chown"), arguments) != 0)
            return false;
    }
    return run(QStringLiteral("initdb"),
               {QStringLiteral("-D"), m_folder.filePath(QStringLiteral("data")), QStringLiteral("-U"),
                QStringLiteral("throughline"), QStringLiteral("--pwfile"), secret.fileName(),
                QStringLiteral("-A"), QStringLiteral("scram-sha-256"), QStringLiteral("--no-sync"),
                QStringLiteral("-E"), QStringLiteral("UTF8"), QStringLiteral("--locale=C")});
}

bool PostgresServer::start()
{
    const QString options = QStringLiteral("-p %1 -c listen_addresses=127.0.0.1 -c fsync=off "
                                           "-c unix_socket_directories=''")
                                .arg(m_port);
    return run(QStringLiteral("pg_ctl"),
               {QStringLiteral("-D"), m_folder.filePath(QStringLiteral("data")), QStringLiteral("-w"),
                QStringLiteral("-l"), m_folder.filePath(QStringLiteral("log")), QStringLiteral("-o"), options,
                QStringLiteral("start")});
}

bool PostgresServer::stop()
{
    return run(QStringLiteral("pg_ctl"),
               {QStringLiteral("-D"), m_folder.filePath(QStringLiteral("data")), QStringLiteral("-w"),
                QStringLiteral("-m"), QStringLiteral("immediate"), QStringLiteral("stop")});
}

std::string PostgresServer::connection() const
{
    return "postgresql://throughline:s3cret%2F%C3%BC%3A%40@127.0.0.1:" + std::to_string(m_port) + "/postgres";
}

bool PostgresServer::run(const QString& program, const QStringList& arguments) const
{
    QStringList all = {m_programs + QLatin1Char('/') + program};
    all += arguments;
    if (::geteuid() == 0)
        all = QStringList{QStringLiteral("runuser"), QStringLiteral("-u"), QStringLiteral("postgres"),
                          QStringLiteral("--")} +
              all;
    QProcess process;
    // A server that inherited our pipes would keep them open.
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(all.takeFirst(), all);
    return process.waitForFinished(kMostMilliseconds) && process.exitStatus() == QProcess::NormalExit &&
           process.exitCode() == 0;
}

} // namespace throughline::test
