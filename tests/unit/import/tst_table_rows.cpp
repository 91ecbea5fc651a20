// SPDX-License-Identifier: GPL-3.0-or-later
// Records that are no events (spec 1, "Other records"): what they are told by, and what is kept of them.
#include "core/import/row_change.h"
#include "core/import/table_row.h"
#include "tests/support/read_text.h"

#include <QTemporaryDir>
#include <QTest>

using namespace throughline;
using namespace throughline::test;

namespace {

constexpr TimeNs kNine = 1'772'442'000 * kSecond; // 2026-03-02T09:00:00Z

const std::string kJob =
    R"("id":"j-1","job_name":"ship","correlation_id":"c","parent_job_id":"j-0","invocation_id":"i-1",)"
    R"("event_execution_id":"x-1","status":"failed","error_message":"no","created_at":"2026-03-02T09:00:00Z",)"
    R"("updated_at":"2026-03-02T09:00:02Z","duration_ms":12.5,"job_options":{"id":"inner"},"result":null)";
const std::string kInvocation =
    R"("id":"i-1","correlation_id":"on_order.c","source_function":"on_order","source_table":"orders",)"
    R"("source_operation":"UPDATE","source_system":"hasura","source_job_id":null,"source_event_id":"e-1",)"
    R"("source_event_time":"2026-03-02T08:59:59Z","status":"completed","created_at":"2026-03-02T09:00:00Z",)"
    R"("total_duration_ms":20,"source_event_payload":{"table":{"name":"orders"},"event":{"op":"UPDATE",)"
    R"("data":{"old":{"id":7,"updated_by":"old|c"},"new":{"id":7,"updated_by":"new|c|j-1"}}}})";
const std::string kEventExecution =
    R"("id":"x-1","invocation_id":"i-1","correlation_id":"c","event_name":"order.paid","detected":true,)"
    R"("handler_duration_ms":3,"status":"completed","created_at":"2026-03-02T09:00:00Z")";
const std::string kOrder =
    R"("id":7,"status":"paid","updated_by":"new|c|j-1","updated_at":"2026-03-02T09:00:01Z")";

std::string object(const std::string& members)
{
    return "{" + members + "}\n";
}

QString shown(const ReadText& read, const Mutation& mutation)
{
    const auto text = [&](StringId id) { return QString::fromStdString(read.str(id)); };
    return QStringLiteral("%1/%2 %3 <- %4 at %5")
        .arg(text(mutation.table), text(mutation.row), text(mutation.token), text(mutation.previousToken))
        .arg(mutation.time == kNoTime ? -1 : (mutation.time - kNine) / kSecond);
}

// The first job, as its fields.
QString shownJob(const ReadText& read)
{
    const JobExecution& job = read.snapshot->executions.jobs().all().front();
    QStringList texts;
    for (const StringId id : {job.id, job.name, job.correlation, job.parentJob, job.invocation,
                              job.eventExecution, job.status, job.error})
        texts += QString::fromStdString(read.str(id));
    return texts.join(u' ') + QStringLiteral(" %1 %2 %3")
                                  .arg((job.createdAt - kNine) / kSecond)
                                  .arg((job.updatedAt - kNine) / kSecond)
                                  .arg(job.duration / kMicrosecond);
}

class TestTableRows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void jobExecutionsAreReadFromEachForm_data();
    void jobExecutionsAreReadFromEachForm();
    void invocationsKeepTheTokensOfTheirPayload();
    void aPayloadMayBeATextOfJson();
    void eventExecutionsAreNoEvents();
    void mutationsAreRowsOfAnyTableWithUpdatedBy();
    void aTableMayBeNamedByItsFile();
    void eventsWithATokenStayEvents_data();
    void eventsWithATokenStayEvents();
    void hasuraEventsTellOfAMutationToo();
    void recordsThatNameATraceAreEventsThatItLedTo_data();
    void recordsThatNameATraceAreEventsThatItLedTo();
    void aRowWithoutIdIsRejected();
    void ofOneIdTheNewestRowStays();
    void jobsWithoutEventsAreUsable();
    void isTheSameForEveryBlock();
};

void TestTableRows::jobExecutionsAreReadFromEachForm_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const std::string& text) {
        QTest::newRow(name) << QByteArray::fromStdString(text);
    };
    row("an array of its kind", R"({"events":[],"job_executions":[{)" + kJob + "}]}");
    row("a line that names its table", object(R"("table":"job_executions",)" + kJob));
    row("a line that names its record", object(R"("record":"job_execution",)" + kJob));
    row("lines of nothing else", object(kJob));
    row("an array of nothing else", "[{" + kJob + "}]");
    row("CSV", "id,job_name,correlation_id,parent_job_id,invocation_id,event_execution_id,status,"
               "error_message,created_at,updated_at,duration_ms,job_options\n"
               "j-1,ship,c,j-0,i-1,x-1,failed,no,2026-03-02 09:00:00+00,2026-03-02 09:00:02+00,12.5,"
               "\"{\"\"id\"\":\"\"inner\"\"}\"\n");
    row("CSV that names its table",
        "table,id,job_name,correlation_id,parent_job_id,invocation_id,event_execution_id,status,"
        "error_message,created_at,updated_at,duration_ms\n"
        "job_executions,j-1,ship,c,j-0,i-1,x-1,failed,no,1772442000,1772442002,12.5\n");
}

void TestTableRows::jobExecutionsAreReadFromEachForm()
{
    QFETCH(QByteArray, text);
    const ReadText read = readText(text.toStdString());
    QVERIFY(read.result.has_value());
    QCOMPARE(read.snapshot->events.size(), 0U);
    QCOMPARE(read.snapshot->executions.jobs().size(), std::size_t{1});
    QCOMPARE(shownJob(read), QStringLiteral("j-1 ship c j-0 i-1 x-1 failed no 0 2 12500"));
    QCOMPARE(read.source().loaded, std::uint64_t{1});
    QVERIFY(read.snapshot->report.balances());
}

void TestTableRows::invocationsKeepTheTokensOfTheirPayload()
{
    const ReadText read = readText(object(kInvocation));
    const Invocation& invocation = read.snapshot->executions.invocations().all().front();
    QCOMPARE(read.str(invocation.correlation), std::string("on_order.c"));
    QCOMPARE(read.str(invocation.sourceFunction), std::string("on_order"));
    QVERIFY(!invocation.sourceJob);
    QCOMPARE(read.str(invocation.token), std::string("new|c|j-1"));
    QCOMPARE(read.str(invocation.oldToken), std::string("old|c"));
    QCOMPARE(invocation.duration, 20 * kMillisecond);
    QCOMPARE(read.snapshot->executions.mutations().size(), std::size_t{1});
    QCOMPARE(shown(read, read.snapshot->executions.mutations().front()),
             QStringLiteral("orders/7 new|c|j-1 <- old|c at -1"));
}

void TestTableRows::aPayloadMayBeATextOfJson()
{
    const ReadText read = readText(
        R"({"record":"invocation","id":1,"source_event_payload":"{\"event\":{\"data\":{\"old\":null,\"new\":)"
        R"({\"id\":\"o\\u002d1\",\"updatedby\":\"a|c\"}}}}","source_table":"orders","created_at":1772442003})");
    QCOMPARE(read.snapshot->executions.mutations().size(), std::size_t{1});
    QCOMPARE(shown(read, read.snapshot->executions.mutations().front()),
             QStringLiteral("orders/o-1 a|c <-  at 3"));
}

void TestTableRows::eventExecutionsAreNoEvents()
{
    for (const std::string& text :
         {object(kEventExecution), object(R"("table":"event_executions",)" + kEventExecution),
          R"({"event_executions":[{)" + kEventExecution + "}]}"}) {
        const ReadText read = readText(text);
        QCOMPARE(read.snapshot->events.size(), 0U);
        QCOMPARE(read.snapshot->executions.eventExecutions().size(), std::size_t{1});
        const EventExecution& execution = read.snapshot->executions.eventExecutions().all().front();
        QCOMPARE(read.str(execution.name), std::string("order.paid"));
        QCOMPARE(read.str(execution.invocation), std::string("i-1"));
        QCOMPARE(execution.duration, 3 * kMillisecond);
    }
}

void TestTableRows::mutationsAreRowsOfAnyTableWithUpdatedBy()
{
    const ReadText read =
        readText(R"({"orders":[{)" + kOrder + R"(},{"id":8,"type":"web","updated_by":null}],)" +
                 R"("customers":[{"id":1,"name":"A"}],"events":[]})");
    const auto mutations = read.snapshot->executions.mutations();
    QCOMPARE(mutations.size(), std::size_t{2});
    QCOMPARE(shown(read, mutations[0]), QStringLiteral("orders/7 new|c|j-1 <-  at 1"));
    QCOMPARE(shown(read, mutations[1]), QStringLiteral("orders/8  <-  at -1"));
    // A table without updated_by tells of no mutation.
    QCOMPARE(read.count(ProblemCode::UnknownRecordKind), std::uint64_t{1});
    const ReadText lines = readText(object(R"("table":"products","name":"Shoe",)" + kOrder));
    QCOMPARE(shown(lines, lines.snapshot->executions.mutations().front()),
             QStringLiteral("products/7 new|c|j-1 <-  at 1"));
}

void TestTableRows::aTableMayBeNamedByItsFile()
{
    const QTemporaryDir folder;
    const std::string path = folder.path().toStdString();
    const std::string csv =
        writeFile(path, "orders.csv", "id,status,updated_by,updated_at\n7,paid,a|c,2026-03-02T09:00:01Z\n");
    const std::string json = writeFile(path, "carts.ndjson", object(kOrder));
    const auto snapshot = loadPaths({csv, json});
    QVERIFY(snapshot.has_value());
    const auto mutations = (*snapshot)->executions.mutations();
    QCOMPARE(mutations.size(), std::size_t{2});
    QCOMPARE((*snapshot)->str(mutations[0].table), std::string("orders"));
    QCOMPARE((*snapshot)->str(mutations[0].token), std::string("a|c"));
    QCOMPARE((*snapshot)->str(mutations[1].table), std::string("carts"));
    // It lies where its source says.
    QCOMPARE(mutations[1].place.source.index(), 1U);
}

void TestTableRows::eventsWithATokenStayEvents_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const std::string& text) {
        QTest::newRow(name) << QByteArray::fromStdString(text);
    };
    row("an event", eventLine(R"("updated_by":"a|c","id":"e")"));
    row("about a table", eventLine(R"("updated_by":"a|c","table":"orders")"));
    row("about a job",
        eventLine(R"("table":"job_executions","job_name":"ship","correlation_id":"c","id":1)"));
    row("named", R"({"event_name":"A","id":1,"updated_by":"a|c","created_at":1772442000})");
    row("CSV", "id,type,occurred_at,updated_by\n1,A,1772442000,a|c\n");
    row("CSV of names", "id,event_name,created_at,updated_by\n1,A,1772442000,a|c\n");
}

void TestTableRows::eventsWithATokenStayEvents()
{
    QFETCH(QByteArray, text);
    const ReadText read = readText(text.toStdString());
    QCOMPARE(read.snapshot->events.size(), 1U);
    QVERIFY(read.snapshot->executions.empty());
}

void TestTableRows::hasuraEventsTellOfAMutationToo()
{
    const std::string payload =
        R"({"id":"e-1","created_at":"2026-03-02T09:00:00Z","trigger":{"name":"t"},"table":{"name":"orders"},)"
        R"("event":{"op":"UPDATE","data":{"old":{"id":7,"updatedBy":"a|c"},"new":{"id":7,"updatedBy":"b|c"}}}})";
    const ReadText read = readText(payload);
    QCOMPARE(read.snapshot->events.size(), 1U);
    QCOMPARE(read.source().loaded, std::uint64_t{1});
    const auto mutations = read.snapshot->executions.mutations();
    QCOMPARE(mutations.size(), std::size_t{1});
    QCOMPARE(shown(read, mutations.front()), QStringLiteral("orders/7 b|c <- a|c at 0"));
    QVERIFY(mutations.front().origin == Mutation::Origin::Event);
}

void TestTableRows::recordsThatNameATraceAreEventsThatItLedTo_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // of the event; empty: none
    QTest::addColumn<int>("mutations");
    const auto row = [](const char* name, const char* text, const char* expected, int mutations) {
        QTest::newRow(name) << QString::fromLatin1(text) << QString::fromLatin1(expected) << mutations;
    };
    row("metadata",
        R"({"table":"orders","id":7,"created_at":"2026-03-02T09:00:00Z","metadata":{"trace_id":"A","span_id":"s"}})",
        "orders: A s order:7", 0);
    row("correlation id",
        R"({"table":"messages","message_id":"m-1","id":3,"correlation_id":"A","created_at":"2026-03-02T09:00:00Z"})",
        "messages: A  message:m-1", 0);
    row("an array", R"({"orders":[{"id":7,"correlation_id":"A","created_at":"2026-03-02T09:00:00Z"}]})",
        "orders: A  order:7", 0);
    row("one of many states", R"({"table":"orders","id":7,"correlation_id":"A","updated_by":"a|b"})", "", 1);
    row("no trace", R"({"table":"orders","id":7,"metadata":{"trace_id":null},"updated_by":"a|b"})", "", 1);
}

void TestTableRows::recordsThatNameATraceAreEventsThatItLedTo()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QFETCH(int, mutations);
    const ReadText read = readText(text.toStdString() + "\n");
    QVERIFY(read.result.has_value());
    QCOMPARE(read.source().rejected, std::uint64_t{0});
    QCOMPARE(read.snapshot->executions.mutations().size(), std::size_t(mutations));
    const EventStore& events = read.snapshot->events;
    QCOMPARE(events.size(), std::uint32_t(expected.isEmpty() ? 0 : 1));
    if (expected.isEmpty())
        return;
    const EventId event(0);
    QVERIFY(!events.traceName(events.trace(event)));
    QCOMPARE(QStringLiteral("%1: %2 %3 %4")
                 .arg(QString::fromStdString(read.str(events.type(event))),
                      QString::fromStdString(read.str(events.correlation(event))),
                      QString::fromStdString(read.str(events.parent(event))),
                      QString::fromStdString(read.references(event))),
             expected);
}

void TestTableRows::aRowWithoutIdIsRejected()
{
    const ReadText read = readText(R"({"job_executions":[{"job_name":"ship"},{)" + kJob + "}]}");
    QCOMPARE(read.source().rejected, std::uint64_t{1});
    QCOMPARE(read.first(ProblemCode::RowWithoutId).parameters.at(0), std::string("job_executions"));
    QCOMPARE(read.snapshot->executions.jobs().size(), std::size_t{1});
}

void TestTableRows::ofOneIdTheNewestRowStays()
{
    const auto job = [](const char* id, const char* status, int second) {
        return object(R"("table":"job_executions","id":")" + std::string(id) + R"(","status":")" + status +
                      R"(","updated_at":)" + std::to_string(1'772'442'000 + second));
    };
    const ReadText read = readText(job("a", "completed", 2) + job("b", "running", 0) +
                                   job("a", "running", 1) + job("b", "failed", 0));
    const IdTable<JobExecution>& jobs = read.snapshot->executions.jobs();
    QCOMPARE(jobs.size(), std::size_t{2});
    const auto statusOf = [&](const char* id) {
        return read.str(jobs.find(read.snapshot->strings.find(id))->status);
    };
    QCOMPARE(statusOf("a"), std::string("completed"));
    QCOMPARE(statusOf("b"), std::string("failed"));
    QVERIFY(jobs.find(read.snapshot->strings.find("running")) == nullptr);
    QCOMPARE(read.source().folded, std::uint64_t{2});
    QVERIFY(read.snapshot->report.balances());
}

void TestTableRows::jobsWithoutEventsAreUsable()
{
    const QTemporaryDir folder;
    const std::string path = writeFile(folder.path().toStdString(), "jobs.ndjson", object(kJob));
    const auto snapshot = loadPaths({path});
    QVERIFY(snapshot.has_value());
    QCOMPARE((*snapshot)->executions.jobs().size(), std::size_t{1});
    QCOMPARE((*snapshot)->report.count(ProblemCode::FieldsMissing), std::uint64_t{0});
}

void TestTableRows::isTheSameForEveryBlock()
{
    std::string text;
    for (int i = 0; i < 2'000; ++i) {
        text += eventLine();
        text += object(R"("table":"job_executions","parent_job_id":"j)" + std::to_string(i) + R"(","id":"j)" +
                       std::to_string(i + 1) + '"');
        text += object(R"("table":"orders","id":)" + std::to_string(i) + R"(,"updated_by":"a|c")");
    }
    const ReadText whole = readText(text);
    for (const ReadOptions& options :
         {ReadOptions{.block = 1'000}, ReadOptions{.block = 4'096, .threads = 4}}) {
        const ReadText read = readText(text, options);
        QCOMPARE(read.snapshot->events.size(), whole.snapshot->events.size());
        const auto jobs = read.snapshot->executions.jobs().all();
        QCOMPARE(jobs.size(), std::size_t{2'000});
        const auto mutations = read.snapshot->executions.mutations();
        QCOMPARE(mutations.size(), std::size_t{2'000});
        for (std::size_t i = 0; i < jobs.size(); ++i) {
            QCOMPARE(read.str(jobs[i].id), "j" + std::to_string(i + 1));
            QCOMPARE(read.str(mutations[i].row), std::to_string(i));
        }
    }
}

} // namespace

QTEST_GUILESS_MAIN(TestTableRows)
#include "tst_table_rows.moc"
