// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of text: what is a row, what a cell says, and what is said about rows that are not as they should.
#include "core/import/readers/csv/csv_cutter.h"
#include "core/import/readers/csv/csv_dialect.h"
#include "tests/support/read_text.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace throughline;
using namespace throughline::test;

namespace {

const EventId kFirst(0);
constexpr TimeNs kNine = 1'772'442'000 * kSecond; // 2026-03-02T09:00:00Z

const std::string kHeader = "id,type,occurred_at,trace_id,payload\n";

// An event in one line, for comparison.
std::string shown(const ReadText& read, EventId event)
{
    const EventStore& events = read.snapshot->events;
    std::string text = std::to_string(events.time(event)) + "|" + std::to_string(events.duration(event)) +
                       "|" + std::to_string(static_cast<int>(events.status(event)));
    const StringId trace = events.trace(event) ? events.traceName(events.trace(event)) : StringId();
    for (const StringId id : {events.id(event), events.type(event), events.className(event),
                              events.error(event), trace, events.span(event), events.parent(event),
                              events.correlation(event), events.replyContext(event), events.token(event)})
        text += "|" + read.str(id);
    return text + "|" + read.entity(events.contact(event)) + "|" + read.references(event);
}

std::vector<std::string> shownAll(const ReadText& read)
{
    std::vector<std::string> all;
    for (std::uint32_t i = 0; i < read.snapshot->events.size(); ++i)
        all.push_back(shown(read, EventId(i)));
    return all;
}

std::string csvCell(const std::string& text)
{
    std::string cell = "\"";
    for (const char c : text)
        cell += c == '"' ? "\"\"" : std::string(1, c);
    return cell + '"';
}

std::string jsonText(const std::string& text)
{
    std::string json = "\"";
    for (const char c : text)
        json += c == '"' ? "\\\"" : c == '\n' ? "\\n" : std::string(1, c);
    return json + '"';
}

} // namespace

class TestCsvReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEachDialect_data();
    void readsEachDialect();
    void readsCells_data();
    void readsCells();
    void readsJsonCells();
    void readsDottedHeaders();
    void readsSpanKindsAndLinks();
    void equalsJsonLines();
    void isTheSameForEveryBlock();
    void keepsPlacesAndLines();
    void keepsRowsOfOtherLengths();
    void rejectsWhatHasNoType();
    void survivesOpenQuotes_data();
    void survivesOpenQuotes();
    void skipsLongRows();
    void repairsText();
    void leavesOtherTextsAlone_data();
    void leavesOtherTextsAlone();
    void saysWhatAHeaderLacks();
    void findsColumnsByTheirNames();
    void openQuotesAreQuick();
};

void TestCsvReader::readsEachDialect_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("format");
    const auto row = [](const char* name, const QByteArray& text, const char* format = "CSV") {
        QTest::newRow(name) << text << QString::fromUtf8(format);
    };
    row("commas", "type,ts,trace_id\nA,1772442000,t\nB,1772442001,t\n");
    row("semicolons", "type;ts;trace_id\nA;1772442000;t\nB;1772442001;t\n");
    row("bars", "type|ts|trace_id\nA|1772442000|t\nB|1772442001|t\n");
    row("tabs", "type\tts\ttrace_id\nA\t1772442000\tt\nB\t1772442001\tt\n", "TSV");
    row("carriage returns", "type,ts,trace_id\r\nA,1772442000,t\r\nB,1772442001,t\r\n");
    row("byte order mark", "\xEF\xBB\xBFtype,ts,trace_id\nA,1772442000,t\nB,1772442001,t\n");
    row("no last end", "type,ts,trace_id\nA,1772442000,t\nB,1772442001,t");
    row("all quoted",
        "\"type\",\"ts\",\"trace_id\"\n\"A\",\"1772442000\",\"t\"\n\"B\",\"1772442001\",\"t\"\n");
    row("blank lines", "\n\r\ntype,ts,trace_id\n\nA,1772442000,t\n   \nB,1772442001,t\n\n\n");
    row("blanks around", "type , ts, trace_id\n A , 1772442000 ,t\nB,1772442001, t \n");
    row("delimiters behind", "type,ts,trace_id,\nA,1772442000,t,\nB,1772442001,t,\n");
    row("delimiters behind rows only", "type,ts,trace_id\nA,1772442000,t,\nB,1772442001,t,\n");
    row("other commas", "type;ts;trace_id;text\nA;1772442000;t;a,b\nB;1772442001;t;c,d\n");
}

void TestCsvReader::readsEachDialect()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, format);
    const ReadText read = readText(text.toStdString());
    QCOMPARE(QString::fromStdString(read.sniff.format), format);
    QCOMPARE(shownAll(read), shownAll(readText(R"({"type":"A","ts":1772442000,"trace_id":"t"})"
                                               "\n"
                                               R"({"type":"B","ts":1772442001,"trace_id":"t"})")));
    QCOMPARE(read.source().read, std::uint64_t{2});
    QCOMPARE(read.snapshot->report.count(Severity::Warning), std::uint64_t{0});
    QCOMPARE(read.count(ProblemCode::ByteOrderMark), std::uint64_t{text.startsWith("\xEF")});
}

void TestCsvReader::readsCells_data()
{
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QByteArray>("trace");
    const auto row = [](const char* cell, const char* trace) {
        QTest::newRow(cell) << QByteArray(cell) << QByteArray(trace);
    };
    row("plain", "plain");
    row(R"("quoted")", "quoted");
    row(R"("with, comma")", "with, comma");
    row("\"two\nlines\"", "two\nlines");
    row("\"two\r\nlines\"", "two\r\nlines");
    row(R"("say ""hi""")", R"(say "hi")");
    row(R"("""")", R"(")");
    row(R"(5" disk)", R"(5" disk)"); // a quote inside a plain cell is a quote
    row(R"("a"b)", "ab");
    row(R"("a" )", "a ");
    row(R"("")", "");
    row("", "");
    row("NULL", "");
    row("null", "");
    row(R"(\N)", "");
    row(R"("NULL")", "NULL");
    row("12345678901234567890123", "12345678901234567890123");
    row("0.10", "0.10");
    row("  blanks  ", "blanks");
    row(R"("  kept  ")", "  kept  ");
    row("{no json", "{no json");
}

void TestCsvReader::readsCells()
{
    QFETCH(QByteArray, cell);
    QFETCH(QByteArray, trace);
    const ReadText read =
        readText("type,trace_id,ts\nA," + cell.toStdString() + ",1772442000\nB,next,1772442001\n");
    const EventStore& events = read.snapshot->events;
    QCOMPARE(events.size(), 2U);
    const StringId name = events.trace(kFirst) ? events.traceName(events.trace(kFirst)) : StringId();
    QCOMPARE(QByteArray::fromStdString(read.str(name)), trace);
    QCOMPARE(read.str(events.traceName(events.trace(EventId(1)))), std::string("next"));
    QVERIFY(read.snapshot->report.problems().empty());
}

void TestCsvReader::readsJsonCells()
{
    const ReadText read = readText(
        "type,ts,payload,metadata,note\n"
        R"(A,1772442000,"{""order_id"":7,""context"":{""id"":""m""},""list"":[1,{""cart_id"":2}]}","{""trace_id"":""t\u00fc""}","{""span_id"":1}")"
        "\n"
        R"(B,1772442001,"{""order_id"":8",just text,)"
        "\n"
        R"(C,1772442002,[1],"{}",)"
        "\n");
    const EventStore& events = read.snapshot->events;
    QCOMPARE(events.size(), 3U);
    QCOMPARE(read.references(kFirst), std::string("order:7"));
    QCOMPARE(read.str(events.replyContext(kFirst)), std::string("m"));
    QCOMPARE(read.str(events.traceName(events.trace(kFirst))), std::string("tü"));
    QVERIFY(!events.span(kFirst)); // note is no container
    QCOMPARE(read.count(ProblemCode::MalformedCell), std::uint64_t{1});
    QCOMPARE(read.first(ProblemCode::MalformedCell).line, std::optional<std::uint64_t>(3));
    QVERIFY(textOf(read.first(ProblemCode::MalformedCell)).find("payload") != std::string::npos);
}

void TestCsvReader::readsDottedHeaders()
{
    const ReadText read =
        readText("type,ts,metadata.trace_id,payload.order_id,error.message,unknown.cart_id\n"
                 "A,1772442000,t,7,broken,9\n");
    QCOMPARE(read.str(read.snapshot->events.traceName(read.snapshot->events.trace(kFirst))),
             std::string("t"));
    QCOMPARE(read.references(kFirst), std::string("order:7"));
    QCOMPARE(read.str(read.snapshot->events.error(kFirst)), std::string("broken"));
    QCOMPARE(read.snapshot->events.status(kFirst), EventStatus::Error);
}

void TestCsvReader::readsSpanKindsAndLinks()
{
    const std::string links = csvCell(R"([{"trace_id":"t-2","span_id":"s\u002d1"},{"span_id":"s-2"}])");
    const ReadText read =
        readText("type,time,trace_id,span_kind,span_links\nA,2026-03-02T09:00:00Z,t-1,SERVER," + links +
                 "\nB,2026-03-02T09:00:01Z,t-1,,[{\nC,2026-03-02T09:00:02Z,t-1,other,\n");
    const EventStore& events = read.snapshot->events;
    QCOMPARE(events.size(), 3U);
    QVERIFY(events.spanKind(EventId(0)) == SpanKind::Server);
    QVERIFY(events.spanKind(EventId(2)) == SpanKind::Unspecified);
    QCOMPARE(events.spanLinks(EventId(0)).size(), std::size_t{2});
    QCOMPARE(read.str(events.spanLinks(EventId(0))[0].trace), std::string("t-2"));
    QCOMPARE(read.str(events.spanLinks(EventId(0))[0].span), std::string("s-1"));
    QCOMPARE(read.str(events.spanLinks(EventId(0))[1].trace), std::string("t-1"));
    QVERIFY(events.spanLinks(EventId(1)).empty());
    QCOMPARE(read.count(ProblemCode::MalformedCell), std::uint64_t{1});
}

void TestCsvReader::equalsJsonLines()
{
    const std::vector<std::string> columns = {"id",        "type",       "occurred_at", "duration_ms",
                                              "status",    "contact_id", "trace_id",    "span_id",
                                              "parent_id", "success",    "order_id",    "error_message"};
    const std::vector<std::vector<std::string>> values = {
        {"e1", "e,2", "e\"3\"", "e\n4", "5"},
        {"Sent", "Paid", "App\nJob", "x;y", "Tab"},
        {"2026-03-02T09:00:01Z", "2026-03-02 09:00:02.5", "1772442003", "1772442004123", "soon"},
        {"1.5", "", "0", "-3", "x"},
        {"ok", "failed", "", "running", "500"},
        {"c1", "", "c,3", "c1", "c5"},
        {"t", "t", "", "u", "\"t\""},
        {"s1", "s2", "s3", "", "s5"},
        {"", "s1", "s2", "s3", ""},
        {"true", "false", "", "1", "0"},
        {"7", "8", "", "9", "7"},
        {"", "it \"broke\"", "", "a,b\nc", ""}};
    std::string csv;
    for (const std::string& column : columns)
        csv += (csv.empty() ? "" : ",") + column;
    csv += "\n";
    std::string lines;
    for (std::size_t row = 0; row < 25; ++row) {
        std::string cells;
        std::string members;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const std::string& value = values[i][(row * (i + 3) + row / 5) % 5];
            const bool plain = value.find_first_of(",\"\n") == std::string::npos && row % 2 == 0;
            cells += (i == 0 ? "" : ",") + (plain ? value : csvCell(value));
            members += (i == 0 ? "" : ",") + jsonText(columns[i]) + ":" + jsonText(value);
        }
        csv += cells + (row % 3 == 0 ? "\r\n" : "\n");
        lines += "{" + members + "}\n";
    }
    const ReadText fromCsv = readText(csv);
    const ReadText fromLines = readText(lines);
    QCOMPARE(fromCsv.sniff.format, std::string("CSV"));
    QCOMPARE(fromCsv.source().read, std::uint64_t{25});
    QCOMPARE(fromCsv.source().rejected, fromLines.source().rejected);
    QCOMPARE(shownAll(fromCsv), shownAll(fromLines));
    for (const ProblemCode code :
         {ProblemCode::UnusableTime, ProblemCode::UnusableDuration, ProblemCode::ZoneAssumed})
        QCOMPARE(fromCsv.count(code), fromLines.count(code));
}

void TestCsvReader::isTheSameForEveryBlock()
{
    std::string text = "\xEF\xBB\xBF" + kHeader;
    for (int i = 0; i < 8; ++i)
        text += "r" + std::to_string(i) + ",R,1772442000,t,\n";
    text += "e1,A,1772442001,\"t\n\"\"x\"\"\",\"{\"\"order_id\"\":1}\"\r\n"
            "e2,B,1772442002,5\" disk,\r\n"
            "\n"
            "e3,\"C\n\n\",1772442003,\"\"\"\",\"{\"\"cart_id\"\":2\n}\"\n"
            "e4,D,1772442004\n"
            "e5,E,1772442005,\",\",NULL,more\n"
            "e6,F,1772442006,\"never closed,\nx,y,1,z,\n"
            "e7,G,1772442007,t,\n"
            "e8,H";
    const ReadText whole = readText(text);
    QCOMPARE(whole.sniff.format, std::string("CSV"));
    QCOMPARE(whole.source().loaded, std::uint64_t{16});
    QCOMPARE(whole.source().rejected, std::uint64_t{1});
    QVERIFY(whole.snapshot->report.balances());
    for (std::size_t block = 1; block <= text.size(); ++block) {
        for (const unsigned threads : {1U, 3U}) {
            const ReadText read = readText(text, {.block = block, .threads = threads});
            QCOMPARE(shownAll(read), shownAll(whole));
            QCOMPARE(read.source().rejected, whole.source().rejected);
            QCOMPARE(read.snapshot->report.problems().size(), whole.snapshot->report.problems().size());
            for (std::size_t i = 0; i < whole.snapshot->report.problems().size(); ++i)
                QCOMPARE(describe(read.snapshot->report.problems()[i]),
                         describe(whole.snapshot->report.problems()[i]));
        }
    }
}

void TestCsvReader::keepsPlacesAndLines()
{
    const std::string text = kHeader + "e1,A,1772442001,\"x\n\ny\",\r\n\ne2,B,never,z,\n";
    const ReadText read = readText(text);
    const EventStore& events = read.snapshot->events;
    std::map<std::string, std::string> rows;
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        const RecordPlace place = events.place(EventId(i));
        rows[read.str(events.id(EventId(i)))] = text.substr(place.offset, place.length);
    }
    QCOMPARE(rows["e1"], std::string("e1,A,1772442001,\"x\n\ny\","));
    QCOMPARE(rows["e2"], std::string("e2,B,never,z,"));
    QCOMPARE(read.first(ProblemCode::UnusableTime).line, std::optional<std::uint64_t>(6));
    QCOMPARE(read.first(ProblemCode::UnusableTime).byte, std::optional<std::uint64_t>(text.find("e2")));
}

void TestCsvReader::keepsRowsOfOtherLengths()
{
    const ReadText read =
        readText(kHeader + "e1,A,1772442001,t,{},more,and more\ne2,B,1772442002\ne3,C,1772442003,t,\n"
                           "e4,D,1772442004,t,\ne5,E,1772442005,t,\ne6,F,1772442006,t,\n"
                           "e7,G,1772442007,t,\ne8,H,1772442008,t,\ne9,I,1772442009,t,\n"
                           "e10,J,1772442010,t,\ne11\n");
    QCOMPARE(read.source().loaded, std::uint64_t{10});
    QCOMPARE(read.source().rejected, std::uint64_t{1}); // e11 has no type
    QCOMPARE(read.count(ProblemCode::WrongCellCount), std::uint64_t{3});
    QCOMPARE(textOf(read.first(ProblemCode::WrongCellCount)),
             std::string("The row has 7 cells, the header 5"));
    QCOMPARE(read.first(ProblemCode::WrongCellCount).line, std::optional<std::uint64_t>(2));
}

void TestCsvReader::rejectsWhatHasNoType()
{
    const ReadText read =
        readText(kHeader + "e1,A,1772442001,t,\ne2,,1772442002,t,\ne3,NULL,1772442003,t,\n");
    QCOMPARE(read.source().loaded, std::uint64_t{1});
    QCOMPARE(read.count(ProblemCode::MissingType), std::uint64_t{2});
    QCOMPARE(read.first(ProblemCode::MissingType).line, std::optional<std::uint64_t>(3));
    QVERIFY(read.snapshot->report.balances());
}

void TestCsvReader::survivesOpenQuotes_data()
{
    QTest::addColumn<QByteArray>("rows");
    QTest::addColumn<int>("loaded");
    QTest::addColumn<int>("unclosed");
    QTest::addColumn<int>("incomplete");
    QTest::addColumn<bool>("partial");
    const auto row = [](const char* name, const QByteArray& rows, int loaded, int unclosed, int incomplete,
                        bool partial) {
        QTest::newRow(name) << rows << loaded << unclosed << incomplete << partial;
    };
    row("cut off", "e1,A,1,\"x\ny\",\ne2,B,2,\"t", 1, 0, 1, true);
    row("one in the middle", "e1,A,1,t,\ne2,B,2,\"t,\ne3,C,3,t,\ne4,D,4,t,\n", 3, 1, 0, false);
    row("two make one", "e1,A,1,\"t,\ne2,B,2,\"t,\ne3,C,3,t,\n", 2, 0, 0, false);
    row("in a plain cell", "e1,A,1,5\" t,\ne2,B,2,7\",\ne3,C,3,t,\n", 3, 0, 0, false);
}

void TestCsvReader::survivesOpenQuotes()
{
    QFETCH(QByteArray, rows);
    QFETCH(int, loaded);
    QFETCH(int, unclosed);
    QFETCH(int, incomplete);
    QFETCH(bool, partial);
    // Rows in front, so that the text is a table without a doubt.
    std::string text = kHeader;
    for (int i = 0; i < 20; ++i)
        text += "r" + std::to_string(i) + ",R,1,t,\n";
    const ReadText read = readText(text + rows.toStdString());
    QCOMPARE(static_cast<int>(read.source().loaded), loaded + 20);
    QCOMPARE(static_cast<int>(read.count(ProblemCode::UnclosedQuote)), unclosed);
    QCOMPARE(static_cast<int>(read.count(ProblemCode::IncompleteLine)), incomplete);
    QCOMPARE(read.source().partial, partial);
    QVERIFY(read.snapshot->report.balances());
}

void TestCsvReader::skipsLongRows()
{
    const std::string text = kHeader + "e1,A,1772442001,t,\ne2,B,1772442002," + std::string(5'000, 'x') +
                             ",\ne3,C,1772442003,t,\ne4,D,1772442004,\"" + std::string(3'000'000, 'y') +
                             "\",\ne5,E,1772442005,t,\n";
    for (const std::size_t block : {std::size_t{1000}, std::size_t{1} << 20, text.size()}) {
        const ReadText read = readText(text, {.maxRecordBytes = 4'000, .block = block});
        QCOMPARE(read.source().loaded, std::uint64_t{3});
        QCOMPARE(read.count(ProblemCode::LineTooLong), std::uint64_t{2});
        QCOMPARE(read.first(ProblemCode::LineTooLong).line, std::optional<std::uint64_t>(3));
        QCOMPARE(read.first(ProblemCode::LineTooLong).byte, std::optional<std::uint64_t>(text.find("e2,")));
    }
}

void TestCsvReader::repairsText()
{
    const ReadText read = readText(kHeader + "e1,A,1772442001,caf\xE9,\ne2,B,1772442002,\"caf\xC3\xA9\",\n");
    const EventStore& events = read.snapshot->events;
    QCOMPARE(read.str(events.traceName(events.trace(kFirst))), std::string("caf\xEF\xBF\xBD"));
    QCOMPARE(read.str(events.traceName(events.trace(EventId(1)))), std::string("café"));
    QCOMPARE(read.count(ProblemCode::InvalidUtf8), std::uint64_t{1});
}

void TestCsvReader::leavesOtherTextsAlone_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("format");
    const auto row = [](const char* name, const QByteArray& text, const char* format) {
        QTest::newRow(name) << text << QString::fromUtf8(format);
    };
    row("NDJSON", "{\"type\":\"T\",\"ts\":1}\n{\"type\":\"T\",\"ts\":2}\n", "native NDJSON");
    row("JSON", "[\n{\"type\":\"T\",\"ts\":1},\n{\"type\":\"T\",\"ts\":2}]", "native JSON");
    row("a line before NDJSON", "type, ts\n{\"type\":\"T\",\"ts\":1}\n{\"type\":\"T\",\"ts\":2}\n",
        "native NDJSON");
    row("prose", "Dear type, this is a letter.\nIt has lines, some of them, with commas.\nAnd others.\n", "");
    row("a log", "2026-03-02 09:00:00 started\n2026-03-02 09:00:01 stopped\n", "");
    row("one column", "type\nA\nB\n", "");
    row("one line", "just a line", "");
    row("XML", "<?xml version=\"1.0\"?>\n<a b=\"1\">,</a>\n", "");
}

void TestCsvReader::leavesOtherTextsAlone()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, format);
    const ReadText read = readText(text.toStdString());
    QCOMPARE(QString::fromStdString(read.sniff.format), format);
}

void TestCsvReader::saysWhatAHeaderLacks()
{
    const QTemporaryDir folder;
    const std::string path = folder.path().toStdString();
    const auto prices = loadPaths({writeFile(path, "a.csv", "amount,price\n1,2\n3,4\n")});
    QVERIFY(!prices);
    QVERIFY(prices.error().code == ProblemCode::BrokenFormat);
    QCOMPARE(textOf(prices.error()),
             std::string("This looks like CSV, but no column looks like an event's type; "
                         "columns seen: amount, price"));
    const auto header = loadPaths({writeFile(path, "b.csv", "type,occurred_at\n")});
    QVERIFY(!header);
    QVERIFY(header.error().code == ProblemCode::NothingUsable);
}

void TestCsvReader::findsColumnsByTheirNames()
{
    const QTemporaryDir folder;
    const auto loaded = loadPaths({writeFile(folder.path().toStdString(), "a.csv",
                                             "Event Type;Sent At;ctx.traceId;Took (ms);Extra\n"
                                             "Sent;2026-03-02T09:00:00Z;t;1.5;{\"\"a\"\":1}\n"
                                             "Paid;2026-03-02T09:00:01Z;t;2;\n")});
    QVERIFY2(loaded, loaded ? "" : describe(loaded.error()).c_str());
    const EventStore& events = (*loaded)->events;
    QCOMPARE(events.size(), 2U);
    QCOMPARE((*loaded)->str(events.type(kFirst)), std::string("Sent"));
    QCOMPARE(events.time(kFirst), kNine);
    QCOMPARE(events.duration(kFirst), 1'500 * kMicrosecond);
    QCOMPARE((*loaded)->str(events.traceName(events.trace(kFirst))), std::string("t"));
    QCOMPARE((*loaded)->report.sources().front().format, std::string("CSV"));
}

// Each line leaves a cell open whether or not one was open before.
void TestCsvReader::openQuotesAreQuick()
{
    std::string text = kHeader + "e1,A,1772442001,t,\n";
    while (text.size() < (4U << 20))
        text += "x\",\"\n";
    const ReadText read = readText(text, {.maxRecordBytes = 64 << 10});
    QVERIFY(read.source().loaded >= 1);
    QVERIFY(read.snapshot->report.balances());
    QVERIFY(read.source().rejected > 100'000);
}

QTEST_GUILESS_MAIN(TestCsvReader)
#include "tst_csv_reader.moc"
