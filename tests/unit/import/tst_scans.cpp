// SPDX-License-Identifier: GPL-3.0-or-later
// What the hot path rests on: the JSON grammar against another parser, exact decimals, the hash that stands
// for bytes.
#include "core/base/keyed_hash.h"
#include "core/import/field_mapping.h"
#include "core/import/json_scan.h"
#include "core/import/number_text.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <limits>
#include <random>
#include <string>
#include <vector>

using namespace throughline;

namespace {

// A text that is often JSON, and else nearly.
std::string nearlyJson(std::mt19937& random)
{
    static const std::vector<std::string> pieces = {
        "{",           "}",         "[",       "]",      ":",   ",",    "\"a\"", "\"\\n\"",
        "\"\\u00e9\"", "\"\\u12\"", "\"\\x\"", "\"",     "1",   "-1",   "0",     "01",
        "1.5",         "1.",        "-",       "1e5 ",   "1e ", "true", "fals",  "null",
        " ",           "\n",        "\"a\":1", "\"b\":", "{}",  "[]",   "[1,2]", "{\"k\":[]}"};
    std::string text;
    const std::size_t count = 1 + random() % 12;
    for (std::size_t i = 0; i < count; ++i)
        text += pieces[random() % pieces.size()];
    return text;
}

std::string validJson(std::mt19937& random, int depth)
{
    const auto scalar = random() % 6;
    if (depth == 0 || scalar < 2) {
        static const std::vector<std::string> scalars = {"1",    "-2.5e-3", "\"x\\\"\"",
                                                         "true", "false",   "null"};
        return scalars[random() % scalars.size()];
    }
    const bool object = random() % 2 == 0;
    std::string text = object ? "{" : "[";
    const std::size_t count = random() % 4;
    for (std::size_t i = 0; i < count; ++i) {
        text += i == 0 ? " " : ", ";
        if (object)
            text += "\"k" + std::to_string(i) + "\" :";
        text += validJson(random, depth - 1);
    }
    return text + (object ? "}" : "]");
}

} // namespace

class TestScans : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithAnotherParser();
    void acceptsWhatIsNoNumberAsOne();
    void tellsCutOffFromWrong_data();
    void tellsCutOffFromWrong();
    void findsTheEndOfAValue();
    void scalesDecimals_data();
    void scalesDecimals();
    void approximatesNumbers();
    void hashesTellBytesApart();
    void mapsKeys();
    void takesOtherMappings();
};

void TestScans::agreesWithAnotherParser()
{
    std::mt19937 random(20260302);
    int valid = 0;
    for (int i = 0; i < 60'000; ++i) {
        const std::string text = i % 3 == 0 ? validJson(random, 4) : nearlyJson(random);
        const bool expected = nlohmann::json::accept(text);
        valid += expected;
        QVERIFY2(findJsonFault(text).has_value() != expected, text.c_str());
        // Cut anywhere, a whole container is incomplete, never wrong.
        if (expected && (text.front() == '{' || text.front() == '[')) {
            const std::size_t end = text.find_last_not_of(" \n");
            const auto fault = findJsonFault(std::string_view(text).substr(0, 1 + random() % end));
            if (fault)
                QVERIFY2(fault->kind == JsonFault::Kind::Incomplete, text.c_str());
        }
    }
    QVERIFY(valid > 20'000);
}

void TestScans::acceptsWhatIsNoNumberAsOne()
{
    for (const char* token : {"NaN", "Infinity", "-Infinity"}) {
        QVERIFY(isJsonScalar(token));
        QVERIFY(!findJsonFault(std::string("{\"ts\":") + token + "}"));
    }
    for (const char* token : {"nan", "-NaN", "+Infinity", "Inf", "1_000", "0x10", ".5", "5.", "--1", "+1", "",
                              "\"", "\"a", "a\""})
        QVERIFY2(!isJsonScalar(token), token);
}

void TestScans::tellsCutOffFromWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("kind");
    const auto row = [](const char* text, JsonFault::Kind kind) {
        QTest::newRow(*text == '\0' ? "nothing" : text) << QString::fromUtf8(text) << static_cast<int>(kind);
    };
    using enum JsonFault::Kind;
    for (const char* text : {"", "{", "[", "{\"a", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "[1,", "[tr",
                             "[-", "[\"\\", "[\"\\u12", "{\"a\":{\"b\":1}"})
        row(text, Incomplete);
    for (const char* text : {"{]", "[}", "[1 2]", "{1:2}", "{\"a\" 1}", "[,]", "[1,]", "[x]", "1 2",
                             "[\"\\q\"]", "[\"\\uzz\"]", "}"})
        row(text, Syntax);
}

void TestScans::tellsCutOffFromWrong()
{
    QFETCH(QString, text);
    QFETCH(int, kind);
    const auto fault = findJsonFault(text.toStdString());
    QVERIFY(fault);
    QCOMPARE(static_cast<int>(fault->kind), kind);
}

void TestScans::findsTheEndOfAValue()
{
    QCOMPARE(endOfJsonValue("{\"a\":[1,\"}\\\"\"]} x", 0), std::size_t{15});
    QCOMPARE(endOfJsonValue("12,", 0), std::size_t{2});
    QCOMPARE(endOfJsonValue("\"a\\\\\":1", 0), std::size_t{5});
    QCOMPARE(endOfJsonValue("{\"a\":", 0), std::string::npos);
    QCOMPARE(endOfJsonValue("\"open", 0), std::string::npos);
}

void TestScans::scalesDecimals_data()
{
    QTest::addColumn<QString>("literal");
    QTest::addColumn<int>("power");
    QTest::addColumn<qint64>("value");
    QTest::addColumn<bool>("valid");
    const auto row = [](const char* literal, int power, std::int64_t value) {
        QTest::addRow("%s * 10^%d", literal, power)
            << QString::fromUtf8(literal) << power << qint64(value) << true;
    };
    const auto bad = [](const char* literal, int power) {
        QTest::addRow("not %s * 10^%d", literal, power)
            << QString::fromUtf8(literal) << power << qint64(0) << false;
    };
    row("0", 9, 0);
    row("12.5", 6, 12'500'000);
    row("-12.5", 6, -12'500'000);
    row("1772442000.123456789", 9, 1'772'442'000'123'456'789);
    row("9223372036854775807", 0, std::numeric_limits<std::int64_t>::max());
    row("-9223372036854775807", 0, -std::numeric_limits<std::int64_t>::max());
    row("1e3", 0, 1000);
    row("1E+3", 0, 1000);
    row("1500e-3", 3, 1500);
    row("0.5", 0, 1);
    row("0.49999999999999999999999999", 0, 0);
    row("-0.5", 0, -1);
    row("2.4", 0, 2);
    row("1e-999999999", 9, 0);
    row("0e999999999", 9, 0);
    row("0.00000000000000000000000000001e29", 0, 1);
    row("123456789012345678901234567890e-20", 0, 1'234'567'890);
    bad("9223372036854775808", 0);
    bad("1e19", 0);
    bad("1e308", 0);
    bad("1e999999999", 0);
    for (const char* literal :
         {"", "-", ".", ".5", "5.", "1e", "1e+", "1x", "NaN", "Infinity", " 1", "1 ", "+1", "0x1"})
        bad(literal, 0);
}

void TestScans::scalesDecimals()
{
    QFETCH(QString, literal);
    QFETCH(int, power);
    QFETCH(qint64, value);
    QFETCH(bool, valid);
    const auto scaled = scaledDecimal(literal.toStdString(), power);
    QCOMPARE(scaled.has_value(), valid);
    if (valid)
        QCOMPARE(static_cast<qint64>(*scaled), value);
}

void TestScans::approximatesNumbers()
{
    QCOMPARE(approximateNumber("1772442000.5").value(), 1772442000.5);
    QCOMPARE(approximateNumber("-1e3").value(), -1000.0);
    QVERIFY(!(approximateNumber("1e999").value() < 1e300));
    QVERIFY(!approximateNumber("NaN"));
    QVERIFY(!approximateNumber("inf"));
    QVERIFY(!approximateNumber(""));
}

void TestScans::hashesTellBytesApart()
{
    const KeyedHash hasher;
    std::vector<std::uint64_t> hashes;
    // Every length up to 64 of zeros, and every single bit set in 64 of them.
    for (std::size_t size = 0; size <= 64; ++size)
        hashes.push_back(hasher(std::string(size, '\0')));
    for (std::size_t bit = 0; bit < 64 * 8; ++bit) {
        std::string bytes(64, '\0');
        bytes[bit / 8] = static_cast<char>(1U << bit % 8);
        hashes.push_back(hasher(bytes));
        QVERIFY(hasher(bytes) == hashes.back());
    }
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        for (std::size_t j = i + 1; j < hashes.size(); ++j)
            QVERIFY(hashes[i] != hashes[j]);
    }
    // Another load, another secret.
    QVERIFY(!(KeyedHash()("abc") == hasher("abc")));
}

void TestScans::mapsKeys()
{
    const FieldMapping& mapping = FieldMapping::standard();
    const FieldMappingData data = FieldMapping::standardData();
    for (const FieldMappingData::Spellings& spellings : data.fields) {
        for (std::size_t i = 0; i < spellings.keys.size(); ++i) {
            const std::string& key = spellings.keys[i];
            const std::size_t dot = key.find('.');
            const std::uint8_t scope =
                dot == std::string::npos ? std::uint8_t{0} : mapping.meaningOf(key.substr(0, dot)).scope;
            const KeyMeaning meaning =
                mapping.meaningOf(dot == std::string::npos ? key : key.substr(dot + 1), scope);
            QVERIFY2(meaning.field == spellings.field, key.c_str());
            QCOMPARE(static_cast<std::size_t>(meaning.order), i);
            QVERIFY(!meaning.reference);
        }
    }
    for (std::size_t i = 0; i < data.containers.size(); ++i) {
        QCOMPARE(static_cast<std::size_t>(mapping.meaningOf(data.containers[i].key).container), i + 1);
        QCOMPARE(mapping.hasOwnIdentity(static_cast<std::uint8_t>(i + 1)), data.containers[i].ownIdentity);
    }
    QVERIFY(mapping.meaningOf("order_id").reference);
    for (const char* key : {"", "_id", "orderId", "ID", "Type", "order_ids", "context", "payload"})
        QVERIFY2(!mapping.meaningOf(key).reference && mapping.meaningOf(key).field == ImportField::None, key);
    QVERIFY(mapping.meaningOf("id", mapping.meaningOf("context").scope).field == ImportField::ReplyContext);
    QVERIFY(mapping.meaningOf("other", mapping.meaningOf("context").scope).field == ImportField::None);
}

void TestScans::takesOtherMappings()
{
    FieldMappingData data;
    data.fields = {{ImportField::Type, {"what", "kind.name"}}};
    data.containers = {{"body"}};
    data.notReferences = {"tenant_id"};
    const FieldMapping mapping(data);
    QVERIFY(mapping.meaningOf("what").field == ImportField::Type);
    QVERIFY(mapping.meaningOf("type").field == ImportField::None);
    QVERIFY(mapping.meaningOf("name", mapping.meaningOf("kind").scope).field == ImportField::Type);
    QCOMPARE(static_cast<int>(mapping.meaningOf("body").container), 1);
    QVERIFY(!mapping.meaningOf("tenant_id").reference);
    QVERIFY(mapping.meaningOf("trace_id").reference);
}

QTEST_GUILESS_MAIN(TestScans)
#include "tst_scans.moc"
