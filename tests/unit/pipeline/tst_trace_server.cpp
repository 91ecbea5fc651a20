// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked of the query APIs of Jaeger and Zipkin, told by the address of a server or of one of its
// pages.
#include "core/base/time.h"
#include "core/pipeline/connection_text.h"
#include "core/pipeline/source_paths.h"
#include "core/pipeline/trace_server.h"
#include "core/pipeline/url_text.h"

#include <QTest>

#include <algorithm>

using namespace throughline;

namespace {

constexpr TimeNs kNow = 1'772'442'000 * kSecond; // 2026-03-02T09:00:00Z

} // namespace

class TestTraceServer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsServersFromFiles();
    void isToldByItsPage();
    void asksForWhatTheAddressSays_data();
    void asksForWhatTheAddressSays();
    void namesAServiceWhereJaegerNeedsOne();
    void knowsHowManyItAskedFor_data();
    void knowsHowManyItAskedFor();
    void servicesAreThoseOfTheAnswer_data();
    void servicesAreThoseOfTheAnswer();
    void emptyAnswersHaveNoTraces_data();
    void emptyAnswersHaveNoTraces();
    void credentialsAreNotShown();
};

void TestTraceServer::tellsServersFromFiles()
{
    for (const char* server : {"jaeger+http://a", "jaeger+https://a:16686/search", "ZIPKIN+HTTP://a"}) {
        QVERIFY2(isTraceServer(server), server);
        QVERIFY2(isUrl(server), server);
    }
    for (const char* other :
         {"http://a", "https://a/jaeger", "jaeger+ftp://a", "jaeger://a", "jaeger+", "-", ""})
        QVERIFY2(!isTraceServer(other), other);
}

void TestTraceServer::isToldByItsPage()
{
    const std::string url = "https://ann@a/trace/1";
    QCOMPARE(traceServerAt(url, "<!doctype html><html><head><title>Jaeger UI</title>"), "jaeger+" + url);
    QCOMPARE(traceServerAt(url, "<!--\n\n-->\n<!DOCTYPE html><html><title>Zipkin</title>"), "zipkin+" + url);
    QCOMPARE(traceServerAt(url, "<!doctype html><title>Sign in to Jaeger UI</title>"), "");
    QCOMPARE(traceServerAt(url, R"({"title":"Jaeger UI"})"), "");
    QCOMPARE(traceServerAt("jaeger+" + url, "<!doctype html><title>Jaeger UI</title>"), "");
}

void TestTraceServer::asksForWhatTheAddressSays_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("asked");
    const auto row = [](const char* name, const char* source, const char* asked) {
        QTest::newRow(name) << QString::fromLatin1(source) << QString::fromLatin1(asked);
    };
    // Two days before kNow.
    row("Jaeger, a service", "jaeger+http://a:16686?service=checkout",
        "http://a:16686/api/traces?service=checkout&limit=1000&start=1772269200000000");
    row("Jaeger, a search page",
        "jaeger+https://a/jaeger/search?end=1772442000000000&limit=20&lookback=1h&service=my%20shop&"
        "start=1772438400000000&tags=%7B%22error%22%3A%22true%22%7D&maxDuration&minDuration=",
        "https://a/jaeger/api/traces?end=1772442000000000&limit=20&service=my%20shop&start=1772438400000000&"
        "tags=%7B%22error%22%3A%22true%22%7D");
    row("Jaeger, so long ago", "jaeger+http://a/?service=shop&lookback=6h&limit=5",
        "http://a/api/traces?service=shop&limit=5&start=1772420400000000");
    row("Jaeger, an unknown time", "jaeger+http://a?service=shop&lookback=custom",
        "http://a/api/traces?service=shop&limit=1000&start=1772269200000000");
    row("Jaeger, Zipkin's names", "jaeger+http://a?serviceName=shop&spanName=pay&start=1&limit=2",
        "http://a/api/traces?service=shop&operation=pay&start=1&limit=2");
    row("Jaeger, the API itself", "jaeger+http://a/api/traces?service=shop&start=1&limit=2",
        "http://a/api/traces?service=shop&start=1&limit=2");
    row("Jaeger, a trace's page", "jaeger+http://a:16686/jaeger/trace/0af7651916cd43dd?uiFind=pay",
        "http://a:16686/jaeger/api/traces/0af7651916cd43dd?uiFind=pay");
    row("Jaeger, a trace of the API", "jaeger+http://a/api/traces/0af7651916cd43dd",
        "http://a/api/traces/0af7651916cd43dd");
    row("Jaeger, traces by their ids", "jaeger+http://a/monitor?traceID=1&traceID=2&start=1&limit=2",
        "http://a/api/traces?traceID=1&traceID=2&start=1&limit=2");
    row("Jaeger, below a folder of that name", "jaeger+http://a/traces/?service=s&start=1&limit=2",
        "http://a/traces/api/traces?service=s&start=1&limit=2");
    row("Jaeger, who is asking", "jaeger+https://ann:s3cret@a?service=s&start=1&limit=2#x",
        "https://ann:s3cret@a/api/traces?service=s&start=1&limit=2");
    row("Zipkin, all", "zipkin+http://a:9411", "http://a:9411/api/v2/traces?limit=1000&lookback=172800000");
    row("Zipkin, a page",
        "zipkin+http://a:9411/zipkin/?serviceName=shop&lookback=15m&limit=10&endTs=1772442000000",
        "http://a:9411/zipkin/api/v2/traces?serviceName=shop&limit=10&endTs=1772442000000&lookback=900000");
    row("Zipkin, Jaeger's name", "zipkin+http://a?service=shop&limit=10&lookback=5000",
        "http://a/api/v2/traces?serviceName=shop&limit=10&lookback=5000");
    row("Zipkin, a trace's page", "zipkin+http://a/zipkin/traces/463ac35c9f6413ad",
        "http://a/zipkin/api/v2/trace/463ac35c9f6413ad");
    row("Zipkin, a trace of the API", "zipkin+http://a/api/v2/trace/463ac35c9f6413ad",
        "http://a/api/v2/trace/463ac35c9f6413ad");
    row("Zipkin, the API itself", "zipkin+http://a/api/v2/traces?limit=10&lookback=5000",
        "http://a/api/v2/traces?limit=10&lookback=5000");
    row("nothing but a scheme", "zipkin+http://", "http:///api/v2/traces?limit=1000&lookback=172800000");
}

void TestTraceServer::asksForWhatTheAddressSays()
{
    QFETCH(QString, source);
    QFETCH(QString, asked);
    const TraceServerQuery query(source.toStdString(), kNow);
    QCOMPARE(QString::fromStdString(query.tracesUrl()), asked);
    QVERIFY(!query.lacksService());
}

void TestTraceServer::namesAServiceWhereJaegerNeedsOne()
{
    const TraceServerQuery query("jaeger+http://a/jaeger/search?limit=7&lookback=1h", kNow);
    QVERIFY(query.lacksService());
    QCOMPARE(query.servicesUrl(), "http://a/jaeger/api/services");
    QCOMPARE(query.tracesUrl("my shop&x"),
             "http://a/jaeger/api/traces?service=my%20shop%26x&limit=7&start=1772438400000000");
    QVERIFY(!TraceServerQuery("jaeger+http://a/trace/1", kNow).lacksService());
    QVERIFY(!TraceServerQuery("zipkin+http://a", kNow).lacksService());
}

void TestTraceServer::knowsHowManyItAskedFor_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<qint64>("limit"); // -1: none
    QTest::newRow("of itself") << QStringLiteral("zipkin+http://a") << qint64(1000);
    QTest::newRow("by the address") << QStringLiteral("jaeger+http://a?limit=20") << qint64(20);
    QTest::newRow("no number") << QStringLiteral("jaeger+http://a?limit=2x") << qint64(-1);
    QTest::newRow("too large a number")
        << QStringLiteral("jaeger+http://a?limit=99999999999999999999") << qint64(-1);
    QTest::newRow("one trace") << QStringLiteral("jaeger+http://a/trace/1?limit=20") << qint64(-1);
}

void TestTraceServer::knowsHowManyItAskedFor()
{
    QFETCH(QString, source);
    QFETCH(qint64, limit);
    const std::optional<std::uint64_t> found = TraceServerQuery(source.toStdString(), kNow).limit();
    QCOMPARE(found ? static_cast<qint64>(*found) : -1, limit);
}

void TestTraceServer::servicesAreThoseOfTheAnswer_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("services"); // null: no such answer
    const auto row = [](const char* name, const QByteArray& answer, const QString& services) {
        QTest::newRow(name) << answer << services;
    };
    row("some", R"({"data":["cart","my \"shop\"","M\u00fcller"],"total":3,"errors":null})",
        QStringLiteral("cart|my \"shop\"|Müller"));
    row("none", R"( {"data":[],"total":0} )", QStringLiteral(""));
    row("none, as null", R"({"data":null,"total":0})", QStringLiteral(""));
    row("without a name", R"({"data":["",7,"a"]})", QStringLiteral("7|a"));
    row("no data", R"({"services":["a"]})", {});
    row("cut off", R"({"data":["a")", {});
    row("a list", R"(["a"])", {});
    row("a page", "<html>", {});
    row("nothing", "", {});
}

void TestTraceServer::servicesAreThoseOfTheAnswer()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, services);
    const std::optional<std::vector<std::string>> found = servicesIn(answer.toStdString());
    QCOMPARE(found.has_value(), !services.isNull());
    QStringList names;
    for (const std::string& name : found.value_or(std::vector<std::string>()))
        names.append(QString::fromStdString(name));
    QCOMPARE(names.join(u'|'), services);
}

void TestTraceServer::emptyAnswersHaveNoTraces_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("none");
    QTest::newRow("Jaeger") << QByteArray(R"({"data":[ ],"total":0,"errors":null})") << true;
    QTest::newRow("Jaeger, as null") << QByteArray(R"({"data":null})") << true;
    QTest::newRow("Zipkin") << QByteArray("[]\n") << true;
    QTest::newRow("a trace of Jaeger") << QByteArray(R"({"data":[{"traceID":"1","spans":[]}]})") << false;
    QTest::newRow("a trace of Zipkin") << QByteArray("[[]]") << false;
    QTest::newRow("a fault") << QByteArray(R"({"errors":[{"msg":"timeout"}]})") << false;
    QTest::newRow("nothing") << QByteArray() << false;
}

void TestTraceServer::emptyAnswersHaveNoTraces()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, none);
    QCOMPARE(hasNoTraces(answer.toStdString()), none);
}

void TestTraceServer::credentialsAreNotShown()
{
    const std::string source = "jaeger+https://ann:s3cret@a:16686/search?token=s3cret&service=shop";
    QCOMPARE(withoutPassword(source), "jaeger+https://ann@a:16686/search?service=shop");
    QCOMPARE(sourcePathsOf(source).files.at(0).name, "a:16686");
}

QTEST_APPLESS_MAIN(TestTraceServer)
#include "tst_trace_server.moc"
