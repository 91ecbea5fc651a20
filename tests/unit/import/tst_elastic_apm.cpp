// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of Elastic APM's intake API as events.
#include "tests/support/read_text.h"

#include <QtTest>

using namespace throughline;
using namespace throughline::test;

namespace {

const EventId kFirst(0);

std::string metadata(const std::string& service = "shop")
{
    return R"({"metadata":{"service":{"name":")" + service +
           R"(","agent":{"name":"nodejs","version":"4"}},"user":{"id":"1"}}})"
           "\n";
}

std::string transaction(const std::string& members = {})
{
    return R"({"transaction":{"id":"00c35c9f6413ad46","trace_id":"463ac35c9f6413ad0000000000000001",)"
           R"("type":"request","duration":32.592981,"timestamp":1772442000000001,"span_count":{"started":1})" +
           members + "}}\n";
}

std::string span(const std::string& members = {})
{
    return R"({"span":{"id":"a2fb4a1d1a96d312","trace_id":"463ac35c9f6413ad0000000000000001",)"
           R"("transaction_id":"00c35c9f6413ad46","parent_id":"00c35c9f6413ad46","name":"SELECT","type":"db",)"
           R"("duration":1.5)" +
           members + "}}\n";
}

} // namespace

class ElasticApmTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void membersBecomeFields();
    void durationsAreInMilliseconds_data();
    void durationsAreInMilliseconds();
    void spansWithoutTimestampHaveNoTime();
    void eventsAreCalledByTheirNames_data();
    void eventsAreCalledByTheirNames();
    void outcomesBecomeStatuses_data();
    void outcomesBecomeStatuses();
    void errorsAreEventsOfTheirSpans();
    void linksAreKept();
    void metadataNamesTheServiceOfWhatFollows();
    void theServiceOfAnEventComesFirst();
    void whatIsNoEventIsReported();
    void wrongTypesAreNoReasonToFail();
    void shapes_data();
    void shapes();
};

void ElasticApmTest::membersBecomeFields()
{
    const ReadText read = readText(
        metadata() +
        transaction(R"(,"name":"GET /orders","otel":{"span_kind":"SERVER"},"context":{"user":{"id":"99"},)"
                    R"("tags":{"order_id":"o-1","contact_id":7},"request":{"body":{"id":"x"}}})") +
        span(R"(,"timestamp":1772442000000002)"));
    QCOMPARE(read.sniff.format, std::string("Elastic APM NDJSON"));
    const EventStore& events = read.snapshot->events;
    QCOMPARE(events.size(), 2U);
    QCOMPARE(events.time(kFirst), TimeNs{1'772'442'000'000'001'000});
    QCOMPARE(events.duration(kFirst), DurationNs{32'592'981});
    QCOMPARE(read.str(events.type(kFirst)), std::string("GET /orders"));
    QCOMPARE(read.str(events.className(kFirst)), std::string("shop"));
    QCOMPARE(read.str(events.traceName(events.trace(kFirst))),
             std::string("463ac35c9f6413ad0000000000000001"));
    QCOMPARE(read.str(events.span(kFirst)), std::string("00c35c9f6413ad46"));
    QVERIFY(!events.parent(kFirst));
    QVERIFY(events.spanKind(kFirst) == SpanKind::Server);
    QCOMPARE(read.entity(events.user(kFirst)), std::string("user:99"));
    QCOMPARE(read.entity(events.contact(kFirst)), std::string("contact:7"));
    QCOMPARE(read.references(kFirst), std::string("order:o-1"));
    QCOMPARE(read.str(events.parent(EventId(1))), std::string("00c35c9f6413ad46"));
    QCOMPARE(read.source().read, std::uint64_t{2}); // metadata is no record
    QVERIFY(read.snapshot->report.problems().empty());
}

void ElasticApmTest::durationsAreInMilliseconds_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<qint64>("duration");
    QTest::addColumn<quint64>("problems");
    QTest::newRow("whole") << QByteArray("3") << qint64{3'000'000} << quint64{0};
    QTest::newRow("fraction") << QByteArray("0.0000019") << qint64{2} << quint64{0};
    QTest::newRow("none") << QByteArray("null") << qint64{kNoDuration} << quint64{0};
    QTest::newRow("zero") << QByteArray("0") << qint64{0} << quint64{0};
    QTest::newRow("no number") << QByteArray(R"("long")") << qint64{kNoDuration} << quint64{1};
}

void ElasticApmTest::durationsAreInMilliseconds()
{
    QFETCH(QByteArray, json);
    QFETCH(qint64, duration);
    QFETCH(quint64, problems);
    std::string text = metadata() + transaction();
    const std::string usual = "32.592981";
    text.replace(text.find(usual), usual.size(), json.toStdString());
    const ReadText read = readText(text);
    QCOMPARE(read.snapshot->events.duration(kFirst), DurationNs{duration});
    QCOMPARE(read.count(ProblemCode::UnusableDuration), std::uint64_t{problems});
}

// A start counts from a transaction that stands in another line, or in none.
void ElasticApmTest::spansWithoutTimestampHaveNoTime()
{
    const ReadText read = readText(metadata() + span(R"(,"start":2.83)"));
    QCOMPARE(read.snapshot->events.size(), 1U);
    QVERIFY(!read.snapshot->events.timed(kFirst));
    QCOMPARE(read.count(ProblemCode::UnusableTime), std::uint64_t{1});
}

void ElasticApmTest::eventsAreCalledByTheirNames_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("type");
    const auto row = [](const char* name, const std::string& line, const char* type) {
        QTest::newRow(name) << QByteArray::fromStdString(line) << QByteArray(type);
    };
    row("name", transaction(R"(,"name":"GET /")"), "GET /");
    row("type", transaction(R"(,"name":null)"), "request");
    row("neither", R"({"transaction":{"id":"1","type":"","timestamp":1772442000000001}})", "transaction");
    row("error", R"({"error":{"id":"1","timestamp":1772442000000001}})", "error");
}

void ElasticApmTest::eventsAreCalledByTheirNames()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, type);
    const ReadText read = readText(metadata() + line.toStdString());
    QCOMPARE(read.str(read.snapshot->events.type(kFirst)), type.toStdString());
}

void ElasticApmTest::outcomesBecomeStatuses_data()
{
    QTest::addColumn<QByteArray>("outcome");
    QTest::addColumn<int>("status");
    QTest::newRow("success") << QByteArray("success") << static_cast<int>(EventStatus::Ok);
    QTest::newRow("failure") << QByteArray("failure") << static_cast<int>(EventStatus::Error);
    QTest::newRow("unknown") << QByteArray("unknown") << static_cast<int>(EventStatus::Unknown);
}

void ElasticApmTest::outcomesBecomeStatuses()
{
    QFETCH(QByteArray, outcome);
    QFETCH(int, status);
    const ReadText read = readText(
        metadata() + transaction(R"(,"name":"ImportFailed","outcome":")" + outcome.toStdString() + "\""));
    QCOMPARE(static_cast<int>(read.snapshot->events.status(kFirst)), status);
}

void ElasticApmTest::errorsAreEventsOfTheirSpans()
{
    const ReadText read = readText(
        metadata() + R"({"error":{"id":"e-1","timestamp":1772442000000001,"trace_id":"7","parent_id":"a1",)"
                     R"("transaction_id":"b1","exception":{"type":"DbError","message":"gone"},)"
                     R"("log":{"message":"lost","level":"error"}}})"
                     "\n"
                     R"({"error":{"id":"e-2","timestamp":1772442000000002,"log":{"message":"lost"}}})"
                     "\n");
    const EventStore& events = read.snapshot->events;
    QCOMPARE(events.size(), 2U);
    QCOMPARE(read.str(events.id(kFirst)), std::string("e-1"));
    QCOMPARE(read.str(events.type(kFirst)), std::string("DbError"));
    QCOMPARE(read.str(events.error(kFirst)), std::string("gone"));
    QCOMPARE(read.str(events.parent(kFirst)), std::string("a1"));
    QVERIFY(!events.span(kFirst));
    QVERIFY(events.status(kFirst) == EventStatus::Error);
    QCOMPARE(read.str(events.error(EventId(1))), std::string("lost"));
}

void ElasticApmTest::linksAreKept()
{
    const ReadText read =
        readText(metadata() + transaction(R"(,"links":[{"trace_id":"t","span_id":"s\u0031"}])"));
    const auto links = read.snapshot->events.spanLinks(kFirst);
    QCOMPARE(links.size(), std::size_t{1});
    QCOMPARE(read.str(links[0].trace), std::string("t"));
    QCOMPARE(read.str(links[0].span), std::string("s1"));
}

// Of several requests in one file, whatever thread reads which part.
void ElasticApmTest::metadataNamesTheServiceOfWhatFollows()
{
    std::string text = metadata("first") + span(R"(,"timestamp":1772442000000001)") + metadata("second");
    constexpr int kCount = 6000; // several blocks
    for (int i = 0; i < kCount; ++i)
        text += span(R"(,"timestamp":17724420)" + std::to_string(10'000'000 + i));
    text += metadata("third") + span(R"(,"timestamp":1772442090000001)");
    for (const unsigned threads : {1U, 3U}) {
        const ReadText read = readText(text, {.threads = threads});
        const EventStore& events = read.snapshot->events;
        QCOMPARE(events.size(), std::uint32_t{kCount + 2});
        QCOMPARE(read.str(events.className(kFirst)), std::string("first"));
        for (std::uint32_t i = 1; i <= kCount; ++i)
            QCOMPARE(read.str(events.className(EventId(i))), std::string("second"));
        QCOMPARE(read.str(events.className(EventId(kCount + 1))), std::string("third"));
    }
}

void ElasticApmTest::theServiceOfAnEventComesFirst()
{
    const ReadText read =
        readText(metadata() + transaction(R"(,"context":{"service":{"name":"mail","node":{"name":"x"}}})"));
    QCOMPARE(read.str(read.snapshot->events.className(kFirst)), std::string("mail"));
}

void ElasticApmTest::whatIsNoEventIsReported()
{
    const ReadText read = readText(metadata() + transaction() +
                                   R"({"metricset":{"samples":{},"timestamp":1}})"
                                   "\n{}\n[]\n{\"metadata\":{\n" +
                                   R"({"span":{"id":"a2fb4a1d1a96d312")");
    QCOMPARE(read.snapshot->events.size(), 1U);
    QCOMPARE(read.count(ProblemCode::NoEvents), std::uint64_t{2});
    QCOMPARE(textOf(read.first(ProblemCode::NoEvents)),
             std::string("There is no event in this: \"metricset\" is no transaction, span or error"));
    QCOMPARE(read.count(ProblemCode::NotAnObject), std::uint64_t{1});
    QCOMPARE(read.count(ProblemCode::MalformedJson), std::uint64_t{1});
    QCOMPARE(read.count(ProblemCode::IncompleteLine), std::uint64_t{1});
    QVERIFY(read.snapshot->report.balances());
}

void ElasticApmTest::wrongTypesAreNoReasonToFail()
{
    const ReadText read = readText(
        metadata() +
        R"({"transaction":{"id":[1],"trace_id":{},"name":7,"timestamp":"soon","duration":[],"context":{)"
        R"("service":[],"user":3,"tags":{"order_id":[1]}},"otel":1,"links":[1,{}],"outcome":{}}})"
        "\n"
        R"({"error":{"exception":[],"log":"x","context":1,"links":"y"}})"
        "\n"
        R"({"span":[1]})"
        "\n");
    const EventStore& events = read.snapshot->events;
    QCOMPARE(events.size(), 2U);
    QCOMPARE(read.count(ProblemCode::UnusableTime), std::uint64_t{2});
    QCOMPARE(read.count(ProblemCode::NoEvents), std::uint64_t{1});
}

void ElasticApmTest::shapes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("is");
    const auto row = [](const char* name, const std::string& text, bool is) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << is;
    };
    row("metadata first", metadata() + transaction(), true);
    row("without metadata", transaction(), true);
    row("a span alone", span(R"(,"timestamp":1772442000000001)"), true);
    row("an event in metadata", R"({"metadata":{"trace_id":"1"},"type":"A","time":1772442000})", false);
    row("metadata of another",
        R"({"metadata":{"service":{"name":"a"}}})"
        "\n" +
            eventLine(),
        false);
    row("a transaction of a bank",
        R"({"transaction":{"id":"1","type":"transfer","timestamp":1772442000,"duration":1}})", false);
    row("an array", "[" + transaction() + "]", false);
}

void ElasticApmTest::shapes()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, is);
    QCOMPARE(readText(text.toStdString()).sniff.format == "Elastic APM NDJSON", is);
}

QTEST_GUILESS_MAIN(ElasticApmTest)
#include "tst_elastic_apm.moc"
