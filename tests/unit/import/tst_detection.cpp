// SPDX-License-Identifier: GPL-3.0-or-later
// Which fields of a source mean what, where nobody foresaw their names.
#include "core/import/field_likeness.h"
#include "core/import/json_sample.h"
#include "core/import/mapping_detection.h"
#include "core/import/mapping_file.h"
#include "core/import/value_profile.h"
#include "tests/support/read_text.h"
#include "tests/support/test_data.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace throughline;
using namespace throughline::test;
using How = FieldDecision::How;

namespace {

RecordSample sampleOf(const std::vector<std::string>& records)
{
    RecordSample sample;
    for (const std::string& record : records)
        sampleJsonRecord(sample, record);
    return sample;
}

MappingDetection detect(const std::vector<std::string>& records,
                        const FieldMappingData& base = FieldMapping::standardData())
{
    return detectMapping(sampleOf(records), base);
}

// "time /sentAt spelling"; empty where nothing was found.
std::string decision(const MappingDetection& found, ImportField field)
{
    std::string all;
    for (const FieldDecision& decision : found.decisions) {
        if (decision.field != nameOf(field))
            continue;
        const char* const how = decision.how == How::Spelling  ? "spelling"
                                : decision.how == How::Content ? "content"
                                                               : "file";
        all += (all.empty() ? "" : ", ") + decision.path + " " + how;
    }
    return all;
}

// Four records of one shape; "$" becomes their number.
std::vector<std::string> four(std::string_view shape)
{
    std::vector<std::string> records;
    for (char number = '1'; number <= '4'; ++number) {
        records.emplace_back(shape);
        std::replace(records.back().begin(), records.back().end(), '$', number);
    }
    return records;
}

constexpr std::string_view kTyped = R"("type":"T$","time":"2026-03-02T09:00:0$Z")";

} // namespace

class TestDetection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void splitsNames_data();
    void splitsNames();
    void samplesPaths();
    void findsByName_data();
    void findsByName();
    void findsByContent_data();
    void findsByContent();
    void findsNothingElse_data();
    void findsNothingElse();
    void leavesWhatIsFoundAlone();
    void putsUsableTimesFirst();
    void takesWrappers();
    void takesSeveralKindsOfRecords();
    void namesEntities();
    void takesParentsThatAreIds();
    void obeysTheMapping();
    void takesTheStatusFromTypes();
    void saysWhatIsMissing();
    void loadsWhatItFinds();
    void readsRealFiles_data();
    void readsRealFiles();
};

void TestDetection::splitsNames_data()
{
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, const char* words) {
        QTest::newRow(name) << QString::fromUtf8(words);
    };
    row("parentSpanID", "parent span id");
    row("startTimeUnixNano", "start time unix nano");
    row("@timestamp", "timestamp");
    row("HTTPStatusCode", "http status code");
    row("x-request-id", "x request id");
    row("event_type", "event type");
    row("Event Type", "event type");
    row("userIDs", "user ids");
    row("", "");
    row("Ünïcode_id", "Ünïcode id");
}

void TestDetection::splitsNames()
{
    QFETCH(QString, words);
    QStringList found;
    for (const std::string& word : wordsOf(QTest::currentDataTag()))
        found << QString::fromStdString(word);
    QCOMPARE(found.join(u' '), words);
}

void TestDetection::samplesPaths()
{
    const RecordSample sample = sampleOf(
        {R"({"a":{"b/c":{"d":1.50}},"list":[{"x":1},[2]],"n":null,"t":true,"big":18446744073709551616})",
         "[1]", R"({"a":{"b/c":{"d":"two"}},"broken":)", R"({"a":{"b/c":{"d":"two"}}})"});
    QCOMPARE(sample.records(), 2U);
    const auto field = [&](std::string_view path) {
        const auto found = std::ranges::find(sample.fields(), path, &SampledField::path);
        return found == sample.fields().end() ? SampledField{} : *found;
    };
    QCOMPARE(sample.fields().size(), std::size_t{4});
    QCOMPARE(field("/a/b~1c/d").values.size(), std::size_t{2});
    QCOMPARE(field("/a/b~1c/d").values[0].text, std::string("1.50"));
    QCOMPARE(field("/a/b~1c/d").values[1].record, 1U);
    QVERIFY(field("/n").values[0].kind == RawValue::Kind::Null);
    QVERIFY(field("/t").values[0].kind == RawValue::Kind::True);
    QCOMPARE(field("/big").values[0].text, std::string("18446744073709551616"));
    RecordSample deep;
    std::string nested(1000, '{');
    for (std::size_t at = nested.find('{', 1); at != std::string::npos; at = nested.find('{', at + 5))
        nested.replace(at, 1, R"("a":{)");
    nested += std::string(1000, '}');
    sampleJsonRecord(deep, nested);
    QCOMPARE(deep.records(), 1U);
    RecordSample many;
    for (int i = 0; i < 600; ++i)
        sampleJsonRecord(many, "{}");
    QVERIFY(many.full());
    QCOMPARE(many.records(), RecordSample::kMostRecords);
}

void TestDetection::findsByName_data()
{
    QTest::addColumn<QString>("record");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("path");
    const auto row = [](const char* record, const char* field, const char* path) {
        QTest::newRow(record) << QString::fromUtf8(record) << QString::fromUtf8(field)
                              << QString::fromUtf8(path);
    };
    row(R"({"type":"T","sentAt":"2026-03-02T09:00:0$Z"})", "time", "/sentAt");
    row(R"({"type":"T","@timestamp":"2026-03-02T09:00:0$Z"})", "time", "/@timestamp");
    row(R"({"type":"T","startTimeUnixNano":"177244200000000000$","endTimeUnixNano":"177244200000000009$"})",
        "time", "/startTimeUnixNano");
    row(R"({"type":"T","startTimeUnixNano":"177244200000000000$","endTimeUnixNano":"177244200000000009$"})",
        "end", "/endTimeUnixNano");
    row(R"({"type":"T","updatedAt":"2026-03-02T09:00:0$Z","shippedAtUtc":"2026-03-02T09:00:0$Z"})", "time",
        "/shippedAtUtc");
    row(R"({"type":"T","start_time":177244200$})", "time", "/start_time");
    row(R"({"time":"2026-03-02T09:00:0$Z","eventType":"Sent$"})", "type", "/eventType");
    row(R"({"time":"2026-03-02T09:00:0$Z","event":{"action":"Sent$"}})", "type", "/event/action");
    row(R"({"time":"2026-03-02T09:00:0$Z","body":{"ctx":{"type":"Sent$"}}})", "type", "/body/ctx/type");
    row(R"({"type":"T","time":"2026-03-02T09:00:0$Z","ctx":{"traceId":"t$"}})", "trace", "/ctx/traceId");
    row(R"({"type":"T","time":"2026-03-02T09:00:0$Z","trace":{"id":"t$"},"span":{"id":"s$"},"parent":{"id":"s$"}})",
        "trace", "/trace/id");
    row(R"({"type":"T","time":"2026-03-02T09:00:0$Z","trace":{"id":"t$"},"span":{"id":"s$"},"parent":{"id":"s$"}})",
        "span", "/span/id");
    row(R"({"type":"T","time":"2026-03-02T09:00:0$Z","trace":{"id":"t$"},"span":{"id":"s$"},"parent":{"id":"s$"}})",
        "parent", "/parent/id");
    row(R"({"type":"T","time":"2026-03-02T09:00:0$Z","parentSpanID":"p$"})", "parent", "/parentSpanID");
    row(R"({"type":"T","time":"2026-03-02T09:00:0$Z","eventId":"e$"})", "id", "/eventId");
    row(R"({"type":"T","time":"2026-03-02T09:00:0$Z","customerId":"c$"})", "contact", "/customerId");
    row(R"({"type":"T","time":"2026-03-02T09:00:0$Z","outcome":"success"})", "status", "/outcome");
    row(R"({"type":"T","time":"2026-03-02T09:00:0$Z","durationMs":1$})", "duration_ms", "/durationMs");
    row(R"({"type":"T","time":"2026-03-02T09:00:0$Z","took_us":"1$"})", "duration_us", "/took_us");
    row(R"({"type":"T","time":"2026-03-02T09:00:0$Z","latencySeconds":0.$})", "duration_s",
        "/latencySeconds");
    row(R"({"type":"T","time":"2026-03-02T09:00:0$Z","executionTimeNanos":$})", "duration_ns",
        "/executionTimeNanos");
    row(R"({"type":"T","time":"2026-03-02T09:00:0$Z","duration":"PT$.5S"})", "duration", "/duration");
    row(R"({"type":"T","time":"2026-03-02T09:00:0$Z","causalTraceId":"c$"})", "causal_trace",
        "/causalTraceId");
    row(R"({"type":"T","time":"2026-03-02T09:00:0$Z","trackingToken":"a|b|$"})", "token", "/trackingToken");
    row(R"({"type":"T","time":"2026-03-02T09:00:0$Z","resource":{"service.name":"shop"}})", "class",
        "/resource/service.name");
}

void TestDetection::findsByName()
{
    QFETCH(QString, record);
    QFETCH(QString, field);
    QFETCH(QString, path);
    const MappingDetection found = detect(four(record.toStdString()));
    QCOMPARE(QString::fromStdString(decision(found, importFieldOf(field.toStdString()))),
             path + QStringLiteral(" spelling"));
    QVERIFY(found.missing.empty());
    const auto decided = std::ranges::find(found.decisions, path.toStdString(), &FieldDecision::path);
    QVERIFY(decided->confidence >= kLeastConfidence && decided->confidence < 1);
    QVERIFY(decided->share > 0.99 && decided->share < 1.01);
}

void TestDetection::findsByContent_data()
{
    QTest::addColumn<QString>("shape");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("path");
    const auto row = [](const char* shape, const char* field, const char* path) {
        QTest::newRow(shape) << QString::fromUtf8(shape) << QString::fromUtf8(field)
                             << QString::fromUtf8(path);
    };
    row(R"({"type":"T","zeit":"2026-03-02T09:00:0$Z","expires":"2026-03-02T09:00:0$Z"})", "time", "/zeit");
    row(R"({"type":"T","tick":177244200$123,"phone_no":$2125551234})", "time", "/tick");
    row(R"({"type":"T","time":1772442000,"ref":"order:12$"})", "reference", "/ref");
    row(R"({"type":"T","time":1772442000,"key":"0b1c7a1e-0000-4000-8000-00000000000$"})", "id", "/key");
    row(R"({"type":"T","time":1772442000,"walk":"0b1c7a1e00004000800000000000000f"})", "trace", "/walk");
}

void TestDetection::findsByContent()
{
    QFETCH(QString, shape);
    QFETCH(QString, field);
    QFETCH(QString, path);
    const MappingDetection found = detect(four(shape.toStdString()));
    QCOMPARE(QString::fromStdString(decision(found, importFieldOf(field.toStdString()))),
             path + QStringLiteral(" content"));
}

void TestDetection::findsNothingElse_data()
{
    QTest::addColumn<QString>("shape");
    QTest::addColumn<QString>("field");
    const auto row = [](const char* shape, const char* field) {
        QTest::newRow(shape) << QString::fromUtf8(shape) << QString::fromUtf8(field);
    };
    row(R"({"type":"T","updated_at":"2026-03-02T09:00:0$Z"})", "time"); // another time
    row(R"({"type":"T","start":"soon"})", "time");                      // a name alone
    row(R"({"type":"T","phone_no":$2125551234})", "time");              // as large as an epoch
    row(R"({"time":1772442000,"order":{"id":$,"name":"Shoe","status":"new"}})", "type");
    row(R"({"time":1772442000,"order":{"id":$,"name":"Shoe","status":"new"}})", "id");
    row(R"({"time":1772442000,"order":{"id":$,"name":"Shoe","status":"new"}})", "status");
    row(R"({"time":1772442000,"a":"red","b":"small"})", "type");
    row(R"({"type":"T","time":1772442000,"duration":1$})", "duration"); // without a unit
    row(R"({"type":"T","time":1772442000,"eventId":"all the same"})", "id");
    row(R"({"type":"T","time":1772442000,"parent":"Smith $"})", "parent");
    row(R"({"type":"T","time":1772442000,"traceId":true})", "span");
    row(R"({"type":"T","time":1772442000,"hash":"0b1c7a1e0000400080000000000000f$"})",
        "trace"); // never repeats
    row(R"({"type":"T","time":1772442000,"sessionId":"x$"})", "trace");
}

void TestDetection::findsNothingElse()
{
    QFETCH(QString, shape);
    QFETCH(QString, field);
    const MappingDetection found = detect(four(shape.toStdString()));
    QCOMPARE(decision(found, importFieldOf(field.toStdString())), std::string());
}

void TestDetection::leavesWhatIsFoundAlone()
{
    MappingDetection found = detect(four(
        "{" + std::string(kTyped) +
        R"(,"eventType":"Other","sentAt":"2026-03-02T10:00:00Z","trace_id":"a","traceId2":"b","ctx":{"traceId":"c"}})"));
    QCOMPARE(decision(found, ImportField::Type), std::string("/type spelling"));
    QCOMPARE(decision(found, ImportField::Time), std::string("/time spelling"));
    QCOMPARE(decision(found, ImportField::Trace), std::string("/trace_id spelling"));
    QVERIFY(found.mapping.of(ImportField::Time).keys ==
            FieldMapping::standardData().of(ImportField::Time).keys);
    for (const FieldDecision& decision : found.decisions)
        QVERIFY(decision.confidence == 1 && decision.share > 0.99);
}

void TestDetection::putsUsableTimesFirst()
{
    // A usual name whose texts are no times, beside one that can be used.
    MappingDetection found = detect(
        four(R"({"type":"T","timestamp":"2026-03-02 UTC 09:00:0$","eventTime":"2026-03-02T09:00:0$Z"})"));
    QCOMPARE(decision(found, ImportField::Time), std::string("/eventTime spelling"));
    QCOMPARE(found.mapping.of(ImportField::Time).keys.front(), std::string("/eventTime"));
}

void TestDetection::takesWrappers()
{
    const MappingDetection found =
        detect(four(R"({"v":1,"shopEvent":{"sentAt":"2026-03-02T09:00:0$Z","type":"Paid","order_id":$}})"));
    QCOMPARE(decision(found, ImportField::Time), std::string("/shopEvent/sentAt spelling"));
    QCOMPARE(decision(found, ImportField::Type), std::string("/shopEvent/type spelling"));
}

void TestDetection::takesSeveralKindsOfRecords()
{
    std::vector<std::string> records = {R"({"metadata":{"agent":"x"}})"};
    for (const std::string& record :
         four(R"({"transaction":{"id":"a$","trace_id":"t","timestamp":149617040715400$,"type":"request"}})"))
        records.push_back(record);
    for (
        const std::string& record : four(
            R"({"span":{"id":"b$","parent_id":"a$","trace_id":"t","timestamp":149617040715400$,"type":"db"}})"))
        records.push_back(record);
    MappingDetection found = detect(records);
    QCOMPARE(decision(found, ImportField::Trace),
             std::string("/transaction/trace_id spelling, /span/trace_id spelling"));
    QCOMPARE(decision(found, ImportField::Type),
             std::string("/transaction/type spelling, /span/type spelling"));
    QCOMPARE(decision(found, ImportField::Parent), std::string("/span/parent_id spelling"));
    QVERIFY(found.missing.empty());
}

void TestDetection::namesEntities()
{
    const MappingDetection found = detect(
        four("{" + std::string(kTyped) + R"(,"orderId":"o$","body":{"cart_id":$},"basket":{"shelf_id":1}})"));
    const FieldMapping mapping(found.mapping);
    const ReadOptions options{.mapping = &mapping};
    const ReadText read = readText(
        R"({"type":"T","time":1772442000,"orderId":"o7","body":{"cart_id":8},"basket":{"shelf_id":1}})",
        options);
    QCOMPARE(read.references(EventId(0)), std::string("order:o7 cart:8"));
}

void TestDetection::takesParentsThatAreIds()
{
    const MappingDetection found = detect({R"({"type":"T","time":1,"id":"a","caused_by":""})",
                                           R"({"type":"T","time":1,"id":"b","caused_by":"a"})",
                                           R"({"type":"T","time":1,"id":"c","caused_by":"a"})"});
    QCOMPARE(decision(found, ImportField::Parent), std::string("/caused_by spelling"));
    QVERIFY(found.mapping.idIsSpan);
    const MappingDetection unnamed =
        detect({R"({"type":"T","time":1,"id":"a"})", R"({"type":"T","time":1,"id":"b","grund":"a"})",
                R"({"type":"T","time":1,"id":"c","grund":"b"})"});
    QCOMPARE(decision(unnamed, ImportField::Parent), std::string("/grund content"));
}

void TestDetection::obeysTheMapping()
{
    const std::vector<std::string> records = four(
        "{" + std::string(kTyped) + R"(,"sentAt":"2026-03-02T10:00:00Z","traceId":"a","eventUuid":"b$"})");
    const auto mapping = [](std::string_view members) {
        return *parseMapping(R"({"throughline_mapping":1,)" + std::string(members) + "}", "m");
    };
    const MappingDetection named = detect(records, mapping(R"("fields":{"time":"/sentAt"})"));
    QCOMPARE(decision(named, ImportField::Time), std::string("/sentAt file"));
    QCOMPARE(decision(named, ImportField::Id), std::string("/eventUuid spelling"));
    const MappingDetection without = detect(records, mapping(R"("fields":{"id":null})"));
    QCOMPARE(decision(without, ImportField::Id), std::string());
    const MappingDetection off = detect(records, mapping(R"("detect":false)"));
    QCOMPARE(decision(off, ImportField::Id), std::string());
    QCOMPARE(decision(off, ImportField::Trace), std::string("/traceId spelling"));
}

void TestDetection::takesTheStatusFromTypes()
{
    std::vector<std::string> records = four("{" + std::string(kTyped) + R"(,"status":"ok"})");
    QVERIFY(!detect(records).finds(ImportField::Error));
    QCOMPARE(decision(detect(records), ImportField::Status), std::string("/status spelling"));
    records.emplace_back(R"({"type":"TaskTimedOut","time":"2026-03-02T09:00:00Z"})");
    const MappingDetection found = detect(records);
    QCOMPARE(decision(found, ImportField::Status), std::string("/status spelling, /type content"));
    QVERIFY(FieldMapping(found.mapping).typeSaysStatus());
    for (const char* const mapping : {R"({"throughline_mapping":1,"detect":false})",
                                      R"({"throughline_mapping":1,"fields":{"status":null}})"})
        QVERIFY(!FieldMapping(detect(records, *parseMapping(mapping, "m")).mapping).typeSaysStatus());
    const QTemporaryDir folder;
    const auto loaded = loadPaths({writeFile(
        folder.path().toStdString(), "a.ndjson",
        eventLine(R"("id":"1","event":"x")") + R"({"type":"PaymentFailed","ts":1772442000000})"
                                               "\n"
                                               R"({"type":"PaymentFailed","ts":1772442001000,"status":"new"})"
                                               "\n"
                                               R"({"type":"PaymentFailed","ts":1772442002000,"error":false})"
                                               "\n")});
    QVERIFY(loaded);
    const EventStore& events = (*loaded)->events;
    QVERIFY(events.status(EventId(0)) == EventStatus::Unknown);
    QVERIFY(events.status(EventId(1)) == EventStatus::Error);
    QVERIFY(events.status(EventId(2)) == EventStatus::Unknown);
    QVERIFY(events.status(EventId(3)) == EventStatus::Unknown);
}

void TestDetection::saysWhatIsMissing()
{
    const MappingDetection nothing = detect(four(R"({"a":$,"b":{"c":"x"}})"));
    QCOMPARE(nothing.missing,
             (std::vector<std::string>{"no field looks like a time; fields seen: /a, /b/c",
                                       "no field looks like a type; fields seen: /a, /b/c"}));
    const MappingDetection unit = detect(four("{" + std::string(kTyped) + R"(,"duration":1$})"));
    QCOMPARE(unit.missing, std::vector<std::string>{
                               "the unit of the duration in /duration is not known; a mapping may name it"});
    // Of two kinds of records, each with its own.
    QCOMPARE(detect({R"({"type":"A","ts":1772442000,"a":{"duration":1}})",
                     R"({"type":"B","ts":1772442001,"b":{"duration":2}})", R"({"type":"C","ts":1772442002})"})
                 .missing.size(),
             std::size_t{2});
    QVERIFY(detect({}).missing.empty());
    const QTemporaryDir folder;
    const auto loaded =
        loadPaths({writeFile(folder.path().toStdString(), "a.ndjson", "{\"a\":1}\n{\"a\":2}\n")});
    QVERIFY(!loaded);
    QCOMPARE(textOf(loaded.error()),
             std::string("Nothing could be used: 2 records read, 2 rejected; no field looks "
                         "like a time; fields seen: /a"));
}

void TestDetection::loadsWhatItFinds()
{
    const QTemporaryDir folder;
    std::string text;
    for (const std::string& record :
         four(R"({"eventType":"Sent","sentAt":"2026-03-02T09:00:0$Z","ctx":{"traceId":"t"}})"))
        text += record + "\n";
    const auto loaded = loadPaths({writeFile(folder.path().toStdString(), "a.ndjson", text)});
    QVERIFY(loaded);
    const Snapshot& snapshot = **loaded;
    QCOMPARE(snapshot.events.size(), 4U);
    QCOMPARE(snapshot.str(snapshot.events.type(EventId(0))), std::string("Sent"));
    QCOMPARE(snapshot.events.time(EventId(3)), (1'772'442'000 + 4) * kSecond);
    QCOMPARE(snapshot.report.sources().front().fields.size(), std::size_t{3});
    QVERIFY(snapshot.report.problems().empty());
}

void TestDetection::readsRealFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("events");
    QTest::addColumn<int>("rejected");
    const auto row = [](const char* name, int events, int rejected) {
        QTest::newRow(name) << QStringLiteral("events/%1").arg(QString::fromUtf8(name)) << events << rejected;
    };
    row("pld-events_demo.jsonl", 9, 1);
    row("pld-forensic_infra_noise.jsonl", 16, 1);
    row("signoz-traces_data.jsonl", 20, 0);
    row("temporal-events.children.json", 98, 0);
    row("temporal-events.failed.json", 7, 0);
    row("temporal-events.timed-out.json", 18, 0);
}

void TestDetection::readsRealFiles()
{
    QFETCH(QString, name);
    QFETCH(int, events);
    QFETCH(int, rejected);
    const std::string path = sharedData(name.toStdString());
    if (path.empty())
        QSKIP("the shared test data is not here");
    const auto loaded = loadPaths({path});
    QVERIFY2(loaded, loaded ? "" : describe(loaded.error()).c_str());
    const SourceReport& source = (*loaded)->report.sources().front();
    QCOMPARE(static_cast<int>(source.loaded), events);
    QCOMPARE(static_cast<int>(source.rejected), rejected);
    QCOMPARE((*loaded)->report.count(ProblemCode::UnusableTime), std::uint64_t{0});
    QVERIFY((*loaded)->report.balances());
}

QTEST_GUILESS_MAIN(TestDetection)
#include "tst_detection.moc"
