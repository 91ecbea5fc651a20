// SPDX-License-Identifier: GPL-3.0-or-later
// A record whose shape is known is read as the walk reads it, or not at all.
#include "core/import/mapped_members.h"
#include "core/import/record_shapes.h"

#include <QTest>

#include <string>
#include <string_view>
#include <vector>

using namespace throughline;

namespace {

// A text behind which parsers may read ahead.
class Padded {
public:
    explicit Padded(std::string_view text) : m_bytes(text), m_size(text.size())
    {
        m_bytes.append(kReadablePadding, '\0');
    }
    [[nodiscard]] std::string_view view() const { return {m_bytes.data(), m_size}; }

private:
    std::string m_bytes;
    std::size_t m_size;
};

// What a raw record says, as a text.
std::string told(const RawRecord& record)
{
    std::string text = record.repaired ? "repaired;" : "";
    const auto add = [&text](std::string_view part) {
        text += part;
        text += '\x1f';
    };
    for (std::size_t i = 0; i < kImportFieldCount; ++i) {
        const auto field = static_cast<ImportField>(i);
        const RawValue& value = record[field];
        add(std::to_string(static_cast<int>(value.kind)));
        add(value.text);
        if (value.kind != RawValue::Kind::Absent)
            add(std::to_string(record.containerOf(field)));
    }
    for (const RawReference& reference : record.references()) {
        add(reference.key);
        add(reference.value);
    }
    return text;
}

// The walk and the shapes of one source.
class Reader {
public:
    // As the walk reads it; empty where it is not JSON.
    std::string walked(std::string_view json)
    {
        return m_records.readInto<MappedMembers>(m_record, json, m_keys) ? told(m_record) : std::string();
    }
    // As its shape is read; empty where that is not known.
    std::string known(std::string_view json) { return m_shapes.read(m_record, json) ? told(m_record) : ""; }
    void learn(std::string_view json) { m_shapes.learn(m_records, json); }

private:
    const FieldMapping& m_mapping = FieldMapping::standard();
    KeyLookup m_keys{m_mapping};
    RecordShapes m_shapes{m_mapping};
    JsonRecords m_records;
    RawRecord m_record;
};

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
void keepTrust(Reader& reader)
{
    const Padded padded(records().front());
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
        const Padded padded(json.toStdString());
        Reader reader;
        QCOMPARE(reader.known(padded.view()), std::string());
        const std::string walked = reader.walked(padded.view());
        QVERIFY(!walked.empty());
        reader.learn(padded.view());
        QCOMPARE(reader.known(padded.view()), walked);
        QCOMPARE(reader.walked(padded.view()), walked);
    }

    void takesOtherValuesOfTheShape()
    {
        Reader reader;
        reader.learn(Padded(R"({"type":"A","class":"B","n":1,"payload":{"order_id":"x"}})").view());
        for (
            const char* const json :
            {R"({"type":"Long enough for two looks at it","class":"","n":-0.5e+7,"payload":{"order_id":"1"}})",
             R"({"type":"A\\B\\C","class":"A\\B\\D","n":12,"payload":{"order_id":"\u20ac\ud83d\ude42"}})",
             "{\"type\":\"\xE2\x82\xAC\",\"class\":\"a\\\"\xE2\x82\xAC\",\"n\":0,\"payload\":{\"order_id\":"
             "\"\\n\"}}"}) {
            const Padded padded(json);
            const std::string known = reader.known(padded.view());
            QVERIFY2(!known.empty(), json);
            QCOMPARE(known, reader.walked(padded.view()));
        }
    }

    // Texts that fall on one place of what is remembered.
    void keepsAllTextsOfARecord()
    {
        Reader reader;
        std::string json = R"({"type":"A")";
        for (int i = 0; i < 60; ++i)
            json += ",\"k" + std::to_string(i) + "_id\":\"" + std::to_string(i) + "\\\\same end of it\"";
        json += '}';
        const Padded padded(json);
        reader.learn(padded.view());
        const std::string walked = reader.walked(padded.view());
        for (int i = 0; i < 3; ++i)
            QCOMPARE(reader.known(padded.view()), walked);
    }

    // Every byte changed, every byte gone, one more everywhere, cut off everywhere.
    void readsDamagedRecordsAsTheWalkOrNotAtAll()
    {
        static constexpr std::string_view kBytes("\"\\{}[]:,-01ex /u\t\x01\x80\xC3\0", 22);
        Reader reader;
        for (const std::string& json : records())
            reader.learn(Padded(json).view());
        int known = 0;
        const auto check = [&](const std::string& json) {
            const Padded padded(json);
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
        Reader reader;
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
            const Padded padded(json);
            QVERIFY(!reader.walked(padded.view()).empty());
            reader.learn(padded.view());
            QCOMPARE(reader.known(padded.view()), std::string());
        }
    }

    // Of keys that are ids only the first are known: all that may stand at a place are looked at there.
    void boundsWhatMayStandAtAPlace()
    {
        Reader reader;
        int known = 0;
        for (int i = 0; i < 100; ++i) {
            const Padded padded("{\"type\":\"A\",\"" + std::to_string(i) + "\":1}");
            reader.learn(padded.view());
            known += reader.known(padded.view()).empty() ? 0 : 1;
        }
        QVERIFY(known > 2);
        QVERIFY(known < 50);
    }

    void givesUpWhereRecordsDoNotRepeat()
    {
        Reader reader;
        const Padded repeated(records().front());
        reader.learn(repeated.view());
        for (int i = 0; i < 600; ++i) {
            const Padded other("{\"type\":\"A\",\"" + std::to_string(i) + "\":1}");
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
