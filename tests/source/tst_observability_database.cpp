// SPDX-License-Identifier: GPL-3.0-or-later
// Seed 2, "ObservabilityPlugin Integration", on real databases: a SQLite file, and servers of PostgreSQL
// and MariaDB that the test starts for itself.
#include "core/jobs/job_runner.h"
#include "core/jobs/observability_plugin.h"
#include "core/jobs/token_extraction_plugin.h"
#include "core/source/sql/observability_database.h"
#include "tests/source/engines.h"
#include "tests/support/trigger_events.h"

#include <QDir>
#include <QFile>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <atomic>
#include <mutex>
#include <thread>

using namespace throughline;
using namespace throughline::test;
using namespace std::chrono_literals;

namespace {

constexpr ObservabilityWriter::Options kQuick{.gathering = 1ms, .firstRetry = 5ms, .lastRetry = 50ms};
constexpr auto kLong = 60s; // only a failing test waits for it

class Problems {
public:
    ProblemReport report()
    {
        return [this](const Problem& problem) {
            const std::lock_guard lock(m_mutex);
            m_problems.push_back(problem);
        };
    }
    std::vector<Problem> all() const
    {
        const std::lock_guard lock(m_mutex);
        return m_problems;
    }
    [[nodiscard]] std::ptrdiff_t count(ProblemCode code) const
    {
        const std::vector<Problem> problems = all();
        return std::ranges::count(problems, code, &Problem::code);
    }

private:
    mutable std::mutex m_mutex;
    std::vector<Problem> m_problems;
};

// A service with both plugins, "Required for full tracking functionality".
class Service {
public:
    Service(IdSource& ids, const std::string& connection, Problems& problems)
        : m_ids(ids), m_plugins(problems.report()),
          m_observability(std::make_shared<ObservabilityPlugin>(ids, observabilityDatabase(connection),
                                                                problems.report(),
                                                                ObservabilityPlugin::Options{true, kQuick})),
          m_runner(m_plugins, ids, {.function = "orders"})
    {
        m_plugins.add(std::make_shared<TrackingTokenExtractionPlugin>());
        m_plugins.add(m_observability);
        m_plugins.initialize();
    }

    void add(const std::string& event, JobFunction job)
    {
        m_runner.add({event, [](const DatabaseEvent&) { return true; },
                      [event, job = std::move(job)](const DatabaseEvent&) {
                          return std::vector<Job>{{event, job, {}, {}}};
                      }});
    }
    InvocationSummary run(const DatabaseEvent& event) { return m_runner.run(event); }
    std::string tokenFor(const JobOptions& options, const std::string& fallback)
    {
        return TrackingToken::forJob(
            {}, options, [this] { return m_ids.uuid(); }, fallback);
    }
    ObservabilityWriter& writer() { return *m_observability->writer(); }
    void shutdown() { m_plugins.shutdown(); }

private:
    IdSource& m_ids;
    PluginManager m_plugins;
    std::shared_ptr<ObservabilityPlugin> m_observability;
    JobRunner m_runner;
};

Result<std::string> succeed(const DatabaseEvent&, const JobOptions&)
{
    return R"({"success":true})";
}

} // namespace

class ObservabilityDatabaseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QString reason;
        m_server = m_engines.server(reason);
        if (Engines::isServer() && !m_server)
            QSKIP(qPrintable(reason));
    }
    void cleanup() { m_engines.close(); }

    void schemaIsCreatedIfAbsent_data() { Engines::rows(); }
    void schemaIsCreatedIfAbsent()
    {
        const std::string connection = connectionOf();
        const auto storage = observabilityDatabase(connection);
        for (int i = 0; i < 2; ++i) { // and used as it is the second time
            const Result<void> opened = storage->open();
            QVERIFY2(opened.has_value(), opened ? "" : describe(opened.error()).c_str());
        }
        for (const auto table : {ObservabilityTable::Invocations, ObservabilityTable::EventExecutions,
                                 ObservabilityTable::JobExecutions}) {
            QStringList names;
            for (const ObservabilityColumn& column : columnsOf(table))
                names.append(QString::fromUtf8(column.name.data(), qsizetype(column.name.size())));
            QSqlQuery query =
                asked(QStringLiteral("SELECT %1 FROM %2")
                          .arg(names.join(QLatin1Char(',')), QString::fromUtf8(nameOf(table).data())));
            QVERIFY(query.isActive());
        }
        storage->close();
    }

    // "When a job runs, ObservabilityPlugin: … 5. When the record triggers another event, the chain
    // continues"
    void theChainOfJobsIsRecorded_data() { Engines::rows(); }
    void theChainOfJobsIsRecorded()
    {
        Problems problems;
        std::string token;
        std::vector<std::string> jobs;
        InvocationSummary summary;
        {
            Service service(m_ids, connectionOf(), problems);
            service.add("writes",
                        [&](const DatabaseEvent&, const JobOptions& options) -> Result<std::string> {
                            token = service.tokenFor(options, "api-handler");
                            jobs.push_back(options.jobExecutionId);
                            return R"({"success":true})";
                        });
            summary = service.run(triggerEvent({.operation = Operation::Insert, .newRow = "{\"id\":1}"}));
            for (int i = 0; i < 2; ++i)
                summary = service.run(triggerEvent({.oldRow = "{\"id\":1}", .newRow = rowBy(token)}));
        }
        QCOMPARE(token, "api-handler|" + summary.correlationId + "|" + jobs.at(2));
        for (std::size_t i = 0; i < jobs.size(); ++i) {
            const QString id = QString::fromStdString(jobs[i]);
            QCOMPARE(value(QStringLiteral("SELECT status FROM job_executions WHERE id = '%1'").arg(id)),
                     QStringLiteral("completed"));
            QCOMPARE(
                value(QStringLiteral("SELECT parent_job_id FROM job_executions WHERE id = '%1'").arg(id)),
                i == 0 ? QString() : QString::fromStdString(jobs[i - 1]));
            QCOMPARE(value(QStringLiteral("SELECT source_job_id FROM invocations WHERE id = (SELECT "
                                          "invocation_id FROM job_executions WHERE id = '%1')")
                               .arg(id)),
                     i == 0 ? QString() : QString::fromStdString(jobs[i - 1]));
            QCOMPARE(
                value(QStringLiteral("SELECT correlation_id FROM job_executions WHERE id = '%1'").arg(id)),
                QString::fromStdString(summary.correlationId));
        }
        QVERIFY(problems.all().empty());
    }

    void whatAJobDidIsKept_data() { Engines::rows(); }
    void whatAJobDidIsKept()
    {
        Problems problems;
        {
            Service service(m_ids, connectionOf(), problems);
            service.add("fails", [](const DatabaseEvent&, const JobOptions&) -> Result<std::string> {
                throw std::runtime_error("'; DROP TABLE job_executions; -- \xc3\xbc \xff");
            });
            service.add("text", [](const DatabaseEvent&, const JobOptions&) -> Result<std::string> {
                return std::string("a\0b", 3);
            });
            service.run(triggerEvent({.newRow = "{\"note\":\"\\u0000\"}",
                                      .session = R"({"x-hasura-user-email":"u@example.com"})"}));
        }
        QCOMPARE(value(QStringLiteral("SELECT error_message FROM job_executions WHERE job_name = 'fails'")),
                 QString::fromUtf8("fails failed: '; DROP TABLE job_executions; -- \xc3\xbc \xef\xbf\xbd"));
        QCOMPARE(value(QStringLiteral("SELECT result FROM job_executions WHERE job_name = 'text'")),
                 QStringLiteral("\"a\\u0000b\""));
        QCOMPARE(value(QStringLiteral("SELECT total_jobs_failed FROM invocations")), QStringLiteral("1"));
        QCOMPARE(value(QStringLiteral("SELECT source_user_email FROM invocations")),
                 QStringLiteral("u@example.com"));
        QCOMPARE(value(QStringLiteral("SELECT status FROM invocations")), QStringLiteral("failed"));
        QCOMPARE(value(QStringLiteral("SELECT count(*) FROM invocations WHERE source_event_time >= "
                                      "'2026-03-01 08:59:00' AND source_event_payload IS NOT NULL")),
                 QStringLiteral("1"));
        QCOMPARE(value(QStringLiteral("SELECT count(*) FROM event_executions WHERE detected")),
                 QStringLiteral("2"));
        QVERIFY(problems.all().empty());
    }

    void nothingIsLostAtShutdown_data() { Engines::rows(); }
    void nothingIsLostAtShutdown()
    {
        constexpr int kThreads = 4;
        constexpr int kEach = 250;
        Problems problems;
        {
            Service service(m_ids, connectionOf(), problems);
            service.add("job", succeed);
            std::vector<std::jthread> threads;
            for (int i = 0; i < kThreads; ++i)
                threads.emplace_back([&service] {
                    for (int run = 0; run < kEach; ++run)
                        service.run(triggerEvent({}));
                });
        }
        for (const char* table : {"job_executions", "event_executions", "invocations"})
            QCOMPARE(value(QStringLiteral("SELECT count(*) FROM %1 WHERE status = 'completed'")
                               .arg(QLatin1String(table))),
                     QString::number(kThreads * kEach));
        QVERIFY(problems.all().empty());
    }

    void aRefusedRowDoesNotTakeTheOthersWithIt_data() { Engines::rows(); }
    void aRefusedRowDoesNotTakeTheOthersWithIt()
    {
        const std::string connection = connectionOf();
        // Somebody's own table, with a rule of his.
        QVERIFY(
            asked(QStringLiteral("CREATE TABLE job_executions (id %1 PRIMARY KEY, job_name TEXT CHECK "
                                 "(job_name <> 'bad'), correlation_id TEXT, parent_job_id %1, "
                                 "invocation_id %1, event_execution_id %1, job_function_name TEXT, "
                                 "job_options TEXT, status TEXT, result TEXT, created_at TEXT, updated_at "
                                 "TEXT, duration_ms INTEGER, error_message TEXT, error_stack TEXT, own "
                                 "TEXT)")
                      .arg(QLatin1String(Engines::is("PostgreSQL") ? "UUID" : "CHAR(36)")))
                .isActive());
        Problems problems;
        {
            Service service(m_ids, connection, problems);
            for (const char* job : {"good", "bad", "better"})
                service.add(job, succeed);
            service.run(triggerEvent({}));
        }
        QCOMPARE(value(QStringLiteral("SELECT count(*) FROM job_executions WHERE status = 'completed'")),
                 QStringLiteral("2"));
        QCOMPARE(value(QStringLiteral("SELECT count(*) FROM event_executions")), QStringLiteral("3"));
        QVERIFY(problems.count(ProblemCode::RecordRefused) >= 1);
        QCOMPARE(problems.count(ProblemCode::DatabaseUnavailable), 0);
    }

    void aSqliteFileThatGoesAwayIsSurvivedAndReported()
    {
        QTemporaryDir folder;
        const QString place = folder.filePath(QStringLiteral("not/there/yet"));
        m_connection = (place + QStringLiteral("/jobs.sqlite")).toStdString();
        Problems problems;
        Service service(m_ids, m_connection, problems);
        service.add("job", succeed);
        QCOMPARE(service.run(triggerEvent({})).jobsSucceeded, 1U); // whatever the database does
        QTRY_COMPARE(problems.count(ProblemCode::DatabaseUnavailable), 1);
        QVERIFY(QDir().mkpath(place));
        QVERIFY(service.writer().flush(kLong));
        QTRY_COMPARE(problems.count(ProblemCode::DatabaseBack), 1);
        QCOMPARE(value(QStringLiteral("SELECT count(*) FROM job_executions")), QStringLiteral("1"));
        // Deleted while it is open: what comes afterwards stands in a new one.
        cleanup();
        QVERIFY(QFile::remove(QString::fromStdString(m_connection)));
        service.run(triggerEvent({}));
        QVERIFY(service.writer().flush(kLong));
        QCOMPARE(value(QStringLiteral("SELECT count(*) FROM job_executions WHERE status = 'completed'")),
                 QStringLiteral("1"));
    }

    void aServerThatGoesAwayIsSurvivedAndReported_data() { Engines::serverRows(); }
    void aServerThatGoesAwayIsSurvivedAndReported()
    {
        const std::string connection = connectionOf();
        Problems problems;
        std::string missing;
        {
            Service service(m_ids, connection, problems);
            service.add("job", succeed);
            service.run(triggerEvent({}));
            QVERIFY(service.writer().flush(kLong));
            QVERIFY(m_server->stop());
            for (int i = 0; i < 100; ++i)
                QCOMPARE(service.run(triggerEvent({})).jobsSucceeded, 1U);
            QTRY_COMPARE(problems.count(ProblemCode::DatabaseUnavailable), 1);
            QVERIFY(m_server->start());
            QVERIFY(service.writer().flush(kLong));
            QTRY_COMPARE(problems.count(ProblemCode::DatabaseBack), 1);
        }
        QCOMPARE(value(QStringLiteral("SELECT count(*) FROM job_executions WHERE status = 'completed'")),
                 QStringLiteral("101"));
        QCOMPARE(problems.all().size(), std::size_t{2});
    }

    void thePasswordIsInNoProblem_data() { Engines::serverRows(); }
    void thePasswordIsInNoProblem()
    {
        for (const QString& user : {QStringLiteral("throughline"), QStringLiteral("nobody")}) {
            QUrl url(QString::fromStdString(m_server->connection()));
            url.setUserName(user);
            url.setPassword(QStringLiteral("wrong-secret"));
            const auto storage = observabilityDatabase(url.toString(QUrl::FullyEncoded).toStdString());
            const Result<void> opened = storage->open();
            QVERIFY(!opened);
            QCOMPARE(opened.error().code, ProblemCode::DatabaseUnavailable);
            const QString text = QString::fromStdString(describe(opened.error()));
            QVERIFY2(text.contains(QStringLiteral("127.0.0.1")), qPrintable(text));
            QVERIFY2(!text.contains(QStringLiteral("wrong-secret")), qPrintable(text));
        }
    }

private:
    // A new and empty database of the row's engine, also for value().
    std::string connectionOf()
    {
        if (!m_server)
            return m_connection = m_folder.filePath(QString::number(++m_files) + QStringLiteral(".sqlite"))
                                      .toStdString();
        m_connection = m_server->connection();
        for (const char* table : {"job_executions", "event_executions", "invocations"})
            asked(QStringLiteral("DROP TABLE IF EXISTS %1").arg(QLatin1String(table)));
        cleanup(); // the server may be stopped
        return m_connection;
    }

    QSqlQuery asked(const QString& statement) { return m_engines.asked(m_connection, statement); }

    QString value(const QString& statement)
    {
        QSqlQuery query = asked(statement);
        return query.next() ? query.value(0).toString() : QStringLiteral("(no row)");
    }

    IdSource m_ids{1};
    QTemporaryDir m_folder;
    int m_files = 0;
    std::string m_connection;
    Engines m_engines;
    DatabaseServer* m_server = nullptr; // of the row
};

QTEST_GUILESS_MAIN(ObservabilityDatabaseTest)
#include "tst_observability_database.moc"
