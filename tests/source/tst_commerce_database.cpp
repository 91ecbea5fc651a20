// SPDX-License-Identifier: GPL-3.0-or-later
// The simulated shop in real databases, a SQLite file and servers of PostgreSQL and MariaDB that the test
// starts for itself: what stands in the tables is what was delivered, and what really happened.
#include "core/pipeline/pipeline.h"
#include "core/simulate/database_output.h"
#include "core/simulate/outputs.h"
#include "core/source/sql/commerce_database.h"
#include "core/source/sql/observability_database.h"
#include "core/source/sql/open_database.h"
#include "core/token/tracking_token.h"
#include "tests/source/engines.h"
#include "tests/support/simulated_shop.h"

#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <set>

using namespace throughline;
using namespace throughline::simulate;
using namespace throughline::test;

namespace {

const SimulationSettings kFaulty = {.contacts = 60, .loss = 0.1, .missing = 0.05, .duplicates = 0.05};

} // namespace

class CommerceDatabaseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QString reason;
        m_server = m_engines.server(reason);
        if (Engines::isServer() && !m_server)
            QSKIP(qPrintable(reason));
        m_folder = std::make_unique<QTemporaryDir>();
    }
    void cleanup() { m_engines.close(); }

    void tablesHoldWhatHappened_data() { Engines::rows(); }
    void tablesHoldWhatHappened();
    void rowsHoldTheTokenThatWasWrittenLast_data() { Engines::rows(); }
    void rowsHoldTheTokenThatWasWrittenLast();
    void whatIsReadBackAgreesWithTheTruth_data() { Engines::rows(); }
    void whatIsReadBackAgreesWithTheTruth();
    void whatIsThereIsLeftAlone_data() { Engines::rows(); }
    void whatIsThereIsLeftAlone();
    void whatNoSimulationMadeIsNeverDropped_data() { Engines::rows(); }
    void whatNoSimulationMadeIsNeverDropped();
    void aServerThatIsAwayIsSaid();

private:
    [[nodiscard]] std::string connection() const
    {
        return m_server ? m_server->connection()
                        : m_folder->filePath(QStringLiteral("shop.db")).toStdString();
    }
    // The truth about a run that went into the database.
    [[nodiscard]] Truth run(const SimulationSettings& settings) const;
    [[nodiscard]] QSqlQuery asked(const QString& statement)
    {
        return m_engines.asked(connection(), statement);
    }
    [[nodiscard]] qlonglong number(const QString& statement)
    {
        QSqlQuery query = asked(statement);
        return query.next() ? query.value(0).toLongLong() : -1;
    }

    Engines m_engines;
    DatabaseServer* m_server = nullptr; // of the row
    std::unique_ptr<QTemporaryDir> m_folder;
};

Truth CommerceDatabaseTest::run(const SimulationSettings& settings) const
{
    const auto storage = commerceDatabase(connection(), PresentTables::Drop);
    if (const Result<void> opened = storage->open(); !opened)
        qFatal("%s", describe(opened.error()).c_str());
    Simulation::Databases databases;
    databases.push_back(observabilityDatabase(connection()));
    Simulation simulation(settings, std::move(databases));
    DatabaseOutput output(*storage);
    if (const Result<void> done = simulation.run(output); !done)
        qFatal("%s", describe(done.error()).c_str());
    storage->close();
    return Truth::parsed(truthTextOf(simulation));
}

void CommerceDatabaseTest::tablesHoldWhatHappened()
{
    const Truth truth = run(kFaulty);
    const SimulatedShop exported = simulatedShop(kFaulty); // the same run
    QVERIFY(truth.cause == exported.truth.cause);

    const auto events = qlonglong(exported.tally.events - exported.tally.missing);
    QCOMPARE(number(QStringLiteral("SELECT count(DISTINCT id) FROM events")), events);
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM events")),
             events + qlonglong(exported.tally.repeats));
    QSqlQuery ids = asked(QStringLiteral("SELECT id, metadata FROM events ORDER BY place"));
    while (ids.next()) {
        const std::string id = ids.value(0).toString().toStdString();
        QVERIFY(truth.trace.contains(id) && !truth.dropped.contains(id));
        QVERIFY(ids.value(1).toString().contains(QString::fromStdString(truth.trace.at(id))));
    }
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM orders")), qlonglong(truth.orders.size()));
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM job_executions")), qlonglong(truth.jobs.size()));
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM job_executions WHERE status = 'completed'")),
             qlonglong(truth.jobs.size()));
    QSqlQuery jobs = asked(QStringLiteral("SELECT id, job_name, parent_job_id FROM job_executions"));
    while (jobs.next()) {
        const TrueJob& job = truth.jobs.at(jobs.value(0).toString().toStdString());
        QCOMPARE(jobs.value(1).toString().toStdString(), job.name);
        QCOMPARE(jobs.value(2).toString().toStdString(), job.parent);
    }
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM invocations")), qlonglong(truth.jobs.size()));
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM event_executions WHERE invocation_id IN "
                                   "(SELECT id FROM invocations)")),
             qlonglong(truth.jobs.size()));
}

void CommerceDatabaseTest::rowsHoldTheTokenThatWasWrittenLast()
{
    const Truth truth = run({.contacts = 60});
    std::map<std::string, std::set<std::string>> tokens; // by row
    std::map<std::string, std::size_t> rows;             // by table
    for (const auto& [text, token] : truth.tokens) {
        for (const std::string& row : token.rows)
            tokens[row].insert(text);
    }
    for (const auto& [row, written] : tokens)
        ++rows[row.substr(0, row.find(':'))];
    for (const char* table : {"messages", "orders", "carts", "shipments"}) {
        std::size_t count = 0;
        QSqlQuery query = asked(QStringLiteral("SELECT id, updated_by FROM %1").arg(QLatin1String(table)));
        for (; query.next(); ++count) {
            const std::string row = std::string(table) + ":" + query.value(0).toString().toStdString();
            QVERIFY2(tokens[row].contains(query.value(1).toString().toStdString()), row.c_str());
        }
        QCOMPARE(count, rows[table]);
        QVERIFY(count > 0);
    }
    // The job that completed an order wrote it last.
    QSqlQuery completed = asked(QStringLiteral("SELECT updated_by FROM orders WHERE status = 'completed'"));
    std::size_t orders = 0;
    for (; completed.next(); ++orders)
        QCOMPARE(truth.jobs.at(jobNamedBy(completed.value(0).toString().toStdString())).name,
                 std::string("completeShipment"));
    QVERIFY(orders > 0);
}

void CommerceDatabaseTest::whatIsReadBackAgreesWithTheTruth()
{
    const Truth truth = run({.contacts = 200});
    LoadRequest request;
    request.paths = {m_server ? connection() : "sqlite:" + connection()};
    request.openDatabase = openDatabase;
    const Result<std::shared_ptr<const Snapshot>> snapshot = load(request);
    QVERIFY2(snapshot.has_value(), snapshot ? "" : describe(snapshot.error()).c_str());
    QCOMPARE((*snapshot)->report.rejected(), std::uint64_t{0});
    QVERIFY(!truth.orders.empty());
    QVERIFY(!truth.tokens.empty());
    QCOMPARE(ordersDisagree(**snapshot, truth), QString());
    QCOMPARE(tokensDisagree(**snapshot, truth, HeldRows::EveryRow), QString());
}

void CommerceDatabaseTest::whatIsThereIsLeftAlone()
{
    const Truth truth = run({.contacts = 20});
    const auto again = commerceDatabase(connection());
    const Result<void> opened = again->open();
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ProblemCode::BadArgument);
    QVERIFY(!(describe(opened.error()).find(PostgresServer::password().toStdString()) != std::string::npos));
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM orders")), qlonglong(truth.orders.size()));
    // Unless it may be replaced.
    const auto replacing = commerceDatabase(connection(), PresentTables::Drop);
    QVERIFY(replacing->open().has_value());
    replacing->close();
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM orders")), qlonglong{0});
}

void CommerceDatabaseTest::whatNoSimulationMadeIsNeverDropped()
{
    for (const char* table : {"events", "messages", "orders", "carts", "shipments", "invocations",
                              "event_executions", "job_executions"})
        (void)asked(QStringLiteral("DROP TABLE IF EXISTS %1").arg(QLatin1String(table)));
    (void)asked(QStringLiteral("CREATE TABLE orders (id INTEGER)"));
    (void)asked(QStringLiteral("INSERT INTO orders VALUES (1)"));
    const auto replacing = commerceDatabase(connection(), PresentTables::Drop);
    const Result<void> opened = replacing->open();
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ProblemCode::BadArgument);
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM orders")), qlonglong{1});
    (void)asked(QStringLiteral("DROP TABLE orders"));
}

void CommerceDatabaseTest::aServerThatIsAwayIsSaid()
{
    for (const char* connection :
         {"postgresql://somebody:secret@127.0.0.1:1/nowhere", "mysql://somebody:secret@127.0.0.1:1/nowhere",
          "mysql://somebody:secret@127.0.0.1/nowhere?ssl-mode=VERIFY_IDENTITY"}) {
        const auto away = commerceDatabase(connection);
        const Result<void> opened = away->open();
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ProblemCode::DatabaseUnavailable);
        QVERIFY(describe(opened.error()).find("secret") == std::string::npos);
    }
}

QTEST_GUILESS_MAIN(CommerceDatabaseTest)
#include "tst_commerce_database.moc"
