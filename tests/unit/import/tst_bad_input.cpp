// SPDX-License-Identifier: GPL-3.0-or-later
// Bad input (spec 1, "Bad input"; spec 6): each record that cannot be used is told with its place, all others
// load, and the report balances, whatever the bytes.
#include "core/import/block.h"
#include "core/import/json_scan.h"
#include "core/import/text_repair.h"
#include "tests/support/read_text.h"

#include <QTest>

#include <algorithm>
#include <string>

using namespace throughline;
using namespace throughline::test;

namespace {

const std::string kGood = eventLine(R"("id":"good")");
const std::string kOther = eventLine(R"("id":"other")");

std::string nested(std::size_t depth)
{
    return std::string(depth, '[') + std::string(depth, ']');
}

// Every invariant that holds whatever was read.
void checkInvariants(const ReadText& read, std::size_t size)
{
    QVERIFY(read.snapshot->report.balances());
    const EventStore& events = read.snapshot->events;
    QCOMPARE(static_cast<std::uint64_t>(events.size()), read.source().loaded);
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        const RecordPlace place = events.place(EventId(i));
        QVERIFY(place.length > 0 && place.offset + place.length <= size);
        QVERIFY(events.type(EventId(i)));
    }
    for (const Problem& problem : read.snapshot->report.problems()) {
        QVERIFY(problem.excerpt.size() <= kExcerptBytes);
        QVERIFY(QString::fromStdString(problem.excerpt).toStdString() == problem.excerpt); // is UTF-8
        QVERIFY(!problem.byte || *problem.byte <= size);
    }
}

// 200 MB of one record, made on the fly.
class LongRecord final : public ByteStream {
public:
    Result<std::size_t> read(std::span<char> buffer) override
    {
        m_largest = std::max(m_largest, buffer.size());
        if (m_given >= kSize)
            return 0;
        std::fill(buffer.begin(), buffer.end(), 'x');
        if (m_given == 0)
            buffer.front() = '{';
        m_given += buffer.size();
        return buffer.size();
    }
    [[nodiscard]] std::size_t largest() const { return m_largest; }
    [[nodiscard]] std::size_t given() const { return m_given; }

private:
    static constexpr std::size_t kSize = 200'000'000;
    std::size_t m_given = 0;
    std::size_t m_largest = 0;
};

} // namespace

class TestBadInput : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rejectsOneLineAmongGoodOnes_data();
    void rejectsOneLineAmongGoodOnes();
    void rejectsOneElementAmongGoodOnes_data();
    void rejectsOneElementAmongGoodOnes();
    void repairsTexts_data();
    void repairsTexts();
    void stepsOverLongRecords_data();
    void stepsOverLongRecords();
    void keepsMemoryBoundedForLongRecords();
    void tellsWhereTheLastRecordIsCutOff();
    void survivesTruncationAnywhere_data();
    void survivesTruncationAnywhere();
    void survivesFlippedBytes_data();
    void survivesFlippedBytes();
    void limitsDepth();
    void excerptsFitOneLine();
    void sniffs_data();
    void sniffs();
};

void TestBadInput::rejectsOneLineAmongGoodOnes_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("parameter");
    const auto row = [](const char* name, const std::string& line, ProblemCode code,
                        const char* parameter = "") {
        QTest::newRow(name) << QByteArray::fromStdString(line) << static_cast<int>(code)
                            << QString::fromUtf8(parameter);
    };
    const auto malformed = ProblemCode::MalformedJson;
    row("words", "not json at all", malformed, "a value was expected at byte 0 of the record");
    row("no key", R"({"type":"T",})", malformed, "a key in quotes was expected at byte 12 of the record");
    row("no colon", R"({"type" "T"})", malformed, "a colon was expected at byte 8 of the record");
    row("no comma", R"({"type":"T" "x":1})", malformed,
        "a comma or the end of the object or array was expected at byte 12 of the record");
    row("single quotes", R"({'type':'T'})", malformed,
        "a key in quotes was expected at byte 1 of the record");
    row("open string", R"({"type":"T)", malformed, "a string is not closed at byte 8 of the record");
    row("open object", R"({"type":"T","payload":{"a":1})", malformed,
        "the text ends too early at byte 29 of the record");
    row("wrong bracket", R"({"type":"T","payload":{"a":[1,2}})", malformed,
        "a bracket of the wrong kind at byte 31 of the record");
    row("bad escape", R"({"type":"T\x"})", malformed,
        "an escape that does not exist at byte 10 of the record");
    row("bad escape, not used", R"({"type":"T","x":"\q"})", malformed,
        "an escape that does not exist at byte 17 of the record");
    row("bad escape, nested", R"({"type":"T","x":[{"y":"\q"}]})", malformed,
        "an escape that does not exist at byte 23 of the record");
    row("bad word", R"({"type":"T","x":tru})", malformed, "a value was expected at byte 16 of the record");
    row("bad number", R"({"type":"T","x":01})", malformed, "a value was expected at byte 16 of the record");
    row("bad number, used", R"({"type":"T","ts":1.})", malformed,
        "a value was expected at byte 17 of the record");
    row("comma twice, nested", R"({"type":"T","x":[1,,2]})", malformed,
        "a value was expected at byte 19 of the record");
    row("two values", R"({"type":"T"}{"type":"U"})", malformed,
        "more follows after the end of the value at byte 12 of the record");
    row("text behind", R"({"type":"T"} # note)", malformed,
        "more follows after the end of the value at byte 13 of the record");
    row("closed twice", R"({"type":"T"}})", malformed,
        "more follows after the end of the value at byte 12 of the record");
    row("array", R"([{"type":"T"}])", ProblemCode::NotAnObject, "an array");
    row("text", R"("T")", ProblemCode::NotAnObject, "a text");
    row("number", "12", ProblemCode::NotAnObject, "a number");
    row("null", "null", ProblemCode::NotAnObject, "null");
    row("true", "true", ProblemCode::NotAnObject, "true or false");
    row("empty object", "{}", ProblemCode::MissingType);
    row("no type", R"({"id":1,"ts":1772442000})", ProblemCode::MissingType);
    row("type of null", R"({"type":null})", ProblemCode::MissingType);
    row("empty type", R"({"type":""})", ProblemCode::MissingType);
    row("type of true", R"({"type":true})", ProblemCode::MissingType);
    row("deep", R"({"type":"T","x":)" + nested(5000) + "}", ProblemCode::TooDeep, "1024");
}

void TestBadInput::rejectsOneLineAmongGoodOnes()
{
    QFETCH(QByteArray, line);
    QFETCH(int, code);
    QFETCH(QString, parameter);
    const std::string text = kGood + line.toStdString() + "\n" + kOther;
    const ReadText read = readText(text);
    QVERIFY(read.result);
    checkInvariants(read, text.size());
    QCOMPARE(read.source().read, std::uint64_t{3});
    QCOMPARE(read.source().loaded, std::uint64_t{2});
    QCOMPARE(read.source().rejected, std::uint64_t{1});
    const Problem& problem = read.first(static_cast<ProblemCode>(code));
    if (!parameter.isEmpty())
        QCOMPARE(QString::fromStdString(problem.parameters.at(0)), parameter);
    QCOMPARE(problem.line.value(), std::uint64_t{2});
    QCOMPARE(problem.byte.value(), static_cast<std::uint64_t>(kGood.size()));
    QVERIFY(!problem.excerpt.empty());
    QVERIFY(line.startsWith(QByteArray::fromStdString(problem.excerpt)));
}

void TestBadInput::rejectsOneElementAmongGoodOnes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("loaded");
    const auto row = [](const char* name, const char* text, ProblemCode code, int line, int loaded) {
        QTest::newRow(name) << QByteArray(text) << static_cast<int>(code) << line << loaded;
    };
    const auto malformed = ProblemCode::MalformedJson;
    row("bad value", R"([{"type":"A"},{"type":tru},{"type":"B"}])", malformed, 1, 2);
    row("scalar", R"([{"type":"A"},17,{"type":"B"}])", ProblemCode::NotAnObject, 1, 2);
    row("array", R"([{"type":"A"},[{"type":"x"}],{"type":"B"}])", ProblemCode::NotAnObject, 1, 2);
    row("open string", "[\n{\"type\":\"A\"},\n{\"type\":\"x},\n{\"type\":\"B\"}\n]", malformed, 3, 2);
    row("open string, pretty",
        "[\n  {\n    \"type\": \"A\"\n  },\n  {\n    \"type\": \"x\n  },\n  {\n    \"type\": \"B\"\n  }\n]",
        malformed, 5, 2);
    row("wrong bracket", "[\n{\"type\":\"A\"},\n{\"type\":[\"x\"},\n{\"type\":\"B\"}\n]", malformed, 3, 2);
    row("stray brace", "[\n{\"type\":\"A\"},\n}\n{\"type\":\"B\"}\n]", malformed, 3, 2);
    row("words between values", "{\n\"type\":\"A\"\n}\nnote\n{\n\"type\":\"B\"\n}", malformed, 4, 2);
    row("array not closed", "[\n{\"type\":\"A\"},\n{\"type\":\"B\"},\n", malformed, 4, 2);
    row("object not closed", R"({"events":[{"type":"A"},{"type":"B"}])", malformed, 1, 2);
    row("no colon", R"({"events":[{"type":"A"},{"type":"B"}],"note" 1,"events":[{"type":"C"}]})", malformed,
        1, 2);
    row("cut off in an element", "[\n{\"type\":\"A\"},\n{\"type\":\"B\"},\n{\"ty",
        ProblemCode::IncompleteLine, 4, 2);
    row("first line broken", "{\"type\":\"x\n{\"type\":\"A\"}\n{\"type\":\"B\"}\n", malformed, 1, 2);
}

void TestBadInput::rejectsOneElementAmongGoodOnes()
{
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    QFETCH(int, line);
    QFETCH(int, loaded);
    for (const std::size_t block : {std::size_t{1}, std::size_t{5}, std::string::npos}) {
        const ReadText read = readText(text.toStdString(), {.block = block});
        checkInvariants(read, static_cast<std::size_t>(text.size()));
        QCOMPARE(static_cast<int>(read.source().loaded), loaded);
        QCOMPARE(static_cast<int>(read.first(static_cast<ProblemCode>(code)).line.value()), line);
    }
}

void TestBadInput::repairsTexts_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("loaded");
    QTest::addColumn<int>("repairs"); // -1: the record is rejected
    const auto row = [](const char* name, const QByteArray& value, const QByteArray& loaded,
                        int repairs = 1) { QTest::newRow(name) << value << loaded << repairs; };
    const QByteArray mark = "\xEF\xBF\xBD";
    row("good", "gr\xC3\xBC\xC3\x9F", "gr\xC3\xBC\xC3\x9F", 0);
    row("Latin-1", "gr\xFC\xDF", "gr" + mark + mark);
    row("cut off sequence", "a\xE2\x82", "a" + mark + mark);
    row("overlong", "\xC0\xAF", mark + mark);
    row("surrogate in UTF-8", "\xED\xA0\x80", mark + mark + mark);
    row("beyond Unicode", "\xF4\x90\x80\x80", mark + mark + mark + mark);
    row("lone high surrogate", "a\\ud83dz", "a" + mark + "z");
    row("lone low surrogate", "a\\uDE00z", "a" + mark + "z");
    row("surrogates the wrong way round", "\\ude00\\ud83d", mark + mark);
    row("high surrogate twice", "\\ud83d\\ud83d\\ude00", mark + "\xF0\x9F\x98\x80");
    row("surrogate pair", "\\ud83d\\ude00", "\xF0\x9F\x98\x80", 0);
    row("escaped backslash before u", "\\\\ud83d", "\\ud83d", 0);
    row("NUL", QByteArray("a\0z", 3), "a" + mark + "z");
    row("escaped NUL", "a\\u0000z", QByteArray("a\0z", 3), 0);
    row("bare tab", "a\tz", "a" + mark + "z");
    row("NUL behind a backslash", QByteArray("a\\\0z", 4), "", -1); // an escape that does not exist
}

void TestBadInput::repairsTexts()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, loaded);
    QFETCH(int, repairs);
    const std::string used = eventLine("\"error\":\"" + value.toStdString() + "\"");
    const std::string passedOver = eventLine("\"text\":\"" + value.toStdString() + "\"");
    const std::string inside = eventLine("\"list\":[\"" + value.toStdString() + "\"]");
    // Also in a field that is not used the record is repaired and counted.
    for (const std::string& text : {used + kGood, passedOver + kGood, inside + kGood}) {
        const ReadText read = readText(text);
        checkInvariants(read, text.size());
        QCOMPARE(read.source().read, std::uint64_t{2});
        QCOMPARE(read.source().loaded, std::uint64_t{repairs < 0 ? 1U : 2U});
        QCOMPARE(static_cast<int>(read.count(ProblemCode::InvalidUtf8)), std::max(repairs, 0));
        if (repairs > 0)
            QCOMPARE(read.first(ProblemCode::InvalidUtf8).line.value(), std::uint64_t{1});
    }
    if (repairs >= 0) {
        const ReadText read = readText(used);
        QCOMPARE(QByteArray::fromStdString(read.str(read.snapshot->events.error(EventId(0)))), loaded);
    }
}

void TestBadInput::stepsOverLongRecords_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("between");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("lines") << QByteArray() << QByteArray("\n") << QByteArray("\n");
    QTest::newRow("lines, CRLF") << QByteArray() << QByteArray("\r\n") << QByteArray("\r\n");
    QTest::newRow("array") << QByteArray("[\n") << QByteArray(",\n") << QByteArray("]");
    QTest::newRow("array in a line") << QByteArray("[") << QByteArray(",") << QByteArray("]");
}

void TestBadInput::stepsOverLongRecords()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, between);
    QFETCH(QByteArray, after);
    constexpr std::size_t kLimit = 2000;
    for (const std::size_t size : {kLimit, kLimit + 1, kLimit + 2, kLimit + 3, std::size_t{3'000'000}}) {
        const std::string frame = R"({"type":"L","text":""})";
        std::string longRecord = frame;
        longRecord.insert(frame.size() - 2, size - frame.size(), 'x');
        const std::string text = before.toStdString() + R"({"type":"A"})" + between.toStdString() +
                                 longRecord + between.toStdString() + R"({"type":"B"})" + after.toStdString();
        const bool fits = size <= kLimit;
        for (const std::size_t block : {std::size_t{100}, std::string::npos}) {
            const ReadText read = readText(text, {.maxRecordBytes = kLimit, .block = block});
            checkInvariants(read, text.size());
            QCOMPARE(read.source().read, std::uint64_t{3});
            QCOMPARE(read.source().loaded, std::uint64_t{fits ? 3U : 2U});
            QCOMPARE(read.count(ProblemCode::LineTooLong), std::uint64_t{fits ? 0U : 1U});
            if (fits)
                continue;
            const Problem& problem = read.first(ProblemCode::LineTooLong);
            QCOMPARE(problem.byte.value(), static_cast<std::uint64_t>(text.find(longRecord)));
            const std::uint64_t told = std::stoull(problem.parameters.at(0));
            QVERIFY(told >= size && told <= size + 1); // the CR of a line that was not kept is counted
            QCOMPARE(problem.excerpt, longRecord.substr(0, kExcerptBytes));
        }
    }
}

void TestBadInput::keepsMemoryBoundedForLongRecords()
{
    for (const bool lines : {true, false}) {
        LongRecord stream;
        const auto cutter = cutJson(stream, {.lines = lines}, {.maxRecordBytes = 16 << 20});
        Block block;
        QVERIFY(cutter->next(block).value());
        const RecordSlice slice = block.slices.at(0);
        QVERIFY(slice.kind == RecordSlice::Kind::TooLong || slice.kind == RecordSlice::Kind::Incomplete);
        QCOMPARE(slice.size, static_cast<std::uint64_t>(stream.given()));
        QVERIFY(slice.bytes.size() <= kExcerptBytes);
        block.clear();
        QVERIFY(!cutter->next(block).value());
        QVERIFY(stream.largest() < (48U << 20)); // the window that it asked to be filled
    }
}

void TestBadInput::tellsWhereTheLastRecordIsCutOff()
{
    const std::string text = kGood + kOther + R"({"type":"T","payload":{"a":{"b":1}})";
    const ReadText read = readText(text);
    QCOMPARE(read.source().loaded, std::uint64_t{2});
    QCOMPARE(read.source().rejected, std::uint64_t{1});
    QVERIFY(read.source().partial);
    const Problem& problem = read.first(ProblemCode::IncompleteLine);
    QCOMPARE(problem.byte.value(), static_cast<std::uint64_t>(kGood.size() + kOther.size()));
    QCOMPARE(problem.line.value(), std::uint64_t{3});
    QCOMPARE(problem.parameters.at(0), std::string("35"));
    // With an end of line it is not cut off but wrong.
    const ReadText ended = readText(text + "\n");
    QCOMPARE(ended.count(ProblemCode::IncompleteLine), std::uint64_t{0});
    QCOMPARE(ended.count(ProblemCode::MalformedJson), std::uint64_t{1});
    QVERIFY(!ended.source().partial);
    // A whole last record without an end of line is neither.
    const ReadText open = readText(kGood + R"({"type":"T"})");
    QCOMPARE(open.source().loaded, std::uint64_t{2});
    QVERIFY(!open.source().partial);
}

void TestBadInput::survivesTruncationAnywhere_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("lines") << QByteArray::fromStdString(
        kGood + eventLine(R"("payload":{"a":"\ud83d\ude00 ü","context":{"id":"m"},"b":[1,2.5e3,null]})") +
        kOther);
    QTest::newRow("array") << QByteArray(
        "\xEF\xBB\xBF[\n  {\"type\": \"A\", \"ts\": 1772442000},\n  {\"type\": \"B\"}\n]\n");
    QTest::newRow("object of arrays")
        << QByteArray(R"({"note":"x","events":[{"type":"A"},{"type":"B"}],"jobs":[]})");
    QTest::newRow("values") << QByteArray("{\n  \"type\": \"A\"\n}\n{\n  \"type\": \"B\"\n}\n");
}

void TestBadInput::survivesTruncationAnywhere()
{
    QFETCH(QByteArray, text);
    const std::string bytes = text.toStdString();
    std::uint64_t loaded = 0;
    for (std::size_t size = 0; size <= bytes.size(); ++size) {
        const ReadText read = readText(std::string_view(bytes).substr(0, size));
        checkInvariants(read, size);
        QVERIFY(read.source().rejected <= 1);    // nothing but the record that was cut
        QVERIFY(read.source().loaded >= loaded); // whole records before the cut stay
        loaded = read.source().loaded;
    }
    QVERIFY(loaded >= 2);
}

void TestBadInput::survivesFlippedBytes_data()
{
    survivesTruncationAnywhere_data();
}

void TestBadInput::survivesFlippedBytes()
{
    QFETCH(QByteArray, text);
    const std::string whole = text.toStdString();
    for (std::size_t i = 0; i < whole.size(); ++i) {
        for (const int flip : {0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xFF}) {
            std::string bytes = whole;
            bytes[i] = static_cast<char>(bytes[i] ^ flip);
            checkInvariants(readText(bytes, {.block = 64}), bytes.size());
        }
        std::string shorter = whole;
        shorter.erase(i, 1);
        checkInvariants(readText(shorter), shorter.size());
    }
}

void TestBadInput::limitsDepth()
{
    // The record's own object is the first level.
    const ReadText fits = readText(eventLine("\"x\":" + nested(kJsonDepthLimit - 1)));
    QCOMPARE(fits.source().loaded, std::uint64_t{1});
    const ReadText deeper = readText(eventLine("\"x\":" + nested(kJsonDepthLimit)));
    QCOMPARE(deeper.count(ProblemCode::TooDeep), std::uint64_t{1});
    const ReadText inPayload = readText(eventLine("\"payload\":{\"x\":" + nested(kJsonDepthLimit - 2) + "}"));
    QCOMPARE(inPayload.source().loaded, std::uint64_t{1});
    const ReadText inPayloadDeeper =
        readText(eventLine("\"payload\":{\"x\":" + nested(kJsonDepthLimit - 1) + "}"));
    QCOMPARE(inPayloadDeeper.count(ProblemCode::TooDeep), std::uint64_t{1});

    const ReadText million = readText(eventLine("\"x\":" + nested(1'000'000)) + kGood);
    QCOMPARE(million.source().loaded, std::uint64_t{1});
    QCOMPARE(million.count(ProblemCode::TooDeep), std::uint64_t{1});
    const ReadText element = readText("[" + eventLine("\"x\":" + nested(1'000'000)) + "," + kGood + "]");
    QCOMPARE(element.source().loaded, std::uint64_t{1});
    QCOMPARE(element.count(ProblemCode::TooDeep), std::uint64_t{1});
}

void TestBadInput::excerptsFitOneLine()
{
    QCOMPARE(excerptOf("a\nb\tc\r\x01\x7f"), std::string("a\\nb\\tc\\r\\x01\\x7f"));
    QCOMPARE(excerptOf("\xFF\xC3"), std::string("\\xff\\xc3"));
    QCOMPARE(excerptOf(std::string(500, 'a')), std::string(kExcerptBytes, 'a'));
    const std::string cut = excerptOf(std::string(119, 'a') + "ü");
    QCOMPARE(cut, std::string(119, 'a')); // never half a character
    QCOMPARE(excerptOf(""), std::string());
}

void TestBadInput::sniffs_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("verdict");
    const auto row = [](const char* text, SniffResult::Verdict verdict) {
        QTest::newRow(*text == '\0' ? "nothing" : text) << QByteArray(text) << static_cast<int>(verdict);
    };
    using enum SniffResult::Verdict;
    row("{}", Mine);
    row("[]", Mine);
    row("  \n\t[ ]", Mine);
    row("{", Mine);
    row("{\"a\":1}", Mine);
    row("# comment\n{\"type\":\"A\"}\n", Mine);
    row("{'a':1}", Broken);
    row("{a:1}", Broken);
    row("[1,2]", Broken);
    row("[section]\nkey=value\n", Broken);
    row("", NotMine);
    row("id,type,ts\n1,A,2\n", Mine);
    row("id,type\n", Mine);
    row("amount,price\n1,2\n", Broken);
    row("words, and words\n", NotMine);
    row("<xml/>", NotMine);
    row("\"text\"", NotMine);
    row("17", NotMine);
}

void TestBadInput::sniffs()
{
    QFETCH(QByteArray, text);
    QFETCH(int, verdict);
    QCOMPARE(static_cast<int>(readText(text.toStdString()).sniff.verdict), verdict);
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_bad_input.moc"
