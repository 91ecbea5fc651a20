// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON of each command: exactly the keys of spec 4, with the types that scripts rely on.
#include "tests/support/command.h"
#include "tests/support/test_data.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace throughline::test;
using Keys = QSet<QString>;

namespace {

QString sample()
{
    return QString::fromStdString(sampleExport());
}

QString golden(const char* name)
{
    return QString::fromStdString(ownData(std::string("golden/") + name + "/events.ndjson"));
}

Keys keys(const QJsonObject& object)
{
    const QStringList names = object.keys();
    return Keys(names.begin(), names.end());
}

Keys set(std::initializer_list<const char*> names)
{
    Keys result;
    for (const char* name : names)
        result.insert(QString::fromLatin1(name));
    return result;
}

const Keys& eventKeys()
{
    static const Keys all = set({"id", "type", "class", "time", "duration_ms", "status", "trace_id",
                                 "span_id", "parent_id", "contact_id", "user_id", "refs"});
    return all;
}

QString at(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString();
}

bool isTime(const QString& text)
{
    static const QRegularExpression form(
        QStringLiteral("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z$"));
    return form.match(text).hasMatch();
}

void verifyEvent(const QJsonObject& event)
{
    const Keys unknown = keys(event) - eventKeys();
    QVERIFY2(unknown.isEmpty(), qPrintable(unknown.values().join(u' ')));
    QVERIFY(!at(event, "id").isEmpty());
    QVERIFY(!at(event, "type").isEmpty());
    QVERIFY(isTime(at(event, "time")));
    QVERIFY(event.value(u"refs").isArray());
    QVERIFY(!event.contains(u"duration_ms") || event.value(u"duration_ms").isDouble());
}

void verifyReason(const QJsonObject& link)
{
    QCOMPARE(keys(link), set({"kind", "confidence", "inferred", "evidence"}));
    QVERIFY(link.value(u"confidence").isDouble());
    QVERIFY(link.value(u"inferred").isBool());
    QVERIFY(!link.value(u"evidence").toArray().isEmpty());
}

QJsonObject object(const QStringList& arguments)
{
    const Outcome outcome = runCli(arguments);
    if (outcome.exitCode != 0)
        qWarning("%s", outcome.err.constData());
    return outcome.exitCode == 0 ? outcome.json().object() : QJsonObject();
}

} // namespace

class JsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void summary();
    void explain();
    void effects();
    void trace();
    void traceSaysWhatIsCritical();
    void traceOfAnEntity();
    void compare();
    void timeline();
    void attribution();
    void findings();
    void findingsSayWhatIsLikelyBehindThem();
    void links();
    void exactLinksOnly();
    void selfCheck();
    void token();
    void eventsHoldWhatIsThere();
};

void JsonTest::summary()
{
    const QJsonObject json = object({QStringLiteral("summary"), sample()});
    QCOMPARE(keys(json), set({"sources", "events", "duplicates", "traces", "contacts", "links", "findings",
                              "inferred", "from", "to", "load_ms"}));
    const QJsonArray sources = json.value(u"sources").toArray();
    QCOMPARE(sources.size(), 1);
    QCOMPARE(keys(sources[0].toObject()), set({"name", "format", "records", "rejected", "fields"}));
    for (const QJsonValue& field : sources[0].toObject().value(u"fields").toArray())
        QCOMPARE(keys(field.toObject()), set({"field", "path", "how", "confidence", "share"}));
    QCOMPARE(at(sources[0].toObject(), "name"), QStringLiteral("events.ndjson"));
    QCOMPARE(json.value(u"events").toInt(), 2842);
    QCOMPARE(json.value(u"traces").toInt(), 1272);
    QCOMPARE(keys(json.value(u"inferred").toObject()), set({"accepted", "offered"}));
    QVERIFY(json.value(u"links").toObject().value(u"parent").toInt() > 0);
    QVERIFY(json.value(u"findings").isObject());
    QVERIFY(isTime(at(json, "from")) && isTime(at(json, "to")));
    QVERIFY(json.value(u"load_ms").isDouble());
}

void JsonTest::explain()
{
    const QJsonObject json = object({QStringLiteral("explain"), QStringLiteral("order:1001"), sample()});
    QCOMPARE(keys(json), set({"target", "chain", "confidence", "campaign_id", "message_id"}));
    QCOMPARE(at(json, "campaign_id"), QStringLiteral("cmp-1"));
    QCOMPARE(at(json, "message_id"), QStringLiteral("wamid.HBgF889CF6D5A071AFC5560850D66"));
    QCOMPARE(json.value(u"confidence").toDouble(), 1.0);
    verifyEvent(json.value(u"target").toObject());
    const QJsonArray chain = json.value(u"chain").toArray();
    QVERIFY(chain.size() > 2);
    QCOMPARE(keys(chain.first().toObject()), set({"event"}));
    QCOMPARE(chain.last().toObject().value(u"event"), json.value(u"target"));
    for (qsizetype i = 1; i < chain.size(); ++i) {
        QCOMPARE(keys(chain[i].toObject()), set({"event", "link"}));
        verifyEvent(chain[i].toObject().value(u"event").toObject());
        verifyReason(chain[i].toObject().value(u"link").toObject());
    }
}

void JsonTest::effects()
{
    const QJsonObject json =
        object({QStringLiteral("effects"), QStringLiteral("event:e5"), golden("intact_chain")});
    QCOMPARE(keys(json), set({"target", "tree"}));
    const QJsonArray tree = json.value(u"tree").toArray();
    QCOMPARE(tree.size(), 3);
    QCOMPARE(keys(tree[0].toObject()), set({"event", "depth"}));
    QCOMPARE(keys(tree[1].toObject()), set({"event", "depth", "link"}));
    QCOMPARE(at(tree[2].toObject().value(u"event").toObject(), "id"), QStringLiteral("e7"));
    QCOMPARE(tree[2].toObject().value(u"depth").toInt(), 2);
}

void JsonTest::trace()
{
    const QJsonObject json = object({QStringLiteral("trace"), QStringLiteral("t-1"), golden("orphan")});
    QCOMPARE(keys(json), set({"trace_id", "entry_point", "from", "to", "spans"}));
    const QJsonArray spans = json.value(u"spans").toArray();
    QCOMPARE(spans.size(), 3);
    QCOMPARE(keys(spans[0].toObject()) - eventKeys(), set({"depth", "children"}));
    // The tree of the orphan takes longer than that of the root.
    QCOMPARE(keys(spans[1].toObject()) - eventKeys(),
             set({"depth", "children", "missing_parent", "critical"}));
    QCOMPARE(spans[1].toObject().value(u"missing_parent"), QJsonValue(true));
    QCOMPARE(spans[1].toObject().value(u"children").toInt(), 1);
    QCOMPARE(spans[2].toObject().value(u"depth").toInt(), 1);
}

void JsonTest::traceSaysWhatIsCritical()
{
    const QString source = golden("transactions");
    const QJsonObject json = object({QStringLiteral("trace"), QStringLiteral("t-fast"), source});
    QStringList critical;
    QHash<QString, double> self;
    for (const QJsonValue& span : json.value(u"spans").toArray()) {
        const QJsonObject found = span.toObject();
        QCOMPARE(keys(found) - eventKeys() - set({"critical"}), set({"depth", "children", "self_ms"}));
        QVERIFY(!found.contains(u"critical") || found.value(u"critical") == QJsonValue(true));
        if (found.contains(u"critical"))
            critical.append(at(found, "id"));
        self.insert(at(found, "id"), found.value(u"self_ms").toDouble());
    }
    QCOMPARE(critical.join(u' '), QStringLiteral("e1 e2 e4 e5 e6 e7"));
    QCOMPARE(self.value(QStringLiteral("e1")), 60.0); // 200 - [20, 80] - [100, 180]
    QCOMPARE(self.value(QStringLiteral("e4")), 50.0); // 80 - 20 - 10: the mail is sent later
    QCOMPARE(self.value(QStringLiteral("e7")), 40.0);
    QCOMPARE(object({QStringLiteral("trace"), QStringLiteral("trace:t-fast"), source}), json);
}

void JsonTest::traceOfAnEntity()
{
    const QString source = golden("transactions");
    const QJsonObject json = object({QStringLiteral("trace"), QStringLiteral("checkout:55"), source});
    QCOMPARE(keys(json), set({"entity", "from", "to", "spans"}));
    QCOMPARE(at(json, "entity"), QStringLiteral("checkout:55"));
    QCOMPARE(at(json, "from"), QStringLiteral("2026-04-01T10:00:00Z"));
    QCOMPARE(at(json, "to"), QStringLiteral("2026-04-01T10:01:05Z"));
    QString tree;
    for (const QJsonValue& span : json.value(u"spans").toArray()) {
        const QJsonObject found = span.toObject();
        QVERIFY((keys(found) - eventKeys() - set({"missing_parent", "self_ms"})) ==
                set({"depth", "children"}));
        tree += QStringLiteral("%1%2/%3 ")
                    .arg(found.value(u"depth").toInt())
                    .arg(at(found, "id"), QString::number(found.value(u"children").toInt()));
        // Only where it is not in the data; that of g1 is, in another trace.
        QCOMPARE(found.contains(u"missing_parent"), at(found, "id") == QLatin1String("g2"));
    }
    QCOMPARE(tree, QStringLiteral("0e1/1 1e4/2 2e7/0 2g1/0 0g2/0 "));
    // One event is what is said of it, and no more.
    const QJsonObject one = object({QStringLiteral("trace"), QStringLiteral("event:e4"), source});
    QCOMPARE(at(one, "entity"), QStringLiteral("event:e4"));
    QCOMPARE(one.value(u"spans").toArray().size(), 1);
}

void JsonTest::compare()
{
    const QStringList line = {QStringLiteral("compare"), QStringLiteral("t-fast"), QStringLiteral("t-slow"),
                              golden("transactions")};
    const Outcome outcome = runCli(line);
    QCOMPARE(outcome.exitCode, 0);
    const QJsonArray rows = outcome.json().array();
    QCOMPARE(rows.size(), 8);
    const Keys named = set({"depth", "type", "class", "in", "count_a", "count_b"});
    const Keys inA = set({"id_a", "offset_a_ms", "duration_a_ms", "self_a_ms"});
    const Keys inB = set({"id_b", "offset_b_ms", "duration_b_ms", "self_b_ms"});
    const Keys inBoth = set({"difference_ms", "ratio", "self_difference_ms"});
    for (const QJsonValue& value : rows) {
        const QJsonObject row = value.toObject();
        const QString in = at(row, "in");
        QVERIFY(in == QLatin1String("a") || in == QLatin1String("b") || in == QLatin1String("both"));
        const bool a = in != QLatin1String("b"), b = in != QLatin1String("a");
        QCOMPARE(keys(row),
                 Keys(named) + (a ? inA : Keys()) + (b ? inB : Keys()) + (a && b ? inBoth : Keys()));
    }
    const QJsonObject root = rows[0].toObject();
    QCOMPARE(root.value(u"difference_ms").toDouble(), 700.0);
    QCOMPARE(root.value(u"ratio").toDouble(), 4.5);
    QCOMPARE(root.value(u"self_a_ms").toDouble(), 60.0);
    QCOMPARE(root.value(u"self_b_ms").toDouble(), 200.0); // 900 - [20, 320] - [400, 500] - [550, 850]
    QCOMPARE(root.value(u"self_difference_ms").toDouble(), 140.0);
    // What is the same trace differs in nothing.
    const QJsonArray same = runCli({QStringLiteral("compare"), QStringLiteral("t-fast"),
                                    QStringLiteral("trace:t-fast"), golden("transactions")})
                                .json()
                                .array();
    QCOMPARE(same.size(), 7);
    for (const QJsonValue& row : same) {
        QCOMPARE(at(row.toObject(), "in"), QStringLiteral("both"));
        QCOMPARE(row.toObject().value(u"difference_ms").toDouble(), 0.0);
        QCOMPARE(row.toObject().value(u"ratio").toDouble(), 1.0);
    }
}

void JsonTest::timeline()
{
    const QJsonObject json = object({QStringLiteral("timeline"), QStringLiteral("c-000275"), sample()});
    QCOMPARE(keys(json), set({"contact_id", "sessions"}));
    QCOMPARE(at(json, "contact_id"), QStringLiteral("c-000275"));
    const QJsonArray sessions = json.value(u"sessions").toArray();
    QVERIFY(!sessions.isEmpty());
    for (const QJsonValue& value : sessions) {
        const QJsonObject session = value.toObject();
        QCOMPARE(keys(session), set({"from", "to", "traces", "events"}));
        QVERIFY(isTime(at(session, "from")) && isTime(at(session, "to")));
        QVERIFY(session.value(u"traces").toArray().first().isString());
        for (const QJsonValue& event : session.value(u"events").toArray()) {
            verifyEvent(event.toObject());
            QCOMPARE(at(event.toObject(), "contact_id"), QStringLiteral("c-000275"));
        }
    }
}

void JsonTest::attribution()
{
    const Outcome outcome = runCli({QStringLiteral("attribution"), sample()});
    const QJsonArray rows = outcome.json().array();
    QCOMPARE(rows.size(), 86);
    int direct = 0;
    for (const QJsonValue& value : rows) {
        const QJsonObject row = value.toObject();
        if (at(row, "kind") == QLatin1String("none")) {
            QCOMPARE(keys(row), set({"order_id", "kind"}));
            continue;
        }
        const bool inferred = at(row, "kind") == QLatin1String("inferred");
        QVERIFY(inferred || at(row, "kind") == QLatin1String("direct"));
        QCOMPARE(row.value(u"confidence").toDouble() < 1, inferred);
        direct += inferred ? 0 : 1;
        QCOMPARE(keys(row), set({"order_id", "campaign_id", "message_id", "kind", "confidence", "hops",
                                 "message_to_order_ms"}));
        QVERIFY(row.value(u"hops").toInt() > 0);
        QVERIFY(row.value(u"message_to_order_ms").toDouble() > 0);
    }
    QVERIFY(direct > 0);
    QVERIFY(direct < rows.size());

    const Outcome checkouts = runCli({QStringLiteral("attribution"), QStringLiteral("--target"),
                                      QStringLiteral("checkout"), golden("intact_chain")});
    QCOMPARE(keys(checkouts.json().array().first().toObject()),
             set({"checkout_id", "campaign_id", "message_id", "kind", "confidence", "hops",
                  "message_to_checkout_ms"}));
}

void JsonTest::findings()
{
    const Outcome outcome = runCli({QStringLiteral("findings"), golden("orphan")});
    const QJsonArray rows = outcome.json().array();
    QCOMPARE(rows.size(), 1);
    const QJsonObject row = rows[0].toObject();
    QCOMPARE(keys(row), set({"kind", "severity", "message", "event_id", "trace_id", "class", "detail"}));
    QCOMPARE(at(row, "kind"), QStringLiteral("missing-parent"));
    QCOMPARE(at(row, "message"), QStringLiteral("Broken Trace Chain at App\\Jobs\\CapturePaymentJob"));
    QVERIFY(at(row, "detail").contains(u"s-gone"));
}

void JsonTest::findingsSayWhatIsLikelyBehindThem()
{
    const Outcome outcome = runCli({QStringLiteral("findings"), sample()});
    std::size_t candidates = 0;
    for (const QJsonValue& value : outcome.json().array()) {
        const QJsonObject row = value.toObject();
        QCOMPARE(at(row, "likely_cause"), QStringLiteral("context-lost"));
        QVERIFY(at(row, "likely_cause_detail").startsWith(u"the context was lost "));
        candidates += row.contains(u"candidates") ? 1 : 0;
    }
    QVERIFY(candidates > 30);
}

void JsonTest::links()
{
    const Outcome outcome = runCli({QStringLiteral("links"), golden("cross_trace_parent")});
    const QJsonArray rows = outcome.json().array();
    QCOMPARE(rows.size(), 2);
    for (const QJsonValue& row : rows)
        QCOMPARE(keys(row.toObject()), set({"from", "to", "kind", "confidence", "inferred", "primary"}));
    QCOMPARE(at(rows[0].toObject(), "kind"), QStringLiteral("cross-parent"));
    QCOMPARE(at(rows[0].toObject(), "from"), QStringLiteral("e1"));
    QCOMPARE(rows[0].toObject().value(u"primary"), QJsonValue(true));
    QCOMPARE(rows[0].toObject().value(u"inferred"), QJsonValue(false));
}

void JsonTest::exactLinksOnly()
{
    const auto inferred = [](const QStringList& options) {
        const QJsonObject json = object(QStringList{QStringLiteral("summary"), sample()} + options);
        return json.value(u"links").toObject().value(u"inferred").toInt();
    };
    QVERIFY(inferred({}) > 30);
    QCOMPARE(inferred({QStringLiteral("--exact")}), 0);
}

void JsonTest::selfCheck()
{
    const QJsonObject json = object({QStringLiteral("self-check"), sample()});
    QCOMPARE(keys(json),
             set({"hidden", "precision", "recall", "ece", "withheld", "inventions", "threshold"}));
    QVERIFY(json.value(u"hidden").toInt() > 500);
    QVERIFY(json.value(u"precision").toDouble() > 0.97);
    QVERIFY(json.value(u"recall").toDouble() > 0.9);
    QCOMPARE(json.value(u"threshold").toDouble(), 0.8);
    // There is nothing to hide, which is said, and no figures.
    const Outcome nothing = runCli({QStringLiteral("self-check"), golden("untraced")});
    QCOMPARE(nothing.exitCode, 0);
    QCOMPARE(keys(nothing.json().object()), set({"hidden", "withheld", "threshold"}));
    QVERIFY(nothing.err.contains("too few links"));
}

void JsonTest::token()
{
    const auto parse = [](const char* text) {
        return runCli({QStringLiteral("token"), QStringLiteral("parse"), QStringLiteral("--"),
                       QString::fromUtf8(text)});
    };
    const char* uuid = "550e8400-e29b-41d4-a716-446655440000";
    const Outcome full =
        parse(qPrintable(QStringLiteral("user@example.com|%1|job-1").arg(QLatin1String(uuid))));
    QCOMPARE(full.exitCode, 0);
    QCOMPARE(keys(full.json().object()),
             set({"valid", "format", "source", "correlationId", "jobExecutionId"}));
    QCOMPARE(at(full.json().object(), "format"), QStringLiteral("pipe"));
    QCOMPARE(at(full.json().object(), "source"), QStringLiteral("user@example.com"));
    QCOMPARE(at(full.json().object(), "correlationId"), QLatin1String(uuid));

    const Outcome dots = parse(qPrintable(QStringLiteral("a.b.%1").arg(QLatin1String(uuid))));
    QCOMPARE(keys(dots.json().object()), set({"valid", "format", "source", "correlationId"}));
    QCOMPARE(at(dots.json().object(), "format"), QStringLiteral("dot"));
    QCOMPARE(at(dots.json().object(), "source"), QStringLiteral("a.b"));

    const Outcome dash = parse(qPrintable(QStringLiteral("-x|%1").arg(QLatin1String(uuid))));
    QCOMPARE(at(dash.json().object(), "source"), QStringLiteral("-x"));

    for (const char* bad : {"", "nonsense", "a||j"}) {
        const Outcome outcome = parse(bad);
        QCOMPARE(outcome.exitCode, 1);
        QCOMPARE(keys(outcome.json().object()), set({"valid", "reason"}));
        QCOMPARE(outcome.json().object().value(u"valid"), QJsonValue(false));
        QVERIFY(!at(outcome.json().object(), "reason").isEmpty());
    }
}

void JsonTest::eventsHoldWhatIsThere()
{
    const QJsonObject json =
        object({QStringLiteral("explain"), QStringLiteral("payment:pay-1"), golden("intact_chain")});
    const QJsonArray chain = json.value(u"chain").toArray();
    const QJsonObject root = chain.first().toObject().value(u"event").toObject();
    QCOMPARE(at(root, "id"), QStringLiteral("e1"));
    QCOMPARE(at(root, "user_id"), QStringLiteral("u-1"));
    QCOMPARE(root.value(u"duration_ms").toDouble(), 12.5);
    QVERIFY(!root.contains(u"parent_id"));
    QVERIFY(!root.contains(u"contact_id"));
    QVERIFY(!root.contains(u"status"));
    const QJsonObject order = chain[chain.size() - 2].toObject().value(u"event").toObject();
    QCOMPARE(order.value(u"refs").toArray(), QJsonArray({QStringLiteral("order:1001")}));
    QCOMPARE(at(order, "status"), QStringLiteral("ok"));
    QCOMPARE(at(order, "time"), QStringLiteral("2026-04-01T09:31:02Z"));
}

QTEST_GUILESS_MAIN(JsonTest)
#include "tst_json.moc"
