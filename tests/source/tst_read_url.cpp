// SPDX-License-Identifier: GPL-3.0-or-later
// Reading what a URL names, from a real server on loopback (spec 1, "Where records come from").
#include "core/pipeline/source_fields.h"
#include "tests/source/fetched.h"
#include "tests/support/archives.h"
#include "tests/support/database_text.h"
#include "tests/support/http_server.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <utility>

using namespace throughline;
using namespace throughline::test;

class TestReadUrl : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_server = std::make_unique<HttpServer>(); }
    void cleanup() { m_server.reset(); }
    void readsEveryFormat_data();
    void readsEveryFormat();
    void readsADatabase();
    void readsHoweverItIsSent_data();
    void readsHoweverItIsSent();
    void unpacksWhatWasPackedForTheWay_data();
    void unpacksWhatWasPackedForTheWay();
    void recordsAreReadBackWithoutTheServer();
    void joinsUrlsAndFiles();
    void followsRedirects_data();
    void followsRedirects();
    void credentialsGoToTheirHostAlone();
    void credentialsAreShownNowhere();
    void readsNoFurtherAheadThanItMust();
    void progressKnowsTheEnd();
    void fieldsAreToldByTheBeginning();
    void asksTheProxyOfTheEnvironment();

private:
    std::unique_ptr<HttpServer> m_server;
    QTemporaryDir m_folder;
};

void TestReadUrl::readsEveryFormat_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("sources");
    const std::string lines = events(3);
    const auto row = [](const char* name, const std::string& body, const char* sources) {
        QTest::newRow(name) << bytes(body) << QString::fromLatin1(sources);
    };
    row("NDJSON", lines, "export 3");
    row("gzip", gzipped(lines), "export 3");
    row("zstd", zstdPacked(lines), "export 3");
    row("CSV", "id,type,time\na,Sent,2026-03-02T09:00:00Z\nb,Sent,2026-03-02T09:00:01Z\n", "export 2");
    row("a zip", zipOf({{"a.ndjson", lines}, {"b.ndjson", eventLine("\"id\":\"b\"")}}),
        "export/a.ndjson 3, export/b.ndjson 1");
    row("a packed tar", gzipped(tarOf({{"a.ndjson", lines}})), "export/a.ndjson 3");
    std::string utf16;
    for (const char c : lines)
        utf16.append({c, '\0'});
    row("UTF-16", "\xFF\xFE" + utf16, "export 3");
}

void TestReadUrl::readsEveryFormat()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, sources);
    m_server->answer("/export", {.body = body});
    const auto snapshot = fetch({m_server->url("/export")});
    VERIFY_LOADED(snapshot);
    QCOMPARE(sourcesOf(**snapshot), sources);
    QVERIFY((*snapshot)->report.balances());
    QCOMPARE(m_server->requests().size(), qsizetype(1));
}

void TestReadUrl::readsADatabase()
{
    const QString path = m_folder.filePath(QStringLiteral("shop.db"));
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("made"));
        database.setDatabaseName(path);
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(QStringLiteral("CREATE TABLE events (id TEXT, type TEXT, occurred_at TEXT)")));
        QVERIFY(
            query.exec(QStringLiteral("INSERT INTO events VALUES ('e-1', 'Sent', '2026-03-02T09:00:00Z')")));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("made"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray body = file.readAll();
    const QTemporaryDir temporary;
    qputenv("TMPDIR", temporary.path().toUtf8());
    for (const QByteArray& sent : {body, bytes(gzipped(body.toStdString()))}) {
        m_server->answer("/shop.db", {.body = sent});
        const auto snapshot = fetch({m_server->url("/shop.db", "ann:s3cret")});
        VERIFY_LOADED(snapshot);
        QCOMPARE(sourcesOf(**snapshot), QStringLiteral("shop.db/events 1"));
        QCOMPARE((*snapshot)->report.sources().front().path, m_server->url("/shop.db", "ann"));
    }
    m_server->answer("/shop.db", {.body = body, .cutAfter = 5000});
    const auto cut = fetch({m_server->url("/shop.db")});
    QVERIFY(!cut.has_value());
    QCOMPARE(cut.error().code, ProblemCode::DownloadCut);
    qunsetenv("TMPDIR");
    QVERIFY(QDir(temporary.path()).isEmpty());
}

void TestReadUrl::readsHoweverItIsSent_data()
{
    QTest::addColumn<int>("framing");
    QTest::addColumn<qint64>("piece");
    QTest::addColumn<int>("pauseMs");
    using enum HttpAnswer::Framing;
    QTest::newRow("at once") << int(Length) << qint64{1 << 20} << 0;
    QTest::newRow("slowly") << int(Length) << qint64{700} << 2;
    QTest::newRow("in chunks") << int(Chunked) << qint64{1000} << 0;
    QTest::newRow("slowly in chunks") << int(Chunked) << qint64{333} << 1;
    QTest::newRow("until it is closed") << int(UntilClosed) << qint64{1000} << 0;
}

void TestReadUrl::readsHoweverItIsSent()
{
    QFETCH(int, framing);
    QFETCH(qint64, piece);
    QFETCH(int, pauseMs);
    m_server->answer("/a.ndjson", {.body = bytes(events()),
                                   .framing = static_cast<HttpAnswer::Framing>(framing),
                                   .pauseMs = pauseMs,
                                   .piece = piece});
    const auto snapshot = fetch({m_server->url("/a.ndjson")});
    VERIFY_LOADED(snapshot);
    QCOMPARE(sourcesOf(**snapshot), QStringLiteral("a.ndjson 50"));
    QVERIFY((*snapshot)->report.problems().empty());
    QVERIFY(!(*snapshot)->report.sources().front().partial);
}

void TestReadUrl::unpacksWhatWasPackedForTheWay_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char* name, const char* encoding, const std::string& body) {
        QTest::newRow(name) << QByteArray(encoding) << bytes(body);
    };
    row("gzip", "gzip", gzipped(events()));
    row("zstd", "zstd", zstdPacked(events()));
    row("a packed file once more", "gzip", gzipped(gzipped(events())));
    row("a packed file that is called so", "gzip", gzipped(events()));
    row("not packed, whatever it is called", "gzip", events());
    row("named as plain", "identity", events());
}

void TestReadUrl::unpacksWhatWasPackedForTheWay()
{
    QFETCH(QByteArray, encoding);
    QFETCH(QByteArray, body);
    m_server->answer("/a.ndjson", {.body = body, .headers = {{"Content-Encoding", encoding}}});
    const auto snapshot = fetch({m_server->url("/a.ndjson")});
    VERIFY_LOADED(snapshot);
    QCOMPARE((*snapshot)->events.size(), std::uint32_t{kEvents});
    QCOMPARE((*snapshot)->report.sources().front().bytes, std::uint64_t(body.size()));
    QCOMPARE(m_server->requests().front().header("Accept-Encoding"), QByteArray("gzip, zstd"));
}

void TestReadUrl::recordsAreReadBackWithoutTheServer()
{
    m_server->serve("/a.ndjson", events());
    const auto snapshot = fetch({m_server->url("/a.ndjson")});
    VERIFY_LOADED(snapshot);
    m_server.reset();
    const EventId event = eventNamed(**snapshot, "e-7");
    const Result<std::string> record = (*snapshot)->payloads->read((*snapshot)->events.place(event));
    QVERIFY(record.has_value());
    QVERIFY(record->find("\"e-7\"") != std::string::npos);
}

void TestReadUrl::joinsUrlsAndFiles()
{
    m_server->serve("/a.ndjson", events(2));
    m_server->serve("/b.ndjson.gz", gzipped(eventLine("\"id\":\"b\"")));
    const std::string file = writeFile(m_folder.path().toStdString(), "c.ndjson", eventLine("\"id\":\"c\""));
    const auto snapshot =
        fetch({m_server->url("/a.ndjson"), file, m_server->url("/b.ndjson.gz"), m_server->url("/gone")});
    VERIFY_LOADED(snapshot);
    QCOMPARE(sourcesOf(**snapshot), QStringLiteral("a.ndjson 2, b.ndjson.gz 1, c.ndjson 1"));
    QCOMPARE((*snapshot)->report.count(ProblemCode::HttpStatus), std::uint64_t{1});
    LoadRequest without;
    without.paths = {m_server->url("/a.ndjson")};
    QCOMPARE(load(without).error().code, ProblemCode::BadArgument);
}

void TestReadUrl::followsRedirects_data()
{
    QTest::addColumn<QByteArray>("status");
    for (const char* status : {"301 Moved Permanently", "302 Found", "303 See Other",
                               "307 Temporary Redirect", "308 Permanent Redirect"})
        QTest::newRow(status) << QByteArray(status);
}

void TestReadUrl::followsRedirects()
{
    QFETCH(QByteArray, status);
    m_server->answer("/old", {.body = "moved", .status = status, .headers = {{"Location", "there/next"}}});
    m_server->answer("/there/next",
                     {.status = status, .headers = {{"Location", bytes(m_server->url("/a"))}}});
    m_server->serve("/a", events());
    const auto snapshot = fetch({m_server->url("/old")});
    VERIFY_LOADED(snapshot);
    QCOMPARE(sourcesOf(**snapshot), QStringLiteral("old 50"));
}

void TestReadUrl::credentialsGoToTheirHostAlone()
{
    const QByteArray basic = "Basic " + QByteArray("ann:s3/c@t").toBase64();
    m_server->answer("/here",
                     {.status = "302 Found", .headers = {{"Location", "/a"}}, .authorization = basic});
    m_server->answer("/a", {.body = bytes(events()), .authorization = basic});
    const auto here = fetch({m_server->url("/here", "ann:s3%2Fc%40t")});
    VERIFY_LOADED(here);
    HttpServer other;
    other.serve("/a", events());
    m_server->answer("/away",
                     {.status = "302 Found", .headers = {{"Location", bytes(other.url("/a", "b:c"))}}});
    const auto away = fetch({m_server->url("/away", "ann:s3%2Fc%40t")});
    VERIFY_LOADED(away);
    QCOMPARE(m_server->requests().back().header("Authorization"), basic);
    QCOMPARE(other.requests().size(), qsizetype(1));
    QCOMPARE(other.requests().back().header("Authorization"), QByteArray());
}

void TestReadUrl::credentialsAreShownNowhere()
{
    m_server->serve("/a", events(1));
    const std::string url = m_server->url("/a?token=s3cret&x=1", "ann:s3cret");
    m_server->serve("/a?token=s3cret&x=1", events(1));
    const auto snapshot = fetch({url});
    VERIFY_LOADED(snapshot);
    QCOMPARE((*snapshot)->report.sources().front().path, m_server->url("/a?x=1", "ann"));
    m_server->answer("/a?token=s3cret&x=1",
                     {.status = "302 Found", .headers = {{"Location", "/b?token=s3cret"}}});
    const auto gone = fetch({url});
    QVERIFY(!gone.has_value());
    const std::string text = describe(gone.error());
    QVERIFY2(text.find("s3cret") == std::string::npos, text.c_str());
    QVERIFY2(text.find(m_server->url("/b")) != std::string::npos, text.c_str()); // where it was sent on to
    const auto wrong = fetch({"http://ann:s3cret@/a"});
    QVERIFY(!wrong.has_value());
    QVERIFY(describe(wrong.error()).find("s3cret") == std::string::npos);
}

void TestReadUrl::readsNoFurtherAheadThanItMust()
{
    constexpr qint64 kSize = 128 << 20;
    // What waits in our queue, in Qt's buffers and in those of the system on both sides.
    constexpr qint64 kMostAhead = 32 << 20;
    m_server->answer("/much", {.body = QByteArray(kSize, '\n')});
    auto download = openUrl(m_server->url("/much"), {});
    QVERIFY(download.has_value());
    QCOMPARE((*download)->bytesTotal(), std::uint64_t{kSize});
    qint64 before = -1;
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            QTest::qWait(300);
            return std::exchange(before, m_server->bodyBytesSent()) == m_server->bodyBytesSent();
        }(),
        20000);
    QVERIFY2(before < kMostAhead, qPrintable(QString::number(before)));
    std::vector<char> buffer(1 << 20);
    std::uint64_t sum = 0;
    for (;;) {
        const Result<std::size_t> count = (*download)->read(buffer);
        QVERIFY(count.has_value());
        if (*count == 0)
            break;
        sum += *count;
    }
    QCOMPARE(sum, std::uint64_t{kSize});
    QCOMPARE((*download)->bytesDone(), std::uint64_t{kSize});
}

void TestReadUrl::progressKnowsTheEnd()
{
    const QByteArray body = bytes(events(2000));
    m_server->answer("/a", {.body = body, .pauseMs = 5, .piece = body.size() / 40});
    m_server->answer("/chunks", {.body = body, .framing = HttpAnswer::Framing::Chunked});
    std::vector<Progress> seen;
    const auto keep = [&seen](const Progress& progress) { seen.push_back(progress); };
    const auto one = fetch({m_server->url("/a")}, {}, keep);
    VERIFY_LOADED(one);
    QVERIFY(seen.size() > 2);
    for (const Progress& progress : seen)
        QCOMPARE(progress.bytesTotal, std::uint64_t(body.size()));
    QVERIFY(seen.front().bytesDone < seen.back().bytesDone);
    QCOMPARE(seen.back().bytesDone, std::uint64_t(body.size()));
    seen.clear();
    const auto two = fetch({m_server->url("/a"), m_server->url("/chunks")}, {}, keep);
    VERIFY_LOADED(two);
    QCOMPARE(seen.back().bytesTotal, std::uint64_t{0});
    QCOMPARE(seen.back().bytesDone, std::uint64_t(2 * body.size()));
}

void TestReadUrl::fieldsAreToldByTheBeginning()
{
    std::string lines;
    for (int i = 0; i < 200000; ++i)
        lines +=
            "{\"what\":\"Sent\",\"happened\":\"2026-03-02T09:00:00Z\",\"n\":" + std::to_string(i) + "}\n";
    m_server->serve("/a.ndjson", lines);
    const auto fields = fieldsOf(m_server->url("/a.ndjson"), FieldMapping::standardData(), openUrl);
    QVERIFY(fields.has_value());
    QCOMPARE(fields->format, std::string("native NDJSON"));
    QTRY_COMPARE(m_server->connections(), 0);
    QVERIFY(m_server->bodyBytesSent() <= qint64(lines.size()));
    QCOMPARE(fieldsOf(m_server->url("/gone"), FieldMapping::standardData(), openUrl).error().code,
             ProblemCode::HttpStatus);
}

void TestReadUrl::asksTheProxyOfTheEnvironment()
{
    HttpServer proxy;
    proxy.serve("http://shop.invalid/a", events());
    qputenv("http_proxy", bytes(proxy.url("")));
    const auto far = fetch({"http://shop.invalid/a"});
    m_server->serve("/a", events());
    const auto near = fetch({m_server->url("/a")});
    qputenv("no_proxy", "example.com, .invalid");
    const auto excepted = fetch({"http://shop.invalid/a"});
    qunsetenv("http_proxy");
    qunsetenv("no_proxy");
    VERIFY_LOADED(far);
    VERIFY_LOADED(near);
    QVERIFY(!excepted.has_value());
    QCOMPARE(proxy.requests().size(), qsizetype(1));
}

QTEST_GUILESS_MAIN(TestReadUrl)
#include "tst_read_url.moc"
