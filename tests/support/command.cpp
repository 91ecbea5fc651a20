// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/command.h"

#include <QProcess>

namespace throughline::test {

namespace {

constexpr int kPatienceMs = 60'000;

QString program()
{
    return QStringLiteral(THROUGHLINE_BINARY_DIR "/throughline-cli");
}

Outcome run(const QString& name, const QStringList& arguments, const QByteArray& input, const QString& folder)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("CLI"), program());
    process.setProcessEnvironment(environment);
    if (!folder.isEmpty())
        process.setWorkingDirectory(folder);
    process.start(name, arguments);
    process.write(input);
    process.closeWriteChannel();
    Outcome outcome;
    if (process.waitForFinished(kPatienceMs) && process.exitStatus() == QProcess::NormalExit)
        outcome.exitCode = process.exitCode();
    outcome.out = process.readAllStandardOutput();
    outcome.err = process.readAllStandardError();
    return outcome;
}

} // namespace

std::vector<QJsonDocument> Outcome::lines() const
{
    std::vector<QJsonDocument> documents;
    for (const QByteArray& line : out.split('\n')) {
        if (!line.isEmpty())
            documents.push_back(QJsonDocument::fromJson(line));
    }
    return documents;
}

Outcome runCli(const QStringList& arguments, const QByteArray& input, const QString& folder)
{
    return run(program(), arguments, input, folder);
}

Outcome runShell(const QString& line, const QString& folder)
{
    return run(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), line}, {}, folder);
}

} // namespace throughline::test
