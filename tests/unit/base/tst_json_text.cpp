// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_text.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <random>

using namespace throughline;

class JsonTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writtenTextsReadBack()
    {
        for (const std::string& text :
             {std::string("a\"b\\c\n\r\t"), std::string("\0\x1f", 2), std::string("\xc3\xbc")}) {
            std::string json = "{";
            appendJsonMember(json, text, text);
            json += '}';
            QCOMPARE(nlohmann::json::parse(json).at(text).get<std::string>(), text);
        }
    }

    void bytesThatAreNoUtf8AreReplaced()
    {
        std::string json;
        appendJsonText(json, "a\xff");
        QCOMPARE(json, std::string("\"a\xef\xbf\xbd\""));
    }

    void isJsonIsForOneValue()
    {
        for (const char* text : {"{}", " [1,2] ", "null", "\"\\u0000\"", "123456789012345678901234567890"})
            QVERIFY2(isJson(text), text);
        QVERIFY(isJson(std::string(5000, '[') + std::string(5000, ']'))); // however deep
        for (const char* text :
             {"", " ", "{", "{}{}", "nul", "'a'", "{\"a\":}", "01", "\"\xff\"", "[1,]", "\"\n\""})
            QVERIFY2(!isJson(text), text);
    }

    void isJsonSaysWhatAnotherParserSays()
    {
        const std::string whole =
            "{\"a\": [1.5, -2e3, \"b\\u00fc\\n\", null, {\"c\": true}], \"d\": \"\xc3\xbc\"}";
        std::mt19937 random(20260302);
        int accepted = 0;
        for (int i = 0; i < 20'000; ++i) {
            std::string text = whole;
            for (auto damage = random() % 3; damage > 0; --damage)
                text[random() % text.size()] = static_cast<char>(random() % 128);
            QCOMPARE(isJson(text), nlohmann::json::accept(text));
            accepted += isJson(text);
        }
        QVERIFY(accepted > 5000);
    }
};

QTEST_GUILESS_MAIN(JsonTextTest)
#include "tst_json_text.moc"
