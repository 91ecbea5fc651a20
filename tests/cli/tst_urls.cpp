// SPDX-License-Identifier: GPL-3.0-or-later
// URLs on the command line, fetched by the real program from a server on loopback.
#include "tests/support/command.h"
#include "tests/support/http_server.h"
#include "tests/support/read_text.h"
#include "tests/support/test_data.h"

#include <QFile>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace throughline::test;

class UrlsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyCommandReadsOne_data();
    void everyCommandReadsOne();
    void convertsWhatItFetched();
    void isJoinedWithFilesAndStandardInput();
    void helpNamesThem();
    void saysWhatIsWrong();
    void isStrictAboutWhatIsMissing();

private:
    [[nodiscard]] QString url(const QByteArray& target, const QByteArray& user = {}) const
    {
        return QString::fromStdString(m_server.url(target, user));
    }

    HttpServer m_server;
    QByteArray m_sample;
};

void UrlsTest::initTestCase()
{
    QFile file(QString::fromStdString(sampleExport()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_sample = file.readAll();
    m_server.serve("/sample.ndjson.gz", gzipped(m_sample.toStdString()));
}

void UrlsTest::everyCommandReadsOne_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char* line) { QTest::newRow(line) << QString::fromLatin1(line).split(u' '); };
    row("summary");
    row("explain order:1001");
    row("trace order:1001");
    row("timeline c-000230");
    row("findings");
    row("funnel");
}

void UrlsTest::everyCommandReadsOne()
{
    QFETCH(QStringList, arguments);
    const QString file = QString::fromStdString(sampleExport());
    const Outcome ofFile = runCli(arguments + QStringList{file, QStringLiteral("--quiet")});
    const Outcome ofUrl =
        runCli(arguments + QStringList{url("/sample.ndjson.gz"), QStringLiteral("--quiet")});
    QCOMPARE(ofFile.exitCode, 0);
    QVERIFY2(ofUrl.exitCode == 0, ofUrl.err.constData());
    if (arguments.front() != QStringLiteral("summary")) // which says what was read, and how long it took
        QCOMPARE(ofUrl.out, ofFile.out);
    QVERIFY(ofUrl.out.size() > 2);
}

// Which reads each record back.
void UrlsTest::convertsWhatItFetched()
{
    const QTemporaryDir folder;
    QList<QByteArray> written;
    for (const QString& source : {QString::fromStdString(sampleExport()), url("/sample.ndjson.gz")}) {
        const QString to = folder.filePath(QStringLiteral("%1.ndjson").arg(written.size()));
        const Outcome outcome = runCli({QStringLiteral("convert"), source, QStringLiteral("-o"), to});
        QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
        QFile file(to);
        QVERIFY(file.open(QIODevice::ReadOnly));
        written.append(file.readAll());
    }
    QVERIFY(!written.front().isEmpty());
    QCOMPARE(written.back(), written.front());
}

void UrlsTest::isJoinedWithFilesAndStandardInput()
{
    m_server.serve("/more.ndjson", eventLine("\"id\":\"more\""));
    const Outcome outcome = runCli({QStringLiteral("summary"), url("/more.ndjson", "ann:s3cret"),
                                    QString::fromStdString(sampleExport()), QStringLiteral("-")},
                                   QByteArray::fromStdString(eventLine("\"id\":\"piped\"")));
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QVERIFY(!outcome.out.contains("s3cret"));
    QVERIFY(outcome.out.contains("more.ndjson"));
    QCOMPARE(outcome.json().object()[QStringLiteral("events")].toInteger(), qint64(m_sample.count('\n') + 2));
}

void UrlsTest::helpNamesThem()
{
    const Outcome outcome = runCli({QStringLiteral("summary"), QStringLiteral("--help")});
    QVERIFY2(outcome.out.contains("https://"), outcome.out.constData());
}

void UrlsTest::saysWhatIsWrong()
{
    const Outcome gone = runCli({QStringLiteral("summary"), url("/gone.ndjson", "ann:s3cret")});
    QCOMPARE(gone.exitCode, 1);
    QVERIFY(gone.out.isEmpty());
    QCOMPARE(gone.err, QByteArray("error: " + QByteArray::fromStdString(m_server.url("/gone.ndjson", "ann")) +
                                  ": The server answered 404 (Not Found)\n"));
    m_server.answer("/page", {.body = "<!doctype html><title>Sign in\x1B[31m</title>"});
    const Outcome page = runCli({QStringLiteral("summary"), url("/page")});
    QCOMPARE(page.exitCode, 1);
    QVERIFY2(page.err.contains("web page, not an export (Sign in"), page.err.constData());
    QVERIFY(!page.err.contains('\x1B'));
    const Outcome refused = runCli({QStringLiteral("summary"), QStringLiteral("http://127.0.0.1:1/a")});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains("127.0.0.1:1 cannot be reached"), refused.err.constData());
}

void UrlsTest::isStrictAboutWhatIsMissing()
{
    m_server.answer("/cut.ndjson", {.body = m_sample, .cutAfter = m_sample.size() / 2});
    const Outcome cut = runCli({QStringLiteral("summary"), url("/cut.ndjson"), QStringLiteral("--strict")});
    QCOMPARE(cut.exitCode, 3);
    QVERIFY2(cut.err.contains("The download was cut short"), cut.err.constData());
}

QTEST_GUILESS_MAIN(UrlsTest)
#include "tst_urls.moc"
