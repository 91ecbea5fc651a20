// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/read_text.h"

#include <QTest>

#include <algorithm>
#include <string>

using namespace throughline;
using namespace throughline::test;

namespace {

const std::string kWhole =
    R"({"id":"e1","type":"MessageReceived","class":"App\\Http\\WebhookController",)"
    R"("occurred_at":"2026-03-02T09:00:01.123456Z","duration_ms":12.5,"status":"ok",)"
    R"("contact_id":"c-000017","user_id":"u-3","reference_id":"message:wamid.HBg1",)"
    R"("payload":{"message_id":"wamid.HBg1","order_id":55,"text":"BUY","context":{"id":"wamid.HBg0"}},)"
    R"("metadata":{"trace_id":"t","span_id":"s","parent_id":"p","causal_trace_id":"ct","correlation_id":"co"},)"
    R"("updated_by":"api|550e8400-e29b-41d4-a716-446655440000|job-1"})"
    "\n";

constexpr TimeNs kNine = 1'772'442'000 * kSecond; // 2026-03-02T09:00:00Z

const EventId kFirst(0);

} // namespace

class TestNativeJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryField();
    void takesSpellingsInOrder_data();
    void takesSpellingsInOrder();
    void prefersTheTopOverContainers();
    void keepsIdsOfPayloadsApart();
    void collectsReferences_data();
    void collectsReferences();
    void readsTimes_data();
    void readsTimes();
    void keepsEventsWithoutUsableTime_data();
    void keepsEventsWithoutUsableTime();
    void readsDurations_data();
    void readsDurations();
    void readsStatuses_data();
    void readsStatuses();
    void foldsIdenticalRecordsOnly();
    void readsEachShape_data();
    void readsEachShape();
    void readsTracesThatHoldTheirSpans();
    void readsAnswersOfTraces_data();
    void readsAnswersOfTraces();
    void tellsOtherRecordKindsApart();
    void manyReferencesAreQuick();
};

void TestNativeJson::readsEveryField()
{
    const ReadText read = readText(kWhole);
    QCOMPARE(read.sniff.format, std::string("native NDJSON"));
    const EventStore& events = read.snapshot->events;
    QCOMPARE(events.size(), 1U);
    QCOMPARE(events.time(kFirst), kNine + kSecond + 123'456'000);
    QCOMPARE(events.duration(kFirst), 12'500'000);
    QCOMPARE(events.status(kFirst), EventStatus::Ok);
    QCOMPARE(read.str(events.type(kFirst)), std::string("MessageReceived"));
    QCOMPARE(read.str(events.id(kFirst)), std::string("e1"));
    QCOMPARE(read.str(events.className(kFirst)), std::string("App\\Http\\WebhookController"));
    QCOMPARE(read.entity(events.contact(kFirst)), std::string("contact:c-000017"));
    QCOMPARE(read.entity(events.user(kFirst)), std::string("user:u-3"));
    QCOMPARE(read.references(kFirst), std::string("message:wamid.HBg1 order:55"));
    QCOMPARE(read.str(events.traceName(events.trace(kFirst))), std::string("t"));
    QCOMPARE(read.str(events.span(kFirst)), std::string("s"));
    QCOMPARE(read.str(events.parent(kFirst)), std::string("p"));
    QCOMPARE(read.str(events.causalTrace(kFirst)), std::string("ct"));
    QCOMPARE(read.str(events.correlation(kFirst)), std::string("co"));
    QCOMPARE(read.str(events.replyContext(kFirst)), std::string("wamid.HBg0"));
    QCOMPARE(read.str(events.token(kFirst)), std::string("api|550e8400-e29b-41d4-a716-446655440000|job-1"));
    QVERIFY(read.snapshot->report.problems().empty());
    QCOMPARE(events.place(kFirst).offset, std::uint64_t{0});
    QCOMPARE(events.place(kFirst).length, static_cast<std::uint32_t>(kWhole.size() - 1));
}

void TestNativeJson::takesSpellingsInOrder_data()
{
    QTest::addColumn<QString>("members");
    QTest::addColumn<QString>("trace");
    const auto row = [](const char* members, const char* trace) {
        QTest::newRow(members) << QString::fromUtf8(members) << QString::fromUtf8(trace);
    };
    row(R"("trace_id":"a")", "a");
    row(R"("traceId":"b")", "b");
    row(R"("traceId":"b","trace_id":"a")", "a");
    row(R"("trace_id":"a","trace_id":"z")", "a"); // of a key that stands there twice, the first
    row(R"("trace_id":null,"traceId":"b")", "b");
    row(R"("trace_id":"","traceId":"b")", "b");
    row(R"("trace_id":"","metadata":{"trace_id":"c"})", "c");
    row(R"("metadata":{"trace_id":"c"},"payload":{"trace_id":"d"})", "c");
    row(R"("payload":{"trace_id":"d"},"metadata":{"trace_id":"c"})", "c");
    row(R"("payload":{"trace_id":"d"},"event_metadata":{"trace_id":"e"})", "e");
    row(R"("attributes":{"traceId":"f"},"properties":{"trace_id":"g"})", "g");
    row(R"("data":{"trace_id":"h"},"properties":{"trace_id":"g"})", "h");
    row(R"("trace_id":12345678901234567890123)", "12345678901234567890123");
    row(R"("trace_id":0.10)", "0.10");
    row(R"("trace_id":true)", "");
    row(R"("trace_id":{"id":"x"})", "");
    row(R"("trace_id":["x"])", "");
    row(R"("other":{"trace_id":"x"})", "");
    row(R"("payload":{"metadata":{"trace_id":"x"}})", "");
    row(R"("tr\u0061ce_id":"escaped key")", "escaped key");
    row(R"("trace_id":"tab\there \u00fc \ud83d\ude00 \"quoted\"")", "tab\there ü 😀 \"quoted\"");
    row(R"("trace_id":"X-Request-ID: 7")", "X-Request-ID: 7");
}

void TestNativeJson::takesSpellingsInOrder()
{
    QFETCH(QString, members);
    QFETCH(QString, trace);
    const ReadText read = readText(eventLine(members.toStdString()));
    QCOMPARE(read.source().loaded, std::uint64_t{1});
    const EventStore& events = read.snapshot->events;
    QCOMPARE(QString::fromStdString(read.str(events.traceName(events.trace(kFirst)))), trace);
}

void TestNativeJson::prefersTheTopOverContainers()
{
    const ReadText read = readText(
        R"({"payload":{"id":55,"type":"shoe","name":"Blue","status":"failed","occurred_at":"2001-01-01T00:00:00Z"},)"
        R"("id":"e","name":"OrderPaid","status":"ok","event_time":"2026-03-02T09:00:00Z"})");
    const EventStore& events = read.snapshot->events;
    QCOMPARE(read.str(events.id(kFirst)), std::string("e"));
    QCOMPARE(read.str(events.type(kFirst)), std::string("OrderPaid"));
    QCOMPARE(events.status(kFirst), EventStatus::Ok);
    QCOMPARE(events.time(kFirst), kNine);
}

void TestNativeJson::keepsIdsOfPayloadsApart()
{
    // The order's id is not the event's …
    const ReadText order = readText(eventLine(R"("payload":{"id":55})"));
    QVERIFY(!order.snapshot->events.id(kFirst));
    // … but an envelope's content has its own type and id.
    const ReadText envelope = readText(R"({"data":{"id":"e","type":"T","ts":1772442000}})");
    QCOMPARE(envelope.str(envelope.snapshot->events.id(kFirst)), std::string("e"));
    const ReadText metadata = readText(eventLine(R"("metadata":{"event_id":"m"})"));
    QCOMPARE(metadata.str(metadata.snapshot->events.id(kFirst)), std::string("m"));
}

void TestNativeJson::collectsReferences_data()
{
    QTest::addColumn<QString>("members");
    QTest::addColumn<QString>("references");
    QTest::addColumn<QString>("contact");
    const auto row = [](const char* members, const char* references, const char* contact = "") {
        QTest::newRow(members) << QString::fromUtf8(members) << QString::fromUtf8(references)
                               << QString::fromUtf8(contact);
    };
    row(R"("reference_id":"order:1234")", "order:1234");
    row(R"("reference_id":"Order:1234")", "order:1234");
    row(R"("reference_id":"1234")", "reference:1234");
    row(R"("reference_id":1234)", "reference:1234");
    row(R"("reference_id":"a:b:c")", "a:b:c");
    row(R"("reference_id":":x")", "reference::x");
    row(R"("reference_id":"x:")", "reference:x:");
    row(R"("reference_id":"https://shop/1")", "reference:https://shop/1");
    row(R"("reference_id":"12:30")", "reference:12:30");
    row(R"("reference_id":"no kind: here")", "reference:no kind: here");
    row(R"("payload":{"order_id":1,"cart_id":"k"})", "order:1 cart:k");
    row(R"("payload":{"order_id":1},"reference_id":"cart:k")", "cart:k order:1"); // the primary one first
    row(R"("payload":{"order_id":1},"reference_id":"order:1")", "order:1");       // once
    row(R"("payload":{"order_id":1},"data":{"order_id":"1"},"order_id":2)", "order:1 order:2");
    row(R"("payload":{"order_id":null,"cart_id":"","x_id":true,"y_id":{"a":1},"z_id":[1]})", "");
    row(R"("payload":{"_id":"x","id":"y","order_ids":"z"})", "");
    row(R"("payload":{"trace_id":"1","span_id":"2","parent_id":"3","parent_span_id":"4","causal_trace_id":"5",)"
        R"("correlation_id":"6","context_id":"7","event_id":"8","user_id":"9","admin_id":"10","agent_id":"11"})",
        "");
    row(R"("payload":{"contact_id":"a","customer_id":"b","wa_id":"c","distinct_id":"d"})", "", "a");
    row(R"("contact":"a","payload":{"contact_id":"b"})", "", "a");
    row(R"("phone":4915112345678)", "", "4915112345678");
    row(R"("reference_id":"contact:a")", "", "a");
    row(R"("reference_id":"contact:a","contact_id":"a")", "", "a");
    row(R"("reference_id":"contact:b","contact_id":"a")", "contact:b", "a");
    row(R"("items":{"order_id":1})", "");
}

void TestNativeJson::collectsReferences()
{
    QFETCH(QString, members);
    QFETCH(QString, references);
    QFETCH(QString, contact);
    const ReadText read = readText(eventLine(members.toStdString()));
    QCOMPARE(QString::fromStdString(read.references(kFirst)), references);
    const std::string found = read.entity(read.snapshot->events.contact(kFirst));
    QCOMPARE(QString::fromStdString(found),
             contact.isEmpty() ? contact : QStringLiteral("contact:") + contact);
}

void TestNativeJson::readsTimes_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<qint64>("time");
    QTest::addColumn<int>("zoneAssumed");
    const auto row = [](const char* value, TimeNs time, int assumed = 0) {
        QTest::newRow(value) << QString::fromUtf8(value) << static_cast<qint64>(time) << assumed;
    };
    row(R"("2026-03-02T09:00:00Z")", kNine);
    row(R"(" 2026-03-02T09:00:00Z ")", kNine);
    row(R"("2026-03-02 09:00:00.5")", kNine + kSecond / 2, 1);
    row("1772442000", kNine);
    row("1772442000.000000001", kNine + 1); // exact, where a double is not
    row("1772442000123", kNine + 123 * kMillisecond);
    row("1772442000123456", kNine + 123'456 * kMicrosecond);
    row("1772442000123456789", kNine + 123'456'789);
    row("1.772442e9", kNine);
    row("17724420000e-1", kNine);
    row(R"("1772442000123")", kNine + 123 * kMillisecond);
}

void TestNativeJson::readsTimes()
{
    QFETCH(QString, value);
    QFETCH(qint64, time);
    QFETCH(int, zoneAssumed);
    const ReadText read = readText(R"({"type":"T","ts":)" + value.toStdString() + "}");
    QCOMPARE(static_cast<qint64>(read.snapshot->events.time(kFirst)), time);
    QCOMPARE(static_cast<int>(read.count(ProblemCode::ZoneAssumed)), zoneAssumed);
    QCOMPARE(read.count(ProblemCode::UnusableTime), std::uint64_t{0});
    QVERIFY(read.snapshot->events.timed(kFirst));
}

void TestNativeJson::keepsEventsWithoutUsableTime_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char* member, const char* shown) {
        QTest::newRow(*member == '\0' ? "absent" : member)
            << QString::fromUtf8(member) << QString::fromUtf8(shown);
    };
    row(R"(,"ts":NaN)", "NaN");
    row(R"(,"ts":Infinity)", "Infinity");
    row(R"(,"ts":-Infinity)", "-Infinity");
    row(R"(,"ts":1e308)", "1e308");
    row(R"(,"ts":1e999)", "1e999");
    row(R"(,"ts":-1)", "-1");
    row(R"(,"ts":0)", "0");
    row(R"(,"ts":9223372036854775808)", "9223372036854775808");
    row(R"(,"ts":"")", "\"\"");
    row(R"(,"ts":null)", "null");
    row(R"(,"ts":true)", "true");
    row(R"(,"ts":"yesterday")", "\"yesterday\"");
    row(R"(,"ts":"NaN")", "\"NaN\"");
    row(R"(,"ts":"2026-02-30T00:00:00Z")", "\"2026-02-30T00:00:00Z\"");
    row(R"(,"ts":[1772442000])", "there is none");
    row("", "there is none");
}

void TestNativeJson::keepsEventsWithoutUsableTime()
{
    QFETCH(QString, member);
    QFETCH(QString, shown);
    const ReadText read = readText(R"({"type":"T")" + member.toStdString() + "}\n" + eventLine());
    QCOMPARE(read.source().loaded, std::uint64_t{2});
    QVERIFY(read.snapshot->report.balances());
    QCOMPARE(read.snapshot->events.timedCount(), 1U);
    QCOMPARE(read.snapshot->events.time(EventId(1)), kNoTime);
    QCOMPARE(read.count(ProblemCode::UnusableTime), std::uint64_t{1});
    const Problem& problem = read.first(ProblemCode::UnusableTime);
    QCOMPARE(QString::fromStdString(problem.parameters.at(0)), shown);
    QCOMPARE(problem.line.value(), std::uint64_t{1});
    QCOMPARE(read.snapshot->from(), kNine);
    QCOMPARE(read.snapshot->to(), kNine);
}

void TestNativeJson::readsDurations_data()
{
    QTest::addColumn<QString>("members");
    QTest::addColumn<qint64>("duration");
    QTest::addColumn<int>("problems");
    const auto row = [](const char* members, DurationNs duration, int problems = 0) {
        QTest::newRow(members) << QString::fromUtf8(members) << static_cast<qint64>(duration) << problems;
    };
    row(R"("x":1)", kNoDuration);
    row(R"("duration_ms":0)", 0);
    row(R"("duration_ms":12.5)", 12'500'000);
    row(R"("duration_ms":"12.5")", 12'500'000);
    row(R"("duration_ms":0.681)", 681'000);
    row(R"("duration_ms":0.0000005)", 1); // rounded
    row(R"("duration_us":7)", 7'000);
    row(R"("duration_ns":7)", 7);
    row(R"("duration_us":7,"duration_ms":1)", kMillisecond);
    row(R"("duration_ms":null,"duration_us":7)", 7'000);
    row(R"("duration_ms":-5)", -5 * kMillisecond); // as found
    row(R"("duration_ms":1e12)", 1'000'000'000'000 * kMillisecond);
    row(R"("duration_ms":1e300)", kNoDuration, 1);
    row(R"("duration_ms":NaN)", kNoDuration, 1);
    row(R"("duration_ms":"PT1.2S")", kNoDuration, 1);
    row(R"("duration_ms":true)", kNoDuration, 1);
    row(R"("ended_at":"2026-03-02T09:00:01Z")", kSecond);
    row(R"("end_time":1772442002)", 2 * kSecond);
    row(R"("end_time":1772441999)", -kSecond);
    row(R"("ended_at":"2026-03-02T09:00:01Z","duration_ms":1)", kMillisecond);
    row(R"("ended_at":null)", kNoDuration);
    row(R"("ended_at":"later")", kNoDuration, 1);
}

void TestNativeJson::readsDurations()
{
    QFETCH(QString, members);
    QFETCH(qint64, duration);
    QFETCH(int, problems);
    const ReadText read = readText(eventLine(members.toStdString()));
    QCOMPARE(static_cast<qint64>(read.snapshot->events.duration(kFirst)), duration);
    QCOMPARE(static_cast<int>(read.count(ProblemCode::UnusableDuration)), problems);
}

void TestNativeJson::readsStatuses_data()
{
    QTest::addColumn<QString>("members");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("error");
    const auto row = [](const char* members, EventStatus status, const char* error = "") {
        QTest::newRow(members) << QString::fromUtf8(members) << static_cast<int>(status)
                               << QString::fromUtf8(error);
    };
    using enum EventStatus;
    row(R"("x":1)", Unknown);
    row(R"("status":"ok")", Ok);
    row(R"("status":"OK")", Ok);
    row(R"("status":"completed")", Ok);
    row(R"("status":"error")", Error);
    row(R"("status":"Failed")", Error);
    row(R"("status":"running")", Unknown);
    row(R"("status":200)", Ok);
    row(R"("status":"404")", Error);
    row(R"("status":500)", Error);
    row(R"("status":1)", Unknown);
    row(R"("status":true)", Ok);
    row(R"("status":false)", Error);
    row(R"("level":"ERROR")", Error);
    row(R"("level":"critical")", Error);
    row(R"("level":"info")", Unknown);
    row(R"("success":true)", Ok);
    row(R"("success":false)", Error);
    row(R"("success":0)", Error);
    row(R"("success":"true")", Ok);
    row(R"("level":"info","success":false)", Error);
    row(R"("status":"ok","success":false)", Ok); // the first that says something
    row(R"("error":"boom")", Error, "boom");
    row(R"("error":null)", Unknown);
    row(R"("error":false)", Unknown);
    row(R"("error":true)", Error);
    row(R"("error":"")", Unknown);
    row(R"("error_message":"boom")", Error, "boom");
    row(R"("error":null,"error_message":"boom")", Error, "boom");
    row(R"("error":{"code":7,"message":"boom"})", Error, "boom");
    row(R"("status":"ok","error":"a warning")", Ok, "a warning");
    row(R"("payload":{"status":"failed"})", Error);
}

void TestNativeJson::readsStatuses()
{
    QFETCH(QString, members);
    QFETCH(int, status);
    QFETCH(QString, error);
    const ReadText read = readText(eventLine(members.toStdString()));
    QCOMPARE(static_cast<int>(read.snapshot->events.status(kFirst)), status);
    QCOMPARE(QString::fromStdString(read.str(read.snapshot->events.error(kFirst))), error);
}

void TestNativeJson::foldsIdenticalRecordsOnly()
{
    const std::string first = eventLine(R"("span_id":"s","n":1)");
    const std::string second = eventLine(R"("span_id":"s","n":2)");
    const std::string spaced = R"({ "type":"T","occurred_at":"2026-03-02T09:00:00Z","span_id":"s","n":1})";
    const ReadText read =
        readText(first + second + first + "\n" + first + spaced + "\n{\"no\":1}\n{\"no\":1}\n");
    QCOMPARE(read.source().read, std::uint64_t{7});
    QCOMPARE(read.source().loaded, std::uint64_t{3}); // other bytes, such as a blank more, are another record
    QCOMPARE(read.source().folded, std::uint64_t{2});
    QCOMPARE(read.source().rejected, std::uint64_t{2}); // what cannot be used is not folded
    QVERIFY(read.snapshot->report.balances());
    QCOMPARE(read.snapshot->events.repeats(kFirst), 2U);
    QCOMPARE(read.snapshot->events.repeats(EventId(1)), 0U);
}

void TestNativeJson::readsEachShape_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("lines"); // on which records begin
    const auto row = [](const char* name, const char* text, const char* format, const char* lines) {
        QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(format) << QString::fromUtf8(lines);
    };
    const char* const ndjson = "native NDJSON";
    const char* const json = "native JSON";
    row("lines", "{\"type\":\"A\"}\n{\"type\":\"B\"}\n", ndjson, "1 2");
    row("lines, last one open", "{\"type\":\"A\"}\n{\"type\":\"B\"}", ndjson, "1 2");
    row("lines, CRLF and blank ones", "\r\n{\"type\":\"A\"}\r\n\r\n  \n{\"type\":\"B\"}\r\n", ndjson, "2 5");
    row("lines, indented later", "{\"type\":\"A\"}\n  {\"type\":\"B\"}  \n", ndjson, "1 2");
    row("array in a line", "[{\"type\":\"A\"},{\"type\":\"B\"}]", json, "1 1");
    row("array, one a line", "[\n{\"type\":\"A\"},\n{\"type\":\"B\"}\n]\n", json, "2 3");
    row("array, comma first", "[\n {\"type\":\"A\"}\n,{\"type\":\"B\"}\n]\n", json, "2 3");
    row("array, pretty", "[\n  {\n    \"type\": \"A\"\n  },\n  {\n    \"type\": \"B\"\n  }\n]\n", json,
        "2 5");
    row("array, brackets in strings", "[{\"type\":\"A\",\"x\":\"]}[{\\\"\"},{\"type\":\"B\",\"\\\\\":1}]",
        json, "1 1");
    row("array, nested", "[{\"type\":\"A\",\"x\":[[{}],[]]},{\"type\":\"B\"}]", json, "1 1");
    row("values, pretty", "{\n  \"type\": \"A\"\n}\n{\n  \"type\": \"B\"\n}\n", json, "1 4");
    row("values, together", "{\"type\":\"A\"}{\"type\":\"B\"}", json, "1 1");
    row("one pretty value", "{\n\"type\": \"A\"\n}", json, "1");
    row("object of arrays", "{\"events\":[{\"type\":\"A\"},{\"type\":\"B\"}]}", json, "1 1");
    row("object of arrays, pretty",
        "{\n  \"version\": [1, {\"a\": 2}],\n  \"events\": [\n    {\"type\":\"A\"},\n    {\"type\":\"B\"}\n  "
        "]\n}\n",
        json, "4 5");
    row("objects of arrays, one a line", "{\"events\":[{\"type\":\"A\"}]}\n{\"events\":[{\"type\":\"B\"}]}\n",
        json, "1 2");
    row("an event with an array of events",
        "{\"type\":\"A\",\"events\":[{\"type\":\"x\"}]}\n{\"type\":\"B\"}\n", ndjson, "1 2");
    row("byte order mark", "\xEF\xBB\xBF{\"type\":\"A\"}\n{\"type\":\"B\"}\n", ndjson, "1 2");
    row("array after a byte order mark", "\xEF\xBB\xBF[{\"type\":\"A\"}]", json, "1");
}

void TestNativeJson::readsEachShape()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, format);
    QFETCH(QString, lines);
    const std::string bytes = text.toStdString();
    for (const std::size_t block :
         {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{7}, std::string::npos}) {
        const ReadText read = readText(bytes, {.block = block});
        QVERIFY(read.result);
        QCOMPARE(QString::fromStdString(read.sniff.format), format);
        const EventStore& events = read.snapshot->events;
        std::string types;
        QStringList found;
        for (std::uint32_t i = 0; i < events.size(); ++i) {
            const RecordPlace place = events.place(EventId(i));
            const std::string record = bytes.substr(place.offset, place.length);
            QVERIFY(record.starts_with('{') && record.ends_with('}'));
            types += read.str(events.type(EventId(i)));
            const auto begin = bytes.begin() + static_cast<std::ptrdiff_t>(place.offset);
            found += QString::number(std::count(bytes.begin(), begin, '\n') + 1);
        }
        QCOMPARE(found.join(QLatin1Char(' ')), lines);
        QCOMPARE(types, std::string("AB").substr(0, static_cast<std::size_t>(found.size())));
        // Each says where it lies in its warning that it has no time.
        QStringList warned;
        for (const Problem& problem : read.snapshot->report.problems()) {
            if (problem.code == ProblemCode::UnusableTime)
                warned += QString::number(problem.line.value());
        }
        QCOMPARE(warned.join(QLatin1Char(' ')), lines);
        QCOMPARE(read.count(ProblemCode::ByteOrderMark), std::uint64_t{bytes.starts_with('\xEF') ? 1U : 0U});
    }
}

void TestNativeJson::readsTracesThatHoldTheirSpans()
{
    const std::string spans = R"("spans":[{"name":"A","time":1772442000,"span_id":"1"},)"
                              R"({"name":"B","time":1772442001,"parent_id":"1"}])";
    for (const std::string& text :
         {R"({"traceId":"t-\u0031",)" + spans + "}", "[{" + spans + R"(,"trace_id":"t-1"}])",
          R"({"p":1,"trace_id":"t-1",)" + spans + "}\n"}) {
        const ReadText read = readText(text);
        QCOMPARE(read.snapshot->events.size(), 2U);
        QCOMPARE(read.snapshot->traceName(read.snapshot->events.trace(EventId(1))), std::string("t-1"));
        QVERIFY(read.snapshot->report.balances());
    }
    QCOMPARE(readText("{" + spans + "}").snapshot->events.size(), 2U);
    // What says itself what happened is the event, whatever it holds.
    const ReadText event = readText(R"({"type":"T","traceId":"t-1",)" + spans + "}");
    QCOMPARE(event.snapshot->events.size(), 1U);
    QCOMPARE(event.str(event.snapshot->events.type(EventId(0))), std::string("T"));
}

void TestNativeJson::readsAnswersOfTraces_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("an answer") << QByteArray("{") << QByteArray(R"(,"nextPageToken":"x"})");
    QTest::newRow("the token first") << QByteArray(R"({"nextPageToken":"x",)") << QByteArray("}");
    QTest::newRow("in an array") << QByteArray("[{") << QByteArray("}]");
}

void TestNativeJson::readsAnswersOfTraces()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const std::string traces =
        R"("traces":[{"projectId":"p","traceId":"t-0","spans":[]},)"
        R"({"projectId":"p","traceId":"t-1","spans":[{"name":"A","time":1772442000,"span_id":"1"},)"
        R"({"name":"B","time":1772442001,"parent_id":"1"}]},)"
        R"({"spans":[{"name":"C","time":1772442002,"span_id":"1"}],"traceId":"t-2"}])";
    const ReadText read = readText(before.toStdString() + traces + after.toStdString());
    const EventStore& events = read.snapshot->events;
    QCOMPARE(events.size(), 3U);
    for (const auto& [event, trace] : {std::pair(0U, "t-1"), std::pair(1U, "t-1"), std::pair(2U, "t-2")})
        QCOMPARE(read.snapshot->traceName(events.trace(EventId(event))), std::string(trace));
    QVERIFY(read.snapshot->report.balances());
    QCOMPARE(read.snapshot->report.rejected(), std::uint64_t{0});
}

void TestNativeJson::tellsOtherRecordKindsApart()
{
    const ReadText arrays = readText(
        R"({"job_executions":[{"id":1},{"id":2}],"note":"[","events":[{"type":"A"}],"tables":["x"],)"
        R"("messages":[{"id":1},{"id":2}]})");
    QCOMPARE(arrays.snapshot->events.size(), 1U);
    QCOMPARE(arrays.source().loaded, std::uint64_t{3});
    QCOMPARE(arrays.source().rejected, std::uint64_t{3});
    QCOMPARE(arrays.count(ProblemCode::UnknownRecordKind), std::uint64_t{2});
    QCOMPARE(arrays.first(ProblemCode::UnknownRecordKind).parameters.at(0), std::string("messages"));
    QCOMPARE(arrays.count(ProblemCode::NotAnObject), std::uint64_t{1});

    const ReadText lines =
        readText("{\"table\":\"job_executions\",\"id\":1}\n"
                 "{\"record\":\"invocation\",\"id\":1}\n"
                 "{\"table\":\"messages\",\"id\":1}\n"
                 "{\"table\":\"events\",\"type\":\"A\"}\n"
                 "{\"table\":\"orders\",\"type\":\"B\"}\n" // has a type: an event about a table
                 "{\"payload\":{\"table\":\"orders\"},\"id\":1}\n");
    QCOMPARE(lines.snapshot->events.size(), 2U);
    QCOMPARE(lines.source().loaded, std::uint64_t{4});
    QCOMPARE(lines.count(ProblemCode::UnknownRecordKind), std::uint64_t{1});
    QCOMPARE(lines.count(ProblemCode::MissingType), std::uint64_t{1});
    QVERIFY(lines.snapshot->report.balances());
}

void TestNativeJson::manyReferencesAreQuick()
{
    std::string members = "\"payload\":{\"a_id\":1";
    for (int i = 0; i < 100'000; ++i)
        members += ",\"k" + std::to_string(i) + "_id\":" + std::to_string(i);
    const ReadText read = readText(eventLine(members + ",\"k7_id\":7}"));
    QCOMPARE(read.source().loaded, std::uint64_t{1});
    QCOMPARE(read.snapshot->events.references(kFirst).size(), std::size_t{100'001});
}

QTEST_GUILESS_MAIN(TestNativeJson)
#include "tst_native_json.moc"
