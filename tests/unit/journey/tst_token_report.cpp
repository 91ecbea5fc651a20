// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of a token as sentences; what a job left behind; what was done to rows; which UUIDs are
// correlation ids. On the golden case of tokens.
#include "core/journey/job_records.h"
#include "core/journey/token_report.h"
#include "core/token/mutation_operations.h"
#include "tests/support/read_text.h"
#include "tests/support/token_data.h"

#include <QTest>

using namespace throughline;
using namespace throughline::test;

namespace {

QString reportOf(const Snapshot& snapshot, const std::string& token)
{
    const TokenIndex index(snapshot);
    return QString::fromStdString(tokenReport(index, token, inspectToken(index, token)));
}

} // namespace

class TokenReportTest : public QObject {
    Q_OBJECT

private:
    ReadText m_read = readText(goldenTokens());

    [[nodiscard]] const Snapshot& snapshot() const { return *m_read.snapshot; }

private Q_SLOTS:
    void initTestCase() { QCOMPARE(snapshot().events.size(), 2U); }

    void sentencesOfAHealthyToken()
    {
        QCOMPARE(
            reportOf(snapshot(), kPayToken),
            QStringLiteral(
                "Tracking token shop@example.com|550e8400-e29b-41d4-a716-446655440000|job-pay\n"
                "Source shop@example.com, correlation id 550e8400-e29b-41d4-a716-446655440000, job execution "
                "job-pay, pipe format\n"
                "\n"
                "Findings: none\n"
                "\n"
                "Jobs: 3\n"
                "- createOrder (job-create), completed, started 2026-03-02T09:00:01Z, took 400 ms\n"
                "  - payOrder (job-pay), completed, started 2026-03-02T09:00:03Z, took 400 ms (the token's "
                "job)\n"
                "    - shipOrder (job-ship), completed, started 2026-03-02T09:00:06Z, took 400 ms\n"
                "\n"
                "Changes: 3\n"
                "- 2026-03-02T09:00:02Z orders:1 by "
                "shop@example.com|550e8400-e29b-41d4-a716-446655440000|job-create\n"
                "- 2026-03-02T09:00:05Z orders:1 by "
                "shop@example.com|550e8400-e29b-41d4-a716-446655440000|job-pay\n"
                "- 2026-03-02T09:00:07Z shipments:1 by "
                "shop@example.com|550e8400-e29b-41d4-a716-446655440000|job-ship\n"
                "\n"
                "Events: 2\n"
                "- 2026-03-02T09:00:01Z OrderCreated (e1)\n"
                "- 2026-03-02T09:00:05Z PaymentCaptured (e2)\n"));
    }

    void sentencesOfTrouble()
    {
        const QString bare = reportOf(snapshot(), "550e8400-e29b-41d4-a716-446655440000");
        QVERIFY2(bare.contains(QStringLiteral("a correlation id without a source")), qPrintable(bare));
        QVERIFY2(bare.contains(QStringLiteral("mailReceipt (job-mail), failed")), qPrintable(bare));
        QVERIFY2(bare.contains(QStringLiteral(": mailbox full\n")), qPrintable(bare));
        const QString dangling = reportOf(snapshot(), "sweeper|7a1d0c52-9b1e-4c7e-8f60-2f3b1c9d0001|job-b");
        QVERIFY2(
            dangling.contains(QStringLiteral("- job-pruned: no job_executions row has this id\n  - sweep")),
            qPrintable(dangling));
        QVERIFY2(dangling.contains(QStringLiteral("- warning: No job_executions row has the id job-pruned")),
                 qPrintable(dangling));
        QVERIFY2(dangling.contains(QStringLiteral("open that one, too.\n")), qPrintable(dangling));
        QVERIFY(dangling.contains(QStringLiteral("\nEvents: none in this data\n")));
        // One line stays one line.
        const QString lines = reportOf(snapshot(), "a\nb|c");
        QVERIFY2(lines.startsWith(QStringLiteral("Tracking token a b|c\n")), qPrintable(lines));
    }

    void recordsOfJobs()
    {
        const JobRecords pay = recordsOfJob(snapshot(), "JOB-PAY");
        QVERIFY(!pay.subject);
        QCOMPARE(snapshot().eventName(pay.event), std::string("e2"));
        QCOMPARE(snapshot().str(pay.token), kPayToken);
        const JobRecords ship = recordsOfJob(snapshot(), "job-ship"); // only a row was written by it
        QVERIFY(!ship.event);
        QCOMPARE(snapshot().str(ship.token),
                 std::string("shop@example.com|550e8400-e29b-41d4-a716-446655440000|job-ship"));
        for (const char* none : {"job-mail", "no such job", ""}) {
            const JobRecords records = recordsOfJob(snapshot(), none);
            QVERIFY(!records.subject && !records.event && !records.token);
        }
        const ReadText named = readText(eventLine("\"id\":\"first\",\"reference_id\":\"job:job-1\"") +
                                        eventLine("\"id\":\"other\""));
        const JobRecords entity = recordsOfJob(*named.snapshot, "job-1");
        QVERIFY(entity.subject == (Selector{"job", "job-1"}));
        QCOMPARE(named.snapshot->eventName(entity.event), std::string("first"));
    }

    void operationsThatInvocationsTell()
    {
        const TokenIndex index(snapshot());
        const std::vector<TokenIndex::MutationNumber> mutations = index.ofCorrelation(kCorrelation);
        QStringList told;
        for (const StringId operation : operationsOf(index, mutations))
            told.append(QString::fromStdString(snapshot().str(operation)));
        QCOMPARE(told, (QStringList{QStringLiteral("INSERT"), QStringLiteral("UPDATE"), QString()}));
    }

    void invocationsThatDisagreeTellNothing()
    {
        const std::string row = rowLine("orders", "1", kPayToken, 5);
        for (const bool agree : {true, false}) {
            const ReadText read = readText(row + invocationLine("i-1", "UPDATE", kPayToken) +
                                           invocationLine("i-2", agree ? "UPDATE" : "INSERT", kPayToken));
            const TokenIndex index(*read.snapshot);
            const auto operations = operationsOf(index, index.ofCorrelation(kCorrelation));
            QCOMPARE(operations.size(), std::size_t{1});
            QCOMPARE(read.str(operations.front()), std::string(agree ? "UPDATE" : ""));
        }
    }

    void knownCorrelationIds()
    {
        const TokenIndex index(snapshot());
        QVERIFY(isKnownCorrelationId(index, "550E8400-E29B-41D4-A716-446655440000"));
        QVERIFY(isKnownCorrelationId(index, "7a1d0c52-9b1e-4c7e-8f60-2f3b1c9d0003")); // of a row alone
        QVERIFY(!isKnownCorrelationId(index, "00000000-0000-4000-8000-000000000000"));
        QVERIFY(!isKnownCorrelationId(index, "job-pay"));
        QVERIFY(!isKnownCorrelationId(index, ""));
        // A trace id is none; an event's correlation id is one.
        const ReadText events =
            readText(eventLine("\"id\":\"e\",\"trace_id\":\"11111111-0000-4000-8000-000000000000\","
                               "\"correlation_id\":\"22222222-0000-4000-8000-00000000000a\""));
        const TokenIndex other(*events.snapshot);
        QVERIFY(!isKnownCorrelationId(other, "11111111-0000-4000-8000-000000000000"));
        QVERIFY(isKnownCorrelationId(other, "22222222-0000-4000-8000-00000000000A"));
    }
};

QTEST_GUILESS_MAIN(TokenReportTest)
#include "tst_token_report.moc"
