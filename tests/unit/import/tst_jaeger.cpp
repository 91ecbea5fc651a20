// SPDX-License-Identifier: GPL-3.0-or-later
// Jaeger JSON: what a span's members become, who its parent is, and in which shapes spans come.
#include "tests/support/read_text.h"
#include "tests/support/span_readers.h"

#include <QtTest>

#include <fmt/format.h>

using namespace throughline;
using namespace throughline::test;

namespace {

const EventId kFirst(0);

const std::string kProcesses =
    R"("processes":{"p1":{"serviceName":"shop","tags":[]},"p2":{"serviceName":"mail"}})";
const std::string kTrace = "463ac35c9f6413ad48485a3953bb6124";

std::string trace(std::string_view spans)
{
    return fmt::format(R"({{"traceID":"{}","spans":[{}],{},"warnings":null}})", kTrace, spans, kProcesses);
}

std::string answer(std::string_view spans)
{
    return fmt::format(R"({{"data":[{}],"total":0,"limit":0,"offset":0,"errors":null}})", trace(spans));
}

// A span with ids, a name and times, and what is given.
std::string span(std::string_view members = {})
{
    return withMembers(R"({"traceID":"463AC35C9F6413AD48485A3953BB6124","spanID":"a2fb4a1d1a96d31",)"
                       R"("operationName":"GET /","startTime":1472470996199001,"duration":207003)",
                       members);
}

std::string reference(std::string_view type, std::string_view traceId, std::string_view spanId)
{
    return fmt::format(R"({{"refType":"{}","traceID":"{}","spanID":"{}"}})", type, traceId, spanId);
}

} // namespace

class JaegerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void membersBecomeFields();
    void parentsFollowTheRule_data();
    void parentsFollowTheRule();
    void otherReferencesAreLinks();
    void spansWithoutTraceIdHaveTheirTraces();
    void timesAreExact_data();
    void timesAreExact();
    void tagsNameWhatTheyMay_data();
    void tagsNameWhatTheyMay();
    void tagsNameEntities();
    void processesAreThoseOfTheirTrace();
    void theFirstOfTwoCounts();
    void readsWhatProtobufLibrariesWrite();
    void aSpanWithoutNameIsTold();
    void shapes_data();
    void shapes();
    void aPrefixThatIsCutOffIsRecognised();
    void othersAreLeftToOthers_data();
    void othersAreLeftToOthers();
    void wrongTypesAreNoReasonToFail_data();
    void wrongTypesAreNoReasonToFail();
    void survivesTruncationAnywhere();
};

void JaegerTest::membersBecomeFields()
{
    const std::string text = answer(
        span(R"("flags":1,"references":[)" + reference("CHILD_OF", kTrace, "1") +
             R"(],"logs":[{"timestamp":1,"fields":[]}],"processID":"p2","warnings":["clock \"skew\""])"));
    const ReadText read = readText(text);
    QCOMPARE(read.sniff.format, std::string("Jaeger JSON"));
    const EventStore& events = read.snapshot->events;
    QCOMPARE(events.size(), 1U);
    QCOMPARE(events.time(kFirst), TimeNs{1'472'470'996'199'001'000});
    QCOMPARE(events.duration(kFirst), DurationNs{207'003'000});
    QCOMPARE(read.str(events.type(kFirst)), std::string("GET /"));
    QCOMPARE(read.str(events.className(kFirst)), std::string("mail"));
    QCOMPARE(read.str(events.traceName(events.trace(kFirst))), kTrace);
    QCOMPARE(read.str(events.span(kFirst)), std::string("0a2fb4a1d1a96d31"));
    QCOMPARE(read.str(events.parent(kFirst)), std::string("0000000000000001"));
    QVERIFY(events.status(kFirst) == EventStatus::Unknown);
    QVERIFY(read.snapshot->report.problems().empty());
    // What its trace says of it can be read back.
    const ContextId context = events.context(kFirst);
    QVERIFY(context);
    QStringList said;
    for (const ContextPart& part : read.snapshot->contexts.parts(context))
        said += QString::fromStdString(read.str(part.name) + "=" +
                                       text.substr(part.place.offset, part.place.length));
    QCOMPARE(said.join(QLatin1Char(' ')).toStdString(),
             fmt::format(R"(traceID="{}" processes={} warnings=null)", kTrace, kProcesses.substr(12)));
}

void JaegerTest::parentsFollowTheRule_data()
{
    QTest::addColumn<QByteArray>("references");
    QTest::addColumn<QByteArray>("parent");
    QTest::addColumn<int>("links");
    const auto row = [](const char* name, const std::string& references, const char* parent, int links) {
        QTest::newRow(name) << QByteArray::fromStdString(references) << QByteArray(parent) << links;
    };
    const std::string child = reference("CHILD_OF", kTrace, "c1");
    const std::string follows = reference("FOLLOWS_FROM", kTrace, "f1");
    const std::string elsewhere = reference("CHILD_OF", "99", "e1");
    row("none", "[]", "", 0);
    row("null", "null", "", 0);
    row("child", "[" + child + "]", "00000000000000c1", 0);
    row("only follows", "[" + follows + "]", "00000000000000f1", 0);
    row("follows, then child", "[" + follows + "," + child + "]", "00000000000000c1", 1);
    row("two children", "[" + child + "," + reference("CHILD_OF", kTrace, "c2") + "]", "00000000000000c1", 1);
    row("child of another trace first", "[" + elsewhere + "," + follows + "]", "00000000000000f1", 1);
    row("child of another trace", "[" + elsewhere + "]", "", 1);
    row("no trace named", R"([{"refType":"CHILD_OF","spanID":"c1"}])", "00000000000000c1", 0);
    row("trace in another form", "[" + reference("CHILD_OF", "463AC35C9F6413AD48485A3953BB6124", "C1") + "]",
        "00000000000000c1", 0);
    row("parent in the reference",
        R"([{"span":{"spanID":"x","traceID":"y"},"refType":"CHILD_OF","spanID":"c1"}])", "00000000000000c1",
        0);
    row("no type", R"([{"spanID":"c1"}])", "00000000000000c1", 0);
    row("no span", R"([{"refType":"CHILD_OF"},{},null,3])", "", 0);
    row("older", R"([],"parentSpanID":"d1")", "00000000000000d1", 0);
    row("older and newer", "[" + follows + R"(],"parentSpanID":"d1")", "00000000000000f1", 0);
    row("older, of no parent", R"([],"parentSpanID":"0")", "", 0);
}

void JaegerTest::parentsFollowTheRule()
{
    QFETCH(QByteArray, references);
    QFETCH(QByteArray, parent);
    QFETCH(int, links);
    const ReadText read = readText(answer(span(R"("references":)" + references.toStdString())));
    const EventStore& events = read.snapshot->events;
    QCOMPARE(events.size(), 1U);
    QCOMPARE(read.str(events.parent(kFirst)), parent.toStdString());
    QCOMPARE(static_cast<int>(events.spanLinks(kFirst).size()), links);
}

void JaegerTest::otherReferencesAreLinks()
{
    const ReadText read = readText(
        answer(span(R"("references":[)" + reference("CHILD_OF", "AB", "E1") + "," +
                    reference("CHILD_OF", kTrace, "c1") + "," + reference("FOLLOWS_FROM", "", "c1") + "]")));
    const EventStore& events = read.snapshot->events;
    const std::span<const SpanLink> links = events.spanLinks(kFirst);
    QCOMPARE(links.size(), std::size_t{2});
    QCOMPARE(read.str(links[0].trace), std::string("00000000000000ab"));
    QCOMPARE(read.str(links[0].span), std::string("00000000000000e1"));
    QCOMPARE(read.str(links[1].trace), kTrace);
    QCOMPARE(read.str(links[1].span), std::string("00000000000000c1"));
}

void JaegerTest::spansWithoutTraceIdHaveTheirTraces()
{
    const std::string two = R"({"spanID":"01","operationName":"a"},{"spanID":"02","operationName":"b",)"
                            R"("references":[{"refType":"CHILD_OF","spanID":"01"},)"
                            R"({"refType":"FOLLOWS_FROM","spanID":"03"}]})";
    const ReadText read = readText(answer(two));
    const EventStore& events = read.snapshot->events;
    QCOMPARE(events.size(), 2U);
    QCOMPARE(events.traceCount(), 1U);
    for (std::uint32_t i = 0; i < events.size(); ++i)
        QCOMPARE(read.str(events.traceName(events.trace(EventId(i)))), kTrace);
    QCOMPARE(read.str(events.parent(EventId(1))), std::string("0000000000000001"));
    const std::span<const SpanLink> links = events.spanLinks(EventId(1));
    QCOMPARE(links.size(), std::size_t{1});
    QCOMPARE(read.str(links[0].trace), kTrace);
}

void JaegerTest::timesAreExact_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<qint64>("time");
    QTest::addColumn<qint64>("duration");
    const auto row = [](const char* members, TimeNs time, DurationNs duration) {
        QTest::newRow(members) << QByteArray(members) << qint64{time} << qint64{duration};
    };
    row(R"("startTime":1,"duration":30)", 1000, 30'000);
    row(R"("startTime":1472470996199001,"duration":0)", 1'472'470'996'199'001'000, 0);
    row(R"("startTime":"1472470996199001","duration":"7")", 1'472'470'996'199'001'000, 7000);
    row(R"("startTime":1472470996199001.25)", 1'472'470'996'199'001'250, kNoDuration);
    row(R"("startTime":0,"duration":5)", kNoTime, 5000);
    row(R"("duration":null)", kNoTime, kNoDuration);
    row(R"("startTime":"2017-01-26T16:46:31.639875+01:00","duration":"22938000ns")",
        1'485'445'591'639'875'000, 22'938'000);
    row(R"("startTime":"2017-01-26T16:46:31.639875Z","duration":"0.0001s")", 1'485'449'191'639'875'000,
        100'000);
    row(R"("startTime":-5,"duration":-5)", kNoTime, -5000);
    row(R"("startTime":9223372036854775807,"duration":"long")", kNoTime, kNoDuration);
}

void JaegerTest::timesAreExact()
{
    QFETCH(QByteArray, members);
    QFETCH(qint64, time);
    QFETCH(qint64, duration);
    const ReadText read =
        readText(answer(fmt::format(R"({{"spanID":"1","operationName":"o",{}}})", members.toStdString())));
    QCOMPARE(read.snapshot->events.size(), 1U);
    QCOMPARE(read.snapshot->events.time(kFirst), TimeNs{time});
    QCOMPARE(read.snapshot->events.duration(kFirst), DurationNs{duration});
    QCOMPARE(read.count(ProblemCode::UnusableTime), std::uint64_t{time == kNoTime ? 1U : 0U});
}

void JaegerTest::tagsNameWhatTheyMay_data()
{
    QTest::addColumn<QByteArray>("tags");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char* tags, EventStatus status, SpanKind kind = SpanKind::Unspecified,
                        const char* error = "") {
        QTest::newRow(tags) << QByteArray(tags) << static_cast<int>(status) << static_cast<int>(kind)
                            << QByteArray(error);
    };
    row(R"({"key":"error","type":"bool","value":true})", EventStatus::Error);
    row(R"({"key":"error","type":"bool","value":"true"})", EventStatus::Error);
    row(R"({"value":true,"key":"error"})", EventStatus::Error);
    row(R"({"key":"error","vType":"BOOL","vBool":true})", EventStatus::Error);
    row(R"({"key":"error","type":"bool","value":false})", EventStatus::Unknown);
    row(R"({"key":"error","type":"string","value":"false"})", EventStatus::Unknown);
    row(R"({"key":"error","value":true},{"key":"error","value":false})", EventStatus::Error);
    row(R"({"key":"error","value":true},{"key":"otel.status_description","value":"no"})", EventStatus::Error,
        SpanKind::Unspecified, "no");
    row(R"({"key":"otel.status_code","value":"OK"})", EventStatus::Ok);
    row(R"({"key":"otel.status_description","value":"no"})", EventStatus::Unknown);
    row(R"({"key":"http.status_code","value":500},{"key":"status","value":"failed"})", EventStatus::Unknown);
    row(R"({"key":"span.kind","value":"server"})", EventStatus::Unknown, SpanKind::Server);
    row(R"({"key":"span.kind","value":"client"})", EventStatus::Unknown, SpanKind::Client);
    row(R"({"key":"span.kind","value":"producer"})", EventStatus::Unknown, SpanKind::Producer);
    row(R"({"key":"span.kind","vStr":"consumer"})", EventStatus::Unknown, SpanKind::Consumer);
    row(R"({"key":"span.kind","value":"internal"})", EventStatus::Unknown, SpanKind::Internal);
    row(R"({"key":"span.kind","value":7})", EventStatus::Unknown);
}

void JaegerTest::tagsNameWhatTheyMay()
{
    QFETCH(QByteArray, tags);
    QFETCH(int, status);
    QFETCH(int, kind);
    QFETCH(QByteArray, error);
    const ReadText read = readText(answer(span(R"("tags":[)" + tags.toStdString() + "]")));
    const EventStore& events = read.snapshot->events;
    QCOMPARE(static_cast<int>(events.status(kFirst)), status);
    QCOMPARE(static_cast<int>(events.spanKind(kFirst)), kind);
    QCOMPARE(read.str(events.error(kFirst)), error.toStdString());
}

void JaegerTest::tagsNameEntities()
{
    const ReadText read = readText(answer(span(
        R"("tags":[{"key":"contact_id","type":"string","value":"c-1"},)"
        R"({"key":"app.order_id","type":"int64","value":"9007199254740993"},)"
        R"({"key":"cart_id","type":"int64","value":7},{"key":"updated_by","value":"api|x"},)"
        R"({"key":"context.id","value":"wamid.1"},{"key":"trace_id","value":"t"},{"key":"name","value":"n"}])")));
    const EventStore& events = read.snapshot->events;
    QCOMPARE(read.entity(events.contact(kFirst)), std::string("contact:c-1"));
    QCOMPARE(read.references(kFirst), std::string("order:9007199254740993 cart:7"));
    QCOMPARE(read.str(events.token(kFirst)), std::string("api|x"));
    QCOMPARE(read.str(events.replyContext(kFirst)), std::string("wamid.1"));
    QCOMPARE(read.str(events.type(kFirst)), std::string("GET /"));
    QCOMPARE(read.str(events.traceName(events.trace(kFirst))), kTrace);
}

void JaegerTest::processesAreThoseOfTheirTrace()
{
    const ReadText read = readText(
        R"({"data":[{"spans":[{"traceID":"1","spanID":"1","operationName":"a","processID":"p1"}],)"
        R"("processes":{"p1":{"serviceName":"one"}}},{"processes":{"p1":{"serviceName":"t\u0077o"}},)"
        R"("spans":[{"traceID":"2","spanID":"2","operationName":"b","processID":"p1"},)"
        R"({"traceID":"2","spanID":"3","operationName":"c","processID":"p9"},)"
        R"({"traceID":"2","spanID":"4","operationName":"d","process":{"tags":[],"serviceName":"own"}}]}]})");
    const EventStore& events = read.snapshot->events;
    QCOMPARE(events.size(), 4U);
    QCOMPARE(read.str(events.className(EventId(0))), std::string("one"));
    QCOMPARE(read.str(events.className(EventId(1))), std::string("two"));
    QCOMPARE(read.str(events.className(EventId(2))), std::string());
    QCOMPARE(read.str(events.className(EventId(3))), std::string("own"));
}

void JaegerTest::theFirstOfTwoCounts()
{
    const ReadText read = readText(answer(span(R"("operationName":"other","spanID":"11","startTime":5)")));
    const EventStore& events = read.snapshot->events;
    QCOMPARE(read.str(events.type(kFirst)), std::string("GET /"));
    QCOMPARE(read.str(events.span(kFirst)), std::string("0a2fb4a1d1a96d31"));
    QCOMPARE(events.time(kFirst), TimeNs{1'472'470'996'199'001'000});
}

void JaegerTest::readsWhatProtobufLibrariesWrite()
{
    const ReadText read = readText(
        R"({"spans":[{"traceId":"AAAAAAAAAAAAAAAAAAAAEQ==","spanId":"AAAAAAAAAAM=","operationName":"o",)"
        R"("references":[{"traceId":"AAAAAAAAAAAAAAAAAAAAEQ==","spanId":"AAAAAAAAAAI="}],)"
        R"("startTime":"2017-01-26T16:46:31.639875Z","duration":"100000ns",)"
        R"("process":{"serviceName":"shop","tags":[]}}]})");
    QCOMPARE(read.sniff.format, std::string("Jaeger JSON"));
    const EventStore& events = read.snapshot->events;
    QCOMPARE(events.size(), 1U);
    QCOMPARE(read.str(events.traceName(events.trace(kFirst))), std::string("0000000000000011"));
    QCOMPARE(read.str(events.span(kFirst)), std::string("0000000000000003"));
    QCOMPARE(read.str(events.parent(kFirst)), std::string("0000000000000002"));
    QCOMPARE(read.str(events.className(kFirst)), std::string("shop"));
}

void JaegerTest::aSpanWithoutNameIsTold()
{
    const ReadText read = readText(R"({"traceID":"2be3","spanID":"7606","duration":267037})");
    QCOMPARE(read.sniff.format, std::string("Jaeger JSON"));
    QCOMPARE(read.source().loaded, std::uint64_t{1});
    QCOMPARE(read.str(read.snapshot->events.type(kFirst)), std::string("unknown"));
    QCOMPARE(textOf(read.first(ProblemCode::UnnamedSpan)), std::string("A span has no name (operationName)"));
    QCOMPARE(read.count(ProblemCode::UnusableTime), std::uint64_t{1});
}

void JaegerTest::shapes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("count");
    const auto row = [](const char* name, const std::string& text, int count) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << count;
    };
    const std::string one = R"({"traceID":"1","spanID":"1","operationName":"a","processID":"p1"})";
    const std::string two = R"({"traceID":"1","spanID":"2","operationName":"b","processID":"p1"})";
    const std::string flat =
        R"({"traceID":"1","spanID":"1","operationName":"a","process":{"serviceName":"shop"}})";
    row("answer", answer(one + "," + two), 2);
    row("data is an object", R"({"data":)" + trace(one) + "}", 1);
    row("answers, one a line", answer(one) + "\n" + answer(two) + "\n", 2);
    row("trace", trace(one + "," + two), 2);
    row("array of traces", "[" + trace(one) + "," + trace(two) + "]", 2);
    row("traces, one a line", trace(one) + "\n" + trace(two) + "\n", 2);
    const std::string bare = R"({"spanID":"1","operationName":"a","startTime":1,"processID":"p1"})";
    const auto traceOf = [&](const char* id, const std::string& spans) {
        return R"({"traceID":")" + std::string(id) + R"(","spans":[)" + spans + "]," + kProcesses + "}";
    };
    row("the same span in two traces", "[" + traceOf("1", bare) + "," + traceOf("2", bare) + "]", 2);
    row("the same span twice in one", traceOf("1", bare + "," + bare), 1);
    row("processes first", "{" + kProcesses + R"(,"spans":[)" + one + "]}", 1);
    row("comment first", R"({"_comment":"x","spans":[)" + one + "]," + kProcesses + "}", 1);
    row("span", flat, 1);
    row("array of spans", "[" + flat + ",\n" + flat + " ]", 1); // the same twice is folded
    row("spans, one a line", flat + "\n" + flat + "\n", 1);
}

void JaegerTest::shapes()
{
    QFETCH(QByteArray, text);
    QFETCH(int, count);
    for (const std::size_t block : {std::size_t{1}, std::size_t{7}, std::string::npos}) {
        const ReadText read = readText(text.toStdString(), {.block = block});
        QCOMPARE(read.sniff.format, std::string("Jaeger JSON"));
        QCOMPARE(static_cast<int>(read.snapshot->events.size()), count);
        QVERIFY(read.snapshot->report.balances());
        for (std::uint32_t i = 0; i < read.snapshot->events.size(); ++i)
            QCOMPARE(read.str(read.snapshot->events.className(EventId(i))), std::string("shop"));
    }
}

void JaegerTest::aPrefixThatIsCutOffIsRecognised()
{
    for (const std::string& text : {answer(span()), trace(span()), span()}) {
        const std::size_t known = text.find("operationName") + std::string_view("operationName\":\"").size();
        QVERIFY(isRecognisedFrom(text, known, "Jaeger JSON"));
    }
    // Processes that fill all that is looked at.
    std::string text = R"({"traceID":"1","processes":{"p0":{"serviceName":"shop"})";
    for (int i = 1; i < 3000; ++i)
        text += fmt::format(R"(,"p{}":{{"serviceName":"service {}"}})", i, i);
    text += R"(},"spans":[{"spanID":"1","operationName":"a","processID":"p2999"}]})";
    const ReadText read = readText(text);
    QCOMPARE(read.sniff.format, std::string("Jaeger JSON"));
    QCOMPARE(read.str(read.snapshot->events.className(kFirst)), std::string("service 2999"));
}

void JaegerTest::othersAreLeftToOthers_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {R"({"data":[{"id":1}],"type":"T"})", R"({"type":"T","data":{"spans":[]}})",
                             R"({"traceId":"1","id":"2"})", R"({"type":"T","traceId":"1","spanId":"2"})",
                             R"({"resourceSpans":[]})", R"({"spans":[{"type":"T"}]})", "[]", "{}"})
        QTest::newRow(text) << QByteArray(text);
}

void JaegerTest::othersAreLeftToOthers()
{
    QFETCH(QByteArray, text);
    QVERIFY(readText(text.toStdString()).sniff.format != "Jaeger JSON");
}

void JaegerTest::wrongTypesAreNoReasonToFail_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char* value :
         {"null", "true", "-1", "1e400", "\"\"", "\"x\"", "[]", "{}", "[[]]", "[null]", "[7]",
          R"([{"key":null,"value":{}}])", R"([{"refType":[],"spanID":{}}])", R"({"serviceName":[1]})"})
        QTest::newRow(value) << QByteArray(value);
}

void JaegerTest::wrongTypesAreNoReasonToFail()
{
    QFETCH(QByteArray, value);
    for (const char* key : {"traceID", "spanID", "parentSpanID", "operationName", "references", "startTime",
                            "duration", "tags", "logs", "process", "processID", "warnings"}) {
        const ReadText read =
            readText(answer(span() + fmt::format(R"(,{{"{}":{}}})", key, value.toStdString())));
        QCOMPARE(read.source().loaded, std::uint64_t{2});
        QVERIFY(read.snapshot->report.balances());
    }
    // Around the spans nothing is lost but what is wrong.
    for (const std::string& text :
         {fmt::format(R"({{"data":[{},{}]}})", trace(span()), value.toStdString()),
          fmt::format(R"({{"data":[{{"spans":[{}],"processes":{}}}]}})", span(), value.toStdString()),
          fmt::format(R"({{"data":[{{"spans":[{}],"traceID":{}}}]}})", span(), value.toStdString())}) {
        const ReadText read = readText(text);
        QCOMPARE(read.source().loaded, std::uint64_t{1});
        QVERIFY(read.snapshot->report.balances());
    }
}

void JaegerTest::survivesTruncationAnywhere()
{
    const std::string one = span(R"("references":[)" + reference("CHILD_OF", kTrace, "1") +
                                 R"(],"tags":[{"key":"order_id","value":"o \" 1"}],"processID":"p1")");
    const std::string two = span(R"("processID":"p2")");
    for (const std::string& text : {answer(one + "," + two), trace(one) + "\n" + trace(two)})
        QCOMPARE(faultOfTruncation(text, 150), std::string());
}

QTEST_GUILESS_MAIN(JaegerTest)
#include "tst_jaeger.moc"
