// SPDX-License-Identifier: GPL-3.0-or-later
// A record whose shape is known is read as the walk reads it, or not at all.
#include "tests/support/record_readings.h"

#include <QTest>

#include <string>
#include <string_view>
#include <vector>

using namespace throughline;

namespace {

const std::vector<std::string>& records()
{
    static const std::vector<std::string> all = {
        R"({"id":"e-1","type":"OrderPaid","occurred_at":"2026-03-09T09:00:00Z","duration_ms":6.829})",
        R"({"id":"e-1","type":"OrderPaid","occurred_at":1773046800,"duration_ms":-1e3})",
        R"({"type":"A","class":"App\\Jobs\\Send","payload":{"order_id":"55","text":"\u00e4 \"x\""}})",
        R"({"type":"A","class":"App\\Jobs\\Send","payload":{"order_id":null,"text":"plain"}})",
        R"({"type":"A","status":null,"success":false,"user_id":"","payload":{"order_id":true}})",
        R"({ "type" : "B" , "metadata" : { "trace_id" : "t" , "span_id" : 7 } , "items" : [ ] })",
        R"({"type":"B","type":"C","payload":{"type":"D","message_id":"m"},"data":{"message_id":"n"}})",
        R"({"type":"B","items":[{"sku":"a","order_id":1},{"sku":"b","order_id":2}],"contact_id":"c"})",
        R"({"type":"B","deep":{"a":[[1,"x",null],{"order_id":"not entered"}]},"contact_id":"c"})",
        "{\"type\":\"Nachricht \xC3\xA4\",\"contact_id\":\"\xF0\x9F\x99\x82\",\"text\":\"\xE2\x82\xAC\"}",
        R"({"ty\u0070e":"B","order_id":"1"})",
        R"({"a":"","b":"","c":1})",
        R"({})",
    };
    return all;
}

// Records that are known make up for those that are not.
void keepTrust(RecordReadings& reader)
{
    const PaddedText padded(records().front());
    for (int i = 0; i < 3; ++i)
        QVERIFY(!reader.known(padded.view()).empty());
}

} // namespace

class TestRecordShapes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItHasLearned_data()
    {
        QTest::addColumn<QByteArray>("json");
        for (const std::string& json : records())
            QTest::addRow("%s", json.c_str()) << QByteArray::fromStdString(json);
    }
    void readsWhatItHasLearned()
    {
        QFETCH(QByteArray, json);
        const PaddedText padded(json.toStdString());
        RecordReadings reader;
        QCOMPARE(reader.known(padded.view()), std::string());
        const std::string walked = reader.walked(padded.view());
        QVERIFY(!walked.empty());
        reader.learn(padded.view());
        QCOMPARE(reader.known(padded.view()), walked);
        QCOMPARE(reader.walked(padded.view()), walked);
    }

    void takesOtherValuesOfTheShape()
    {
        RecordReadings reader;
        reader.learn(PaddedText(R"({"type":"A","class":"B","n":1,"payload":{"order_id":"x"}})").view());
        for (
            const char* const json :
            {R"({"type":"Long enough for two looks at it","class":"","n":-0.5e+7,"payload":{"order_id":"1"}})",
             R"({"type":"A\\B\\C","class":"A\\B\\D","n":12,"payload":{"order_id":"\u20ac\ud83d\ude42"}})",
             "{\"type\":\"\xE2\x82\xAC\",\"class\":\"a\\\"\xE2\x82\xAC\",\"n\":0,\"payload\":{\"order_id\":"
             "\"\\n\"}}"}) {
            const PaddedText padded(json);
            const std::string known = reader.known(padded.view());
            QVERIFY2(!known.empty(), json);
            QCOMPARE(known, reader.walked(padded.view()));
        }
    }

    // Texts that fall on one place of what is remembered.
    void keepsAllTextsOfARecord()
    {
        RecordReadings reader;
        std::string json = R"({"type":"A")";
        for (int i = 0; i < 60; ++i)
            json += ",\"k" + std::to_string(i) + "_id\":\"" + std::to_string(i) + "\\\\same end of it\"";
        json += '}';
        const PaddedText padded(json);
        reader.learn(padded.view());
        const std::string walked = reader.walked(padded.view());
        for (int i = 0; i < 3; ++i)
            QCOMPARE(reader.known(padded.view()), walked);
    }

    // Every byte changed, every byte gone, one more everywhere, cut off everywhere.
    void readsDamagedRecordsAsTheWalkOrNotAtAll()
    {
        static constexpr std::string_view kBytes("\"\\{}[]:,-01ex /u\t\x01\x80\xC3\0", 22);
        RecordReadings reader;
        for (const std::string& json : records())
            reader.learn(PaddedText(json).view());
        int known = 0;
        const auto check = [&](const std::string& json) {
            const PaddedText padded(json);
            const std::string read = reader.known(padded.view());
            if (read.empty())
                keepTrust(reader);
            else if (read != reader.walked(padded.view()))
                QFAIL(("reads otherwise: " + json).c_str());
            known += read.empty() ? 0 : 1;
        };
        for (const std::string& json : records()) {
            for (std::size_t i = 0; i < json.size(); ++i) {
                check(json.substr(0, i));
                check(std::string(json).erase(i, 1));
                for (const char byte : kBytes) {
                    std::string changed = json;
                    changed[i] = byte;
                    check(changed);
                    check(std::string(json).insert(i, 1, byte));
                }
                // Behind a record there may be another.
                check(json + json.substr(0, i));
            }
        }
        QVERIFY(known > 1000);
    }

    void leavesWhatItCannotHold()
    {
        RecordReadings reader;
        std::string deep = "1";
        for (int i = 0; i < 40; ++i)
            deep = "{\"a\":" + deep + "}";
        std::string wide = R"({"type":"A")";
        for (int i = 0; i < 100; ++i)
            wide += ",\"k" + std::to_string(i) + "\":1";
        for (const std::string& json : std::vector<std::string>{
                 "{\"type\":\"A\",\"span_links\":[{\"trace_id\":\"t\",\"span_id\":\"s\"}]}",
                 "{\"type\":\"A\",\"duration_ms\":-Infinity}", "{\"type\":\"A\",\"n\":NaN}",
                 "{\"type\":\"A\",\"deep\":" + deep + "}", wide + "}",
                 "{\"type\":\"A\",\"text\":\"" + std::string(100'000, 'x') + "\"}"}) {
            const PaddedText padded(json);
            QVERIFY(!reader.walked(padded.view()).empty());
            reader.learn(padded.view());
            QCOMPARE(reader.known(padded.view()), std::string());
        }
    }

    // Of keys that are ids only the first are known: all that may stand at a place are looked at there.
    void boundsWhatMayStandAtAPlace()
    {
        RecordReadings reader;
        int known = 0;
        for (int i = 0; i < 100; ++i) {
            const PaddedText padded("{\"type\":\"A\",\"" + std::to_string(i) + "\":1}");
            reader.learn(padded.view());
            known += reader.known(padded.view()).empty() ? 0 : 1;
        }
        QVERIFY(known > 2);
        QVERIFY(known < 50);
    }

    void givesUpWhereRecordsDoNotRepeat()
    {
        RecordReadings reader;
        const PaddedText repeated(records().front());
        reader.learn(repeated.view());
        for (int i = 0; i < 600; ++i) {
            const PaddedText other("{\"type\":\"A\",\"" + std::to_string(i) + "\":1}");
            QCOMPARE(reader.known(other.view()), std::string());
            reader.learn(other.view());
        }
        QCOMPARE(reader.known(repeated.view()), std::string());
        reader.learn(repeated.view());
        QCOMPARE(reader.known(repeated.view()), std::string());
    }
};

QTEST_GUILESS_MAIN(TestRecordShapes)
#include "tst_record_shapes.moc"
