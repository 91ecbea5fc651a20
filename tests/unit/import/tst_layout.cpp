// SPDX-License-Identifier: GPL-3.0-or-later
// Where records stand in JSON (JsonLayout): levels, contexts, damage, and the places of what is cut.
#include "core/import/block.h"

#include <QTest>

#include <fmt/format.h>

#include <algorithm>

#include <string>
#include <vector>

using namespace throughline;

namespace {

const JsonLayout kEachArray{.levels = {{}}};
const JsonLayout kTraces{.levels = {{.keys = {"data"}}, {.keys = {"spans"}, .context = true}}};
const JsonLayout kTrace{.levels = {{.keys = {"spans"}, .context = true}}};
const JsonLayout kRequests{.levels = {{.keys = {"resourceSpans", "resource_spans"}},
                                      {.keys = {"scopeSpans"}, .context = true},
                                      {.keys = {"spans"}, .context = true}}};

std::string nameOf(RecordSlice::Kind kind)
{
    switch (kind) {
    case RecordSlice::Kind::Record:
        return "";
    case RecordSlice::Kind::LastLine:
        return "last line ";
    case RecordSlice::Kind::TooLong:
        return "too long ";
    case RecordSlice::Kind::Incomplete:
        return "incomplete ";
    case RecordSlice::Kind::Broken:
        return "broken ";
    case RecordSlice::Kind::LongMember:
        return "long member ";
    case RecordSlice::Kind::OpenArray:
        return "open";
    }
    return "?";
}

// What was cut, in words: records as `spans@1 {…}` with the context's number, contexts as
// `1<0 trace="a"` with their parents' and their members.
struct Cut {
    std::vector<std::string> records;
    std::vector<std::string> contexts;
    bool placed = true; // each record's offset and line are those of its bytes
};

Cut cut(std::string_view text, const JsonLayout& layout, std::size_t blockBytes = std::string::npos,
        std::uint64_t maxRecordBytes = 1 << 20)
{
    Cut cut;
    MemoryStream stream(text, blockBytes);
    const auto cutter = cutJson(stream, layout, {maxRecordBytes});
    Block block;
    for (block.clear(); cutter->next(block).value(); block.clear()) {
        for (const RecordSlice& slice : block.slices) {
            std::string record = nameOf(slice.kind);
            if (slice.kind == RecordSlice::Kind::Record) {
                const std::string_view before = text.substr(0, slice.offset);
                const auto newlines =
                    static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n'));
                cut.placed = cut.placed && text.substr(slice.offset, slice.size) == slice.bytes &&
                             slice.line == newlines + 1;
                record += slice.recordKind;
                if (slice.context)
                    record += fmt::format("@{}", slice.context.index());
                record += record.empty() ? "" : " ";
                record += slice.bytes;
            }
            cut.records.push_back(record);
        }
        for (const RecordContext& context : block.contexts) {
            std::string words = fmt::format("{}", context.id.index());
            if (context.parent)
                words += fmt::format("<{}", context.parent.index());
            for (const RecordContext::Member& member : context.members) {
                cut.placed = cut.placed && text.substr(member.offset, member.json.size()) == member.json;
                words += " " + member.key + "=" + member.json;
            }
            cut.contexts.push_back(words);
        }
    }
    return cut;
}

QByteArray joined(const std::vector<std::string>& words)
{
    std::string all;
    for (const std::string& word : words)
        all += (all.empty() ? "" : " | ") + word;
    return QByteArray::fromStdString(all);
}

// Dense JSON, indented by two blanks a level.
std::string indented(const std::string& dense)
{
    std::string text;
    std::size_t depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < dense.size(); ++i) {
        const char c = dense[i];
        if (c == '"' && (i == 0 || dense[i - 1] != '\\'))
            inString = !inString;
        if (inString) {
            text += c;
            continue;
        }
        if (c == '}' || c == ']')
            text.append("\n").append(2 * --depth, ' ');
        text += c;
        if (c == '{' || c == '[')
            ++depth;
        if (c == '{' || c == '[' || c == ',')
            text.append("\n").append(2 * depth, ' ');
    }
    return text;
}

} // namespace

class TestLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cutsShapes_data();
    void cutsShapes();
    void goesOnAfterDamage_data();
    void goesOnAfterDamage();
    void losesNothingWhereverItEnds();
    void survivesFlippedBytes();
    void followsEscapesAndBlocks();
    void keepsContextsBounded();
    void numbersOnlyContextsWithRecords();
    void stepsOverLongRecords();
    void limitsNoDepth();
};

void TestLayout::cutsShapes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<JsonLayout>("layout");
    QTest::addColumn<QByteArray>("records");
    QTest::addColumn<QByteArray>("contexts");
    const auto row = [](const char* name, const char* text, const JsonLayout& layout, const char* records,
                        const char* contexts = "") {
        QTest::newRow(name) << QByteArray(text) << layout << QByteArray(records) << QByteArray(contexts);
    };
    row("nothing", "  ", {}, "");
    row("values", "{\"a\":1} {\"a\":2}\n{\"a\":3}", {}, "{\"a\":1} | {\"a\":2} | {\"a\":3}");
    row("array", R"([{"a":1},{"a":2}])", {}, R"({"a":1} | {"a":2})");
    row("arrays, one after the other", R"([{"a":1}]  [{"a":2}])", {}, R"({"a":1} | {"a":2})");
    row("array of arrays", R"([[{"a":1},{"a":2}],[],[{"a":3}]])", {}, R"({"a":1} | {"a":2} | {"a":3})");
    row("arrays of arrays of arrays", R"([[[{"a":1}],[]],[[{"a":2}]]])", {}, R"({"a":1} | {"a":2})");
    row("array among values", R"([{"a":1},[{"a":2}]])", {}, R"({"a":1} | [{"a":2}])");
    row("scalars", R"([1,"x",null])", {}, R"(1 | "x" | null)");
    row("each array", R"({"events":[{"a":1}],"note":{"x":[1]},"jobs":[{"a":2},3]})", kEachArray,
        R"(events {"a":1} | jobs {"a":2} | jobs 3)");
    row("traces", R"({"data":[{"id":1,"spans":[{"s":1},{"s":2}],"p":{}},{"spans":[{"s":3}]}],"n":2})",
        kTraces, R"(spans@0 {"s":1} | spans@0 {"s":2} | spans@1 {"s":3})", "0 id=1 p={} | 1");
    row("said before", R"({"p":{"x":[1]},"spans":[{"s":1}]})", kTrace, R"(spans@0 {"s":1})",
        R"(0 p={"x":[1]})");
    row("said behind", R"({"spans":[{"s":1}],"p":{"x":[1]}})", kTrace, R"(spans@0 {"s":1})",
        R"(0 p={"x":[1]})");
    row("one object for an array", R"({"data":{"spans":[{"s":1}],"id":"a"}})", kTraces, R"(spans@0 {"s":1})",
        R"(0 id="a")");
    row("one record for an array", R"({"data":[{"spans":{"s":1}}]})", kTraces, R"(spans@0 {"s":1})", "0");
    row("array of requests", R"([{"data":[{"spans":[{"s":1}]}]},{"data":[{"spans":[{"s":2}]}]}])", kTraces,
        R"(spans@0 {"s":1} | spans@1 {"s":2})", "0 | 1");
    row("requests, one a line",
        "{\"data\":[{\"spans\":[{\"s\":1}]}]}\n{\"data\":[{\"spans\":[{\"s\":2}]}]}\n", kTraces,
        R"(spans@0 {"s":1} | spans@1 {"s":2})", "0 | 1");
    row("key twice", R"({"spans":[{"s":1}],"spans":[{"s":2}]})", kTrace,
        R"(spans@0 {"s":1} | spans@0 {"s":2})", "0");
    row("null for an array", R"({"data":[{"spans":null,"id":1},{"spans":[{"s":1}]}]})", kTraces,
        R"(spans@0 {"s":1})", "0");
    row("scalars for an array", R"({"data":[{"spans":"x"},{"spans":7}]})", kTraces,
        R"(spans@0 "x" | spans@1 7)", "0 | 1");
    row("scalars for objects", R"({"data":[null,{"spans":[{"s":1}]},5]})", kTraces,
        R"(data null | spans@0 {"s":1} | data 5)", "0");
    row("scalar for the array of objects", R"({"data":true})", kTraces, "data true");
    row("two levels of contexts",
        R"({"resourceSpans":[{"resource":{"a":1},"scopeSpans":[{"scope":1,"spans":[{"s":1}]},)"
        R"({"spans":[{"s":2}],"scope":2}]},{"scopeSpans":[{"spans":[{"s":3}]}]}]})",
        kRequests, R"(spans@1 {"s":1} | spans@2 {"s":2} | spans@4 {"s":3})",
        R"(1<0 scope=1 | 2<0 scope=2 | 0 resource={"a":1} | 4<3 | 3)");
    row("another spelling", R"({"resource_spans":{"scopeSpans":{"spans":{"s":1}}}})", kRequests,
        R"(spans@1 {"s":1})", "1<0 | 0");
    row("same key elsewhere", R"({"spans":[{"s":1}],"data":[{"x":{"spans":[{"s":2}]}}]})", kTraces, "");
    row("white space", " {\t\"data\" :\r\n [ { \"spans\"\n:\n[ {\"s\":1} , {\"s\":2} ] } ] } ", kTraces,
        R"(spans@0 {"s":1} | spans@0 {"s":2})", "0");
    row("byte order mark", "\xEF\xBB\xBF{\"data\":[{\"spans\":[{\"s\":1}]}]}", kTraces, R"(spans@0 {"s":1})",
        "0");
}

void TestLayout::cutsShapes()
{
    QFETCH(QByteArray, text);
    QFETCH(JsonLayout, layout);
    QFETCH(QByteArray, records);
    QFETCH(QByteArray, contexts);
    for (std::size_t block = 1; block <= static_cast<std::size_t>(text.size()); ++block) {
        const Cut found = cut(text.toStdString(), layout, block);
        QCOMPARE(joined(found.records), records);
        QCOMPARE(joined(found.contexts), contexts);
        QVERIFY(found.placed);
    }
}

void TestLayout::goesOnAfterDamage_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<JsonLayout>("layout");
    QTest::addColumn<QByteArray>("records");
    const auto row = [](const char* name, const std::string& text, const JsonLayout& layout,
                        const char* records) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << layout << QByteArray(records);
    };
    const std::string first = R"({"data":[{"spans":[{"s":1}]}]})";
    const std::string last = "\n" + std::string(R"({"data":[{"spans":[{"s":3}]}]})") + "\n";
    // Whatever a line lacks at its end, the next one is read as what it is.
    row("line cut off in a record", first + "\n" + R"({"data":[{"spans":[{"s":2)" + last, kTraces,
        R"(spans@0 {"s":1} | broken  | spans@2 {"s":3})");
    row("line cut off behind a record", first + "\n" + R"({"data":[{"spans":[{"s":2})" + last, kTraces,
        R"(spans@0 {"s":1} | spans@1 {"s":2} | broken  | spans@2 {"s":3})");
    row("line cut off in a text", first + "\n" + R"({"data":[{"spans":[{"s":"2)" + last, kTraces,
        R"(spans@0 {"s":1} | broken  | spans@2 {"s":3})");
    row("line cut off behind records", first + "\n" + R"({"data":[{"spans":[{"s":2}])" + last, kTraces,
        R"(spans@0 {"s":1} | spans@1 {"s":2} | broken  | spans@2 {"s":3})");
    row("line cut off in a member", first + "\n" + R"({"data":[{"spans":[{"s":2}],"p":{"x":"y)" + last,
        kTraces, R"(spans@0 {"s":1} | spans@1 {"s":2} | broken  | spans@2 {"s":3})");
    row("line closed twice", first + "}]}" + last, kTraces, R"(spans@0 {"s":1} | broken  | spans@1 {"s":3})");
    std::string broken = indented(R"({"data":[{"spans":[{"s":1},{"s":2},{"s":3}]},{"spans":[{"s":4}]}]})");
    broken.insert(broken.find('2'), "\"");
    row("indented, text in a record", broken, kTraces,
        "spans@0 {\n          \"s\":1\n        } | broken  | spans@0 {\n          \"s\":3\n        } | "
        "spans@1 {\n          \"s\":4\n        }");
    row("indented, wrong bracket in a member",
        indented(R"({"data":[{"p":{"x":)") + "1]\n    },\n    {\n      \"spans\":[\n{\"s\":4}\n]}]}", kTraces,
        R"(broken  | spans@0 {"s":4})");
    row("indented, key",
        "{\n  \"spans\":[\n    {\"s\":1}\n  ],\n  p:1,\n  \"spans\":[\n    {\"s\":2}\n  ]\n}", kTrace,
        R"(spans@0 {"s":1} | broken  | spans@0 {"s":2})");
    row("indented, colon", "{\n  \"p\" 1,\n  \"spans\":[\n    {\"s\":2}\n  ]\n}", kTrace,
        R"(broken  | spans@0 {"s":2})");
    // Where indents say nothing, elements stay elements.
    row("all lines at the margin", "{\"spans\":[\n{\"s\":1}\n{\"s\":\"2}\n{\"s\":3}\n]}", kTrace,
        R"(spans@0 {"s":1} | broken  | spans@0 {"s":3})");
    row("words at the end", first + " that was it", kTraces, R"(spans@0 {"s":1} | broken )");
}

void TestLayout::goesOnAfterDamage()
{
    QFETCH(QByteArray, text);
    QFETCH(JsonLayout, layout);
    QFETCH(QByteArray, records);
    for (std::size_t block = 1; block <= static_cast<std::size_t>(text.size()); ++block) {
        const Cut found = cut(text.toStdString(), layout, block);
        QCOMPARE(joined(found.records), records);
        QVERIFY(found.placed);
    }
}

void TestLayout::losesNothingWhereverItEnds()
{
    const std::string dense = R"({"data":[{"id":"a","spans":[{"s":1},{"s":{"x":"}\""}}],"p":{"q":[1,2]}},)"
                              R"({"spans":[{"s":3}]}],"total":0})";
    for (const std::string& text : {dense, indented(dense)}) {
        const std::string whole = joined(cut(text, kTraces).records).toStdString();
        for (std::size_t size = 1; size < text.size(); ++size) {
            const Cut found = cut(std::string_view(text).substr(0, size), kTraces);
            QVERIFY(found.placed);
            QCOMPARE(found.records.back(), std::string("open")); // told, wherever it ends
            std::vector<std::string> records = found.records;
            records.pop_back();
            const bool cutOff = !records.empty() && records.back() == "incomplete ";
            if (cutOff)
                records.pop_back();
            QVERIFY(whole.starts_with(joined(records).toStdString()));
            for (const std::string& record : records)
                QVERIFY(!record.starts_with("broken"));
            // Each record that is named has its context.
            QVERIFY(records.empty() || found.contexts.size() >= 1);
        }
    }
}

void TestLayout::survivesFlippedBytes()
{
    const std::string dense = R"({"data":[{"spans":[{"s":1},{"s":"\""}],"p":{"q":[1]}}]})";
    for (const std::string& whole : {dense + "\n" + dense, indented(dense)}) {
        for (std::size_t i = 0; i < whole.size(); ++i) {
            for (int byte = 0; byte < 256; ++byte) {
                std::string text = whole;
                text[i] = static_cast<char>(byte);
                QVERIFY(cut(text, kTraces).placed);
            }
            std::string shorter = whole;
            shorter.erase(i, 1);
            const Cut found = cut(shorter, kTraces, 7);
            QVERIFY(found.placed);
            // Of two lines the one that is whole is read in spite of the other.
            if (whole.starts_with(dense))
                QVERIFY(
                    std::any_of(found.records.begin(), found.records.end(), [](const std::string& record) {
                        return record.starts_with("spans@") && record.ends_with(R"({"s":1})");
                    }));
        }
    }
}

void TestLayout::followsEscapesAndBlocks()
{
    // Quotes, brackets and backslashes in texts at every distance from the 64 bytes that are looked at at
    // once.
    for (std::size_t blanks = 0; blanks < 130; ++blanks) {
        for (const std::string value : {R"("}")", R"("\"}")", R"("\\")", R"("\\\"{[")", R"("\\\\")"}) {
            const std::string record = R"({"a":)" + std::string(blanks, ' ') + value + R"(,"b":["\\"]})";
            const std::string text = "[" + record + "," + record + "]";
            for (const std::size_t block :
                 {std::size_t{1}, std::size_t{63}, std::size_t{64}, std::string::npos}) {
                const Cut found = cut(text, {}, block);
                QCOMPARE(found.records, (std::vector<std::string>{record, record}));
                QVERIFY(found.placed);
            }
        }
    }
}

void TestLayout::keepsContextsBounded()
{
    const std::string fits = '"' + std::string((1 << 20) - 2, 'x') + '"';
    const std::string tooLong = '"' + std::string((1 << 20) - 1, 'x') + '"';
    const auto text = [](const std::string& member) {
        return R"({"a":)" + member + R"(,"spans":[{"s":1}],"b":2})";
    };
    QCOMPARE(joined(cut(text(fits), kTrace).records), QByteArray(R"(spans@0 {"s":1})"));
    QCOMPARE(joined(cut(text(tooLong), kTrace).records), QByteArray(R"(long member  | spans@0 {"s":1})"));
    QCOMPARE(joined(cut(text(tooLong), kTrace, 1000).contexts), QByteArray("0 b=2"));
    // Of many members some are kept, and the others are told.
    std::string many = "{";
    for (int i = 0; i < 10; ++i)
        many += "\"m" + std::to_string(i) + "\":" + fits + ",";
    many += R"("spans":[{"s":1}]})";
    const Cut found = cut(many, kTrace);
    QCOMPARE(static_cast<int>(std::count(found.records.begin(), found.records.end(), "long member ")), 7);
    QVERIFY(found.contexts.at(0).size() < (4U << 20));
}

void TestLayout::numbersOnlyContextsWithRecords()
{
    std::string text = R"({"data":[)";
    for (int i = 0; i < 1000; ++i)
        text += R"({"id":1,"spans":[]},{},)";
    text += R"({"id":2,"spans":[{"s":1}]}]})";
    const Cut found = cut(text, kTraces);
    QCOMPARE(joined(found.records), QByteArray(R"(spans@0 {"s":1})"));
    QCOMPARE(joined(found.contexts), QByteArray("0 id=2"));
}

void TestLayout::stepsOverLongRecords()
{
    const std::string text =
        R"({"data":[{"spans":[{"s":1},{"s":")" + std::string(5000, 'x') + R"("},{"s":3}]}]})";
    for (const std::size_t block : {std::size_t{100}, std::string::npos}) {
        const Cut found = cut(text, kTraces, block, 1000);
        QCOMPARE(joined(found.records), QByteArray(R"(spans@0 {"s":1} | too long  | spans@0 {"s":3})"));
    }
}

void TestLayout::limitsNoDepth()
{
    constexpr std::size_t kDepth = 1'000'000;
    const std::string deep = std::string(kDepth, '[') + std::string(kDepth, ']');
    const Cut found = cut(R"({"data":[{"x":)" + deep + R"(,"spans":[{"s":)" + deep + R"(},{"s":1}]}]})",
                          kTraces, std::string::npos, 4 << 20);
    QCOMPARE(found.records.size(), std::size_t{3}); // the member of the context is too long to be kept
    QCOMPARE(found.records.back(), std::string(R"(spans@0 {"s":1})"));
    QCOMPARE(cut(deep, {}).records.size(), std::size_t{0});
    QCOMPARE(joined(cut(std::string(kDepth, '['), {}).records), QByteArray("open"));
}

QTEST_GUILESS_MAIN(TestLayout)
#include "tst_layout.moc"
