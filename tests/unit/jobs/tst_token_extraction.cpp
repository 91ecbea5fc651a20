// SPDX-License-Identifier: GPL-3.0-or-later
// Seed 2, "TrackingTokenExtractionPlugin", and spec 3, "Extraction".
#include "core/jobs/token_extraction_plugin.h"
#include "tests/support/trigger_events.h"

#include <QTest>

using namespace throughline;
using namespace throughline::test;

namespace {

const std::string kUuid = "550e8400-e29b-41d4-a716-446655440000";
const std::string kOther = "6ff31bb4-0f58-42e2-a285-f51fc53d1467";
const std::string kOldToken = "api-handler|" + kUuid + "|job-abc-123";
const std::string kNewToken = "user@example.com|" + kOther + "|job-def-456";

using Plugin = TrackingTokenExtractionPlugin;

JobOptions extracted(const TriggerEvent& event, const Plugin::Options& options = {}, JobOptions known = {})
{
    Plugin plugin(options);
    plugin.onPreConfigure(triggerEvent(event), known);
    return known;
}

std::string row(const std::string& members)
{
    return "{" + members + "}";
}

std::string member(const std::string& key, const std::string& value)
{
    return "\"" + key + "\":\"" + value + "\"";
}

} // namespace

class TokenExtractionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // "During `onPreConfigure` hook, reads the `updated_by` field from `hasuraEvent.event.data.old`"
    void readsUpdatedByFromOldRow()
    {
        const JobOptions options = extracted({.oldRow = rowBy(kOldToken), .newRow = row("\"id\":1")});
        QCOMPARE(options.sourceTrackingToken, kOldToken);
        QCOMPARE(options.correlationId, kUuid);
    }

    void updateWithBoth()
    {
        const TriggerEvent event{.oldRow = rowBy(kOldToken), .newRow = rowBy(kNewToken)};
        const JobOptions oldFirst = extracted(event);
        QCOMPARE(oldFirst.sourceTrackingToken, kOldToken);
        QCOMPARE(oldFirst.correlationId, kUuid);
        const JobOptions newFirst = extracted(event, {.rows = RowOrder::NewThenOld});
        QCOMPARE(newFirst.sourceTrackingToken, kNewToken);
        QCOMPARE(newFirst.correlationId, kOther);
        // "The job that caused the invocation is always taken from `new`."
        QCOMPARE(oldFirst.sourceJobId, std::string("job-def-456"));
        QCOMPARE(newFirst.sourceJobId, std::string("job-def-456"));
    }

    void insertWithNoOldRow()
    {
        const JobOptions options = extracted({.operation = Operation::Insert, .newRow = rowBy(kNewToken)});
        QCOMPARE(options.sourceTrackingToken, kNewToken);
        QCOMPARE(options.correlationId, kOther);
        QCOMPARE(options.sourceJobId, std::string("job-def-456"));
    }

    void deleteWithNoNewRow()
    {
        const JobOptions options = extracted({.operation = Operation::Delete, .oldRow = rowBy(kOldToken)});
        QCOMPARE(options.sourceTrackingToken, kOldToken);
        QVERIFY(options.sourceJobId.empty());
    }

    void updatedbyInOneWord()
    {
        for (const char* column : {"updatedby", "updated_by", "updatedBy", "UPDATED_BY"}) {
            const JobOptions options = extracted({.oldRow = row(member(column, kOldToken))});
            QCOMPARE(options.sourceTrackingToken, kOldToken);
        }
    }

    // "The extraction plugin pattern supports both": pipes, and dots with a source that holds dots itself.
    void oldFormatDotDelimited()
    {
        const std::string token = "user@example.com." + kUuid + ".job-1";
        const JobOptions options = extracted({.oldRow = rowBy(token), .newRow = rowBy(token)});
        QCOMPARE(options.sourceTrackingToken, token);
        QCOMPARE(options.correlationId, kUuid);
        QCOMPARE(options.sourceJobId, std::string("job-1"));
    }

    void bareUuidInUpdatedByIsACorrelationId()
    {
        const JobOptions options = extracted({.oldRow = rowBy(kUuid), .newRow = rowBy(kUuid)});
        QCOMPARE(options.correlationId, kUuid);
        QVERIFY(options.sourceTrackingToken.empty());
        QVERIFY(options.sourceJobId.empty());
    }

    void unknownIsNoJob()
    {
        const JobOptions options = extracted({.newRow = rowBy("api|" + kUuid + "|unknown")});
        QVERIFY(options.sourceJobId.empty());
        QVERIFY(!options.sourceTrackingToken.empty());
        QVERIFY(extracted({.newRow = rowBy("api|" + kUuid)}).sourceJobId.empty());
    }

    void extractFromCustomField()
    {
        const TriggerEvent event{.oldRow = row(member("trace", kOldToken))};
        QCOMPARE(extracted(event, {.customField = "trace"}).sourceTrackingToken, kOldToken);
        QVERIFY(extracted(event).sourceTrackingToken.empty());
        QVERIFY(extracted(event, {.extractFromCustomField = false, .customField = "trace"})
                    .sourceTrackingToken.empty());
    }

    void extractFromMetadata_data()
    {
        QTest::addColumn<QByteArray>("members");
        for (const char* key : {"correlation_id", "trace_id", "request_id", "workflow_id"}) {
            const QByteArray direct = QByteArray::fromStdString(member(key, kUuid));
            QTest::newRow(key) << direct;
            for (const char* place : {"metadata", "data", "properties", "attributes"})
                QTest::addRow("%s in %s", key, place) << "\"" + QByteArray(place) + "\":{" + direct + "}";
        }
    }

    void extractFromMetadata()
    {
        QFETCH(QByteArray, members);
        for (const bool old : {true, false}) {
            TriggerEvent event;
            (old ? event.oldRow : event.newRow) = row(members.toStdString());
            const JobOptions options = extracted(event);
            QCOMPARE(options.correlationId, kUuid);
            QVERIFY(options.sourceTrackingToken.empty());
            QVERIFY(extracted(event, {.extractFromMetadata = false}).correlationId.empty());
        }
    }

    void extractFromSession()
    {
        for (const char* name : {"x-correlation-id", "x-request-id", "x-trace-id", "X-Trace-Id"}) {
            const TriggerEvent event{.session = row(member(name, kUuid))};
            QCOMPARE(extracted(event).correlationId, kUuid);
            QVERIFY(extracted(event, {.extractFromSession = false}).correlationId.empty());
        }
        QVERIFY(extracted({.session = row(member("x-other", kUuid))}).correlationId.empty());
    }

    // "extractFromUpdatedBy: Primary extraction method", the others are fallbacks, each after the one before.
    void orderOfTheStrategies()
    {
        const auto uuid = [](char digit) {
            return "550e8400-e29b-41d4-a716-44665544000" + std::string(1, digit);
        };
        const TriggerEvent event{
            .oldRow = row(member("workflow_id", uuid('4')) + "," + member("trace_id", uuid('3')) + "," +
                          member("custom", uuid('2')) + "," + member("updated_by", uuid('1'))),
            .session = row(member("x-trace-id", uuid('6')) + "," + member("x-correlation-id", uuid('5')))};
        Plugin::Options options{.customField = "custom"};
        QCOMPARE(extracted(event, options).correlationId, uuid('1'));
        options.extractFromUpdatedBy = false;
        QCOMPARE(extracted(event, options).correlationId, uuid('2'));
        options.extractFromCustomField = false;
        QCOMPARE(extracted(event, options).correlationId, uuid('3'));
        options.metadataKeys = {"workflow_id"};
        QCOMPARE(extracted(event, options).correlationId, uuid('4'));
        options.extractFromMetadata = false;
        QCOMPARE(extracted(event, options).correlationId, uuid('5'));
        options.sessionVariables = {"x-trace-id"};
        QCOMPARE(extracted(event, options).correlationId, uuid('6'));
        options.extractFromSession = false;
        QVERIFY(extracted(event, options).correlationId.empty());
    }

    void whatIsNeitherTokenNorUuidIsPassedOver()
    {
        for (const char* updatedBy : {"user@example.com", "", "a|b|c", "null"}) {
            const JobOptions options = extracted({.oldRow = rowBy(updatedBy), .newRow = rowBy(kNewToken)});
            QCOMPARE(options.sourceTrackingToken, kNewToken);
        }
        const JobOptions options =
            extracted({.oldRow = row("\"updated_by\":7,\"trace_id\":[],\"metadata\":1"),
                       .session = row("\"x-trace-id\":null")});
        QVERIFY(options.sourceTrackingToken.empty() && options.correlationId.empty());
    }

    void switchedOffItDoesNothing()
    {
        const JobOptions options =
            extracted({.oldRow = rowBy(kOldToken), .newRow = rowBy(kNewToken)}, {.enabled = false});
        QVERIFY(options.sourceTrackingToken.empty() && options.correlationId.empty() &&
                options.sourceJobId.empty());
    }

    void withoutExtractFromUpdatedByNoTokenIsReused()
    {
        const JobOptions options = extracted({.oldRow = rowBy(kOldToken), .newRow = rowBy(kNewToken)},
                                             {.extractFromUpdatedBy = false});
        QVERIFY(options.sourceTrackingToken.empty());
        QVERIFY(options.sourceJobId.empty());
    }

    void whatTheCallerSetStays()
    {
        JobOptions known;
        known.correlationId = kOther;
        known.sourceJobId = "mine";
        const JobOptions options =
            extracted({.oldRow = rowBy(kOldToken), .newRow = rowBy(kNewToken)}, {}, known);
        QCOMPARE(options.correlationId, kOther);
        QCOMPARE(options.sourceJobId, std::string("mine"));
        QCOMPARE(options.sourceTrackingToken, kOldToken);
    }
};

QTEST_GUILESS_MAIN(TokenExtractionTest)
#include "tst_token_extraction.moc"
