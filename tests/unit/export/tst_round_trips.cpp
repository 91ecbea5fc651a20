// SPDX-License-Identifier: GPL-3.0-or-later
// Exports in formats of others: what is written reads as the same events again.
#include "core/export/event_export.h"
#include "core/pipeline/pipeline.h"
#include "tests/support/compare_snapshots.h"
#include "tests/support/random_records.h"
#include "tests/support/read_text.h"
#include "tests/support/span_truth.h"
#include "tests/support/test_data.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace throughline;
using namespace throughline::test;

class RoundTripsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void losesNothing_data();
    void losesNothing();
    void losesNothingWhateverTheRecord_data();
    void losesNothingWhateverTheRecord();
    void guardsFormulas();
    void countsWhatItLeavesOut();
    void guessesNothingThatIsNotThere();
    void writesSpansThatOthersRead();
    void keepsWhatSpansOfOtlpSay();
    void writesStrictJson();
    void guessesNoStatusFromTypes();
    void keepsRealFiles_data();
    void keepsRealFiles();

private:
    [[nodiscard]] std::string folder() const { return m_folder.path().toStdString(); }
    [[nodiscard]] QByteArray written() const;
    // Exports, loads the result and says what became another.
    std::string roundTrip(const std::string& source, ExportFormat format,
                          FormulaGuard guard = FormulaGuard::On);

    QTemporaryDir m_folder;
    ExportTally m_tally;
};

QByteArray RoundTripsTest::written() const
{
    QFile file(m_folder.filePath(QStringLiteral("out")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::string RoundTripsTest::roundTrip(const std::string& source, ExportFormat format, FormulaGuard guard)
{
    const auto first = loadByStandardNames(source);
    if (!first)
        return describe(first.error());
    const auto tally = exportEvents(**first, format, folder() + "/out", {.threads = 2, .guard = guard});
    if (!tally)
        return describe(tally.error());
    m_tally = *tally;
    const auto second = loadByStandardNames(folder() + "/out");
    if (!second)
        return describe(second.error());
    if ((*second)->report.rejected() != 0 || m_tally.unreadRecords != 0)
        return "not all was read";
    return firstDifference(sortedFieldsOf(**first), sortedFieldsOf(**second));
}

void RoundTripsTest::losesNothing_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const std::string& text) {
        for (const auto& [format, label] :
             {std::pair(ExportFormat::Csv, "csv"), std::pair(ExportFormat::Otlp, "otlp")})
            QTest::addRow("%s: %s", label, name)
                << static_cast<int>(format) << QByteArray::fromStdString(text);
    };
    row("plain", eventLine());
    row("repeats", eventLine(R"("id":"a")") + eventLine(R"("id":"a")") + eventLine(R"("id":"b")"));
    row("no time", R"({"type":"T","occurred_at":"rubbish","id":"a"})");
    row("before 1970", R"({"type":"T","occurred_at":"1969-07-20T20:17:40.5Z","duration_ns":-1})");
    row("nanoseconds", R"({"type":"T","ts":1772442000123456789,"duration_ns":-123456789})");
    row("longest duration",
        R"({"type":"T","duration_ns":9223372036854775807,"time":"2026-03-02T09:00:00Z"})");
    row("error", eventLine(R"("status":"failed","error":"broke, \"badly\"\r\nand again")"));
    row("error beside ok", eventLine(R"("status":"ok","error":"a warning")"));
    row("error without text", eventLine(R"("status":"error")"));
    row("error that is a word", eventLine(R"("error":"True")"));
    row("ids",
        eventLine(R"("trace_id":"550e8400-e29b-41d4-a716-446655440000","span_id":"s 1","parent_id":"0")"));
    row("hex ids", eventLine(R"("trace_id":"0102030405060708090a0b0c0d0e0f10","span_id":"0102030405060708")"
                             R"(,"parent_id":"ABCDEF0000000001")"));
    row("short ids", eventLine(R"("trace_id":"0102030405060708","span_id":"1a","parent_id":"0102030405060708)"
                               R"(090a0b0c0d0e0f10")"));
    row("zeros", eventLine(R"("trace_id":"00000000000000000000000000000000","span_id":"0000000000000000")"));
    row("kind and links",
        eventLine(R"("span_kind":"CONSUMER","trace_id":"t","span_links":[{"span_id":"s-1"},)"
                  R"({"trace_id":"0102030405060708090a0b0c0d0e0f10","span_id":"0a0b0c0d0e0f0102"},)"
                  R"({"trace_id":"a\"b","span_id":"s-2"}])"));
    row("links without a trace", eventLine(R"("span_links":[{"span_id":"0a0b0c0d0e0f0102"}])"));
    row("many of a kind", eventLine(R"("reference_id":"order:1","order_id":"2","payload":{"order_id":"3"},)"
                                    R"("data":{"order_id":"4"},"metadata":{"order_id":5})"));
    row("references out of order",
        eventLine(R"("a_id":"1","b_id":"2","c_id":"3")") + eventLine(R"("c_id":"3","a_id":"1","b_id":"2")"));
    row("second contact", eventLine(R"("contact_id":"c-1","reference_id":"contact:c-2","order_id":1)"));
    row("odd kinds", eventLine(R"("Order_id":"1","b-c_id":"2","x/y_id":"3","reference_id":"bare")"));
    row("everything", eventLine(R"("class":"App\\Jobs\\Send","contact_id":"c-1","user_id":"u-1",)"
                                R"("causal_trace_id":"t-0","context_id":"m-0","correlation_id":"k",)"
                                R"("updated_by":"api|1|2","duration_ms":12.345678)"));
    row("formulas",
        eventLine(R"("id":"=1+1","class":"@x","contact_id":"'=2","order_id":"-3","user_id":" +4")"));
    row("words and blanks", eventLine(R"("id":"NULL","class":" a ","contact_id":"\\N","user_id":"null")"));
    row("no UTF-8", eventLine("\"error\":\"a\xFF\",\"note\":\"\xC3\x28\""));
}

void RoundTripsTest::losesNothing()
{
    QFETCH(int, format);
    QFETCH(QByteArray, text);
    const std::string source = writeFile(folder(), "in", text.toStdString());
    QCOMPARE(roundTrip(source, static_cast<ExportFormat>(format)), std::string());
    QCOMPARE(m_tally.leftOut, std::uint64_t{0});
}

void RoundTripsTest::losesNothingWhateverTheRecord_data()
{
    QTest::addColumn<int>("format");
    QTest::newRow("csv") << static_cast<int>(ExportFormat::Csv);
    QTest::newRow("otlp") << static_cast<int>(ExportFormat::Otlp);
}

void RoundTripsTest::losesNothingWhateverTheRecord()
{
    QFETCH(int, format);
    Random random(20260303);
    for (int run = 0; run < 30; ++run) {
        const std::string source = writeFile(folder(), "in", randomRecords(random, 200));
        const std::string difference = roundTrip(source, static_cast<ExportFormat>(format));
        QVERIFY2(difference.empty(), difference.c_str());
    }
    QCOMPARE(roundTrip(sampleExport(), static_cast<ExportFormat>(format)), std::string());
    QCOMPARE(m_tally.leftOut, std::uint64_t{0});
}

void RoundTripsTest::guardsFormulas()
{
    const std::string source =
        writeFile(folder(), "in", eventLine(R"("id":"=cmd|' /C calc'!A0","class":"'=2","error":"\t=3")"));
    QCOMPARE(roundTrip(source, ExportFormat::Csv, FormulaGuard::On), std::string());
    const QByteArray guarded = written();
    QVERIFY2(guarded.contains("\r\n'=cmd|' /C calc'!A0,"), guarded.constData());
    QVERIFY2(guarded.contains(",''=2,"), guarded.constData());
    QVERIFY2(guarded.contains(",'\t=3,"), guarded.constData());
    QCOMPARE(roundTrip(source, ExportFormat::Csv, FormulaGuard::Off), std::string());
    QVERIFY2(written().contains("\r\n=cmd|' /C calc'!A0,"), written().constData());
}

void RoundTripsTest::countsWhatItLeavesOut()
{
    // Told that no field is the contact, an import takes contact_id for a reference; told nothing, it does
    // not.
    LoadRequest request;
    request.paths = {writeFile(folder(), "in", eventLine(R"("order_id":"1","contact_id":"c-1")"))};
    request.mapping = FieldMapping::standardData();
    request.mapping->of(ImportField::Contact).keys.clear();
    request.mapping->undetected = {ImportField::Contact};
    const auto loaded = load(request);
    QVERIFY(loaded);
    QCOMPARE((*loaded)->events.references(EventId(0)).size(), std::size_t{2});
    for (const ExportFormat format : {ExportFormat::Ndjson, ExportFormat::Csv, ExportFormat::Otlp}) {
        const auto tally = exportEvents(**loaded, format, folder() + "/out", {});
        QVERIFY(tally);
        QCOMPARE(tally->leftOut, std::uint64_t{1});
    }
}

// client_id sounds like a contact, but the column of contacts is there, and empty.
void RoundTripsTest::guessesNothingThatIsNotThere()
{
    const std::string table =
        writeFile(folder(), "t.csv", "type,time,contact_id,client_id\nA,2026-03-02T09:00:00Z,,c-1\n");
    const auto loaded = loadPaths({table});
    QVERIFY(loaded);
    QVERIFY(!(*loaded)->events.contact(EventId(0)));
    const std::string without =
        writeFile(folder(), "u.csv", "type,time,client_id\nA,2026-03-02T09:00:00Z,c-1\n");
    const auto guessed = loadPaths({without});
    QVERIFY(guessed);
    QVERIFY((*guessed)->events.contact(EventId(0)));
}

// A span of that name said nothing of its status; an event of that type would.
void RoundTripsTest::guessesNoStatusFromTypes()
{
    const auto first = loadPaths({writeFile(
        folder(), "in",
        R"({"traceId":"1","id":"2","name":"retry failed","timestamp":1772442000000000,"tags":{"a":"b"}})")});
    QVERIFY(first);
    QVERIFY((*first)->events.status(EventId(0)) == EventStatus::Unknown);
    for (const ExportFormat format : {ExportFormat::Ndjson, ExportFormat::Csv, ExportFormat::Otlp}) {
        QVERIFY(exportEvents(**first, format, folder() + "/out", {}));
        const auto second = loadPaths({folder() + "/out"});
        QVERIFY(second);
        QVERIFY((*second)->events.status(EventId(0)) == EventStatus::Unknown);
    }
}

void RoundTripsTest::writesSpansThatOthersRead()
{
    const std::string source = writeFile(
        folder(), "in",
        eventLine(
            R"("id":"a","class":"Shop","trace_id":"550e8400-e29b-41d4-a716-446655440000","span_id":"s-1")") +
            eventLine(
                R"("id":"b","class":"Mail","trace_id":"550E8400E29B41D4A716446655440000","span_id":"s-2",)"
                R"("parent_id":"s-1","duration_ms":2,"status":"failed","error":"broke","span_kind":"server")") +
            eventLine(R"("id":"c","class":"Shop")"));
    QCOMPARE(roundTrip(source, ExportFormat::Otlp), std::string());
    const QJsonArray resources =
        QJsonDocument::fromJson(written()).object().value(u"resourceSpans").toArray();
    QCOMPARE(resources.size(), 2); // of two classes
    const QRegularExpression trace(QStringLiteral("^[0-9a-f]{32}$"));
    const QRegularExpression span(QStringLiteral("^[0-9a-f]{16}$"));
    QHash<QString, QJsonObject> spans;
    for (const QJsonValue& resource : resources) {
        for (const QJsonValue& value : resource[u"scopeSpans"][0][u"spans"].toArray()) {
            const QJsonObject object = value.toObject();
            QVERIFY(trace.match(object[u"traceId"].toString()).hasMatch());
            QVERIFY(span.match(object[u"spanId"].toString()).hasMatch());
            QVERIFY(object[u"endTimeUnixNano"].toString() >= object[u"startTimeUnixNano"].toString());
            spans.insert(object[u"attributes"].toArray().contains(
                             QJsonObject{{QStringLiteral("key"), QStringLiteral("throughline.id")},
                                         {QStringLiteral("value"),
                                          QJsonObject{{QStringLiteral("stringValue"), QStringLiteral("b")}}}})
                             ? QStringLiteral("b")
                             : object[u"spanId"].toString(),
                         object);
        }
    }
    QCOMPARE(spans.size(), 3);
    const QJsonObject mail = spans.value(QStringLiteral("b"));
    QCOMPARE(mail[u"traceId"].toString(), QStringLiteral("550e8400e29b41d4a716446655440000"));
    QCOMPARE(spans.value(mail[u"parentSpanId"].toString())[u"traceId"], mail[u"traceId"]);
    QCOMPARE(mail[u"kind"].toInt(), 2);
    QCOMPARE(mail[u"status"][u"code"].toInt(), 2);
    QCOMPARE(mail[u"status"][u"message"].toString(), QStringLiteral("broke"));
    QCOMPARE(mail[u"endTimeUnixNano"].toString().toLongLong() -
                 mail[u"startTimeUnixNano"].toString().toLongLong(),
             2'000'000LL);
}

void RoundTripsTest::keepsWhatSpansOfOtlpSay()
{
    const std::string source = writeFile(folder(), "in", R"({"resourceSpans":[{"resource":{"attributes":[
        {"key":"service.name","value":{"stringValue":"cart"}},{"key":"host.cores","value":{"intValue":8}}]},
      "scopeSpans":[{"scope":{"name":"lib","version":"2"},"spans":[{"traceId":"0102030405060708090A0B0C0D0E0F10",
        "spanId":"AQIDBAUGBwg=","name":"get","startTimeUnixNano":1772442000000000000,"traceState":"a=b",
        "attributes":[{"key":"n","value":{"doubleValue":1.50}},{"key":"order_id","value":{"stringValue":"7"}}],
        "events":[{"name":"retry","timeUnixNano":"1772442000000000001"}],"status":{"code":1,"message":"fine"},
        "links":[{"traceId":"ff","spanId":"a1","attributes":[{"key":"why","value":{"boolValue":true}}]}]}]}]}]})");
    QCOMPARE(roundTrip(source, ExportFormat::Otlp), std::string());
    const QByteArray once = written();
    for (const char* part :
         {R"("intValue":8)", R"("scope":{"name":"lib","version":"2"})", R"("traceState":"a=b")",
          R"("doubleValue":1.50)", R"("name":"retry")", R"("message":"fine")", R"("key":"why")",
          R"("traceId":"0102030405060708090a0b0c0d0e0f10","spanId":"0102030405060708")",
          R"("traceId":"000000000000000000000000000000ff","spanId":"00000000000000a1")"})
        QVERIFY2(once.contains(part), part);
    QVERIFY(!once.contains("throughline.original"));
    QVERIFY(
        QFile::rename(m_folder.filePath(QStringLiteral("out")), m_folder.filePath(QStringLiteral("once"))));
    QCOMPARE(roundTrip(folder() + "/once", ExportFormat::Otlp), std::string());
    QCOMPARE(written(), once);
}

// An import reads NaN, others do not.
void RoundTripsTest::writesStrictJson()
{
    const std::string source =
        writeFile(folder(), "in",
                  R"({"resourceSpans":[{"resource":{"n":NaN,"attributes":[{"key":"service.name","value":)"
                  R"({"stringValue":"cart"}}]},"scopeSpans":[{"spans":[{"traceId":"ff","spanId":"a1",)"
                  R"("name":"get","startTimeUnixNano":"1772442000000000000","attributes":[{"key":"order_id",)"
                  R"("value":{"stringValue":"7"}},{"key":"n","value":{"doubleValue":NaN}}]}]}]}]})");
    QCOMPARE(roundTrip(source, ExportFormat::Otlp), std::string());
    QVERIFY(!QJsonDocument::fromJson(written()).isNull());
    QVERIFY2(written().contains("throughline.original"), written().constData());
}

void RoundTripsTest::keepsRealFiles_data()
{
    if (truthsOfSharedFiles().empty())
        QSKIP("shared test data is not here");
    QTest::addColumn<QString>("file");
    for (const FileTruth& truth : truthsOfSharedFiles())
        QTest::newRow(truth.name.c_str()) << QString::fromStdString(truth.name);
}

void RoundTripsTest::keepsRealFiles()
{
    QFETCH(QString, file);
    const std::string source = sharedData(file.toStdString());
    const auto first = loadPaths({source});
    if (!first)
        return; // refused, and tested elsewhere
    for (const ExportFormat format : {ExportFormat::Ndjson, ExportFormat::Csv, ExportFormat::Otlp}) {
        const auto tally = exportEvents(**first, format, folder() + "/out", {.threads = 2});
        QVERIFY(tally);
        QCOMPARE(tally->leftOut + tally->unreadRecords, std::uint64_t{0});
        const auto second = loadPaths({folder() + "/out"});
        QVERIFY2(second, second ? "" : describe(second.error()).c_str());
        const std::string difference = firstDifference(sortedFieldsOf(**first), sortedFieldsOf(**second));
        QVERIFY2(difference.empty(), difference.c_str());
    }
}

QTEST_GUILESS_MAIN(RoundTripsTest)
#include "tst_round_trips.moc"
