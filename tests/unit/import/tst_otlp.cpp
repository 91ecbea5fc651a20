// SPDX-License-Identifier: GPL-3.0-or-later
// OTLP JSON: what a span's members become, in which shapes and spellings they come, and what is not read.
#include "tests/support/read_text.h"
#include "tests/support/span_readers.h"

#include <QtTest>

#include <fmt/format.h>

using namespace throughline;
using namespace throughline::test;

namespace {

const EventId kFirst(0);

const std::string kResource =
    R"("resource":{"attributes":[{"key":"x","value":{}},{"key":"service.name","value":{"stringValue":"shop"}},)"
    R"({"key":"service.name","value":{"stringValue":"other"}}]})";

std::string span(std::string_view members)
{
    return fmt::format("{{{}}}", members);
}

std::string spans(std::string_view list)
{
    return fmt::format(R"({{{},"scopeSpans":[{{"scope":{{"name":"s"}},"spans":[{}]}}]}})", kResource, list);
}

std::string request(std::string_view list)
{
    return fmt::format(R"({{"resourceSpans":[{}]}})", spans(list));
}

// A span with ids, a name and times, and what is given.
std::string whole(std::string_view members = {})
{
    return withMembers(R"({"traceId":"5B8EFFF798038103D269B633813FC60C","spanId":"EEE19B7EC3C1B174",)"
                       R"("parentSpanId":"EEE19B7EC3C1B173","name":"GET /","kind":2,)"
                       R"("startTimeUnixNano":"1544712660000000001","endTimeUnixNano":"1544712661000000003")",
                       members);
}

std::string attribute(std::string_view key, std::string_view value)
{
    return fmt::format(R"({{"key":"{}","value":{}}})", key, value);
}

} // namespace

class OtlpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void membersBecomeFields();
    void idsHaveOneForm_data();
    void idsHaveOneForm();
    void spansWithoutIdsStandAlone();
    void timesAreExact_data();
    void timesAreExact();
    void onlyCode2IsAnError_data();
    void onlyCode2IsAnError();
    void kindsAreNumbersOrNames_data();
    void kindsAreNumbersOrNames();
    void attributesNameEntities();
    void attributesAreNoSpanFields();
    void theFirstOfTwoCounts();
    void linksAreKept();
    void shapes_data();
    void shapes();
    void logsAndMetricsAreTold();
    void aPrefixThatIsCutOffIsRecognised();
    void othersAreLeftToOthers_data();
    void othersAreLeftToOthers();
    void wrongTypesAreNoReasonToFail_data();
    void wrongTypesAreNoReasonToFail();
    void survivesTruncationAnywhere();
    void threadsMakeNoDifference();
};

void OtlpTest::membersBecomeFields()
{
    const ReadText read =
        readText(request(whole(R"("flags":257,"traceState":"a=b","events":[{"name":"e"}],)"
                               R"("droppedLinksCount":1,"status":{"code":2,"message":"no"})")));
    QCOMPARE(read.sniff.format, std::string("OTLP JSON"));
    const EventStore& events = read.snapshot->events;
    QCOMPARE(events.size(), 1U);
    QCOMPARE(events.time(kFirst), TimeNs{1'544'712'660'000'000'001});
    QCOMPARE(events.duration(kFirst), DurationNs{1'000'000'002});
    QCOMPARE(read.str(events.type(kFirst)), std::string("GET /"));
    QCOMPARE(read.str(events.className(kFirst)), std::string("shop"));
    QCOMPARE(read.str(events.traceName(events.trace(kFirst))),
             std::string("5b8efff798038103d269b633813fc60c"));
    QCOMPARE(read.str(events.span(kFirst)), std::string("eee19b7ec3c1b174"));
    QCOMPARE(read.str(events.parent(kFirst)), std::string("eee19b7ec3c1b173"));
    QVERIFY(events.spanKind(kFirst) == SpanKind::Server);
    QVERIFY(events.status(kFirst) == EventStatus::Error);
    QCOMPARE(read.str(events.error(kFirst)), std::string("no"));
    QVERIFY(read.snapshot->report.problems().empty());
    // The record lies where it says, and so do its scope and its resource.
    const std::string text = request(whole());
    const ReadText again = readText(text);
    const RecordPlace place = again.snapshot->events.place(kFirst);
    QCOMPARE(text.substr(place.offset, place.length), whole());
    const RecordContexts& contexts = again.snapshot->contexts;
    const ContextId scope = again.snapshot->events.context(kFirst);
    QVERIFY(scope && contexts.parent(scope));
    const ContextPart resource = contexts.parts(contexts.parent(scope)).front();
    QCOMPARE(again.str(resource.name), std::string("resource"));
    QVERIFY(kResource.ends_with(text.substr(resource.place.offset, resource.place.length)));
}

void OtlpTest::idsHaveOneForm_data()
{
    QTest::addColumn<QByteArray>("trace");
    QTest::addColumn<QByteArray>("span");
    QTest::addColumn<QByteArray>("traceFound");
    QTest::addColumn<QByteArray>("spanFound");
    const auto row = [](const char* name, const char* trace, const char* span, const char* traceFound,
                        const char* spanFound) {
        QTest::newRow(name) << QByteArray(trace) << QByteArray(span) << QByteArray(traceFound)
                            << QByteArray(spanFound);
    };
    const char* const trace = "9e2a3dc07498a31c5f4a1b2c3d4e5f60";
    const char* const span = "00f067aa0ba902b7";
    row("hex", trace, span, trace, span);
    row("upper case", "9E2A3DC07498A31C5F4A1B2C3D4E5F60", "00F067AA0BA902B7", trace, span);
    row("without zeros", trace, "f067aa0ba902b7", trace, span);
    row("base64", "nio9wHSYoxxfShssPU5fYA==", "APBnqgupArc=", trace, span);
    row("base64 of hex", "OWUyYTNkYzA3NDk4YTMxYzVmNGExYjJjM2Q0ZTVmNjA=", "MDBmMDY3YWEwYmE5MDJiNw==", trace,
        span);
    row("another alphabet", "-_-_-_-_-_-_-_-_-_-_-w==", "-_-_-_-_-_8=", "fbffbffbffbffbffbffbffbffbffbffb",
        "fbffbffbffbffbff");
    row("opaque", "xxxxx", "span-1", "xxxxx", "span-1");
    row("opaque, as long as base64", "checkout-0001/order-0001", "checkout-001", "checkout-0001/order-0001",
        "checkout-001");
    row("zeros", "00000000000000000000000000000000", "0000000000000000", "", "");
    row("zeros in base64", "AAAAAAAAAAAAAAAAAAAAAA==", "AAAAAAAAAAA=", "", "");
}

void OtlpTest::idsHaveOneForm()
{
    QFETCH(QByteArray, trace);
    QFETCH(QByteArray, span);
    QFETCH(QByteArray, traceFound);
    QFETCH(QByteArray, spanFound);
    const ReadText read = readText(request(
        fmt::format(R"({{"traceId":"{0}","spanId":"{1}","parentSpanId":"{1}","name":"n",)"
                    R"("links":[{{"traceId":"{0}","spanId":"{1}"}},{{"traceId":"01","spanId":"02"}}]}})",
                    trace.toStdString(), span.toStdString())));
    const EventStore& events = read.snapshot->events;
    QCOMPARE(events.size(), 1U);
    QCOMPARE(read.str(events.traceName(events.trace(kFirst))), traceFound.toStdString());
    QCOMPARE(read.str(events.span(kFirst)), spanFound.toStdString());
    QCOMPARE(read.str(events.parent(kFirst)), spanFound.toStdString());
    const std::span<const SpanLink> links = events.spanLinks(kFirst);
    QCOMPARE(links.size(), std::size_t{spanFound.isEmpty() ? 1U : 2U});
    QCOMPARE(read.str(links.back().span), std::string("0000000000000002"));
    if (!spanFound.isEmpty()) {
        QCOMPARE(read.str(links.front().trace), traceFound.toStdString());
        QCOMPARE(read.str(links.front().span), spanFound.toStdString());
    }
}

void OtlpTest::spansWithoutIdsStandAlone()
{
    const ReadText read =
        readText(request(R"({"traceId":"","spanId":"","parentSpanId":"","name":"a"},{"name":"b"},)"
                         R"({"traceId":"","spanId":"","name":"c","attributes":[)" +
                         attribute("trace_id", R"({"stringValue":"t"})") + "]}"));
    const EventStore& events = read.snapshot->events;
    QCOMPARE(events.size(), 3U);
    QCOMPARE(events.traceCount(), 3U);
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        QVERIFY(!events.span(EventId(i)) && !events.parent(EventId(i)));
        QVERIFY(!events.traceName(events.trace(EventId(i))));
    }
}

void OtlpTest::timesAreExact_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<qint64>("time");
    QTest::addColumn<qint64>("duration");
    const auto row = [](const char* name, const char* members, TimeNs time, DurationNs duration) {
        QTest::newRow(name) << QByteArray(members) << qint64{time} << qint64{duration};
    };
    const TimeNs start = 1'544'712'660'300'000'001;
    row("texts", R"("startTimeUnixNano":"1544712660300000001","endTimeUnixNano":"1544712660300000008")",
        start, 7);
    row("numbers", R"("startTimeUnixNano":1544712660300000001,"endTimeUnixNano":1544712660300000002)", start,
        1);
    row("underlines",
        R"("start_time_unix_nano":"1544712660300000001","end_time_unix_nano":"1544712660300000001")", start,
        0);
    row("end before start", R"("startTimeUnixNano":"1544712660300000001","endTimeUnixNano":"1")", start,
        kNoDuration);
    row("no end", R"("startTimeUnixNano":"1544712660300000001")", start, kNoDuration);
    row("end of 0", R"("startTimeUnixNano":"1544712660300000001","endTimeUnixNano":"0")", start, kNoDuration);
    row("no start", R"("endTimeUnixNano":"1544712660300000001")", kNoTime, kNoDuration);
    row("start of 0", R"("startTimeUnixNano":0,"endTimeUnixNano":"1544712660300000001")", kNoTime,
        kNoDuration);
    row("too large", R"("startTimeUnixNano":"18446744073709551615")", kNoTime, kNoDuration);
    row("words", R"("startTimeUnixNano":"soon","endTimeUnixNano":true)", kNoTime, kNoDuration);
    row("null", R"("startTimeUnixNano":null,"endTimeUnixNano":{})", kNoTime, kNoDuration);
}

void OtlpTest::timesAreExact()
{
    QFETCH(QByteArray, members);
    QFETCH(qint64, time);
    QFETCH(qint64, duration);
    const ReadText read = readText(request(span(R"("name":"n",)" + members.toStdString())));
    QCOMPARE(read.snapshot->events.size(), 1U);
    QCOMPARE(read.snapshot->events.time(kFirst), TimeNs{time});
    QCOMPARE(read.snapshot->events.duration(kFirst), DurationNs{duration});
    QCOMPARE(read.count(ProblemCode::UnusableTime), std::uint64_t{time == kNoTime ? 1U : 0U});
}

void OtlpTest::onlyCode2IsAnError_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<int>("found");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char* status, EventStatus found, const char* error) {
        QTest::newRow(status) << QByteArray(status) << static_cast<int>(found) << QByteArray(error);
    };
    row(R"({"code":2,"message":"m"})", EventStatus::Error, "m");
    row(R"({"message":"m","code":"STATUS_CODE_ERROR"})", EventStatus::Error, "m");
    row(R"({"code":"2"})", EventStatus::Error, "");
    row(R"({"code":1,"message":"m"})", EventStatus::Ok, "");
    row(R"({"code":"STATUS_CODE_OK"})", EventStatus::Ok, "");
    row(R"({"message":"m"})", EventStatus::Unknown, "");
    row(R"({"code":0,"message":"m"})", EventStatus::Unknown, "");
    row("{}", EventStatus::Unknown, "");
    row("2", EventStatus::Unknown, "");
}

void OtlpTest::onlyCode2IsAnError()
{
    QFETCH(QByteArray, status);
    QFETCH(int, found);
    QFETCH(QByteArray, error);
    const ReadText read =
        readText(request(whole(R"("status":)" + status.toStdString() + R"(,"attributes":[)" +
                               attribute("status", R"({"stringValue":"error"})") + "," +
                               attribute("error", R"({"boolValue":true})") + "]")));
    QCOMPARE(static_cast<int>(read.snapshot->events.status(kFirst)), found);
    QCOMPARE(read.str(read.snapshot->events.error(kFirst)), error.toStdString());
}

void OtlpTest::kindsAreNumbersOrNames_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<int>("found");
    QTest::addColumn<QByteArray>("type");
    const auto row = [](const char* kind, SpanKind found, const char* type) {
        QTest::newRow(kind) << QByteArray(kind) << static_cast<int>(found) << QByteArray(type);
    };
    row("0", SpanKind::Unspecified, "unknown");
    row("1", SpanKind::Internal, "internal");
    row("2", SpanKind::Server, "server");
    row("\"3\"", SpanKind::Client, "client");
    row("\"SPAN_KIND_PRODUCER\"", SpanKind::Producer, "producer");
    row("\"SPAN_KIND_CONSUMER\"", SpanKind::Consumer, "consumer");
    row("\"SPAN_KIND_UNSPECIFIED\"", SpanKind::Unspecified, "unknown");
    row("17", SpanKind::Unspecified, "unknown");
    row("[2]", SpanKind::Unspecified, "unknown");
}

void OtlpTest::kindsAreNumbersOrNames()
{
    QFETCH(QByteArray, kind);
    QFETCH(int, found);
    QFETCH(QByteArray, type);
    const ReadText read = readText(request(span(R"("kind":)" + kind.toStdString())));
    QCOMPARE(static_cast<int>(read.snapshot->events.spanKind(kFirst)), found);
    // A span without a name is named by its kind, and told.
    QCOMPARE(read.str(read.snapshot->events.type(kFirst)), type.toStdString());
    QCOMPARE(read.count(ProblemCode::UnnamedSpan), std::uint64_t{1});
}

void OtlpTest::attributesNameEntities()
{
    const ReadText read = readText(request(whole(
        R"("attributes":[)" + attribute("contact_id", R"({"stringValue":"c-1"})") + "," +
        attribute("app.order_id", R"({"intValue":"9007199254740993"})") + "," +
        attribute("cart_id", R"({"intValue":7})") + "," +
        attribute("updated_by", R"({"stringValue":"api|x"})") + "," +
        attribute("context.id", R"({"stringValue":"wamid.1"})") + "," +
        attribute("causal_trace_id", R"({"stringValue":"t-0"})") + "," +
        attribute("list", R"({"arrayValue":{"values":[{"stringValue":"a"},{"intValue":1}]}})") + "," +
        attribute("app", R"({"kvlistValue":{"values":[{"key":"campaign_id","value":{"stringValue":"k"}},)"
                         R"({"key":"deep","value":{"kvlistValue":{"values":[)"
                         R"({"key":"job_id","value":{"stringValue":"j"}}]}}}]}})") +
        "," + attribute("raw_id", R"({"bytesValue":"AAAA"})") + "," + attribute("none_id", "{}") + "]")));
    const EventStore& events = read.snapshot->events;
    QCOMPARE(read.entity(events.contact(kFirst)), std::string("contact:c-1"));
    QCOMPARE(read.references(kFirst), std::string("order:9007199254740993 cart:7 campaign:k job:j"));
    QCOMPARE(read.str(events.token(kFirst)), std::string("api|x"));
    QCOMPARE(read.str(events.replyContext(kFirst)), std::string("wamid.1"));
    QCOMPARE(read.str(events.causalTrace(kFirst)), std::string("t-0"));
    // The scope of an object of the mapping is the same as a list of pairs.
    const ReadText nested = readText(request(whole(
        R"("attributes":[)" +
        attribute("context", R"({"kvlistValue":{"values":[{"key":"id","value":{"stringValue":"w"}}]}})") +
        "]")));
    QCOMPARE(nested.str(nested.snapshot->events.replyContext(kFirst)), std::string("w"));
}

void OtlpTest::attributesAreNoSpanFields()
{
    std::string list;
    for (const char* key : {"name", "type", "id", "trace_id", "span_id", "parent_id", "level",
                            "error_message", "time", "duration_ms", "http.status_code", "table"})
        list += (list.empty() ? "" : ",") + attribute(key, R"({"stringValue":"error"})");
    const ReadText read = readText(request(whole(R"("attributes":[)" + list + "]")));
    const EventStore& events = read.snapshot->events;
    QCOMPARE(events.size(), 1U);
    QCOMPARE(read.str(events.type(kFirst)), std::string("GET /"));
    QVERIFY(!events.id(kFirst) && !events.error(kFirst));
    QVERIFY(events.status(kFirst) == EventStatus::Unknown);
    QCOMPARE(events.duration(kFirst), DurationNs{1'000'000'002});
    QCOMPARE(read.references(kFirst), std::string());
}

void OtlpTest::theFirstOfTwoCounts()
{
    const std::string attributes = attribute("contact_id", R"({"stringValue":"c-1"})") + "," +
                                   attribute("contact_id", R"({"stringValue":"c-2"})") + "," +
                                   attribute("order_id", R"({"stringValue":"o-1"})") + "," +
                                   attribute("order_id", R"({"stringValue":"o-2"})");
    const ReadText read =
        readText(request(whole(R"("name":"other","spanId":"11","kind":3,"attributes":[)" + attributes +
                               R"(],"endTimeUnixNano":"9999999999999999999")")));
    const EventStore& events = read.snapshot->events;
    QCOMPARE(read.str(events.type(kFirst)), std::string("GET /"));
    QCOMPARE(read.str(events.span(kFirst)), std::string("eee19b7ec3c1b174"));
    QVERIFY(events.spanKind(kFirst) == SpanKind::Server);
    QCOMPARE(read.entity(events.contact(kFirst)), std::string("contact:c-1"));
    QCOMPARE(read.references(kFirst), std::string("order:o-1"));
}

void OtlpTest::linksAreKept()
{
    const ReadText read = readText(
        request(whole(R"("links":[{"traceId":"AA","spanId":"BB","attributes":[{"key":"order_id"}]},)"
                      R"({"spanId":"CC"},{"traceId":"AA","spanId":"BB"},{},null,{"traceId":"AA"},17])")));
    const EventStore& events = read.snapshot->events;
    const std::span<const SpanLink> links = events.spanLinks(kFirst);
    QCOMPARE(links.size(), std::size_t{3});
    QCOMPARE(read.str(links[0].trace), std::string("00000000000000aa"));
    QCOMPARE(read.str(links[0].span), std::string("00000000000000bb"));
    QVERIFY(links[1].trace == events.traceName(events.trace(kFirst))); // its own
    QCOMPARE(links[2], links[0]);
}

void OtlpTest::shapes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("count");
    const auto row = [](const char* name, const std::string& text, int count) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << count;
    };
    const std::string one = R"({"spanId":"01","name":"a"})";
    const std::string two = R"({"spanId":"02","name":"b"})";
    row("request", request(one + "," + two), 2);
    row("array of requests", "[" + request(one) + ",\n" + request(two) + "]", 2);
    row("requests, one a line", request(one) + "\n" + request(two) + "\n", 2);
    row("request with a byte order mark", "\xEF\xBB\xBF" + request(one), 1);
    row("batches", R"({"batches":[)" + spans(one) + "]}", 1);
    row("result", R"({"result":)" + request(one) + "}\n" + R"({"result":)" + request(two) + "}\n", 2);
    row("trace", R"({"trace":{"batches":[)" + spans(one) + "]}}", 1);
    row("underlines",
        R"({"resource_spans":[{)" + kResource + R"(,"scope_spans":[{"spans":[)" + one + "]}]}]}", 1);
    row("instrumentation library",
        R"({"resourceSpans":[{)" + kResource +
            R"(,"instrumentationLibrarySpans":[{"instrumentationLibrary":{},"spans":[)" + one + "]}]}]}",
        1);
    row("resource behind its spans",
        R"({"resourceSpans":[{"scopeSpans":[{"spans":[)" + one + "]}]," + kResource + "}]}", 1);
    row("no spans in the first", request("") + "\n" + request(one), 1);
    row("something else in front", R"({"schemaUrl":"x","resourceSpans":[)" + spans(one) + "]}", 1);
    row("logs in front",
        R"({"resourceLogs":[]})"
        "\n" +
            request(one) + "\n",
        1);
}

void OtlpTest::shapes()
{
    QFETCH(QByteArray, text);
    QFETCH(int, count);
    for (const std::size_t block : {std::size_t{1}, std::size_t{7}, std::string::npos}) {
        const ReadText read = readText(text.toStdString(), {.block = block});
        QCOMPARE(read.sniff.format, std::string("OTLP JSON"));
        QCOMPARE(static_cast<int>(read.snapshot->events.size()), count);
        QVERIFY(read.snapshot->report.balances());
        for (std::uint32_t i = 0; i < read.snapshot->events.size(); ++i)
            QCOMPARE(read.str(read.snapshot->events.className(EventId(i))), std::string("shop"));
    }
}

void OtlpTest::logsAndMetricsAreTold()
{
    const std::string logs =
        R"({"resourceLogs":[{"resource":{},"scopeLogs":[{"scope":{},"logRecords":[{"body":{}},{"body":{}}]}]}]})";
    const std::string metrics = R"({"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"m"}]}]}]})";
    const ReadText read = readText(logs + "\n" + request(whole()) + "\n" + metrics + "\n");
    QCOMPARE(read.source().loaded, std::uint64_t{1});
    QCOMPARE(read.source().rejected, std::uint64_t{3});
    QCOMPARE(textOf(read.first(ProblemCode::NotASpan)), std::string("This is no span: logs are not read"));
    QCOMPARE(read.count(ProblemCode::NotASpan), std::uint64_t{3});
    QVERIFY(read.snapshot->report.balances());
    const ReadText none = readText(logs);
    QVERIFY(none.sniff.verdict == SniffResult::Verdict::Mine);
    QCOMPARE(none.source().loaded, std::uint64_t{0});
    QCOMPARE(none.source().rejected, std::uint64_t{2});
}

void OtlpTest::aPrefixThatIsCutOffIsRecognised()
{
    const std::string text = request(whole());
    const std::string key = R"({"resourceSpans":)";
    QVERIFY(isRecognisedFrom(text, key.size() + 1, "OTLP JSON"));
    // A first line that is longer than what is looked at.
    const std::string longLine = R"({"resourceLogs":[{"x":")" + std::string(100'000, 'x') + R"("}]})";
    const ReadText read = readText(longLine + "\n" + request(whole()));
    QCOMPARE(read.source().loaded, std::uint64_t{1});
}

void OtlpTest::othersAreLeftToOthers_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
         {R"({"batches":[{"id":1}],"type":"T"})", R"({"trace":"t","type":"T"})", R"({"result":{"a":1}})",
          R"({"type":"T","resource":{}})", R"([{"traceId":"1","id":"2","kind":"CLIENT"}])", "[]", "{}"})
        QTest::newRow(text) << QByteArray(text);
}

void OtlpTest::othersAreLeftToOthers()
{
    QFETCH(QByteArray, text);
    QVERIFY(readText(text.toStdString()).sniff.format != "OTLP JSON");
}

void OtlpTest::wrongTypesAreNoReasonToFail_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char* value :
         {"null", "true", "-1", "1e400", "\"\"", "\"x\"", "[]", "{}", "[[]]", "[null]", "[7]",
          R"([{"key":null,"value":3}])", R"([{"key":{"a":1},"value":{"kvlistValue":[]}}])",
          R"([{"value":{"kvlistValue":{"values":[{"value":{}}]}}}])", R"({"code":[2]})",
          R"([{"traceId":{},"spanId":[]}])"})
        QTest::newRow(value) << QByteArray(value);
}

void OtlpTest::wrongTypesAreNoReasonToFail()
{
    QFETCH(QByteArray, value);
    for (const char* key : {"traceId", "spanId", "parentSpanId", "name", "kind", "startTimeUnixNano",
                            "endTimeUnixNano", "attributes", "links", "status", "events", "flags"}) {
        const ReadText read =
            readText(request(fmt::format(R"({{"{}":{}}},)", key, value.toStdString()) + whole()));
        QCOMPARE(read.source().loaded, std::uint64_t{2});
        QVERIFY(read.snapshot->report.balances());
    }
    // Around the spans nothing is lost but what is wrong.
    for (const std::string& text :
         {fmt::format(R"({{"resourceSpans":[{},{}]}})", value.toStdString(), spans(whole())),
          fmt::format(R"({{"resourceSpans":[{{"resource":{},"scopeSpans":[{{"spans":[{}]}}]}}]}})",
                      value.toStdString(), whole()),
          fmt::format(R"({{"resourceSpans":[{{"scopeSpans":[{},{{"spans":[{}]}}]}}]}})", value.toStdString(),
                      whole())}) {
        const ReadText read = readText(text);
        QCOMPARE(read.source().loaded, std::uint64_t{1});
        QVERIFY(read.snapshot->report.balances());
    }
}

void OtlpTest::survivesTruncationAnywhere()
{
    const std::string one = whole(R"("attributes":[)" + attribute("order_id", R"({"stringValue":"o \" 1"})") +
                                  R"(],"links":[{"traceId":"1","spanId":"2"}],"status":{"code":2})");
    for (const std::string& text :
         {request(one + "," + whole()), request(one) + "\n" + request(whole()) + "\n"})
        QCOMPARE(faultOfTruncation(text, 20), std::string());
}

void OtlpTest::threadsMakeNoDifference()
{
    std::string text;
    for (int i = 0; i < 20'000; ++i)
        text +=
            request(fmt::format(R"({{"traceId":"{0:x}","spanId":"{0:x}","name":"n{1}"}})", i + 1, i % 7)) +
            "\n";
    const ReadText one = readText(text);
    const ReadText four = readText(text, {.threads = 4});
    QCOMPARE(one.snapshot->events.size(), 20'000U);
    QCOMPARE(four.snapshot->events.size(), 20'000U);
    QCOMPARE(four.snapshot->contexts.size(), one.snapshot->contexts.size());
    for (std::uint32_t i = 0; i < 20'000; ++i) {
        const EventId e(i);
        QCOMPARE(four.str(four.snapshot->events.span(e)), one.str(one.snapshot->events.span(e)));
        QCOMPARE(four.snapshot->events.context(e), one.snapshot->events.context(e));
        QCOMPARE(four.str(four.snapshot->events.className(e)), std::string("shop"));
    }
}

QTEST_GUILESS_MAIN(OtlpTest)
#include "tst_otlp.moc"
