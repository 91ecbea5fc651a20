// SPDX-License-Identifier: GPL-3.0-or-later
// Reading PostgreSQL databases, on a real server that the test starts for itself (spec 1, "Where records come
// from"; spec 6, no. 29 and 30).
#include "core/pipeline/connection_text.h"
#include "core/pipeline/pipeline.h"
#include "core/source/sql/open_database.h"
#include "core/source/sql/postgres_address.h"
#include "core/source/sql/sql_connection.h"
#include "tests/support/database_text.h"
#include "tests/support/postgres_server.h"
#include "tests/support/read_text.h"

#include <QElapsedTimer>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace throughline;
using namespace throughline::test;

class TestReadPostgres : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_server = PostgresServer::started(m_noServer); }
    void init()
    {
        if (!m_server)
            QSKIP(qPrintable(m_noServer));
        run("DROP SCHEMA public CASCADE");
        run("CREATE SCHEMA public");
        run("DROP SCHEMA IF EXISTS billing CASCADE");
    }
    void readsEventsJobsRecordsAndRows();
    void readsEveryTypeOfValue();
    void joinsADatabaseWithFiles();
    void readsTablesOfOtherSchemasAndThoseAskedFor();
    void seesOneMoment();
    void cannotWrite();
    void aTableThatFailsLeavesTheOthers();
    void readsMoreThanOneFetch();
    void endsWhenCancelled();
    void saysWhatIsWrongWithoutThePassword();
    void aServerThatDiesLeavesWhatWasRead();

private:
    void run(const QString& statement)
    {
        const SqlConnection connection(kPostgresDriver);
        QSqlDatabase database = connection.database();
        setPostgresAddress(database, m_server->connection());
        QVERIFY2(database.open(), qPrintable(database.lastError().text()));
        QSqlQuery query(database);
        QVERIFY2(query.exec(statement), qPrintable(query.lastError().text()));
    }
    void run(const char* statement) { run(QString::fromUtf8(statement)); }
    void makeEvents(int count)
    {
        run("CREATE TABLE events (id int, type text, occurred_at timestamptz, metadata jsonb)");
        run(QStringLiteral("INSERT INTO events SELECT i, 'Sent', '2026-03-02T09:00:00Z'::timestamptz + i * "
                           "interval '1 ms', '{\"trace_id\":\"A\"}' FROM generate_series(1, %1) AS i")
                .arg(count));
    }

    static Result<std::shared_ptr<const Snapshot>> load(std::vector<std::string> sources,
                                                        const CancelToken& cancel = {},
                                                        const ProgressCallback& progress = {})
    {
        LoadRequest request;
        request.paths = std::move(sources);
        request.openDatabase = openDatabase;
        return throughline::load(request, cancel, progress);
    }

    std::unique_ptr<PostgresServer> m_server;
    QString m_noServer;
};

void TestReadPostgres::readsEventsJobsRecordsAndRows()
{
    run("CREATE TABLE events (id text, type text, occurred_at timestamptz, contact_id text, metadata jsonb)");
    run("INSERT INTO events VALUES ('e-1', 'Sent', '2026-03-02T10:00:00.123456+01:00', 'c-1', "
        "'{\"trace_id\":\"A\",\"span_id\":\"s-1\"}'), ('e-2', 'Sent', '2026-03-02T09:00:00.2Z', 'c-1', "
        "'{\"trace_id\":\"A\",\"span_id\":\"s-2\",\"parent_id\":\"s-1\"}')");
    run("CREATE TABLE invocations (id uuid, correlation_id text, source_function text, "
        "source_event_payload json)");
    run("INSERT INTO invocations VALUES ('550e8400-e29b-41d4-a716-446655440001', 'c', 'on_order', "
        "'{\"table\": {\"name\": \"orders\"},\n \"event\": {\"data\": {\"new\": {\"id\": 7, \"updated_by\": "
        "\"a|550e8400-e29b-41d4-a716-446655440000|j\"}}}}')");
    run("CREATE TABLE carts (id int, updated_by text, updated_at timestamp)");
    run("INSERT INTO carts VALUES (7, 'api|550e8400-e29b-41d4-a716-446655440000|j-1', "
        "'2026-03-02 09:00:02')");
    run("CREATE TABLE messages (id text, correlation_id text, created_at timestamptz)");
    run("INSERT INTO messages VALUES ('wamid.1', 'A', '2026-03-02T09:00:01Z')");
    run("CREATE TABLE products (id int, title text)");
    run("INSERT INTO products VALUES (1, 'Mug')");
    const auto snapshot = load({m_server->connection()});
    QVERIFY2(snapshot.has_value(), snapshot ? "" : describe(snapshot.error()).c_str());
    const Snapshot& loaded = **snapshot;
    QVERIFY(loaded.report.balances());
    QCOMPARE(loaded.report.rejected(), std::uint64_t{0});
    const QString name = QString::fromStdString(connectionNameOf(m_server->connection()));
    QCOMPARE(sourcesOf(loaded),
             QStringLiteral("%1/carts 1, %1/events 2, %1/invocations 1, %1/messages 1").arg(name));
    QCOMPARE(loaded.report.count(ProblemCode::TableNotRead), std::uint64_t{1});
    QCOMPARE(loaded.executions.mutations().size(), std::size_t{2});
    QCOMPARE(linksAsText(loaded), QStringLiteral("e-1 correlation wamid.1, e-1 parent e-2"));
    QCOMPARE(formatTime(loaded.events.time(eventNamed(loaded, "e-1"))),
             std::string("2026-03-02T09:00:00.123456Z"));
    for (const SourceReport& source : loaded.report.sources())
        QVERIFY2(source.path.find("s3cret") == std::string::npos, source.path.c_str());
}

void TestReadPostgres::readsEveryTypeOfValue()
{
    run("CREATE TABLE events (id bigint, type text, ts double precision, trace_id uuid, flag boolean, "
        "number numeric, bytes bytea, list int[], config json, texts text, nothing text, \"odd \"\"name\" "
        "text)");
    run("INSERT INTO events VALUES (9007199254740993, 'A', 1772442000.5, "
        "'550e8400-e29b-41d4-a716-446655440000', true, 12.340, '\\x00ff', '{1,2}', '{\"a\":\n1}', "
        "'{\"trace\": \"x\"}', NULL, E'tab\\t\"quoted\" \\U0001F600')");
    const auto snapshot = load({m_server->connection()});
    QVERIFY2(snapshot.has_value(), snapshot ? "" : describe(snapshot.error()).c_str());
    const Result<std::string> record = (*snapshot)->payloads->read((*snapshot)->events.place(EventId(0)));
    QVERIFY(record.has_value());
    QCOMPARE(QByteArray::fromStdString(*record),
             QByteArray(R"({"id":9007199254740993,"type":"A","ts":1772442000.5,)"
                        R"("trace_id":"550e8400-e29b-41d4-a716-446655440000","flag":true,"number":12.340,)"
                        R"("bytes":"\\x00ff","list":[1,2],"config":{"a": 1},"texts":{"trace": "x"},)"
                        R"("nothing":null,"odd \"name":"tab\t\"quoted\" )"
                        "\xF0\x9F\x98\x80\"}"));
}

void TestReadPostgres::joinsADatabaseWithFiles()
{
    makeEvents(3);
    const QTemporaryDir folder;
    const std::string file = writeFile(folder.path().toStdString(), "more.ndjson", eventLine());
    const auto snapshot = load({m_server->connection(), file});
    QVERIFY(snapshot.has_value());
    QCOMPARE((*snapshot)->events.size(), std::uint32_t{4});
    // One that is away does not keep the file from being loaded.
    const auto half = load({"postgresql://nobody@127.0.0.1:1/shop", file});
    QVERIFY(half.has_value());
    QCOMPARE((*half)->events.size(), std::uint32_t{1});
    QCOMPARE((*half)->report.count(ProblemCode::DatabaseUnavailable), std::uint64_t{1});
}

void TestReadPostgres::readsTablesOfOtherSchemasAndThoseAskedFor()
{
    makeEvents(2);
    run("CREATE SCHEMA billing");
    run("CREATE TABLE billing.invoices (id int, updated_by text)");
    run("INSERT INTO billing.invoices VALUES (1, 'api|550e8400-e29b-41d4-a716-446655440000')");
    run("CREATE VIEW recent AS SELECT * FROM events LIMIT 1");
    const auto all = load({m_server->connection()});
    QVERIFY(all.has_value());
    QVERIFY2(sourcesOf(**all).contains(QStringLiteral("/billing.invoices 1, ")),
             qPrintable(sourcesOf(**all)));
    QVERIFY(!sourcesOf(**all).contains(QStringLiteral("recent")));
    const auto asked = load({m_server->connection() + "?table=recent,billing.invoices"});
    QVERIFY2(asked.has_value(), asked ? "" : describe(asked.error()).c_str());
    QCOMPARE((*asked)->events.size(), std::uint32_t{1});
    QCOMPARE((*asked)->executions.mutations().size(), std::size_t{1});
    QCOMPARE((*asked)->str((*asked)->executions.mutations().front().table), std::string("billing.invoices"));
}

void TestReadPostgres::seesOneMoment()
{
    makeEvents(1);
    run("CREATE TABLE job_executions (id text, job_name text, correlation_id text)");
    Result<std::unique_ptr<Database>> database = openDatabase(m_server->connection(), {});
    QVERIFY2(database.has_value(), database ? "" : describe(database.error()).c_str());
    run("INSERT INTO events SELECT * FROM events");
    run("INSERT INTO job_executions VALUES ('j-1', 'ship', 'A')");
    QCOMPARE(linesOf(**database, "events"), 1);
    QCOMPARE(linesOf(**database, "job_executions"), 0);
}

void TestReadPostgres::cannotWrite()
{
    // Reading this view would write.
    makeEvents(1);
    run("CREATE TABLE touched (n int)");
    run("CREATE FUNCTION touch() RETURNS text LANGUAGE plpgsql AS $$ BEGIN INSERT INTO public.touched VALUES "
        "(1); RETURN 'A'; END $$");
    run("CREATE VIEW harmful AS SELECT public.touch() AS type, now() AS ts");
    const auto snapshot = load({m_server->connection() + "?table=harmful"});
    QVERIFY(!snapshot.has_value());
    const std::string sentence = describe(snapshot.error());
    QVERIFY2(sentence.find("read-only") != std::string::npos, sentence.c_str());
}

void TestReadPostgres::aTableThatFailsLeavesTheOthers()
{
    makeEvents(5);
    run("CREATE VIEW broken AS SELECT 1 / (id - 3) AS type, id AS ts FROM events");
    run("CREATE TABLE zoo (id int, updated_by text)");
    run("INSERT INTO zoo VALUES (1, 'api|550e8400-e29b-41d4-a716-446655440000')");
    const auto snapshot = load({m_server->connection() + "?table=broken,events,zoo"});
    QVERIFY2(snapshot.has_value(), snapshot ? "" : describe(snapshot.error()).c_str());
    QCOMPARE((*snapshot)->events.size(), std::uint32_t{5});
    QCOMPARE((*snapshot)->executions.mutations().size(), std::size_t{1});
    QCOMPARE((*snapshot)->report.count(ProblemCode::ReadFailed), std::uint64_t{1});
    const Problem& problem = (*snapshot)->report.problems().front();
    QVERIFY2(describe(problem).find("division by zero") != std::string::npos, describe(problem).c_str());
}

void TestReadPostgres::readsMoreThanOneFetch()
{
    makeEvents(20'000);
    std::uint64_t last = 0;
    const auto snapshot = load({m_server->connection()}, {}, [&last](const Progress& progress) {
        QVERIFY(progress.records >= last);
        last = progress.records;
    });
    QVERIFY2(snapshot.has_value(), snapshot ? "" : describe(snapshot.error()).c_str());
    QCOMPARE((*snapshot)->events.size(), std::uint32_t{20'000});
    QVERIFY(last <= 20'000);
}

void TestReadPostgres::endsWhenCancelled()
{
    // A query that gives its first row in ten minutes.
    run("CREATE VIEW slow AS SELECT 'A' AS type, now() AS ts, pg_sleep(600)::text AS nothing");
    const CancelToken cancel;
    QElapsedTimer timer;
    timer.start();
    const auto snapshot =
        whileCancelling(cancel, [&] { return load({m_server->connection() + "?table=slow"}, cancel); });
    QVERIFY(!snapshot.has_value());
    QCOMPARE(snapshot.error().code, ProblemCode::Cancelled);
    // And the server does not go on with it for nobody.
    const auto isRunning = [this] {
        const SqlConnection connection(kPostgresDriver);
        QSqlDatabase database = connection.database();
        setPostgresAddress(database, m_server->connection());
        if (!database.open())
            return true;
        QSqlQuery query(database);
        return !query.exec(QStringLiteral("SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND "
                                          "query LIKE 'FETCH%'")) ||
               !query.next() || query.value(0).toInt() > 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning(), 30'000);
}

void TestReadPostgres::saysWhatIsWrongWithoutThePassword()
{
    std::string wrong = m_server->connection();
    wrong.replace(wrong.find("s3cret"), 6, "wr0ng!");
    for (const std::string& connection : {wrong, m_server->connection() + "?table=nowhere",
                                          std::string("postgresql://a:s3cret@127.0.0.1:1/x")}) {
        const auto snapshot = load({connection});
        QVERIFY(!snapshot.has_value());
        QCOMPARE(snapshot.error().code, ProblemCode::DatabaseUnavailable);
        const std::string sentence = describe(snapshot.error());
        QVERIFY2(sentence.find("s3cret") == std::string::npos, sentence.c_str());
        QVERIFY2(sentence.find("wr0ng") == std::string::npos, sentence.c_str());
        QVERIFY2(sentence.find("127.0.0.1") != std::string::npos, sentence.c_str());
    }
}

void TestReadPostgres::aServerThatDiesLeavesWhatWasRead()
{
    makeEvents(300'000);
    bool stopped = false;
    const auto snapshot = load({m_server->connection()}, {}, [&](const Progress& progress) {
        if (progress.records > 0 && !std::exchange(stopped, true))
            m_server->stop();
    });
    const bool restarted = m_server->start();
    QVERIFY2(snapshot.has_value(), snapshot ? "" : describe(snapshot.error()).c_str());
    QVERIFY((*snapshot)->events.size() > 0);
    QVERIFY((*snapshot)->events.size() < 300'000);
    QVERIFY((*snapshot)->report.sources().front().partial);
    QCOMPARE((*snapshot)->report.count(ProblemCode::ReadFailed), std::uint64_t{1});
    QVERIFY(restarted);
}

QTEST_GUILESS_MAIN(TestReadPostgres)
#include "tst_read_postgres.moc"
