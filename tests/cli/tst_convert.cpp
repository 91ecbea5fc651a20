// SPDX-License-Identifier: GPL-3.0-or-later
// convert as a user runs it: formats, exit codes, and what stands on the disk after it failed.
#include "core/pipeline/pipeline.h"
#include "tests/support/command.h"
#include "tests/support/compare_snapshots.h"
#include "tests/support/read_text.h"
#include "tests/support/test_data.h"

#include <QDir>
#include <QFile>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace throughline;
using namespace throughline::test;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class ConvertTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void redactedCopiesAreToldByTheirWholeEnding();
    void roundTripsTheSample_data();
    void roundTripsTheSample();
    void guessesTheFormat();
    void saysWhatIsWrong();
    void keepsTheOldFileOnAFullDisk();

private:
    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(QString::fromUtf8(name)); }

    QTemporaryDir m_folder;
    const QString m_sample = QString::fromStdString(sampleExport());
};

void ConvertTest::roundTripsTheSample_data()
{
    QTest::addColumn<QString>("format");
    for (const char* format : {"ndjson", "csv", "otlp"})
        QTest::newRow(format) << QString::fromUtf8(format);
}

// Of a summary, what depends neither on where the events were read nor on how fast.
static QJsonObject summaryOf(const QString& path)
{
    QJsonObject summary = runCli({QStringLiteral("summary"), path}).json().object();
    summary.remove(QStringLiteral("sources"));
    summary.remove(QStringLiteral("load_ms"));
    return summary;
}

void ConvertTest::roundTripsTheSample()
{
    QFETCH(QString, format);
    const Outcome outcome = runCli({QStringLiteral("convert"), m_sample, QStringLiteral("-o"),
                                    path("out.txt"), QStringLiteral("--to"), format});
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY2(outcome.err.isEmpty(), outcome.err.constData());
    QVERIFY(outcome.out.isEmpty());
    const QJsonObject summary = summaryOf(m_sample);
    QVERIFY(summary.value(u"events").toInt() > 1000);
    QCOMPARE(summaryOf(path("out.txt")), summary);
    const auto before = loadPaths({m_sample.toStdString()});
    const auto after = loadPaths({path("out.txt").toStdString()});
    QVERIFY(before && after);
    QCOMPARE(firstDifference(sortedFieldsOf(**before), sortedFieldsOf(**after)), std::string());
}

void ConvertTest::guessesTheFormat()
{
    QCOMPARE(runCli({QStringLiteral("convert"), m_sample, QStringLiteral("-o"), path("a.jsonl")}).exitCode,
             0);
    QVERIFY(contentOf(path("a.jsonl")).startsWith("{\"id\""));
    QCOMPARE(runCli({QStringLiteral("convert"), m_sample, QStringLiteral("-o"), path("a.csv")}).exitCode, 0);
    QVERIFY(contentOf(path("a.csv")).startsWith("id,type,"));
    QCOMPARE(runCli({QStringLiteral("convert"), m_sample, QStringLiteral("-o"), path("a.sqlite")}).exitCode,
             0);
    QVERIFY(contentOf(path("a.sqlite")).startsWith("SQLite format 3"));
    const Outcome unknown =
        runCli({QStringLiteral("convert"), m_sample, QStringLiteral("-o"), path("a.doc")});
    QCOMPARE(unknown.exitCode, 2);
    QVERIFY2(unknown.err.contains("--to"), unknown.err.constData());
}

void ConvertTest::saysWhatIsWrong()
{
    const auto convert = [&](const QString& source, const QString& target) {
        return runCli({QStringLiteral("convert"), source, QStringLiteral("-o"), target,
                       QStringLiteral("--to"), QStringLiteral("ndjson")});
    };
    QCOMPARE(runCli({QStringLiteral("convert"), m_sample}).exitCode, 2);
    QCOMPARE(convert(QStringLiteral("no-such-file"), path("b")).exitCode, 1);
    QVERIFY(!QFile::exists(path("b")));
    QCOMPARE(convert(m_sample, QStringLiteral("/no/such/folder/b")).exitCode, 1);

    QVERIFY(QFile::copy(m_sample, path("source")));
    const QByteArray before = contentOf(path("source"));
    const Outcome over = convert(path("source"), path("source"));
    QCOMPARE(over.exitCode, 2);
    QVERIFY2(over.err.contains("one of the sources"), over.err.constData());
    QCOMPARE(contentOf(path("source")), before);
}

void ConvertTest::keepsTheOldFileOnAFullDisk()
{
    QFile old(path("old.ndjson"));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    // A limit on the size of files stands in for a disk that is full; once as an error, once as a kill.
    for (const char* signal : {"trap '' XFSZ;", ""}) {
        const Outcome outcome =
            runShell(QStringLiteral("%1 ulimit -f 16; ulimit -c 0; \"$CLI\" convert '%2' -o '%3'")
                         .arg(QString::fromUtf8(signal), m_sample, path("old.ndjson")));
        QVERIFY(outcome.exitCode != 0);
        if (*signal) {
            QCOMPARE(outcome.exitCode, 1);
            QVERIFY2(outcome.err.contains("cannot be written"), outcome.err.constData());
        }
        QCOMPARE(contentOf(path("old.ndjson")), QByteArray("old"));
    }
    const QDir folder(m_folder.path());
    QVERIFY(folder.entryList({QStringLiteral(".*")}, QDir::Files | QDir::Hidden).isEmpty());
}

// Not taken for what its ending ends in, too.
void ConvertTest::redactedCopiesAreToldByTheirWholeEnding()
{
    for (const QStringList& how :
         {QStringList{path("a.redacted.ndjson")},
          QStringList{path("b.ndjson"), QStringLiteral("--to"), QStringLiteral("redacted")}}) {
        QCOMPARE(
            runCli(QStringList{QStringLiteral("convert"), m_sample, QStringLiteral("-o")} + how).exitCode, 0);
        QFile file(how.front());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray copy = file.readAll();
        QVERIFY(copy.contains("MessageSent") && !copy.contains("wamid"));
    }
}

QTEST_GUILESS_MAIN(ConvertTest)
#include "tst_convert.moc"
