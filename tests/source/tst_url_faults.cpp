// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong with URLs, on a real server on loopback that does as none should: each has its own clear
// message, nothing waits for ever, and what came is kept.
#include "tests/source/fetched.h"
#include "tests/support/database_text.h"
#include "tests/support/http_server.h"

#include <QElapsedTimer>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTest>

#include <algorithm>

using namespace throughline;
using namespace throughline::test;

namespace {

// With less patience than usual.
Result<std::shared_ptr<const Snapshot>> loadWithin(const HttpLimits& limits, const std::string& url)
{
    LoadRequest request;
    request.paths = {url};
    request.openUrl = [limits](const std::string& wanted, const CancelToken& cancel) {
        return openUrlWithin(limits, wanted, cancel);
    };
    return load(request);
}

} // namespace

class TestUrlFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_server = std::make_unique<HttpServer>(); }
    void cleanup() { m_server.reset(); }
    void refusesRedirects_data();
    void refusesRedirects();
    void saysWhatTheServerAnswers_data();
    void saysWhatTheServerAnswers();
    void saysWhyThereIsNoAnswer_data();
    void saysWhyThereIsNoAnswer();
    void saysThatItIsNoExport_data();
    void saysThatItIsNoExport();
    void whatIsCutShortLeavesWhatCame_data();
    void whatIsCutShortLeavesWhatCame();
    void isPatientOnlySoLong();
    void trustsNoStranger();
    void endsWhenCancelled_data();
    void endsWhenCancelled();

private:
    std::unique_ptr<HttpServer> m_server;
};

void TestUrlFaults::refusesRedirects_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("says");
    QTest::newRow("round and round") << QByteArray("/old") << QStringLiteral("10 times");
    QTest::newRow("a file") << QByteArray("file:///etc/passwd") << QStringLiteral("no address of the web");
    QTest::newRow("nowhere") << QByteArray("http:///x") << QStringLiteral("no address of the web");
}

void TestUrlFaults::refusesRedirects()
{
    QFETCH(QByteArray, target);
    QFETCH(QString, says);
    m_server->answer("/old", {.status = "302 Found", .headers = {{"Location", target}}});
    const auto snapshot = fetch({m_server->url("/old")});
    QVERIFY(!snapshot.has_value());
    QCOMPARE(snapshot.error().code, ProblemCode::RedirectRefused);
    const QString text = QString::fromStdString(describe(snapshot.error()));
    QVERIFY2(text.contains(says), qPrintable(text));
}

void TestUrlFaults::saysWhatTheServerAnswers_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QString>("says");
    QTest::newRow("404") << QByteArray("404 Not Found") << QStringLiteral("404 (Not Found)");
    QTest::newRow("401") << QByteArray("401 Unauthorized") << QStringLiteral("401 (Unauthorized)");
    QTest::newRow("401 with a question") << QByteArray() << QStringLiteral("401 (Unauthorized)");
    QTest::newRow("403") << QByteArray("403 Forbidden") << QStringLiteral("403 (Forbidden)");
    QTest::newRow("500") << QByteArray("500 Internal Server Error")
                         << QStringLiteral("500 (Internal Server Error)");
    QTest::newRow("503, without words") << QByteArray("503 ") << QStringLiteral("503");
    QTest::newRow("300, without a place") << QByteArray("300 Choose") << QStringLiteral("300 (Choose)");
}

void TestUrlFaults::saysWhatTheServerAnswers()
{
    QFETCH(QByteArray, status);
    QFETCH(QString, says);
    if (status.isEmpty())
        m_server->answer("/a", {.authorization = "Basic of somebody"});
    else
        m_server->answer("/a", {.body = bytes(events()), .status = status});
    const auto snapshot = fetch({m_server->url("/a", "ann:s3cret")});
    QVERIFY(!snapshot.has_value());
    QCOMPARE(snapshot.error().code, ProblemCode::HttpStatus);
    QCOMPARE(QString::fromStdString(describe(snapshot.error())),
             QString::fromStdString(m_server->url("/a", "ann")) + QStringLiteral(": The server answered ") +
                 says);
}

void TestUrlFaults::saysWhyThereIsNoAnswer_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* url, ProblemCode code, const char* says) {
        QTest::newRow(url) << QString::fromLatin1(url) << int(code) << QString::fromLatin1(says);
    };
    row("http://nowhere.invalid/a", ProblemCode::HostNotFound, "no host nowhere.invalid");
    row("http://127.0.0.1:1/a", ProblemCode::HostUnreachable,
        "127.0.0.1:1 cannot be reached: the connection was refused");
    row("http://", ProblemCode::BadArgument, "no URL");
    row("http://a:999999/b", ProblemCode::BadArgument, "no URL");
}

void TestUrlFaults::saysWhyThereIsNoAnswer()
{
    QFETCH(QString, url);
    QFETCH(int, code);
    QFETCH(QString, says);
    const auto snapshot = fetch({url.toStdString()});
    QVERIFY(!snapshot.has_value());
    const QString text = QString::fromStdString(describe(snapshot.error()));
    QVERIFY2(text.contains(says), qPrintable(text));
    QCOMPARE(int(snapshot.error().code), code);
}

void TestUrlFaults::saysThatItIsNoExport_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const QByteArray& body, ProblemCode code, const char* says) {
        QTest::newRow(name) << body << int(code) << QString::fromLatin1(says);
    };
    row("a web page", "<!DOCTYPE html><html><head><title>Sign in</title></head>", ProblemCode::WebPage,
        "a web page, not an export (Sign in)");
    row("nothing", "", ProblemCode::EmptyFile, "empty");
    row("a picture", "\x89PNG\r\n\x1A\n", ProblemCode::BinaryFile, "PNG");
    row("prose", "Dear all", ProblemCode::UnknownFormat, "Dear all");
}

void TestUrlFaults::saysThatItIsNoExport()
{
    QFETCH(QByteArray, body);
    QFETCH(int, code);
    QFETCH(QString, says);
    m_server->answer("/a", {.body = body});
    const auto snapshot = fetch({m_server->url("/a")});
    QVERIFY(!snapshot.has_value());
    QCOMPARE(int(snapshot.error().code), code);
    const QString text = QString::fromStdString(describe(snapshot.error()));
    QVERIFY2(text.contains(says), qPrintable(text));
    m_server->answer("/b", {.body = body, .headers = {{"Content-Encoding", "br"}}});
    const auto packed = fetch({m_server->url("/b")});
    QVERIFY(!packed.has_value());
    QCOMPARE(packed.error().code, ProblemCode::UnknownFormat);
}

void TestUrlFaults::whatIsCutShortLeavesWhatCame_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("framing");
    QTest::addColumn<qint64>("announced");
    QTest::addColumn<qint64>("cutAfter");
    QTest::addColumn<QString>("says");
    using enum HttpAnswer::Framing;
    const QByteArray body = bytes(events());
    const qint64 half = body.size() / 2;
    const QString some = QStringLiteral("%1 of %2 bytes came").arg(half).arg(body.size());
    QTest::newRow("closed") << body << int(Length) << qint64{-1} << half << some;
    QTest::newRow("closed between chunks")
        << body << int(Chunked) << qint64{-1} << half << QStringLiteral("closed after %1 bytes").arg(half);
    QTest::newRow("more was announced")
        << body << int(Length) << qint64(body.size() + 10) << qint64{-1}
        << QStringLiteral("%1 of %2 bytes came").arg(body.size()).arg(body.size() + 10);
    // Hard to pack, so that something is unpacked before the end.
    std::string many;
    for (int i = 0; i < 20000; ++i)
        many += eventLine("\"id\":\"" + std::to_string(i * 2654435761U) + "\"");
    const QByteArray packed = bytes(gzipped(many));
    QTest::newRow("packed") << packed << int(Length) << qint64{-1} << qint64(packed.size() / 2)
                            << QStringLiteral("bytes came");
}

void TestUrlFaults::whatIsCutShortLeavesWhatCame()
{
    QFETCH(QByteArray, body);
    QFETCH(int, framing);
    QFETCH(qint64, announced);
    QFETCH(qint64, cutAfter);
    QFETCH(QString, says);
    m_server->answer("/a.ndjson", {.body = body,
                                   .framing = static_cast<HttpAnswer::Framing>(framing),
                                   .announced = announced,
                                   .cutAfter = cutAfter});
    const auto snapshot = fetch({m_server->url("/a.ndjson")});
    VERIFY_LOADED(snapshot);
    const ImportReport& report = (*snapshot)->report;
    QCOMPARE(report.count(ProblemCode::DownloadCut), std::uint64_t{1});
    QVERIFY(report.sources().front().partial);
    QVERIFY((*snapshot)->events.size() >= kEvents / 3);
    const auto cut = std::ranges::find(report.problems(), ProblemCode::DownloadCut, &Problem::code);
    QVERIFY2(textOf(*cut).find(says.toStdString()) != std::string::npos, textOf(*cut).c_str());
    // With nothing of it there is nothing to show.
    m_server->answer("/b", {.body = body, .cutAfter = 0});
    const auto nothing = fetch({m_server->url("/b")});
    QVERIFY(!nothing.has_value());
    QCOMPARE(nothing.error().code, ProblemCode::DownloadCut);
}

void TestUrlFaults::isPatientOnlySoLong()
{
    using namespace std::chrono_literals;
    m_server->answer("/silent", {.silent = true});
    m_server->answer("/stops", {.body = bytes(events()), .stopAfter = 1000});
    m_server->answer("/slow", {.body = bytes(events(5)), .pauseMs = 150, .piece = 64});
    const auto silent = loadWithin({.silence = 300ms}, m_server->url("/silent"));
    QVERIFY(!silent.has_value());
    QCOMPARE(silent.error().code, ProblemCode::HostUnreachable);
    QVERIFY2(textOf(silent.error()).find("no answer within 1 s") != std::string::npos,
             textOf(silent.error()).c_str());
    const auto stops = loadWithin({.silence = 300ms}, m_server->url("/stops"));
    VERIFY_LOADED(stops);
    QCOMPARE((*stops)->report.count(ProblemCode::DownloadCut), std::uint64_t{1});
    QVERIFY((*stops)->events.size() > 3);
    // Slow is not silent.
    const auto slow = loadWithin({.silence = 300ms}, m_server->url("/slow"));
    VERIFY_LOADED(slow);
    QCOMPARE((*slow)->events.size(), std::uint32_t{5});
    // Nobody there speaks TLS, or anything.
    const auto mute = loadWithin({.connect = 300ms}, "https" + m_server->url("/a").substr(4));
    QVERIFY(!mute.has_value());
    QVERIFY2(textOf(mute.error()).find("no connection within 1 s") != std::string::npos,
             textOf(mute.error()).c_str());
}

void TestUrlFaults::trustsNoStranger()
{
    if (!QSslSocket::supportsSsl())
        QSKIP("Qt has no TLS here");
    HttpServer safe(HttpServer::Protocol::Https);
    safe.serve("/a.ndjson", events());
    const auto stranger = fetch({safe.url("/a.ndjson")});
    QVERIFY(!stranger.has_value());
    QVERIFY2(stranger.error().code == ProblemCode::TlsFailed, describe(stranger.error()).c_str());
    QVERIFY2(textOf(stranger.error()).find("localhost") != std::string::npos,
             textOf(stranger.error()).c_str());

    const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
    QSslConfiguration trusting = before;
    trusting.addCaCertificates(QSslCertificate::fromData(HttpServer::certificate()));
    QSslConfiguration::setDefaultConfiguration(trusting);
    const auto friendly = fetch({safe.url("/a.ndjson", "ann:s3cret")});
    safe.answer("/down",
                {.status = "302 Found", .headers = {{"Location", bytes(m_server->url("/a.ndjson"))}}});
    m_server->serve("/a.ndjson", events());
    const auto down = fetch({safe.url("/down", "ann:s3cret")});
    m_server->answer("/up", {.status = "302 Found", .headers = {{"Location", bytes(safe.url("/a.ndjson"))}}});
    const auto up = fetch({m_server->url("/up")});
    safe.answer("/cut", {.body = bytes(events()), .cutAfter = 1000});
    const auto cut = fetch({safe.url("/cut")});
    QSslConfiguration::setDefaultConfiguration(before);
    VERIFY_LOADED(friendly);
    QCOMPARE((*friendly)->events.size(), std::uint32_t{kEvents});
    VERIFY_LOADED(up);
    QVERIFY(!down.has_value());
    QCOMPARE(down.error().code, ProblemCode::RedirectRefused);
    QCOMPARE(m_server->requests().size(), qsizetype(1)); // it was not asked for what is not to be trusted
    VERIFY_LOADED(cut);
    QCOMPARE((*cut)->report.count(ProblemCode::DownloadCut), std::uint64_t{1});
}

void TestUrlFaults::endsWhenCancelled_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("before an answer") << QByteArray("/silent");
    QTest::newRow("before the body") << QByteArray("/head");
    QTest::newRow("in the middle") << QByteArray("/stops");
    QTest::newRow("while much comes") << QByteArray("/much");
}

void TestUrlFaults::endsWhenCancelled()
{
    QFETCH(QByteArray, target);
    m_server->answer("/silent", {.silent = true});
    m_server->answer("/head", {.body = bytes(events()), .stopAfter = 0});
    m_server->answer("/stops", {.body = bytes(events(20000)), .stopAfter = 1000000});
    m_server->answer("/much", {.body = bytes(events(20000)), .pauseMs = 1, .piece = 1000});
    const CancelToken cancel;
    QElapsedTimer since;
    since.start();
    const auto snapshot = whileCancelling(cancel, [&] { return fetch({m_server->url(target)}, cancel); });
    QVERIFY2(since.elapsed() < 1000, qPrintable(QString::number(since.elapsed())));
    QVERIFY(!snapshot.has_value());
    QCOMPARE(snapshot.error().code, ProblemCode::Cancelled);
    QTRY_COMPARE(m_server->connections(), 0);
}

QTEST_GUILESS_MAIN(TestUrlFaults)
#include "tst_url_faults.moc"
