// SPDX-License-Identifier: GPL-3.0-or-later
// Zipkin v2 JSON: what a span's members become, in which shapes they come, and what is refused.
#include "tests/support/read_text.h"
#include "tests/support/span_readers.h"

#include <QtTest>

using namespace throughline;
using namespace throughline::test;

namespace {

const EventId kFirst(0);

// A span with ids and a time, and what is given.
std::string span(std::string_view members = {})
{
    return withMembers(
        R"({"traceId":"463ac35c9f6413ad","id":"a2fb4a1d1a96d312","timestamp":1472470996199001)", members);
}

} // namespace

class ZipkinTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void membersBecomeFields();
    void tagsAreNoSpanFields();
    void idsHaveOneForm_data();
    void idsHaveOneForm();
    void aSpanThatIsItsOwnParentIsARoot();
    void timesThatSayNothingAreUnknown_data();
    void timesThatSayNothingAreUnknown();
    void theErrorTagIsAnErrorWhateverItSays_data();
    void theErrorTagIsAnErrorWhateverItSays();
    void aSpanWithoutNameIsCalledByItsKind();
    void shapes_data();
    void shapes();
    void aPrefixThatIsCutOffIsRecognised();
    void othersAreLeftToOthers_data();
    void othersAreLeftToOthers();
    void version1IsRefusedByName_data();
    void version1IsRefusedByName();
    void whatIsNoSpanIsReported();
    void wrongTypesAreNoReasonToFail();
    void invalidUtf8IsReplaced();
    void bothHalvesOfACallAreKept();
};

void ZipkinTest::membersBecomeFields()
{
    const ReadText read = readText(span(
        R"("parentId":"00c35c9f6413ad46","kind":"CLIENT","name":"get /orders","duration":207003,"shared":true,)"
        R"("localEndpoint":{"serviceName":"frontend","ipv4":"10.0.0.1","port":80},)"
        R"("remoteEndpoint":{"serviceName":"backend"},"debug":true,)"
        R"("annotations":[{"timestamp":1,"value":"retry \"endpoint\": one"}],)"
        R"("tags":{"http.method":"GET","app.order_id":"o-1","contact_id":"c-1","updated_by":"api|x",)"
        R"("context.id":"wamid.1","campaign_id":"k-1","causal_trace_id":"t-0","correlation_id":"t-1"})"));
    QCOMPARE(read.sniff.format, std::string("Zipkin v2 NDJSON"));
    const EventStore& events = read.snapshot->events;
    QCOMPARE(events.size(), 1U);
    QCOMPARE(events.time(kFirst), TimeNs{1'472'470'996'199'001'000});
    QCOMPARE(events.duration(kFirst), DurationNs{207'003'000});
    QCOMPARE(read.str(events.type(kFirst)), std::string("get /orders"));
    QCOMPARE(read.str(events.className(kFirst)), std::string("frontend"));
    QCOMPARE(read.str(events.traceName(events.trace(kFirst))), std::string("463ac35c9f6413ad"));
    QCOMPARE(read.str(events.span(kFirst)), std::string("a2fb4a1d1a96d312"));
    QCOMPARE(read.str(events.parent(kFirst)), std::string("00c35c9f6413ad46"));
    QVERIFY(events.spanKind(kFirst) == SpanKind::Client);
    QVERIFY(events.status(kFirst) == EventStatus::Unknown);
    QCOMPARE(read.entity(events.contact(kFirst)), std::string("contact:c-1"));
    QCOMPARE(read.references(kFirst), std::string("order:o-1 campaign:k-1"));
    QCOMPARE(read.str(events.token(kFirst)), std::string("api|x"));
    QCOMPARE(read.str(events.replyContext(kFirst)), std::string("wamid.1"));
    QCOMPARE(read.str(events.causalTrace(kFirst)), std::string("t-0"));
    QCOMPARE(read.str(events.correlation(kFirst)), std::string("t-1"));
    QVERIFY(read.snapshot->report.problems().empty());
}

void ZipkinTest::tagsAreNoSpanFields()
{
    const ReadText read = readText(
        span(R"("tags":{"name":"x","id":"e","parent_id":"p","trace_id":"t","span_id":"s","class":"k",)"
             R"("status":"500","level":"error","error_message":"no","time":"1","duration_ms":"5",)"
             R"("http.status_code":"500","table":"orders"})"));
    const EventStore& events = read.snapshot->events;
    QCOMPARE(events.size(), 1U);
    QCOMPARE(read.str(events.type(kFirst)), std::string("unknown"));
    QVERIFY(!events.parent(kFirst));
    QVERIFY(!events.id(kFirst));
    QVERIFY(!events.className(kFirst));
    QVERIFY(!events.error(kFirst));
    QVERIFY(events.status(kFirst) == EventStatus::Unknown);
    QCOMPARE(events.duration(kFirst), kNoDuration);
}

void ZipkinTest::idsHaveOneForm_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("trace");
    QTest::addColumn<QByteArray>("span");
    QTest::newRow("short") << QByteArray("2f") << QByteArray("000000000000002f")
                           << QByteArray("000000000000002f");
    QTest::newRow("15 digits") << QByteArray("23456789abcdef0") << QByteArray("023456789abcdef0")
                               << QByteArray("023456789abcdef0");
    QTest::newRow("upper case") << QByteArray("ABCDEF0123456789") << QByteArray("abcdef0123456789")
                                << QByteArray("abcdef0123456789");
    QTest::newRow("64 bits in 128") << QByteArray("0000000000000000abcdef0123456789")
                                    << QByteArray("abcdef0123456789") << QByteArray("abcdef0123456789");
    QTest::newRow("31 digits") << QByteArray("f84e36b9e2ee3815d07f0867a5be1fa")
                               << QByteArray("0f84e36b9e2ee3815d07f0867a5be1fa")
                               << QByteArray("f84e36b9e2ee3815d07f0867a5be1fa");
    QTest::newRow("zeros") << QByteArray("0000000000000000") << QByteArray() << QByteArray();
    QTest::newRow("no hex") << QByteArray("span-1") << QByteArray("span-1") << QByteArray("span-1");
}

void ZipkinTest::idsHaveOneForm()
{
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, trace);
    QFETCH(QByteArray, span);
    const ReadText read =
        readText(R"([{"traceId":")" + id.toStdString() + R"(","id":"1","name":"a","kind":"CLIENT"},)" +
                 R"({"traceId":"1","id":")" + id.toStdString() + R"(","name":"b"}])");
    const EventStore& events = read.snapshot->events;
    QCOMPARE(events.size(), 2U);
    QCOMPARE(read.str(events.traceName(events.trace(kFirst))), trace.toStdString());
    QCOMPARE(read.str(events.span(EventId(1))), span.toStdString());
}

void ZipkinTest::aSpanThatIsItsOwnParentIsARoot()
{
    const ReadText read = readText(R"({"traceId":"1","id":"a","parentId":"000a","name":"x"})");
    QCOMPARE(read.snapshot->events.size(), 1U);
    QVERIFY(!read.snapshot->events.parent(kFirst));
}

void ZipkinTest::timesThatSayNothingAreUnknown_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<qint64>("time");
    QTest::addColumn<qint64>("duration");
    QTest::addColumn<int>("noTime"); // problems
    QTest::addColumn<int>("noDuration");
    QTest::newRow("absent") << QByteArray(R"("name":"x")") << qint64{kNoTime} << qint64{kNoDuration} << 1
                            << 0;
    QTest::newRow("0") << QByteArray(R"("timestamp":0,"duration":0)") << qint64{kNoTime}
                       << qint64{kNoDuration} << 1 << 0;
    QTest::newRow("null") << QByteArray(R"("timestamp":null,"duration":null)") << qint64{kNoTime}
                          << qint64{kNoDuration} << 1 << 0;
    QTest::newRow("texts") << QByteArray(R"("timestamp":"5","duration":"7")") << qint64{5000} << qint64{7000}
                           << 0 << 0;
    QTest::newRow("1") << QByteArray(R"("timestamp":1,"duration":1)") << qint64{1000} << qint64{1000} << 0
                       << 0;
    QTest::newRow("too large") << QByteArray(R"("timestamp":1e30,"duration":1e30)") << qint64{kNoTime}
                               << qint64{kNoDuration} << 1 << 1;
    QTest::newRow("words") << QByteArray(R"("timestamp":"soon","duration":"long")") << qint64{kNoTime}
                           << qint64{kNoDuration} << 1 << 1;
    QTest::newRow("other types") << QByteArray(R"("timestamp":{},"duration":true)") << qint64{kNoTime}
                                 << qint64{kNoDuration} << 1 << 1;
}

void ZipkinTest::timesThatSayNothingAreUnknown()
{
    QFETCH(QByteArray, members);
    QFETCH(qint64, time);
    QFETCH(qint64, duration);
    QFETCH(int, noTime);
    QFETCH(int, noDuration);
    const ReadText read = readText(R"({"traceId":"1","id":"2",)" + members.toStdString() + "}");
    QCOMPARE(read.snapshot->events.size(), 1U);
    QCOMPARE(read.snapshot->events.time(kFirst), TimeNs{time});
    QCOMPARE(read.snapshot->events.duration(kFirst), DurationNs{duration});
    QCOMPARE(read.count(ProblemCode::UnusableTime), static_cast<std::uint64_t>(noTime));
    QCOMPARE(read.count(ProblemCode::UnusableDuration), static_cast<std::uint64_t>(noDuration));
}

void ZipkinTest::theErrorTagIsAnErrorWhateverItSays_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("isError");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("text") << QByteArray(R"("timed \u006fut")") << true << QByteArray("timed out");
    QTest::newRow("empty") << QByteArray(R"("")") << true << QByteArray();
    QTest::newRow("false") << QByteArray("false") << true << QByteArray();
    QTest::newRow("null") << QByteArray("null") << false << QByteArray();
}

void ZipkinTest::theErrorTagIsAnErrorWhateverItSays()
{
    QFETCH(QByteArray, value);
    QFETCH(bool, isError);
    QFETCH(QByteArray, text);
    const ReadText read = readText(span(R"("tags":{"a":"b","error":)" + value.toStdString() + "}"));
    QCOMPARE(read.snapshot->events.status(kFirst) == EventStatus::Error, isError);
    QCOMPARE(read.str(read.snapshot->events.error(kFirst)), text.toStdString());
}

void ZipkinTest::aSpanWithoutNameIsCalledByItsKind()
{
    const ReadText read = readText("[" + span(R"("kind":"SERVER")") + "," + span(R"("name":"")") + "]");
    QCOMPARE(read.str(read.snapshot->events.type(EventId(0))), std::string("server"));
    QCOMPARE(read.str(read.snapshot->events.type(EventId(1))), std::string("unknown"));
}

void ZipkinTest::shapes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("format");
    const QByteArray a = QByteArray::fromStdString(span(R"("name":"a")"));
    const QByteArray b = QByteArray::fromStdString(span(R"("name":"b")"));
    const QByteArray json("Zipkin v2 JSON");
    QTest::newRow("array") << "[" + a + "," + b + "]" << json;
    QTest::newRow("traces") << "[[" + a + "],[],[" + b + "]]" << json;
    QTest::newRow("empty trace first") << "[[],[" + a + "," + b + "]]" << json;
    QTest::newRow("lines") << a + "\n" + b + "\n" << QByteArray("Zipkin v2 NDJSON");
    QTest::newRow("arrays, one a line") << "[" + a + "]\n[" + b + "]\n" << json;
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF[" + a + "," + b + "]" << json;
}

void ZipkinTest::shapes()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, format);
    for (const std::size_t block : {std::size_t{1}, std::size_t{7}, std::size_t{1000}}) {
        const ReadText read = readText(text.toStdString(), {.block = block});
        QCOMPARE(read.sniff.format, format.toStdString());
        QCOMPARE(read.snapshot->events.size(), 2U);
        QCOMPARE(read.str(read.snapshot->events.type(EventId(0))), std::string("a"));
        QCOMPARE(read.str(read.snapshot->events.type(EventId(1))), std::string("b"));
    }
}

void ZipkinTest::aPrefixThatIsCutOffIsRecognised()
{
    const std::string text = "[" +
                             span(R"("name":"a","localEndpoint":{"serviceName":"s"},"tags":{"long":")" +
                                  std::string(kSniffBytes, 'x') + "\"}") +
                             "]";
    const ReadText read = readText(text);
    QCOMPARE(read.sniff.format, std::string("Zipkin v2 JSON"));
    QCOMPARE(read.snapshot->events.size(), 1U);
}

void ZipkinTest::othersAreLeftToOthers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("native") << QByteArray(
        R"({"id":"a2fb4a1d1a96d312","type":"T","traceId":"463ac35c9f6413ad"})");
    QTest::newRow("native with names")
        << QByteArray(R"({"id":"e-1","name":"T","traceId":"Trace-Checkout-55"})");
    QTest::newRow("no ids") << QByteArray(R"({"name":"T","kind":"CLIENT"})");
    QTest::newRow("span_id") << QByteArray(R"({"id":"1","traceId":"2","spanId":"3","name":"T"})");
}

void ZipkinTest::othersAreLeftToOthers()
{
    QFETCH(QByteArray, text);
    QVERIFY(readText(text.toStdString()).sniff.format.find("Zipkin") == std::string::npos);
}

void ZipkinTest::version1IsRefusedByName_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("annotations") << QByteArray(
        R"([[{"traceId":"1","id":"2","annotations":[{"timestamp":1,"value":"sr","endpoint" : {}}]}]])");
    QTest::newRow("binary annotations") << QByteArray(R"([{"traceId":"1","id":"2","binaryAnnotations":[]}])");
    QTest::newRow("thrift") << QByteArray(R"([{"trace_id":1,"id":2,"binary_annotations":[]}])");
}

void ZipkinTest::version1IsRefusedByName()
{
    QFETCH(QByteArray, text);
    const ReadText read = readText(text.toStdString());
    QVERIFY(read.sniff.verdict == SniffResult::Verdict::Broken);
    QVERIFY(read.sniff.reason.starts_with("Zipkin v1 is not supported"));
}

void ZipkinTest::whatIsNoSpanIsReported()
{
    const ReadText read =
        readText("[" + span() + R"(,{"name":"x"},{"traceId":"1","id":"2","binaryAnnotations":[]})" +
                 R"(,5,{"traceId":"3","id":"4","tags":{"a":tru}}])");
    QVERIFY(read.snapshot->report.balances());
    QCOMPARE(read.source().loaded, std::uint64_t{1});
    QCOMPARE(read.source().rejected, std::uint64_t{4});
    QCOMPARE(read.count(ProblemCode::NotASpan), std::uint64_t{2});
    QCOMPARE(read.count(ProblemCode::NotAnObject), std::uint64_t{1});
    QCOMPARE(read.count(ProblemCode::MalformedJson), std::uint64_t{1});
}

void ZipkinTest::wrongTypesAreNoReasonToFail()
{
    const ReadText read = readText(R"([{"traceId":"1","id":2,"parentId":[],"kind":4,"name":{"x":1},)"
                                   R"("localEndpoint":null,"tags":["a"],"annotations":{"b":[]}}])");
    QVERIFY(read.snapshot->report.balances());
    QCOMPARE(read.source().loaded, std::uint64_t{1});
    QCOMPARE(read.str(read.snapshot->events.type(kFirst)), std::string("unknown"));
}

void ZipkinTest::invalidUtf8IsReplaced()
{
    const ReadText read = readText(span("\"name\":\"a\xFF\""));
    QCOMPARE(read.str(read.snapshot->events.type(kFirst)), std::string("a\xEF\xBF\xBD"));
    QCOMPARE(read.count(ProblemCode::InvalidUtf8), std::uint64_t{1});
}

void ZipkinTest::bothHalvesOfACallAreKept()
{
    const ReadText read = readText("[" + span(R"("name":"x","kind":"CLIENT")") + "," +
                                   span(R"("name":"x","kind":"SERVER","shared":true)") + "," +
                                   span(R"("name":"x","kind":"CLIENT")") + "]");
    QCOMPARE(read.snapshot->events.size(), 2U);
    QCOMPARE(read.source().folded, std::uint64_t{1});
}
QTEST_GUILESS_MAIN(ZipkinTest)
#include "tst_zipkin.moc"
