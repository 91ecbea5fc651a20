// SPDX-License-Identifier: GPL-3.0-or-later
// Native NDJSON: what is written reads as the same events again, and nothing of their records is lost.
#include "core/export/event_export.h"
#include "core/pipeline/pipeline.h"
#include "tests/support/compare_snapshots.h"
#include "tests/support/random_records.h"
#include "tests/support/read_text.h"
#include "tests/support/test_data.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace throughline;
using namespace throughline::test;

class NdjsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isIdentityOnNativeEvents_data();
    void isIdentityOnNativeEvents();
    void isIdentityWhateverTheRecord();
    void keepsUnknownMembers();
    void keepsForeignRecordsAside();
    void guessesNothingInWhatWasWritten_data();
    void guessesNothingInWhatWasWritten();
    void guessesAgainBesideWhatOthersWrote();
    void keepsKindsAndLinksOfSpans();
    void writesKnownFieldsOfAChangedFile();
    void keepsTheOldFileWhereWritingFails();
    void neverWritesOverASource();

private:
    [[nodiscard]] std::string path(const std::string& name) const
    {
        return m_folder.path().toStdString() + "/" + name;
    }
    // Exports, loads the result and says what became another.
    std::string roundTrip(const std::string& source);

    QTemporaryDir m_folder;
};

std::string NdjsonTest::roundTrip(const std::string& source)
{
    const auto first = loadByStandardNames(source);
    if (!first)
        return describe(first.error());
    const auto tally = exportEvents(**first, ExportFormat::Ndjson, path("out.ndjson"), {.threads = 2});
    if (!tally)
        return describe(tally.error());
    if (tally->unreadRecords != 0)
        return describe(*tally->firstUnread);
    const auto second = loadByStandardNames(path("out.ndjson"));
    if (!second)
        return describe(second.error());
    if ((*second)->report.rejected() != 0)
        return "rejected";
    return firstDifference(knownFieldsOf(**first), knownFieldsOf(**second));
}

void NdjsonTest::isIdentityOnNativeEvents_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const std::string& text) {
        QTest::newRow(name) << QByteArray::fromStdString(text);
    };
    row("plain", eventLine());
    row("repeats", eventLine(R"("id":"a")") + eventLine(R"("id":"a")") + eventLine(R"("id":"a")"));
    row("pretty array", "[\n {\n \"type\": \"T\",\n \"payload\": {\n \"order_id\": 7\n }\n }\n]");
    row("no time", R"({"type":"T","occurred_at":"rubbish","payload":{"created_at":"2026-03-02T09:00:00Z"}})");
    row("nanoseconds", R"({"type":"T","ts":1772442000123456789,"duration_ns":-123456789})");
    row("longest duration", R"({"type":"T","duration_ns":-9223372036854775807})");
    row("error object", eventLine(R"("error":{"message":"broke","code":5})"));
    row("error flag", eventLine(R"("error":true)"));
    row("id of the payload", R"({"type":"T","payload":{"id":55,"event":"E"}})");
    row("many of a kind", eventLine(R"("reference_id":"order:1","order_id":"2","payload":{"order_id":"3"},)"
                                    R"("data":{"order_id":"4"},"metadata":{"order_id":5})"));
    row("second contact", eventLine(R"("contact_id":"c-1","reference_id":"contact:c-2","order_id":1)"));
    row("capital kind", eventLine(R"("Order_id":"1","reference_id":"ORDER:2")"));
    row("bare reference", eventLine(R"("reference_id":"1234")"));
    row("reply", eventLine(R"("payload":{"context":{"id":"m-1","x":1}})"));
    row("duplicate keys", eventLine(R"("id":"a","id":"b","note":1,"note":2)"));
    row("kind and links", eventLine(R"("span_kind":"CLIENT","trace_id":"t","metadata":{"span_links":[)"
                                    R"({"span_id":"s-1"},{"trace_id":"a\"b","span_id":"s-2"}]})"));
    row("links with more in them", eventLine(R"("span_links":[{"span_id":"s-1","attributes":{"a":[1]}}])"));
    row("links that are none", eventLine(R"("span_links":"[","metadata":{"span_links":[{"span_id":"s"}]})"));
    row("control characters", eventLine("\"error\":\"a\tb\"")); // repaired when it is read
    row("no UTF-8", eventLine("\"error\":\"a\xFF\",\"note\":\"\xC3\x28\""));
}

void NdjsonTest::isIdentityOnNativeEvents()
{
    QFETCH(QByteArray, text);
    const std::string source = writeFile(m_folder.path().toStdString(), "in", text.toStdString());
    QCOMPARE(roundTrip(source), std::string());
}

void NdjsonTest::isIdentityWhateverTheRecord()
{
    Random random(20260302);
    for (int run = 0; run < 60; ++run) {
        const std::string source = writeFile(m_folder.path().toStdString(), "in", randomRecords(random, 200));
        const std::string difference = roundTrip(source);
        QVERIFY2(difference.empty(), difference.c_str());
    }
    QCOMPARE(roundTrip(sampleExport()), std::string());
}

void NdjsonTest::keepsUnknownMembers()
{
    const std::string source = writeFile(
        m_folder.path().toStdString(), "in",
        eventLine(R"("note":{"deep":[1,2.50,null]},"user_id":{"name":"x"},"metadata":{"user_id":"u-1"})"));
    QCOMPARE(roundTrip(source), std::string());
    QFile file(QString::fromStdString(path("out.ndjson")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray line = file.readAll();
    QVERIFY2(line.contains(R"("note":{"deep":[1,2.50,null]})"), line.constData());
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    QCOMPARE(object.value(u"user_id").toString(), QStringLiteral("u-1"));
    QCOMPARE(object.value(u"original").toObject().value(u"user_id").toObject().value(u"name").toString(),
             QStringLiteral("x"));
}

void NdjsonTest::keepsForeignRecordsAside()
{
    const std::string source = writeFile(
        m_folder.path().toStdString(), "in",
        R"([{"traceId":"a1","id":"b2","name":"get","timestamp":1772442000000000,"tags":{"order_id":"7"}}])");
    const auto loaded = loadPaths({source});
    QVERIFY(loaded);
    QVERIFY(exportEvents(**loaded, ExportFormat::Ndjson, path("out.ndjson"), {}));
    const auto again = loadPaths({path("out.ndjson")});
    QVERIFY(again);
    QCOMPARE(firstDifference(knownFieldsOf(**loaded), knownFieldsOf(**again)), std::string());
    QFile file(QString::fromStdString(path("out.ndjson")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject original =
        QJsonDocument::fromJson(file.readAll()).object().value(u"original").toObject();
    QCOMPARE(original.value(u"tags").toObject().value(u"order_id").toString(), QStringLiteral("7"));
}

void NdjsonTest::guessesNothingInWhatWasWritten_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const std::string& text) {
        QTest::newRow(name) << QByteArray::fromStdString(text);
    };
    const std::string ids = R"("client_id":"c-1","request_id":"r-1","operator_id":"o-1","order_id":"7")";
    row("tags of Zipkin",
        R"([{"traceId":"a1","id":"b2","name":"get","timestamp":1772442000000000,"tags":{)" + ids +
            R"(}},{"traceId":"a1","id":"b3","name":"get","timestamp":1772442000000001,"tags":{)"
            R"("order_id":"1","app.client_id":"2","customer_id":"3"}}])");
    row("tags of Jaeger",
        R"({"traceID":"a1","spans":[{"traceID":"a1","spanID":"b1","operationName":"get","startTime":1772442000000000,)"
        R"("tags":[{"key":"order_id","value":"7"},{"key":"client_id","value":"c-1"}]}],"processes":{}})");
    // The first events in time are the last in the file: what tells of no contact there comes first here.
    std::string late;
    for (int i = 0; i < 600; ++i)
        late += R"({"type":"A","ts":)" + std::to_string(1'772'446'000 + i) + R"(,"contact_id":"c"})" + "\n";
    for (int i = 0; i < 600; ++i)
        late += R"({"type":"B","ts":)" + std::to_string(1'772'442'000 + i) + "," + ids + "}\n";
    row("native events out of order", late);
    row("guessed once", R"({"eventType":"A","sentAt":1772442000,"orderId":"7",)" + ids + "}\n" +
                            R"({"eventType":"B","sentAt":1772442001,"orderId":"8"})" + "\n");
}

// Twice: what was written and read again is written once more.
void NdjsonTest::guessesNothingInWhatWasWritten()
{
    QFETCH(QByteArray, text);
    const auto first = loadPaths({writeFile(m_folder.path().toStdString(), "in", text.toStdString())});
    QVERIFY(first);
    auto last = first;
    for (const char* const name : {"once.ndjson", "twice.ndjson"}) {
        QVERIFY(exportEvents(**last, ExportFormat::Ndjson, path(name), {}));
        last = loadPaths({path(name)});
        QVERIFY(last);
        QCOMPARE(firstDifference(knownFieldsOf(**first), knownFieldsOf(**last)), std::string());
    }
}

// Lines of others behind ours.
void NdjsonTest::guessesAgainBesideWhatOthersWrote()
{
    const std::string ours = eventLine(R"("throughline_fields":1)");
    const std::string others = eventLine(R"("client_id":"c-1")");
    const std::string folder = m_folder.path().toStdString();
    const auto both = loadPaths({writeFile(folder, "in", ours + others)});
    QVERIFY(both);
    QVERIFY((*both)->events.contact(EventId(0)) || (*both)->events.contact(EventId(1)));
    const auto marked = loadPaths({writeFile(folder, "in", ours)});
    QVERIFY(marked && (*marked)->events.size() == 1);
}

void NdjsonTest::keepsKindsAndLinksOfSpans()
{
    const std::string source = writeFile(
        m_folder.path().toStdString(), "in",
        R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"0102030405060708090a0b0c0d0e0f10",)"
        R"("spanId":"0102030405060708","name":"get","kind":3,"startTimeUnixNano":"1772442000000000000","links":[)"
        R"({"traceId":"ff","spanId":"a1"},{"traceId":"fe","spanId":"b2"}]}]}]}]})");
    const auto loaded = loadPaths({source});
    QVERIFY(loaded);
    QVERIFY(exportEvents(**loaded, ExportFormat::Ndjson, path("out.ndjson"), {}));
    const auto again = loadPaths({path("out.ndjson")});
    QVERIFY(again);
    QVERIFY((*again)->events.spanKind(EventId(0)) == SpanKind::Client);
    QCOMPARE((*again)->events.spanLinks(EventId(0)).size(), std::size_t{2});
    QCOMPARE(firstDifference(knownFieldsOf(**loaded), knownFieldsOf(**again)), std::string());
}

void NdjsonTest::writesKnownFieldsOfAChangedFile()
{
    const std::string source =
        writeFile(m_folder.path().toStdString(), "in", eventLine(R"("id":"a","order_id":"7","note":1)"));
    const auto loaded = loadPaths({source});
    QVERIFY(loaded);
    std::ofstream(source, std::ios::app) << "more\n";
    const auto tally = exportEvents(**loaded, ExportFormat::Ndjson, path("out.ndjson"), {});
    QVERIFY(tally);
    QCOMPARE(tally->unreadRecords, std::uint64_t{1});
    QCOMPARE(tally->firstUnread->code, ProblemCode::FileChanged);
    const auto again = loadPaths({path("out.ndjson")});
    QVERIFY(again);
    QCOMPARE(firstDifference(knownFieldsOf(**loaded), knownFieldsOf(**again)), std::string());
}

void NdjsonTest::keepsTheOldFileWhereWritingFails()
{
    const std::string source = writeFile(m_folder.path().toStdString(), "in", eventLine());
    const std::string target = writeFile(m_folder.path().toStdString(), "out.ndjson", "old");
    const auto loaded = loadPaths({source});
    QVERIFY(loaded);
    CancelToken cancel;
    cancel.cancel();
    const auto tally = exportEvents(**loaded, ExportFormat::Ndjson, target, {}, cancel);
    QVERIFY(!tally);
    QCOMPARE(tally.error().code, ProblemCode::Cancelled);
    QFile file(QString::fromStdString(target));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("old"));
    const QDir folder(m_folder.path());
    QVERIFY(folder.entryList({QStringLiteral(".throughline*")}, QDir::Files | QDir::Hidden).isEmpty());

    for (const char* place : {"/dev/full", "/no/such/folder/x.ndjson", "/tmp"}) {
        const auto refused = exportEvents(**loaded, ExportFormat::Ndjson, place, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ProblemCode::WriteFailed);
    }
}

void NdjsonTest::neverWritesOverASource()
{
    const std::string source = writeFile(m_folder.path().toStdString(), "in", eventLine());
    const auto loaded = loadPaths({source});
    QVERIFY(loaded);
    QVERIFY(QFile::link(QString::fromStdString(source), QString::fromStdString(path("link.ndjson"))));
    for (const std::string& target : {source, path("link.ndjson"), path("./in")}) {
        const auto refused = exportEvents(**loaded, ExportFormat::Ndjson, target, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ProblemCode::BadArgument);
    }
    QVERIFY(loadPaths({source}));
}

QTEST_GUILESS_MAIN(NdjsonTest)
#include "tst_ndjson.moc"
