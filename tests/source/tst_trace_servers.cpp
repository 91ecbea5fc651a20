// SPDX-License-Identifier: GPL-3.0-or-later
// Traces of the query APIs of Jaeger and Zipkin, from a real server on loopback that answers as they do
// (spec 1, "Where records come from").
#include "core/pipeline/source_fields.h"
#include "tests/source/fetched.h"
#include "tests/support/archives.h"
#include "tests/support/database_text.h"
#include "tests/support/http_server.h"

#include <QTest>

#include <memory>

using namespace throughline;
using namespace throughline::test;

namespace {

// One span of a trace, as Jaeger answers.
std::string jaegerTrace(const std::string& id, const std::string& service)
{
    return R"({"traceID":")" + id + R"(","spans":[{"traceID":")" + id + R"(","spanID":")" + id +
           R"(","operationName":"pay","references":[],"startTime":1772442000000000,"duration":1500,"tags":[],)"
           R"("logs":[],"processID":"p1","warnings":null}],"processes":{"p1":{"serviceName":")" +
           service + R"(","tags":[]}},"warnings":null})";
}

std::string jaegerAnswer(const std::string& traces)
{
    return R"({"data":[)" + traces + R"(],"total":0,"limit":0,"offset":0,"errors":null})";
}

std::string zipkinTrace(const std::string& id)
{
    return R"([{"traceId":")" + id + R"(","id":")" + id +
           R"(","name":"pay","timestamp":1772442000000000,"duration":1500,"localEndpoint":{"serviceName":"shop"}}])";
}

} // namespace

class TestTraceServers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_server = std::make_unique<HttpServer>(); }
    void cleanup() { m_server.reset(); }
    void readsAllServicesOfJaeger();
    void readsOneTrace();
    void readsASearchOfZipkin();
    void takesWhatABrowserShows();
    void saysWhereThereMayBeMore();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void oneServiceThatFailsLeavesTheOthers();
    void endlessNamesAreNotRead();
    void endsWhenCancelled();
    void fieldsCannotBeToldBeforehand();

private:
    // "jaeger+http://…"
    [[nodiscard]] std::string source(const std::string& server, const QByteArray& target,
                                     const QByteArray& user = {}) const
    {
        return server + "+" + m_server->url(target, user);
    }
    // What was asked for, without the time from which on, which is now.
    [[nodiscard]] QStringList asked() const
    {
        QStringList targets;
        for (const HttpRequest& request : m_server->requests()) {
            QByteArray target = request.target;
            if (const qsizetype start = target.indexOf("&start="); start >= 0)
                target.truncate(start);
            targets.append(QString::fromLatin1(target));
        }
        return targets;
    }

    // Answers whatever time is asked for.
    void serveTraces(const QByteArray& beginning, const std::string& body)
    {
        m_server->serve(beginning + '*', body);
    }

    std::unique_ptr<HttpServer> m_server;
};

// A trace that two services share comes twice, and is one.
void TestTraceServers::readsAllServicesOfJaeger()
{
    m_server->answer("/api/services",
                     {.body = bytes(gzipped(R"({"data":["cart","idle","my shop"],"total":3,"errors":null})")),
                      .headers = {{"Content-Encoding", "gzip"}}});
    const std::string both = jaegerTrace("b", "my shop");
    serveTraces("/api/traces?service=cart&limit=1000&start=",
                jaegerAnswer(jaegerTrace("a", "cart") + "," + both));
    serveTraces("/api/traces?service=idle&limit=1000&start=", jaegerAnswer({}));
    serveTraces("/api/traces?service=my%20shop&limit=1000&start=", jaegerAnswer(both));
    const auto snapshot = fetch({source("jaeger", "/", "ann:s3cret")});
    VERIFY_LOADED(snapshot);
    const QString host = QString::fromStdString(m_server->url("")).mid(7);
    QCOMPARE(sourcesOf(**snapshot), QStringLiteral("%1/cart 2, %1/my shop 0").arg(host));
    QCOMPARE((*snapshot)->events.size(), std::uint32_t{2});
    for (std::uint32_t i = 0; i < 2; ++i)
        QCOMPARE((*snapshot)->events.repeats(EventId(i)), 0U);
    QCOMPARE((*snapshot)->report.sources().front().path, source("jaeger", "/", "ann"));
    QCOMPARE((*snapshot)->report.sources().front().format, "Jaeger JSON");
    QVERIFY((*snapshot)->report.balances());
    QCOMPARE((*snapshot)->report.count(ProblemCode::MoreTraces), std::uint64_t{0});
    QCOMPARE(asked(), QStringList({QStringLiteral("/api/services"),
                                   QStringLiteral("/api/traces?service=cart&limit=1000"),
                                   QStringLiteral("/api/traces?service=idle&limit=1000"),
                                   QStringLiteral("/api/traces?service=my%20shop&limit=1000")}));
    for (const HttpRequest& request : m_server->requests())
        QCOMPARE(request.header("Authorization"), QByteArray("Basic " + QByteArray("ann:s3cret").toBase64()));
}

void TestTraceServers::readsOneTrace()
{
    m_server->serve("/jaeger/api/traces/a", jaegerAnswer(jaegerTrace("a", "cart")));
    m_server->serve("/zipkin/api/v2/trace/b", zipkinTrace("b"));
    const auto snapshot = fetch({source("jaeger", "/jaeger/trace/a"), source("zipkin", "/zipkin/traces/b")});
    VERIFY_LOADED(snapshot);
    QCOMPARE((*snapshot)->events.size(), std::uint32_t{2});
    QCOMPARE((*snapshot)->report.sources().size(), std::size_t{2});
    QCOMPARE((*snapshot)->report.sources().back().format, "Zipkin v2 JSON");
}

void TestTraceServers::readsASearchOfZipkin()
{
    m_server->serve("/api/v2/traces?serviceName=shop&limit=10&lookback=3600000",
                    "[" + zipkinTrace("a") + "," + zipkinTrace("b") + "]");
    const auto snapshot = fetch({source("zipkin", "?service=shop&limit=10&lookback=1h")});
    VERIFY_LOADED(snapshot);
    QCOMPARE((*snapshot)->events.size(), std::uint32_t{2});
}

// The address of a page, which is no export.
void TestTraceServers::takesWhatABrowserShows()
{
    m_server->serve("/trace/a?uiFind=pay",
                    "<!doctype html><html><head><title>Jaeger UI</title></head></html>");
    m_server->serve("/api/traces/a?uiFind=pay", jaegerAnswer(jaegerTrace("a", "cart")));
    m_server->serve("/zipkin/traces/b", "<!DOCTYPE html>\n<html><title>Zipkin</title></html>");
    m_server->serve("/zipkin/api/v2/trace/b", zipkinTrace("b"));
    const auto snapshot =
        fetch({m_server->url("/trace/a?uiFind=pay", "ann:s3cret"), m_server->url("/zipkin/traces/b")});
    VERIFY_LOADED(snapshot);
    QCOMPARE((*snapshot)->events.size(), std::uint32_t{2});
    QCOMPARE((*snapshot)->report.sources().front().path, source("jaeger", "/trace/a?uiFind=pay", "ann"));
    QCOMPARE((*snapshot)->report.sources().back().path, source("zipkin", "/zipkin/traces/b"));
    QCOMPARE(m_server->requests().at(1).header("Authorization"),
             QByteArray("Basic " + QByteArray("ann:s3cret").toBase64()));
}

void TestTraceServers::saysWhereThereMayBeMore()
{
    serveTraces("/api/v2/traces?", "[" + zipkinTrace("a") + "," + zipkinTrace("b") + "]");
    const auto all = fetch({source("zipkin", "?limit=3")});
    VERIFY_LOADED(all);
    QCOMPARE((*all)->report.count(ProblemCode::MoreTraces), std::uint64_t{0});
    const auto some = fetch({source("zipkin", "?limit=2")});
    VERIFY_LOADED(some);
    QCOMPARE((*some)->report.count(ProblemCode::MoreTraces), std::uint64_t{1});
    QCOMPARE((*some)->report.problems().front().parameters, std::vector<std::string>{"2"});
}

void TestTraceServers::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("services");
    QTest::addColumn<QString>("traces");
    QTest::addColumn<ProblemCode>("code");
    const QString one = QStringLiteral(R"({"data":["cart"]})");
    QTest::newRow("no Jaeger") << QStringLiteral("<html><title>Sign in</title>") << QString()
                               << ProblemCode::BadArgument;
    QTest::newRow("no API") << QString() << QString() << ProblemCode::HttpStatus;
    QTest::newRow("no services") << QStringLiteral(R"({"data":null})") << QString() << ProblemCode::NoTraces;
    QTest::newRow("no traces") << one << QString::fromStdString(jaegerAnswer({})) << ProblemCode::NoTraces;
    QTest::newRow("a page in place of traces")
        << one << QStringLiteral("<html><title>Sign in</title>") << ProblemCode::WebPage;
    QTest::newRow("traces are refused") << one << QString() << ProblemCode::HttpStatus;
}

void TestTraceServers::saysWhatIsWrong()
{
    QFETCH(QString, services);
    QFETCH(QString, traces);
    QFETCH(ProblemCode, code);
    if (!services.isEmpty())
        m_server->serve("/api/services", services.toStdString());
    if (!traces.isEmpty())
        serveTraces("/api/traces?service=cart", traces.toStdString());
    const auto snapshot = fetch({source("jaeger", "/", "ann:s3cret")});
    QVERIFY(!snapshot.has_value());
    QCOMPARE(nameOf(snapshot.error().code), nameOf(code));
    QVERIFY(describe(snapshot.error()).find("s3cret") == std::string::npos);
    QVERIFY(describe(snapshot.error()).find("127.0.0.1") != std::string::npos);
}

void TestTraceServers::oneServiceThatFailsLeavesTheOthers()
{
    m_server->serve("/api/services", R"({"data":["broken","cart"]})");
    serveTraces("/api/traces?service=cart", jaegerAnswer(jaegerTrace("a", "cart")));
    const auto snapshot = fetch({source("jaeger", "")});
    VERIFY_LOADED(snapshot);
    QCOMPARE((*snapshot)->events.size(), std::uint32_t{1});
    QCOMPARE((*snapshot)->report.count(ProblemCode::HttpStatus), std::uint64_t{1});
}

// Whatever answers there, it does not fill the memory.
void TestTraceServers::endlessNamesAreNotRead()
{
    constexpr qint64 kBytes = 64 << 20;
    m_server->answer("/api/services", {.body = R"({"data":[")" + QByteArray(kBytes, 'a') + R"("]})"});
    const auto snapshot = fetch({source("jaeger", "")});
    QVERIFY(!snapshot.has_value());
    QCOMPARE(snapshot.error().code, ProblemCode::BadArgument);
    QVERIFY(m_server->bodyBytesSent() < kBytes);
}

void TestTraceServers::endsWhenCancelled()
{
    m_server->answer("/api/services", {.silent = true});
    const CancelToken cancel;
    const auto snapshot = whileCancelling(cancel, [&] { return fetch({source("jaeger", "")}, cancel); });
    QVERIFY(!snapshot.has_value());
    QCOMPARE(snapshot.error().code, ProblemCode::Cancelled);
}

void TestTraceServers::fieldsCannotBeToldBeforehand()
{
    const auto fields = fieldsOf(source("jaeger", ""), FieldMapping::standardData(), openUrl);
    QCOMPARE(fields.error().code, ProblemCode::BadArgument);
    QVERIFY(m_server->requests().isEmpty());
}

QTEST_GUILESS_MAIN(TestTraceServers)
#include "tst_trace_servers.moc"
