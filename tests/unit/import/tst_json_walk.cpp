// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/json_records.h"

#include <QtTest>

#include <random>
#include <string>
#include <vector>

using namespace throughline;

namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t bound)
{
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random);
}

std::string_view anyOf(Random& random, std::initializer_list<std::string_view> texts)
{
    return texts.begin()[below(random, texts.size())];
}

// An object of members as exports have them, and some that they should not have.
std::string randomObject(Random& random, unsigned depth = 0)
{
    std::string json = "{";
    const std::size_t members = below(random, 5);
    for (std::size_t i = 0; i < members; ++i) {
        json += anyOf(random, i == 0 ? std::initializer_list<std::string_view>{"", " "}
                                     : std::initializer_list<std::string_view>{",", ", ", "\t,\r"});
        json += anyOf(random, {"\"id\"", "\"a\\u0062c\"", "\"\"", "\"x\\\\y\" "});
        json += anyOf(random, {":", " : "});
        const std::size_t kind = below(random, depth < 3 ? 8 : 6);
        if (kind == 6)
            json += randomObject(random, depth + 1);
        else if (kind == 7)
            json +=
                "[" + randomObject(random, depth + 1) + anyOf(random, {"", ",1", ",[]", ",{}"}).data() + "]";
        else
            json += anyOf(random, {"\"text\"", "\"\\\"\\n\"", "-1.5e3", "true", "null", "\"caf\xC3\xA9\"",
                                   "\"\\uD83D\\uDE00\"", "NaN", "0", "\"{[,:]}\""});
    }
    return json + "}";
}

// One byte of it replaced, left out or added.
std::string damaged(std::string json, Random& random)
{
    constexpr std::string_view kBytes = "{}[]:,\"\\ x0u\x01\xFF\xC3";
    const std::size_t at = below(random, json.size());
    switch (below(random, 3)) {
    case 0:
        json[at] = kBytes[below(random, kBytes.size())];
        break;
    case 1:
        json.erase(at, 1);
        break;
    default:
        json.insert(at, 1, kBytes[below(random, kBytes.size())]);
    }
    return json;
}

std::string withPadding(std::string text)
{
    return text.append(kReadablePadding, '\0');
}

struct Expected {
    bool object = false;
    bool repaired = false;
};

// By the scanner that looks at each byte.
Expected expected(const std::string& json)
{
    std::string copy;
    const bool repaired = repairJsonText(json, copy);
    const bool object = copy.starts_with('{') && !findJsonFault(copy);
    return {object, repaired};
}

} // namespace

class TestJsonWalk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheScanner();
    void looksNoFurtherThanTheRecord();
    void readsMembersInOrder();
    void passesOverWhatIsLeft();
    void boundsDepth();
};

// Records that stand behind each other, some of them damaged, are read as each of them alone.
void TestJsonWalk::agreesWithTheScanner()
{
    Random random(7);
    std::size_t whole = 0;
    std::size_t broken = 0;
    for (int round = 0; round < 3000; ++round) {
        const bool damage = below(random, 2) == 0;
        const std::string_view between = anyOf(random, {"\n", ",", "\r\n", " , "});
        std::string text;
        std::vector<std::pair<std::size_t, std::size_t>> places;
        for (std::size_t i = 0; i < 4; ++i) {
            std::string json = randomObject(random);
            if (damage && below(random, 2) == 0)
                json = damaged(json, random);
            json = trimJsonSpace(json);
            if (json.empty())
                continue;
            places.emplace_back(text.size(), json.size());
            text.append(json).append(between);
        }
        const std::size_t size = text.size();
        const std::string padded = withPadding(text);
        JsonRecords records;
        records.expect(std::string_view(padded).substr(0, size));
        for (const auto& [begin, length] : places) {
            const std::string json = padded.substr(begin, length);
            const Expected wanted = expected(json);
            const bool object = records.check(std::string_view(padded).substr(begin, length));
            QVERIFY2(object == wanted.object, json.c_str());
            if (object)
                QVERIFY2(records.wasRepaired() == wanted.repaired, json.c_str());
            ++(object ? whole : broken);
        }
    }
    QVERIFY(whole > 5000);
    QVERIFY(broken > 1000);
}

// What follows a record in the same text never completes it.
void TestJsonWalk::looksNoFurtherThanTheRecord()
{
    for (const std::string text : {R"({"a":1})", R"({"a":{"b":2}})", R"({"a":[1,{"b":"c"}]})"}) {
        const std::string padded = withPadding(text + "}}]]" + text);
        for (std::size_t size = 1; size < text.size(); ++size) {
            JsonRecords records;
            records.expect(std::string_view(padded).substr(0, padded.size() - kReadablePadding));
            QVERIFY2(!records.check(std::string_view(padded).substr(0, size)), text.c_str());
        }
        JsonRecords records;
        QVERIFY(records.check(std::string_view(padded).substr(0, text.size())));
        QVERIFY(!records.check(std::string_view(padded).substr(0, text.size() + 1)));
    }
}

void TestJsonWalk::readsMembersInOrder()
{
    const std::string text = withPadding(R"({"a":"x\ty","b":[1,"z"],"c" : {"d":-2.5e1},"a":true})");
    JsonRecords records;
    std::string seen;
    const auto visit = [&](std::string_view key, JsonWalk& value) {
        seen.append(key).append("=");
        if (value.atArray() && key == "b")
            return value.eachElement([&](JsonWalk& element) {
                RawValue scalar;
                const bool taken = element.takeScalar(scalar);
                seen.append(scalar.text).append(";");
                return taken;
            });
        if (value.atObject()) {
            std::string_view json;
            const bool passed = value.passOver(json);
            seen.append(json).append(";");
            return passed;
        }
        RawValue scalar;
        const bool taken = value.takeScalar(scalar);
        seen.append(scalar.asText()).append(";");
        return taken;
    };
    QVERIFY(records.read(std::string_view(text).substr(0, text.size() - kReadablePadding), visit));
    QCOMPARE(seen, std::string("a=x\ty;b=1;z;c={\"d\":-2.5e1};a=;"));
}

void TestJsonWalk::passesOverWhatIsLeft()
{
    const auto readable = [](const std::string& json) {
        const std::string text = withPadding(json);
        return JsonRecords().read(std::string_view(text).substr(0, json.size()),
                                  [](std::string_view, JsonWalk&) { return true; });
    };
    QVERIFY(readable(R"({"a":{"b":[{}]},"c":[[],"\u00e4"],"d":1})"));
    QVERIFY(!readable(R"({"a":{"b":[{}}},"c":1})"));
    QVERIFY(!readable(R"({"a":"\q"})"));
    QVERIFY(!readable(R"({"a":tru,"c":1})"));
    QVERIFY(!readable(R"({"a" 1})"));
    QVERIFY(!readable(R"({"a":1,})"));
    QVERIFY(!readable(R"({"a":1}{})"));
    QVERIFY(!readable(R"(["a"])"));
}

void TestJsonWalk::boundsDepth()
{
    const auto nested = [](std::size_t depth) {
        // The object itself is one level.
        return R"({"a":)" + std::string(depth - 1, '[') + std::string(depth - 1, ']') + "}";
    };
    for (const std::size_t depth : {std::size_t{1} << 9, kJsonDepthLimit, kJsonDepthLimit + 1}) {
        const std::string text = withPadding(nested(depth));
        QCOMPARE(JsonRecords().check(std::string_view(text).substr(0, text.size() - kReadablePadding)),
                 depth <= kJsonDepthLimit);
    }
}

QTEST_GUILESS_MAIN(TestJsonWalk)
#include "tst_json_walk.moc"
