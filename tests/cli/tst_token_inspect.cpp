// SPDX-License-Identifier: GPL-3.0-or-later
// token inspect: exactly the keys of spec 4, from files of every kind, and when it finds nothing.
#include "tests/support/command.h"
#include "tests/support/read_text.h"
#include "tests/support/test_data.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace throughline::test;

namespace {

const QString kUuid = QStringLiteral("550e8400-e29b-41d4-a716-446655440000");
const QString kToken = QStringLiteral("shop@example.com|") + kUuid + QStringLiteral("|job-pay");

QString golden()
{
    return QString::fromStdString(ownData("golden/tokens/events.ndjson"));
}

Outcome inspect(const QString& token, const QStringList& sources, const QByteArray& input = {})
{
    return runCli(
        QStringList{QStringLiteral("token"), QStringLiteral("inspect"), QStringLiteral("--"), token} +
            sources,
        input);
}

QStringList keys(const QJsonObject& object)
{
    return object.keys(); // sorted
}

QStringList words(const char* text)
{
    return QString::fromLatin1(text).split(u' ');
}

// The values of a key of each object in a list.
QString each(const QJsonObject& json, const char* list, const char* key)
{
    QStringList values;
    for (const QJsonValue& item : json.value(QLatin1String(list)).toArray())
        values += item.toObject().value(QLatin1String(key)).toVariant().toString();
    return values.join(u' ');
}

class TokenInspectTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasTheKeysOfTheSpec();
    void showsTheChainFromTheRootToEveryDescendant();
    void readsTablesFromFilesOfTheirOwn();
    void readsStandardInput();
    void exitCodes();
};

void TokenInspectTest::hasTheKeysOfTheSpec()
{
    const QJsonObject json = inspect(kToken, {golden()}).json().object();
    QCOMPARE(keys(json),
             words("correlationId events findings format jobExecutionId jobs mutations source valid"));
    QCOMPARE(json.value(u"valid"), QJsonValue(true));
    QCOMPARE(json.value(u"format").toString(), QStringLiteral("pipe"));
    const QJsonArray jobs = json.value(u"jobs").toArray();
    QCOMPARE(keys(jobs[0].toObject()), words("depth id name status"));
    QCOMPARE(keys(jobs[1].toObject()), words("depth id name parent_id status"));
    QCOMPARE(keys(json.value(u"mutations").toArray()[0].toObject()), words("row_id table token updated_at"));
    QCOMPARE(each(json, "events", "id"), QStringLiteral("e1 e2"));

    const QJsonObject invalid = inspect(QStringLiteral("a|x|j"), {golden()}).json().object();
    QCOMPARE(keys(invalid), words("events findings jobs mutations reason valid"));
    const QJsonObject finding = invalid.value(u"findings").toArray()[0].toObject();
    QCOMPARE(keys(finding), words("advice kind message severity"));
    QCOMPARE(finding.value(u"kind").toString(), QStringLiteral("unparsable"));
}

void TokenInspectTest::showsTheChainFromTheRootToEveryDescendant()
{
    const QJsonObject json = inspect(kToken, {golden()}).json().object();
    QCOMPARE(each(json, "jobs", "id"), QStringLiteral("job-create job-pay job-ship"));
    QCOMPARE(each(json, "jobs", "depth"), QStringLiteral("0 1 2"));
    QCOMPARE(each(json, "jobs", "parent_id"), QStringLiteral(" job-create job-pay"));
    QCOMPARE(each(json, "mutations", "table"), QStringLiteral("orders orders shipments"));
    QVERIFY(json.value(u"findings").toArray().isEmpty());
}

void TokenInspectTest::readsTablesFromFilesOfTheirOwn()
{
    const QTemporaryDir folder;
    const std::string path = folder.path().toStdString();
    const std::string token = kToken.toStdString();
    writeFile(path, "job_executions.csv",
              "id,job_name,correlation_id,parent_job_id,status\njob-a,make,,,completed\n"
              "job-pay,pay,,job-a,completed\n");
    writeFile(path, "orders.csv",
              "id,status,updated_by,updated_at\n7,paid," + token + ",2026-03-02 09:00:00\n");
    const QJsonObject json = inspect(kToken, {folder.path()}).json().object();
    QCOMPARE(each(json, "jobs", "id"), QStringLiteral("job-a job-pay"));
    QCOMPARE(each(json, "mutations", "table"), QStringLiteral("orders"));
    QCOMPARE(each(json, "mutations", "updated_at"), QStringLiteral("2026-03-02T09:00:00Z"));
    QVERIFY(json.value(u"events").toArray().isEmpty());
}

void TokenInspectTest::readsStandardInput()
{
    const QByteArray line = R"({"record":"job_execution","id":"job-pay","job_name":"pay"})"
                            "\n";
    const Outcome outcome = inspect(kToken, {QStringLiteral("-")}, line);
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(each(outcome.json().object(), "jobs", "name"), QStringLiteral("pay"));
}

void TokenInspectTest::exitCodes()
{
    QCOMPARE(inspect(kToken, {golden()}).exitCode, 0);
    QCOMPARE(inspect(kUuid, {golden()}).exitCode, 0);
    const Outcome unknown = inspect(QStringLiteral("x|00000000-0000-4000-8000-000000000000"), {golden()});
    QCOMPARE(unknown.exitCode, 1);
    QCOMPARE(unknown.json().object().value(u"valid"), QJsonValue(true));
    QCOMPARE(inspect(kToken, {QStringLiteral("/nowhere")}).exitCode, 1);
}

} // namespace

QTEST_GUILESS_MAIN(TokenInspectTest)
#include "tst_token_inspect.moc"
