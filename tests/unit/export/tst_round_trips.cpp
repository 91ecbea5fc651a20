// SPDX-License-Identifier: GPL-3.0-or-later
// Exports in formats of others: what is written reads as the same events again.
#include "core/export/event_export.h"
#include "core/pipeline/pipeline.h"
#include "tests/support/compare_snapshots.h"
#include "tests/support/random_records.h"
#include "tests/support/read_text.h"
#include "tests/support/test_data.h"

#include <QFile>
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

QTEST_GUILESS_MAIN(RoundTripsTest)
#include "tst_round_trips.moc"
