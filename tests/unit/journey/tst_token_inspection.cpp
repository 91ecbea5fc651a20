// SPDX-License-Identifier: GPL-3.0-or-later
// What a token tells (spec 3, "What the app does with tokens"): each finding of its table with the seed's
// advice, a case where it must not be found, and what carries the correlation id.
#include "core/journey/token_inspection.h"
#include "tests/support/read_text.h"

#include <QTest>

using namespace throughline;
using namespace throughline::test;

namespace {

const std::string kOne = "550e8400-e29b-41d4-a716-446655440000";
const std::string kTwo = "0b1c7d3e-0000-4000-8000-0123456789ab";
const std::string kThree = "0b1c7d3e-0000-4000-8000-0123456789ac";

// Jobs that reuse the token of their row, as both plugins make them.
const std::string kJobs =
    R"({"table":"job_executions","id":"j-1","job_name":"create","status":"completed","correlation_id":")" +
    kOne +
    R"("})"
    "\n"
    R"({"table":"job_executions","id":"j-2","job_name":"ship","status":"failed","correlation_id":")" +
    kOne +
    R"(","parent_job_id":"j-1"})"
    "\n";

std::string row(const std::string& table, const std::string& id, const std::string& token, int second)
{
    return R"({"table":")" + table + R"(","id":)" + id + R"(,"updated_by":")" + token + R"(","updated_at":)" +
           std::to_string(1'772'442'000 + second) + "}\n";
}

const std::string kFirst = "api-handler|" + kOne + "|j-1";
const std::string kSecond = "api-handler|" + kOne + "|j-2";
const std::string kHealthy = kJobs + row("orders", "7", kFirst, 1) + row("orders", "7", kSecond, 2);

class Inspected {
public:
    Inspected(const std::string& text, const std::string& token)
        : read(readText(text)), inspection(inspectToken(*read.snapshot, token))
    {}

    // "dangling-job old-format"
    [[nodiscard]] QString kinds() const
    {
        QStringList kinds;
        for (const TokenFinding& finding : inspection.findings)
            kinds += QString::fromUtf8(nameOf(finding.kind).data(), qsizetype(nameOf(finding.kind).size()));
        return kinds.join(u' ');
    }
    [[nodiscard]] QString mutations() const
    {
        QStringList rows;
        for (const TokenIndex::MutationNumber number : inspection.mutations) {
            const Mutation& mutation = read.snapshot->executions.mutations()[number];
            rows += QString::fromStdString(read.str(mutation.table) + ":" + read.str(mutation.row));
        }
        return rows.join(u' ');
    }
    [[nodiscard]] QString jobs() const
    {
        QStringList ids;
        for (const JobInTree& job : inspection.lineage.jobs)
            ids += QString::fromStdString(read.str(job.id));
        return ids.join(u' ');
    }

    ReadText read;
    TokenInspection inspection;
};

class TokenInspectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void healthyTokensHaveNoFinding();
    void theWholeChainOfATokenIsShown();
    void mutationsAndEventsAreInTimeOrder();
    void aMutationToldTwiceCountsOnce();
    void findings_data();
    void findings();
    void eachFindingHasTheSeedsAdvice();
    void invalidTokensSayWhichPartIsWrong();
    void aBareUuidIsACorrelationId();
    void aTokenWithoutAJobShowsTheJobsOfItsCorrelationId();
    void whatNothingKnows();
    void manyUpdatesOfOneRow();
};

void TokenInspectionTest::healthyTokensHaveNoFinding()
{
    QCOMPARE(Inspected(kHealthy, kFirst).kinds(), QString());
    QCOMPARE(Inspected(kHealthy, kSecond).kinds(), QString());
}

void TokenInspectionTest::theWholeChainOfATokenIsShown()
{
    const Inspected shown(kHealthy, kFirst);
    QCOMPARE(shown.jobs(), QStringLiteral("j-1 j-2"));
    QCOMPARE(shown.inspection.parts->source, std::string("api-handler"));
    QCOMPARE(shown.read.str(shown.inspection.lineage.jobs[1].job->name), std::string("ship"));
    QVERIFY(shown.inspection.isKnown());
}

void TokenInspectionTest::mutationsAndEventsAreInTimeOrder()
{
    std::string upper = kOne;
    std::transform(upper.begin(), upper.end(), upper.begin(), ::toupper);
    const Inspected shown(
        row("carts", "3", "x." + upper + ".j", 9) + row("orders", "8", kSecond, 2) +
            row("orders", "9", "x|" + kTwo, 3) + row("orders", "7", kFirst, 1) +
            R"({"type":"Late","ts":1772442009,"id":"late","correlation_id":")" + upper + "\"}\n" +
            R"({"type":"Early","ts":1772442001,"id":"early","updated_by":")" + kFirst + "\"}\n" +
            R"({"type":"Other","ts":1772442001,"id":"other","updated_by":"x|)" + kTwo + "\"}\n",
        kFirst);
    QCOMPARE(shown.mutations(), QStringLiteral("orders:7 orders:8 carts:3"));
    QCOMPARE(shown.inspection.events.size(), std::size_t{2});
    QCOMPARE(shown.read.snapshot->eventName(shown.inspection.events[0]), std::string("early"));
    QCOMPARE(shown.read.snapshot->eventName(shown.inspection.events[1]), std::string("late"));
}

void TokenInspectionTest::aMutationToldTwiceCountsOnce()
{
    const std::string payload =
        R"("source_event_payload":{"table":{"name":"orders"},"event":{"data":{"old":null,)"
        R"("new":{"id":7,"updated_by":")" +
        kFirst +
        R"("}}}},"created_at":1772442001})"
        "\n";
    const std::string invocations =
        R"({"table":"invocations","id":1,)" + payload + R"({"table":"invocations","id":2,)" + payload;
    QCOMPARE(Inspected(invocations, kFirst).mutations(), QStringLiteral("orders:7"));
    QCOMPARE(Inspected(invocations + row("orders", "7", kFirst, 0), kFirst).mutations(),
             QStringLiteral("orders:7"));
    QCOMPARE(Inspected(invocations + row("orders", "7", kFirst, 0) + row("orders", "7", kFirst, 5), kFirst)
                 .mutations(),
             QStringLiteral("orders:7 orders:7"));
}

void TokenInspectionTest::findings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QString>("kinds");
    const auto add = [](const char* name, const std::string& text, const std::string& token,
                        const char* kinds) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << QByteArray::fromStdString(token)
                            << QString::fromUtf8(kinds);
    };
    const std::string changing =
        row("orders", "7", "a|" + kOne + "|j-1", 1) + row("orders", "7", "b|" + kTwo + "|j-1", 2);
    add("every update changes source and correlation id",
        changing + row("orders", "7", "c|" + kThree + "|x", 3), "b|" + kTwo + "|j-1", "token-not-reused");
    add("every update changes the source",
        row("orders", "7", "a|" + kOne + "|j", 1) + row("orders", "7", "b|" + kOne + "|j", 2) +
            row("orders", "7", "c|" + kOne + "|j", 3),
        "b|" + kOne + "|j", "token-not-reused");
    add("one change may be another person's", changing, "b|" + kTwo + "|j-1", "");
    add("a change and a reuse", changing + row("orders", "7", "b|" + kTwo + "|j-2", 3), "b|" + kTwo + "|j-2",
        "");
    const std::string started =
        R"({"table":"job_executions","id":"j-9","invocation_id":"i"})"
        "\n"
        R"({"table":"invocations","id":"i","source_event_payload":{"table":{"name":"orders"},"event":{"data":)"
        R"({"old":null,"new":{"id":7,"updated_by":"a|)" +
        kOne + "\"}}}}}\n";
    add("the job did not reuse the token of its row", started, "b|" + kTwo + "|j-9", "token-not-reused");
    add("the job reused the token of its row", started, "a|" + kOne + "|j-9", "");

    add("the job part is absent", kHealthy, "api-handler|" + kOne, "missing-job-execution-id");
    add("the job part is unknown", kHealthy, "api-handler|" + kOne + "|unknown", "missing-job-execution-id");
    add("not a token", kHealthy, "api-handler|x", "unparsable");
    add("no row with that id", kHealthy, "api-handler|" + kOne + "|j-3", "dangling-job");
    add("no rows at all", row("orders", "7", kFirst, 1), kFirst, "");
    add("the parent has no row",
        R"({"table":"job_executions","id":"j-1","parent_job_id":"pruned"})"
        "\n",
        kFirst, "dangling-job");
    add("the row has another correlation id", kHealthy, "api-handler|" + kTwo + "|j-1", "job-token-mismatch");
    add("the row has it with a function",
        R"({"table":"job_executions","id":"j-1","correlation_id":"on_order.)" + kOne + "\"}\n", kFirst, "");
    add("dot token", kHealthy, "api-handler." + kOne + ".j-1", "old-format");
    for (const char* source : {"system", "unknown", "admin", "System"})
        add(source, kHealthy, source + ("|" + kOne) + "|j-1", "generic-source");
    add("updated_by is empty", kHealthy + row("orders", "8", "", 3), kFirst, "untracked-mutation");
    add("updated_by is no token", kHealthy + row("orders", "8", "someone", 3), kFirst, "untracked-mutation");
    add("of another table", kHealthy + row("carts", "8", "", 3), kFirst, "");
    add("updated_by is a correlation id", kHealthy + row("orders", "8", kTwo, 3), kFirst, "");
    add("what was deleted",
        kHealthy +
            R"({"table":"invocations","id":1,"source_event_payload":{"table":{"name":"orders"},"event":)"
            R"({"data":{"new":null,"old":{"id":7,"updated_by":"x"}}}}})"
            "\n",
        kFirst, "");
    add("a circle of jobs",
        R"({"table":"job_executions","id":"j-1","parent_job_id":"j-2"})"
        "\n"
        R"({"table":"job_executions","id":"j-2","parent_job_id":"j-1"})"
        "\n",
        kFirst, "job-cycle");
    add("all at once", kHealthy, "system." + kTwo + ".unknown",
        "missing-job-execution-id old-format generic-source");
}

void TokenInspectionTest::findings()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, token);
    QFETCH(QString, kinds);
    QCOMPARE(Inspected(text.toStdString(), token.toStdString()).kinds(), kinds);
}

// Seed 2, "Troubleshooting", "Best Practices" and "Migration from Old Format".
void TokenInspectionTest::eachFindingHasTheSeedsAdvice()
{
    const auto advises = [](TokenFindingKind kind, std::string_view words) {
        return adviceOf(kind).find(words) != std::string_view::npos;
    };
    using enum TokenFindingKind;
    QVERIFY(advises(NotReused, "Ensure TrackingTokenExtractionPlugin is registered"));
    QVERIFY(advises(NotReused, "extractFromUpdatedBy"));
    QVERIFY(advises(MissingJobExecutionId, "Ensure ObservabilityPlugin is registered and initialized"));
    QVERIFY(advises(Unparsable, "isValid"));
    QVERIFY(advises(DanglingJob, "another database"));
    QVERIFY(advises(OldFormat, "source|correlationId|jobExecutionId"));
    QVERIFY(advises(GenericSource, "meaningful fallback source"));
    QVERIFY(advises(UntrackedMutation, "Always update updated_by"));
}

void TokenInspectionTest::invalidTokensSayWhichPartIsWrong()
{
    const Inspected shown(row("orders", "7", "a|x|j", 1), "a|x|j");
    QVERIFY(!shown.inspection.parts.has_value());
    QVERIFY(shown.inspection.findings.at(0).message.find("the correlation id \"x\"") != std::string::npos);
    // What carries that very text is shown all the same.
    QCOMPARE(shown.mutations(), QStringLiteral("orders:7"));
}

void TokenInspectionTest::aBareUuidIsACorrelationId()
{
    const Inspected shown(kHealthy, kOne);
    QCOMPARE(shown.mutations(), QStringLiteral("orders:7 orders:7"));
    QCOMPARE(shown.jobs(), QStringLiteral("j-1 j-2"));
}

void TokenInspectionTest::aTokenWithoutAJobShowsTheJobsOfItsCorrelationId()
{
    for (const char* job : {"", "|unknown"})
        QCOMPARE(Inspected(kHealthy, "api-handler|" + kOne + job).jobs(), QStringLiteral("j-1 j-2"));
}

void TokenInspectionTest::whatNothingKnows()
{
    const Inspected shown(kHealthy, "x|" + kThree + "|j-7");
    QVERIFY(!shown.inspection.isKnown());
    QVERIFY(shown.inspection.parts.has_value());
}

void TokenInspectionTest::manyUpdatesOfOneRow()
{
    std::string text;
    for (int i = 0; i < 20'000; ++i)
        text += row("orders", "7", "s" + std::to_string(i) + "|" + kOne + "|j", i);
    const Inspected shown(text, "s1|" + kOne + "|j");
    QCOMPARE(shown.inspection.mutations.size(), std::size_t{20'000});
    QCOMPARE(shown.kinds(), QStringLiteral("token-not-reused"));
}

} // namespace

QTEST_GUILESS_MAIN(TokenInspectionTest)
#include "tst_token_inspection.moc"
