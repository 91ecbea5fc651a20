// SPDX-License-Identifier: GPL-3.0-or-later
// Spans of Jaeger and Zipkin as OTLP: their tags, logs and annotations stand where OTLP has room for them.
#include "core/export/event_export.h"
#include "tests/support/compare_snapshots.h"
#include "tests/support/read_text.h"
#include "tests/support/span_truth.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace throughline;
using namespace throughline::test;

namespace {

// A trace of two services with what is given in its first span.
std::string jaeger(const std::string& members, const std::string& processTags = "[]")
{
    return R"({"data":[{"traceID":"a1","processes":{"p1":{"serviceName":"cart","tags":)" + processTags +
           R"(},"p2":{"serviceName":"mail"}},"spans":[{"traceID":"a1","spanID":"b1","operationName":"get",)"
           R"("processID":"p1","startTime":1772442000000000,"duration":5)" +
           members +
           R"(},{"traceID":"a1","spanID":"b2","operationName":"send","processID":"p2",)"
           R"("startTime":1772442000000003,"duration":2,"references":[)"
           R"({"refType":"CHILD_OF","traceID":"a1","spanID":"b1"},)"
           R"({"refType":"CHILD_OF","traceID":"c1","spanID":"d1"}]}]}]})";
}

// The attributes of a list by their keys, each as an AnyValue.
QJsonObject byKey(const QJsonValue& attributes)
{
    QJsonObject all;
    for (const QJsonValue& attribute : attributes.toArray())
        all.insert(attribute[u"key"].toString(), attribute[u"value"]);
    return all;
}

QJsonObject value(const char* type, const QJsonValue& json)
{
    return {{QString::fromUtf8(type), json}};
}

QJsonObject value(const char* type, const char* text)
{
    return value(type, QJsonValue(QString::fromUtf8(text)));
}

} // namespace

class OtlpSpansTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tagsKeepTheirTypes_data();
    void tagsKeepTheirTypes();
    void fieldsKeepTheTypesOfTheirTags();
    void aSecondTagOfAKeyIsKept();
    void logsBecomeEvents();
    void processTagsDescribeResources();
    void processesOfOneServiceStayApart();
    void whatHasNoRoomIsKept();
    void whatCannotBeReadIsKept_data();
    void whatCannotBeReadIsKept();
    void zipkinSpansBecomeSpans();

private:
    // Writes a text that was loaded as OTLP; empty where loading that again says something else.
    [[nodiscard]] QJsonArray resources(const std::string& text);
    [[nodiscard]] QJsonObject firstSpan(const std::string& text);

    QTemporaryDir m_folder;
};

QJsonArray OtlpSpansTest::resources(const std::string& text)
{
    const std::string folder = m_folder.path().toStdString();
    const auto first = loadPaths({writeFile(folder, "in.json", text)});
    if (!first || !exportEvents(**first, ExportFormat::Otlp, folder + "/out.json", {.threads = 2}))
        return {};
    const auto second = loadPaths({folder + "/out.json"});
    if (!second || sortedFieldsOf(**first) != sortedFieldsOf(**second) ||
        figuresOf(**first) != figuresOf(**second))
        return {};
    QFile file(m_folder.filePath(QStringLiteral("out.json")));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object().value(u"resourceSpans").toArray();
}

QJsonObject OtlpSpansTest::firstSpan(const std::string& text)
{
    return resources(text)[0][u"scopeSpans"][0][u"spans"][0].toObject();
}

void OtlpSpansTest::tagsKeepTheirTypes_data()
{
    QTest::addColumn<QByteArray>("tag");
    QTest::addColumn<QJsonObject>("value");
    const auto row = [](const char* name, const char* tag, const QJsonObject& value) {
        QTest::newRow(name) << QByteArray(tag) << value;
    };
    row("text", R"("type":"string","value":"a\"b")", value("stringValue", "a\"b"));
    row("a text of digits", R"("type":"string","value":"12")", value("stringValue", "12"));
    row("bool", R"("type":"bool","value":true)", value("boolValue", true));
    row("bool as a text", R"("type":"bool","value":"true")", value("boolValue", true));
    row("integer", R"("type":"int64","value":3)", value("intValue", "3"));
    row("large integer", R"("type":"int64","value":"9007199254740993")",
        value("intValue", "9007199254740993"));
    row("too large", R"("type":"int64","value":"92233720368547758070")",
        value("stringValue", "92233720368547758070"));
    row("number", R"("type":"float64","value":1.50)", value("doubleValue", 1.5));
    row("whole number", R"("type":"float64","value":2)", value("doubleValue", 2));
    row("bytes", R"("type":"binary","value":"AAAwOQ==")", value("bytesValue", "AAAwOQ=="));
    row("no bytes", R"("type":"binary","value":"a?")", value("stringValue", "a?"));
    row("no type, text", R"("value":"7")", value("stringValue", "7"));
    row("no type, integer", R"("value":7)", value("intValue", "7"));
    row("no type, number", R"("value":7.25)", value("doubleValue", 7.25));
    row("no type, bool", R"("value":false)", value("boolValue", false));
    row("null", R"("type":"string","value":null)", {});
    row("protocol buffers", R"("vType":"INT64","vInt64":"5")", value("intValue", "5"));
}

void OtlpSpansTest::tagsKeepTheirTypes()
{
    QFETCH(QByteArray, tag);
    QFETCH(QJsonObject, value);
    const QJsonObject span =
        firstSpan(jaeger(R"(,"tags":[{"key":"t",)" + tag.toStdString() + R"(},{"key":"u","value":"v"}])"));
    const QJsonObject attributes = byKey(span[u"attributes"]);
    QCOMPARE(attributes[u"t"].toObject(), value);
    QVERIFY(attributes.contains(u"u"));
    QVERIFY(!attributes.contains(u"throughline.original"));
}

void OtlpSpansTest::fieldsKeepTheTypesOfTheirTags()
{
    const QJsonObject span = firstSpan(jaeger(
        R"(,"tags":[{"key":"order_id","type":"int64","value":7},{"key":"app.cart_id","value":"c"},)"
        R"({"key":"contact_id","type":"float64","value":7.50},{"key":"error","type":"bool","value":true},)"
        R"({"key":"span.kind","value":"server"}])"));
    QCOMPARE(span[u"kind"].toInt(), 2);
    QCOMPARE(span[u"status"][u"code"].toInt(), 2);
    const QJsonObject attributes = byKey(span[u"attributes"]);
    QCOMPARE(attributes[u"order_id"].toObject(), value("intValue", "7"));
    QCOMPARE(attributes[u"contact_id"].toObject(), value("doubleValue", 7.5));
    QCOMPARE(attributes[u"app.cart_id"].toObject(), value("stringValue", "c"));
    QCOMPARE(attributes[u"error"].toObject(), value("boolValue", true));
}

void OtlpSpansTest::aSecondTagOfAKeyIsKept()
{
    const QJsonObject attributes =
        byKey(firstSpan(jaeger(R"(,"tags":[{"key":"a","value":"1"},{"key":"a","value":"2"},)"
                               R"({"key":"order_id","value":"3"},{"key":"order_id","value":"4"},)"
                               R"({"key":"throughline.id","value":"5"}])"))[u"attributes"]);
    QCOMPARE(attributes[u"a"].toObject(), value("stringValue", "1"));
    QCOMPARE(attributes[u"throughline.2.a"].toObject(), value("stringValue", "2"));
    QCOMPARE(attributes[u"throughline.5.throughline.id"].toObject(), value("stringValue", "5"));
}

void OtlpSpansTest::logsBecomeEvents()
{
    const QJsonObject span = firstSpan(jaeger(
        R"(,"logs":[{"timestamp":1772442000000001,"fields":[{"key":"n","type":"int64","value":2},)"
        R"({"key":"event","type":"string","value":"retry"}]},)"
        R"({"timestamp":1772442000000002,"fields":[{"key":"message","value":"x"}]},{"timestamp":3}])"));
    const QJsonArray events = span[u"events"].toArray();
    QCOMPARE(events.size(), 3);
    QCOMPARE(events[0][u"timeUnixNano"].toString(), QStringLiteral("1772442000000001000"));
    QCOMPARE(events[0][u"name"].toString(), QStringLiteral("retry"));
    QCOMPARE(byKey(events[0][u"attributes"]), (QJsonObject{{QStringLiteral("n"), value("intValue", "2")}}));
    QCOMPARE(events[1][u"name"].toString(), QStringLiteral("log"));
    QCOMPARE(byKey(events[1][u"attributes"]),
             (QJsonObject{{QStringLiteral("message"), value("stringValue", "x")}}));
    QCOMPARE(events[2][u"timeUnixNano"].toString(), QStringLiteral("3000"));
}

void OtlpSpansTest::processTagsDescribeResources()
{
    const QJsonArray all = resources(jaeger(
        {}, R"([{"key":"host","type":"string","value":"h"},{"key":"cpus","type":"int64","value":8}])"));
    QCOMPARE(all.size(), 2);
    const QJsonObject cart = byKey(all[0][u"resource"][u"attributes"]);
    QCOMPARE(cart[u"service.name"].toObject(), value("stringValue", "cart"));
    QCOMPARE(cart[u"host"].toObject(), value("stringValue", "h"));
    QCOMPARE(cart[u"cpus"].toObject(), value("intValue", "8"));
    QCOMPARE(byKey(all[1][u"resource"][u"attributes"]),
             (QJsonObject{{QStringLiteral("service.name"), value("stringValue", "mail")}}));
}

// Two hosts of one service, in one trace and in another, and spans that hold their process.
void OtlpSpansTest::processesOfOneServiceStayApart()
{
    const auto span = [](int number, const std::string& process) {
        return R"({"traceID":"a1","spanID":"b)" + std::to_string(number) +
               R"(","operationName":"get","startTime":177244200000000)" + std::to_string(number) + "," +
               process + "}";
    };
    const auto process = [](const char* host) {
        return R"({"serviceName":"cart","tags":[{"key":"host","value":")" + std::string(host) + R"("}]})";
    };
    const auto hosts = [](const QJsonArray& all) {
        QStringList names;
        for (const QJsonValue& resource : all)
            names += byKey(resource[u"resource"][u"attributes"])[u"host"][u"stringValue"].toString();
        return names.join(u' ');
    };
    QCOMPARE(hosts(resources(R"({"traceID":"a1","processes":{"p1":)" + process("h1") + R"(,"p2":)" +
                             process("h2") + R"(},"spans":[)" + span(1, R"("processID":"p1")") + "," +
                             span(2, R"("processID":"p2")") + "," + span(3, R"("processID":"p2")") + "," +
                             span(4, R"("processID":"p1")") + "]}")),
             QStringLiteral("h1 h2 h1"));
    QCOMPARE(hosts(resources("[" + span(1, R"("process":)" + process("h1")) + "," +
                             span(2, R"("process":)" + process("h1")) + "," +
                             span(3, R"("process":)" + process("h2")) + "]")),
             QStringLiteral("h1 h2"));
}

void OtlpSpansTest::whatHasNoRoomIsKept()
{
    const QJsonObject span = firstSpan(
        jaeger(R"(,"flags":1,"warnings":["skew"],"references":[{"refType":"FOLLOWS_FROM","traceID":"a1",)"
               R"("spanID":"b9"}],"logs":[],"tags":null)"));
    QCOMPARE(span[u"flags"].toInt(), 1);
    const QJsonObject rest =
        QJsonDocument::fromJson(
            byKey(span[u"attributes"])[u"throughline.original"][u"stringValue"].toString().toUtf8())
            .object();
    QCOMPARE(rest.keys(), (QStringList{QStringLiteral("references"), QStringLiteral("warnings")}));
}

void OtlpSpansTest::whatCannotBeReadIsKept_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::newRow("tags that are an object") << QByteArray(R"(,"tags":{"a":"b"})");
    QTest::newRow("a tag without a key") << QByteArray(R"(,"tags":[{"value":"b"}])");
    QTest::newRow("a tag that is none") << QByteArray(R"(,"tags":[1])");
    QTest::newRow("a log without a time") << QByteArray(R"(,"logs":[{"fields":[]}])");
    QTest::newRow("a log before 1970") << QByteArray(R"(,"logs":[{"timestamp":-1}])");
    QTest::newRow("a time that is too large") << QByteArray(R"(,"logs":[{"timestamp":9223372036854775807}])");
}

void OtlpSpansTest::whatCannotBeReadIsKept()
{
    QFETCH(QByteArray, members);
    const QJsonObject attributes = byKey(firstSpan(jaeger(members.toStdString()))[u"attributes"]);
    QCOMPARE(attributes[u"throughline.original"][u"stringValue"].toString().toUtf8(),
             "{" + members.mid(1) + "}");
}

void OtlpSpansTest::zipkinSpansBecomeSpans()
{
    const QJsonArray all = resources(
        R"([{"traceId":"a1","id":"b1","name":"get","kind":"CLIENT","timestamp":1772442000000000,"duration":5,)"
        R"("localEndpoint":{"serviceName":"cart"},"annotations":[{"timestamp":1772442000000001,"value":"ws"}],)"
        R"("tags":{"http.status_code":"200","order_id":"7","error":""}},)"
        R"({"traceId":"a1","id":"b2","parentId":"b1","timestamp":1772442000000001,)"
        R"("localEndpoint":{"serviceName":"mail","ipv4":"10.0.0.1"},"shared":true}])");
    QCOMPARE(all.size(), 2);
    QCOMPARE(byKey(all[0][u"resource"][u"attributes"])[u"service.name"].toObject(),
             value("stringValue", "cart"));
    const QJsonObject span = all[0][u"scopeSpans"][0][u"spans"][0].toObject();
    const QJsonObject attributes = byKey(span[u"attributes"]);
    QCOMPARE(attributes[u"http.status_code"].toObject(), value("stringValue", "200"));
    QCOMPARE(attributes[u"order_id"].toObject(), value("stringValue", "7"));
    QCOMPARE(attributes[u"error"].toObject(), value("stringValue", ""));
    QVERIFY(!attributes.contains(u"throughline.original"));
    QCOMPARE(span[u"status"][u"code"].toInt(), 2);
    QCOMPARE(span[u"events"].toArray(),
             (QJsonArray{QJsonObject{{QStringLiteral("timeUnixNano"), QStringLiteral("1772442000000001000")},
                                     {QStringLiteral("name"), QStringLiteral("ws")}}}));
    const QJsonObject other = all[1][u"scopeSpans"][0][u"spans"][0].toObject();
    QCOMPARE(byKey(other[u"attributes"])[u"throughline.original"][u"stringValue"].toString(),
             QStringLiteral(R"({"localEndpoint":{"serviceName":"mail","ipv4":"10.0.0.1"},"shared":true})"));
}

QTEST_GUILESS_MAIN(OtlpSpansTest)
#include "tst_otlp_spans.moc"
