// SPDX-License-Identifier: GPL-3.0-or-later
// Small exports and what the command line says about them, byte by byte.
//
// A case is a folder of tests/data/golden: events.ndjson, commands.txt with lines `name: command and
// options`, and a name.txt for each. After a wanted change, `build/release/bin/test_golden_golden
// --regenerate` writes all name.txt anew.
#include "tests/support/command.h"
#include "tests/support/test_data.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace throughline::test;

namespace {

bool regenerate = false;

QString goldenFolder()
{
    return QString::fromStdString(ownData("golden"));
}

struct Command {
    QString name;
    QStringList arguments;
};

QList<Command> commandsOf(const QString& folder)
{
    QList<Command> commands;
    QFile file(folder + QStringLiteral("/commands.txt"));
    if (!file.open(QIODevice::ReadOnly))
        return commands;
    for (const QString& line :
         QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const QString arguments = line.section(QLatin1Char(':'), 1);
        commands.append({line.section(QLatin1Char(':'), 0, 0), QProcess::splitCommand(arguments)});
    }
    return commands;
}

// How long loading took differs from run to run.
QByteArray steady(const QByteArray& text)
{
    static const QRegularExpression time(QStringLiteral("(load_ms[^0-9]*|loaded in +)[^,\\r\\n]+"));
    return QString::fromUtf8(text).replace(time, QStringLiteral("\\1#")).toUtf8();
}

QByteArray transcript(const Outcome& outcome)
{
    QByteArray text = steady(outcome.out);
    if (!outcome.err.isEmpty())
        text += "--- stderr ---\n" + outcome.err;
    if (outcome.exitCode != 0)
        text += "--- exit " + QByteArray::number(outcome.exitCode) + " ---\n";
    return text;
}

} // namespace

class GoldenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFileHasItsCommand();
    void saysTheSame_data();
    void saysTheSame();
};

void GoldenTest::everyFileHasItsCommand()
{
    const QStringList cases = QDir(goldenFolder()).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QVERIFY(!cases.isEmpty());
    for (const QString& name : cases) {
        const QDir folder(goldenFolder() + QLatin1Char('/') + name);
        QSet<QString> expected = {QStringLiteral("commands.txt")};
        for (const Command& command : commandsOf(folder.path()))
            expected.insert(command.name + QStringLiteral(".txt"));
        QVERIFY2(expected.size() > 1, qPrintable(name));
        for (const QString& file : folder.entryList({QStringLiteral("*.txt")}, QDir::Files))
            QVERIFY2(expected.contains(file), qPrintable(folder.filePath(file)));
    }
}

void GoldenTest::saysTheSame_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("arguments");
    for (const QString& name : QDir(goldenFolder()).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString folder = goldenFolder() + QLatin1Char('/') + name;
        for (const Command& command : commandsOf(folder))
            QTest::addRow("%s/%s", qPrintable(name), qPrintable(command.name))
                << folder << command.name << command.arguments;
    }
}

void GoldenTest::saysTheSame()
{
    QFETCH(QString, folder);
    QFETCH(QString, name);
    QFETCH(QStringList, arguments);
    const Outcome outcome = runCli(arguments << QStringLiteral("events.ndjson"), {}, folder);
    QVERIFY2(outcome.exitCode >= 0, outcome.err.constData());
    const QByteArray said = transcript(outcome);

    QFile file(folder + QLatin1Char('/') + name + QStringLiteral(".txt"));
    if (regenerate) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(said), said.size());
        return;
    }
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    const QByteArray expected = file.readAll();
    if (said != expected)
        qInfo("expected:\n%s\nsaid:\n%s", expected.constData(), said.constData());
    QVERIFY(said == expected);
}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QStringList arguments = QCoreApplication::arguments();
    regenerate = arguments.removeAll(QStringLiteral("--regenerate")) > 0;
    GoldenTest test;
    return QTest::qExec(&test, arguments);
}

#include "tst_golden.moc"
