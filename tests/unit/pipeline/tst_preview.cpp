// SPDX-License-Identifier: GPL-3.0-or-later
// First looks: a load that stops early gives whole records from the start, says how much that was, and claims
// nothing about what it did not see.
#include "core/pipeline/pipeline.h"
#include "tests/support/archives.h"
#include "tests/support/read_text.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <fmt/format.h>

#include <algorithm>

using namespace throughline;
using namespace throughline::test;

namespace {

using Loaded = Result<std::shared_ptr<const Snapshot>>;

constexpr std::uint64_t kFirst = 1 << 20;
constexpr int kMany = 60'000; // records of about 170 bytes: ten times the first bytes

std::string hex(int number)
{
    return fmt::format("{:016x}", number + 1);
}

// Minute by minute back in time, so that what was read first is not what comes first.
std::string timeOf(int i)
{
    const int minutes = kMany - i;
    return fmt::format("2026-03-{:02}T{:02}:{:02}:00Z", 1 + minutes / 1440 % 28, minutes / 60 % 24,
                       minutes % 60);
}

std::string nativeEvent(int i)
{
    return fmt::format(
        R"({{"id":"e{}","type":"T","occurred_at":"{}","contact_id":"c-{}",)"
        R"("metadata":{{"trace_id":"t{}","span_id":"s{}","parent_id":"s{}"}},"payload":"{:016x}"}})",
        i, timeOf(i), i % 100, i / 10, i, i + 1,
        static_cast<std::uint64_t>(i) * 0x9e37'79b9'7f4a'7c15); // packs badly
}

template <class Record>
std::string joined(Record record, std::string_view between, int count = kMany)
{
    std::string text;
    for (int i = 0; i < count; ++i)
        text += (i == 0 ? std::string() : std::string(between)) + record(i);
    return text;
}

std::string nativeLines(int count = kMany)
{
    return joined(nativeEvent, "\n", count) + "\n";
}

std::string csv()
{
    return "id,type,occurred_at,contact_id,note\n" +
           joined(
               [](int i) {
                   return fmt::format("e{},T,{},c-{},\"a \"\"quoted\"\" note\nof two lines, {}\"", i,
                                      timeOf(i), i % 100, std::string(80, 'x'));
               },
               "\n") +
           "\n";
}

std::string otlp()
{
    return R"({"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]},)"
           R"("scopeSpans":[{"spans":[)" +
           joined(
               [](int i) {
                   return fmt::format(
                       R"({{"traceId":"{0}{0}","spanId":"{0}","name":"GET /","kind":2,)"
                       R"("startTimeUnixNano":"{1}000000000","endTimeUnixNano":"{1}000000009"}})",
                       hex(i), 1'700'000'000 + kMany - i);
               },
               ",") +
           "]}]}]}";
}

std::string jaeger()
{
    return R"({"data":[)" +
           joined(
               [](int i) {
                   return fmt::format(
                       R"({{"traceID":"{0}","spans":[{{"traceID":"{0}","spanID":"{0}","operationName":"GET",)"
                       R"("references":[],"startTime":{1}000000,"duration":9,"processID":"p1"}}],)"
                       R"("processes":{{"p1":{{"serviceName":"shop","tags":[]}}}}}})",
                       hex(i), 1'700'000'000 + kMany - i);
               },
               ",") +
           "]}";
}

std::string zipkin()
{
    return "[" +
           joined(
               [](int i) {
                   return fmt::format(
                       R"({{"traceId":"{0}","id":"{0}","name":"get /","timestamp":{1}000000,"duration":9,)"
                       R"("kind":"SERVER","localEndpoint":{{"serviceName":"shop"}},"tags":{{"k":"{2}"}}}})",
                       hex(i), 1'700'000'000 + kMany - i, std::string(20, 'x'));
               },
               ",") +
           "]";
}

Loaded look(std::vector<std::string> paths, std::uint64_t first = kFirst)
{
    LoadRequest request;
    request.paths = std::move(paths);
    request.firstBytes = first;
    return load(request);
}

// The records of a snapshot, each with its bytes.
std::vector<std::string> recordsOf(const Snapshot& snapshot)
{
    std::vector<std::string> records;
    for (std::uint32_t i = 0; i < snapshot.events.size(); ++i)
        records.push_back(snapshot.payloads->read(snapshot.events.place(EventId(i))).value_or("unreadable"));
    std::ranges::sort(records);
    return records;
}

} // namespace

class TestPreview : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stopsAtARecord_data();
    void stopsAtARecord();
    void stopsBetweenFiles();
    void readsOnWhereLittleIsLeft();
    void knowsWhatTheRecordsAroundSay();
    void claimsNothingIsMissing();
    void saysWhatIsWrongAsFarAsItRead();
    void canBeCancelled();

private:
    std::string write(const std::string& name, std::string_view bytes)
    {
        return writeFile(m_folder.path().toStdString(), name, bytes);
    }

    QTemporaryDir m_folder;
};

void TestPreview::stopsAtARecord_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char* name, const std::string& bytes) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes);
    };
    row("lines", nativeLines());
    row("array", "[" + joined(nativeEvent, ",\n") + "]");
    row("csv", csv());
    row("otlp", otlp());
    row("jaeger", jaeger());
    row("zipkin", zipkin());
    row("gzip", gzipped(nativeLines()));
    row("zstd", zstdPacked(nativeLines()));
    row("zip", zipOf({{"one.ndjson", nativeLines()}, {"two.ndjson", nativeLines(10)}}));
    row("tar.gz", gzipped(tarOf({{"one.ndjson", nativeLines()}, {"two.csv", csv()}})));
}

void TestPreview::stopsAtARecord()
{
    QFETCH(QByteArray, bytes);
    const std::string path = write("events", bytes.toStdString());
    const Loaded first = look({path});
    QVERIFY2(first, first ? "" : describe(first.error()).c_str());
    const Snapshot& preview = **first;
    QVERIFY(preview.preview);
    QCOMPARE(preview.preview->bytesTotal, static_cast<std::uint64_t>(bytes.size()));
    QVERIFY(preview.preview->bytesRead > 0 && preview.preview->bytesRead < preview.preview->bytesTotal);
    QVERIFY(preview.events.size() > 1000 && preview.events.size() < kMany / 4);
    QCOMPARE(preview.report.sources().size(), std::size_t{1});
    QVERIFY(preview.report.balances());
    QCOMPARE(preview.report.rejected(), std::uint64_t{0});
    QVERIFY(preview.report.problems().empty());
    QVERIFY(!preview.report.sources().front().partial);

    // Whole records, those at the start of the source, and the same in the whole.
    const Result<std::shared_ptr<const Snapshot>> all = loadPaths({path});
    QVERIFY(all && !(*all)->preview);
    QVERIFY((*all)->events.size() >= kMany);
    const std::vector<std::string> some = recordsOf(preview);
    const std::vector<std::string> every = recordsOf(**all);
    QVERIFY(std::ranges::includes(every, some));
    std::uint64_t last = 0;
    for (std::uint32_t i = 0; i < preview.events.size(); ++i)
        last = std::max(last, preview.events.place(EventId(i)).offset);
    std::uint32_t before = 0;
    for (std::uint32_t i = 0; i < (*all)->events.size(); ++i) {
        const RecordPlace place = (*all)->events.place(EventId(i));
        before += place.source.index() == 0 && place.offset <= last ? 1 : 0;
    }
    QCOMPARE(preview.events.size(), before);
}

void TestPreview::stopsBetweenFiles()
{
    QDir(m_folder.path()).mkdir(QStringLiteral("parts"));
    std::vector<std::string> paths;
    std::uint64_t bytes = 0;
    for (int file = 0; file < 40; ++file) {
        const std::string text = nativeLines(2000);
        bytes += text.size();
        paths.push_back(write(fmt::format("parts/{:02}.ndjson", file), text));
    }
    const Loaded folder = look({m_folder.path().toStdString() + "/parts"});
    const Loaded list = look(paths);
    for (const Loaded& loaded : {folder, list}) {
        QVERIFY(loaded && (*loaded)->preview);
        QCOMPARE((*loaded)->preview->bytesTotal, bytes);
        const auto& sources = (*loaded)->report.sources();
        QVERIFY(sources.size() > 2 && sources.size() < 20);
        QVERIFY(std::ranges::all_of(sources, [](const SourceReport& source) { return source.read == 2000; }));
        QVERIFY((*loaded)->report.problems().empty());
    }
}

void TestPreview::readsOnWhereLittleIsLeft()
{
    const std::string text = nativeLines();
    const std::string path = write("some.ndjson", text);
    const Loaded most = look({path}, text.size() / 3);
    QVERIFY(most && !(*most)->preview);
    QCOMPARE((*most)->events.size(), std::uint32_t{kMany});
    QVERIFY((*most)->findings.size() > 0);
    const Loaded small = look({write("small.ndjson", nativeLines(5))});
    QVERIFY(small && !(*small)->preview);
    QCOMPARE((*small)->events.size(), 5U);
    // What counts is the text, not what it was packed into.
    const Loaded packed = look({write("some.gz", gzipped(text))}, text.size() / 3);
    QVERIFY(packed && !(*packed)->preview);
}

// The resource of OTLP and the process of Jaeger end, or come, after the records that they are about.
void TestPreview::knowsWhatTheRecordsAroundSay()
{
    for (const std::string& text : {otlp(), jaeger()}) {
        const Loaded loaded = look({write("spans.json", text)});
        QVERIFY(loaded && (*loaded)->preview);
        std::uint32_t named = 0;
        for (std::uint32_t i = 0; i < (*loaded)->events.size(); ++i)
            named += (*loaded)->className(EventId(i)) == "shop" ? 1 : 0;
        QVERIFY((*loaded)->events.size() - named <= 1); // the last trace's processes were not read
    }
}

void TestPreview::claimsNothingIsMissing()
{
    // Each parent stands in the next line: that of the last line that was read does not.
    const Loaded loaded = look({write("chain.ndjson", nativeLines())});
    QVERIFY(loaded && (*loaded)->preview);
    QCOMPARE((*loaded)->findings.size(), 0U);
    QVERIFY((*loaded)->links.size() > 1000); // what is known is there
}

void TestPreview::saysWhatIsWrongAsFarAsItRead()
{
    const std::string broken = "{\"broken\n";
    const Loaded loaded = look({write("holes.ndjson", broken + nativeLines() + broken)});
    QVERIFY(loaded && (*loaded)->preview);
    QCOMPARE((*loaded)->report.rejected(), std::uint64_t{1});
    const Loaded none =
        look({write("none.ndjson", joined([&](int) { return std::string(200, 'x'); }, "\n"))});
    QVERIFY(!none);
    QCOMPARE(none.error().code, ProblemCode::UnknownFormat);
}

void TestPreview::canBeCancelled()
{
    LoadRequest request;
    request.paths = {write("events.ndjson", nativeLines())};
    request.firstBytes = kFirst;
    const CancelToken cancel;
    cancel.cancel();
    const Loaded loaded = load(request, cancel);
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code, ProblemCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestPreview)
#include "tst_preview.moc"
