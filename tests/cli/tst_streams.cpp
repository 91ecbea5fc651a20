// SPDX-License-Identifier: GPL-3.0-or-later
// Formats, options, exit codes, and what goes to which stream (spec 4).
#include "tests/support/command.h"
#include "tests/support/test_data.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace throughline::test;

namespace {

QString golden(const char* name)
{
    return QString::fromStdString(ownData(std::string("golden/") + name + "/events.ndjson"));
}

QStringList words(const char* line)
{
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

Outcome cli(const char* line, const QString& source)
{
    return runCli(words(line) << source);
}

} // namespace

class StreamsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wrongUsage_data();
    void wrongUsage();
    void nothingMatches_data();
    void nothingMatches();
    void strict();
    void quiet();
    void formats();
    void csvIsSafe();
    void terminalTextIsSafe();
    void window();
    void gap();
    void standardInput();
    void severalSources();
    void sourceNamedLikeACommand();
    void helpAndVersion();
    void closedPipeIsQuiet();
    void fullDiskIsSaid();
    void noProgressInAPipe();
    void startsWithoutWidgets();
};

void StreamsTest::wrongUsage_data()
{
    QTest::addColumn<QString>("line");
    for (const char* line : {"",
                             "nonsense",
                             "explain",
                             "explain order:1",
                             "summary",
                             "summary --format xml x",
                             "summary --nonsense x",
                             "explain nocolon x",
                             "compare t-1 t-2",
                             "links --from yesterday x",
                             "timeline c-1 --gap 30 x",
                             "timeline c-1 --gap -5min x",
                             "token",
                             "token parse",
                             "token inspect",
                             "token inspect x",
                             "render",
                             "render pie order:1 x -o a.png",
                             "render journey order:1 x -o a.gif",
                             "render journey order:1 x",
                             "help nonsense"})
        QTest::newRow(line) << QString::fromLatin1(line);
}

void StreamsTest::wrongUsage()
{
    QFETCH(QString, line);
    const Outcome outcome = runCli(line.split(u' ', Qt::SkipEmptyParts));
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY2(outcome.out.isEmpty(), outcome.out.constData());
    QVERIFY2(outcome.err.startsWith("error: "), outcome.err.constData());
}

void StreamsTest::nothingMatches_data()
{
    QTest::addColumn<QString>("line");
    for (const char* line :
         {"explain order:9999", "explain event:nope", "effects campaign:nope", "trace nope",
          "trace trace:nope", "trace order:9999", "trace :", "compare t-shop nope",
          "compare order:9999 t-shop", "timeline c-nope", "render journey order:9999 -o /nowhere/a.svg"})
        QTest::newRow(line) << QString::fromLatin1(line);
}

void StreamsTest::nothingMatches()
{
    QFETCH(QString, line);
    const Outcome outcome = runCli(line.split(u' ') << golden("intact_chain"));
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.out.isEmpty());
    QVERIFY2(outcome.err.startsWith("error: Nothing here matches "), outcome.err.constData());
}

void StreamsTest::strict()
{
    QCOMPARE(cli("summary --strict", golden("intact_chain")).exitCode, 0);
    QCOMPARE(cli("explain order:1001 --strict", golden("intact_chain")).exitCode, 0);
    QCOMPARE(cli("summary --strict", golden("bad_lines")).exitCode, 3);
    QCOMPARE(cli("summary", golden("bad_lines")).exitCode, 0);
    QCOMPARE(cli("links --strict", golden("bad_lines")).exitCode, 3);
    QCOMPARE(cli("findings --strict", golden("orphan")).exitCode, 3);
    QCOMPARE(cli("findings", golden("orphan")).exitCode, 0);
    QCOMPARE(cli("trace t-1 --strict", golden("orphan")).exitCode, 3);
    QCOMPARE(cli("trace order:7 --strict", golden("orphan")).exitCode, 3);
    QCOMPARE(cli("trace event:e1 --strict", golden("orphan")).exitCode, 0);
    QCOMPARE(cli("compare event:e1 t-1 --strict", golden("orphan")).exitCode, 3);
    QCOMPARE(cli("compare event:e1 event:e3 --strict", golden("orphan")).exitCode, 0);
    QCOMPARE(cli("explain event:e3 --strict", golden("orphan")).exitCode, 3);
    QCOMPARE(cli("explain event:e1 --strict", golden("orphan")).exitCode, 0);
}

void StreamsTest::quiet()
{
    QVERIFY(!cli("summary", golden("bad_lines")).err.isEmpty());
    const Outcome outcome = cli("summary --quiet", golden("bad_lines"));
    QVERIFY(outcome.err.isEmpty());
    QVERIFY(outcome.json().isObject());
    // Why it failed is still said.
    QVERIFY(!cli("explain order:9999 --quiet", golden("bad_lines")).err.isEmpty());
}

void StreamsTest::formats()
{
    const QString source = golden("intact_chain");
    QVERIFY(cli("links", source).json().isArray()); // a pipe: json
    const std::size_t rows =
        static_cast<std::size_t>(cli("links --format json", source).json().array().size());
    const auto lines = cli("links --format ndjson", source).lines();
    QCOMPARE(lines.size(), rows);
    for (const QJsonDocument& line : lines)
        QVERIFY(line.isObject());
    const QByteArray csv = cli("links --format csv", source).out;
    QCOMPARE(static_cast<std::size_t>(csv.count("\r\n")), rows + 1);
    QVERIFY(csv.startsWith("from,to,kind,confidence,inferred,primary,via_missing\r\n"));
    const QByteArray table = cli("links --format table", source).out;
    QCOMPARE(static_cast<std::size_t>(table.count('\n')), rows + 2);
    QVERIFY(table.startsWith("cause"));

    QCOMPARE(cli("explain order:1001 --format ndjson", source).out.count('\n'), 1);
    QCOMPARE(cli("explain order:1001 --format ndjson", source).json(),
             cli("explain order:1001", source).json());
    QCOMPARE(cli("findings", source).out, QByteArray("[]\n"));
    QCOMPARE(cli("findings --format ndjson", source).out, QByteArray());
}

void StreamsTest::csvIsSafe()
{
    const QByteArray csv = cli("trace t-1 --format csv", golden("hostile_text")).out;
    QVERIFY(csv.contains("'=cmd|' /C calc'!A0"));
    QVERIFY(csv.contains("\"'+49,\"\"quoted\"\"\""));
    QVERIFY(!csv.contains(",=cmd"));
    QVERIFY(!csv.contains(",+49"));
    // A number stays one.
    QVERIFY(cli("explain event:e3 --format csv", golden("clock_skew")).out.contains(",-2000,"));
}

void StreamsTest::terminalTextIsSafe()
{
    for (const char* line : {"trace t-1 --format table", "explain event:e3 --format table"}) {
        const QByteArray table = cli(line, golden("hostile_text")).out;
        QVERIFY(!table.contains('\x1b'));
        QVERIFY(!table.contains("\u202e"));
        QVERIFY(table.contains("Order\\x1b[31mCreated"));
        QVERIFY(table.contains("Line\\nbreak\\ttab"));
    }
    const QByteArray error = runCli({QStringLiteral("summary"), QStringLiteral("no\x1b[31mfile")}).err;
    QVERIFY(!error.contains('\x1b'));
}

void StreamsTest::window()
{
    const QString source = golden("intact_chain");
    const auto count = [&](const char* line) { return cli(line, source).json().array().size(); };
    const auto all = count("links");
    QCOMPARE(count("links --from 2026-04-01T09:31:00Z") + count("links --to 2026-04-01T09:31:00Z"), all);
    QVERIFY(count("links --from 2026-04-01T09:31:00Z") > 0);
    QCOMPARE(count("links --from 2026-04-02"), 0);
    QCOMPARE(count("links --to 2026-04-01"), 0);
    QCOMPARE(count("attribution --from 2026-04-01T09:31:02Z --to 2026-04-01T09:31:03Z"), 1);
    QCOMPARE(count("attribution --to 2026-04-01T09:31:02Z"), 0);
    const QJsonObject summary = cli("summary --from 2026-04-01T09:31:00Z", source).json().object();
    QCOMPARE(summary.value(u"events").toInt(), 3);
    QCOMPARE(summary.value(u"traces").toInt(), 1);
    const QJsonObject timeline = cli("timeline c-1 --to 2026-04-01T09:30:00Z", source).json().object();
    QCOMPARE(timeline.value(u"sessions").toArray().size(), 1);
    QCOMPARE(timeline.value(u"sessions").toArray()[0].toObject().value(u"events").toArray().size(), 1);
}

void StreamsTest::gap()
{
    const QString source = golden("reply_context");
    const auto sessions = [&](const char* line) {
        return cli(line, source).json().object().value(u"sessions").toArray().size();
    };
    QCOMPARE(sessions("timeline c-1"), 1);
    QVERIFY(sessions("timeline c-1 --gap 1s") > 1);
    QCOMPARE(sessions("timeline contact:c-1 --gap 24h"), 1);
}

void StreamsTest::standardInput()
{
    QFile file(golden("intact_chain"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Outcome outcome = runCli(words("explain order:1001 -"), file.readAll());
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.json().object().value(u"campaign_id").toString(), QStringLiteral("spring"));
}

void StreamsTest::severalSources()
{
    const Outcome outcome =
        runCli({QStringLiteral("summary"), golden("orphan"), golden("cross_trace_parent")});
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.json().object().value(u"events").toInt(), 6);
    QCOMPARE(outcome.json().object().value(u"sources").toArray().size(), 2);

    // One that cannot be read does not spoil the other, but is said.
    const Outcome half =
        runCli({QStringLiteral("summary"), QStringLiteral("no-such-file"), golden("orphan")});
    QCOMPARE(half.exitCode, 0);
    QVERIFY(half.err.contains("no-such-file"));
    QCOMPARE(half.json().object().value(u"events").toInt(), 3);
}

void StreamsTest::sourceNamedLikeACommand()
{
    QTemporaryDir folder;
    QVERIFY(QFile::copy(golden("orphan"), folder.filePath(QStringLiteral("links"))));
    QVERIFY(QFile::copy(golden("orphan"), folder.filePath(QStringLiteral("-x"))));
    QCOMPARE(runCli(words("summary links"), {}, folder.path()).exitCode, 0);
    QCOMPARE(runCli(words("summary -- -x"), {}, folder.path()).exitCode, 0);
    QCOMPARE(runCli(words("summary -x"), {}, folder.path()).exitCode, 2);
}

void StreamsTest::helpAndVersion()
{
    for (const char* line : {"--help", "help", "help explain", "help token parse", "help token inspect",
                             "explain --help", "--version"}) {
        const Outcome outcome = runCli(words(line));
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(!outcome.out.isEmpty());
        QVERIFY(outcome.err.isEmpty());
    }
    const QByteArray help = runCli(words("help")).out;
    for (const char* command : {"summary", "explain", "effects", "trace", "compare", "timeline",
                                "attribution", "findings", "links", "token", "convert", "render", "help"})
        QVERIFY2(help.contains(command), command);
}

void StreamsTest::closedPipeIsQuiet()
{
    const QString sample = QString::fromStdString(sampleExport());
    // Once as a shell does it, and once where the parent has made the signal of a closed pipe harmless.
    for (const char* line : {"\"$CLI\" links '%1' --format ndjson | head -n 1",
                             "trap '' PIPE; \"$CLI\" links '%1' --format ndjson | head -n 1"}) {
        const Outcome outcome = runShell(QString::fromLatin1(line).arg(sample));
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY2(outcome.err.isEmpty(), outcome.err.constData());
        QCOMPARE(outcome.out.count('\n'), 1);
    }
}

void StreamsTest::fullDiskIsSaid()
{
    const Outcome outcome = runShell(QStringLiteral("\"$CLI\" links '%1' > /dev/full").arg(golden("orphan")));
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.err.startsWith("error: Standard output cannot be written"), outcome.err.constData());
}

void StreamsTest::noProgressInAPipe()
{
    const Outcome outcome = runCli({QStringLiteral("summary"), QString::fromStdString(sampleExport())});
    QVERIFY2(outcome.err.isEmpty(), outcome.err.constData());
}

void StreamsTest::startsWithoutWidgets()
{
    const Outcome outcome = runShell(QStringLiteral("LD_TRACE_LOADED_OBJECTS=1 \"$CLI\""));
    QVERIFY(outcome.out.contains("libc.so"));
    QVERIFY(!outcome.out.contains("Qt6Widgets"));
    QVERIFY(!outcome.out.contains("qcustomplot"));
}

QTEST_GUILESS_MAIN(StreamsTest)
#include "tst_streams.moc"
