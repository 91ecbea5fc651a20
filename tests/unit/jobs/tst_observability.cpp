// SPDX-License-Identifier: GPL-3.0-or-later
// Spec 3, "Observability": batched, never blocking or failing a job, nothing lost at the end, a database that
// goes away is survived and reported. With a storage in memory that can be away, slow and particular; real
// databases are in tests/source.
#include "core/jobs/job_runner.h"
#include "core/jobs/observability_plugin.h"
#include "tests/support/trigger_events.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <map>
#include <set>

using namespace throughline;
using namespace throughline::test;
using namespace std::chrono_literals;

namespace {

// What a storage in memory holds, and how it is. Shared by the storage, on the writer's thread, and the test.
struct Memory {
    std::mutex mutex;
    std::map<std::string, ObservabilityRow> rows; // by table and id
    std::set<std::string> refused;                // ids
    std::size_t batches = 0;
    std::size_t largest = 0;
    bool away = false;
    std::atomic<bool> held = false; // write() does not return

    std::vector<ObservabilityRow> of(ObservabilityTable table)
    {
        const std::lock_guard lock(mutex);
        std::vector<ObservabilityRow> found;
        for (const auto& [key, row] : rows) {
            if (row.table == table)
                found.push_back(row);
        }
        return found;
    }
    void set(bool isAway)
    {
        const std::lock_guard lock(mutex);
        away = isAway;
    }
};

class MemoryStorage : public ObservabilityStorage {
public:
    explicit MemoryStorage(Memory& memory) : m_memory(memory) {}

    Result<void> open() override
    {
        const std::lock_guard lock(m_memory.mutex);
        return m_memory.away ? away() : Result<void>();
    }
    Result<void> write(std::span<const ObservabilityRow> rows) override
    {
        m_memory.held.wait(true);
        const std::lock_guard lock(m_memory.mutex);
        if (m_memory.away)
            return away();
        for (const ObservabilityRow& row : rows) {
            if (m_memory.refused.contains(row.id()))
                return failure(ProblemCode::RecordRefused, {std::string(nameOf(row.table)), row.id()});
        }
        for (const ObservabilityRow& row : rows)
            m_memory.rows.insert_or_assign(std::string(nameOf(row.table)) + row.id(), row);
        ++m_memory.batches;
        m_memory.largest = std::max(m_memory.largest, rows.size());
        return {};
    }
    void close() override {}

private:
    static Result<void> away() { return failure(ProblemCode::DatabaseUnavailable, {"it is away"}); }

    Memory& m_memory;
};

class Problems {
public:
    ProblemReport report()
    {
        return [this](const Problem& problem) {
            const std::lock_guard lock(m_mutex);
            m_texts.push_back(std::string(nameOf(problem.code)) + ": " + textOf(problem));
        };
    }
    std::vector<std::string> texts() const
    {
        const std::lock_guard lock(m_mutex);
        return m_texts;
    }
    [[nodiscard]] std::ptrdiff_t count(std::string_view name) const
    {
        return std::ranges::count_if(texts(), [name](const std::string& t) { return t.starts_with(name); });
    }

private:
    mutable std::mutex m_mutex;
    std::vector<std::string> m_texts;
};

ObservabilityRow jobRow(const std::string& id)
{
    ObservabilityRow row{ObservabilityTable::JobExecutions, {}};
    row.cells.resize(columnsOf(row.table).size());
    row.cells.front() = id;
    return row;
}

// A cell by the name of its column.
const ObservabilityCell& cell(const ObservabilityRow& row, std::string_view column)
{
    const auto columns = columnsOf(row.table);
    const auto found = std::ranges::find(columns, column, &ObservabilityColumn::name);
    return row.cells.at(static_cast<std::size_t>(found - columns.begin()));
}

std::string textIn(const ObservabilityRow& row, std::string_view column)
{
    const auto* text = std::get_if<std::string>(&cell(row, column));
    return text ? *text : std::string("(none)");
}

constexpr ObservabilityWriter::Options kQuick{.gathering = 1ms, .firstRetry = 1ms, .lastRetry = 5ms};
constexpr auto kLong = 60s; // only a failing test waits for it

} // namespace

class ObservabilityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // "1. Creates a job_executions record with a new UUID. 2. Injects that UUID as options.jobExecutionId."
    void createsAJobExecutionsRecordWithANewUuidAndInjectsIt()
    {
        Memory memory;
        std::string seen;
        run(memory, [&](const DatabaseEvent&, const JobOptions& options) -> Result<std::string> {
            seen = options.jobExecutionId;
            return R"({"success":true})";
        });
        QVERIFY(isUuid(seen));
        const auto jobs = memory.of(ObservabilityTable::JobExecutions);
        QCOMPARE(jobs.size(), std::size_t{1});
        QCOMPARE(jobs[0].id(), seen);
        QCOMPARE(textIn(jobs[0], "job_name"), std::string("ship"));
        QCOMPARE(textIn(jobs[0], "status"), std::string("completed"));
        QCOMPARE(textIn(jobs[0], "result"), std::string(R"({"success":true})"));
        QCOMPARE(textIn(jobs[0], "parent_job_id"), m_parent);
        QVERIFY(isUuid(textIn(jobs[0], "correlation_id")));
        QCOMPARE(cell(jobs[0], "duration_ms"), ObservabilityCell(std::int64_t{3}));
    }

    void invocationEventAndJobAreOneTree()
    {
        Memory memory;
        run(memory, [](const DatabaseEvent&, const JobOptions&) -> Result<std::string> { return "done"; });
        const auto invocation = memory.of(ObservabilityTable::Invocations).at(0);
        const auto event = memory.of(ObservabilityTable::EventExecutions).at(0);
        const auto job = memory.of(ObservabilityTable::JobExecutions).at(0);
        QCOMPARE(textIn(job, "event_execution_id"), event.id());
        QCOMPARE(textIn(job, "invocation_id"), invocation.id());
        QCOMPARE(textIn(event, "invocation_id"), invocation.id());
        QCOMPARE(textIn(event, "event_name"), std::string("paid"));
        QCOMPARE(textIn(event, "status"), std::string("completed"));
        QCOMPARE(cell(event, "detected"), ObservabilityCell(true));
        QCOMPARE(textIn(invocation, "source_job_id"), m_parent);
        QCOMPARE(textIn(invocation, "source_table"), std::string("orders"));
        QCOMPARE(textIn(invocation, "source_operation"), std::string("UPDATE"));
        QCOMPARE(textIn(invocation, "source_user_email"), std::string("u@example.com"));
        QCOMPARE(textIn(invocation, "status"), std::string("completed"));
        QCOMPARE(cell(invocation, "total_jobs_succeeded"), ObservabilityCell(std::int64_t{1}));
        QCOMPARE(textIn(job, "result"), std::string("\"done\"")); // text becomes JSON
    }

    // "after it: status, duration, error"
    void afterItStatusDurationError()
    {
        Memory memory;
        run(memory, [](const DatabaseEvent&, const JobOptions&) -> Result<std::string> {
            return failure(ProblemCode::BadArgument, {"no address"});
        });
        const auto job = memory.of(ObservabilityTable::JobExecutions).at(0);
        QCOMPARE(textIn(job, "status"), std::string("failed"));
        QCOMPARE(textIn(job, "error_message"), std::string("no address"));
        QCOMPARE(textIn(memory.of(ObservabilityTable::EventExecutions).at(0), "status"),
                 std::string("failed"));
        QCOMPARE(textIn(memory.of(ObservabilityTable::Invocations).at(0), "status"), std::string("failed"));
    }

    void eachRowHasACellForEachColumn()
    {
        Memory memory;
        run(memory, [](const DatabaseEvent&, const JobOptions&) -> Result<std::string> { return ""; });
        QCOMPARE(memory.rows.size(), std::size_t{3});
        for (const auto& [key, row] : memory.rows)
            QCOMPARE(row.cells.size(), columnsOf(row.table).size());
    }

    void untilItIsInitialisedItSetsNoId()
    {
        Memory memory;
        for (const bool enabled : {true, false}) {
            ObservabilityPlugin plugin(m_ids, std::make_unique<MemoryStorage>(memory), {},
                                       {.enabled = enabled});
            if (!enabled)
                QVERIFY(plugin.initialize().has_value());
            const DatabaseEvent event = triggerEvent({});
            InvocationRun invocation{.event = event};
            plugin.onInvocationStart(invocation);
            QVERIFY(invocation.executionId.empty());
        }
        QVERIFY(memory.rows.empty());
    }

    void aRunningJobIsThereBeforeItEnds()
    {
        Memory memory;
        PluginManager plugins;
        const auto plugin = std::make_shared<ObservabilityPlugin>(
            m_ids, std::make_unique<MemoryStorage>(memory), ProblemReport(),
            ObservabilityPlugin::Options{true, kQuick});
        plugins.add(plugin);
        plugins.initialize();
        JobRunner runner(plugins, m_ids, {});
        std::string status;
        runner.add(moduleOf([&](const DatabaseEvent&, const JobOptions&) -> Result<std::string> {
            if (plugin->writer()->flush(kLong))
                status = textIn(memory.of(ObservabilityTable::JobExecutions).at(0), "status");
            return std::string();
        }));
        runner.run(triggerEvent({}));
        QCOMPARE(status, std::string("running"));
    }

    void startsMayBeLeftOut()
    {
        Memory memory;
        PluginManager plugins;
        const auto plugin = std::make_shared<ObservabilityPlugin>(
            m_ids, std::make_unique<MemoryStorage>(memory), ProblemReport(),
            ObservabilityPlugin::Options{.writer = kQuick, .recordsStarts = false});
        plugins.add(plugin);
        plugins.initialize();
        JobRunner runner(plugins, m_ids, {});
        std::size_t rows = 1;
        std::string id;
        runner.add(moduleOf([&](const DatabaseEvent&, const JobOptions& options) -> Result<std::string> {
            id = options.jobExecutionId;
            if (plugin->writer()->flush(kLong))
                rows = memory.of(ObservabilityTable::JobExecutions).size();
            return std::string();
        }));
        runner.run(triggerEvent({}));
        QCOMPARE(rows, std::size_t{0});
        QVERIFY(plugin->writer()->flush(kLong));
        QCOMPARE(memory.of(ObservabilityTable::JobExecutions).size(), std::size_t{1});
        QCOMPARE(memory.of(ObservabilityTable::JobExecutions)[0].id(), id);
        QCOMPARE(textIn(memory.of(ObservabilityTable::JobExecutions)[0], "status"), std::string("completed"));
    }

    void rowsAreWrittenInBatches()
    {
        Memory memory;
        memory.held = true;
        ObservabilityWriter writer(std::make_unique<MemoryStorage>(memory), {}, {.mostAtOnce = 100});
        for (int i = 0; i < 1000; ++i)
            writer.add(jobRow(std::to_string(i)));
        memory.held = false;
        memory.held.notify_all();
        QVERIFY(writer.flush(kLong));
        QCOMPARE(memory.rows.size(), std::size_t{1000});
        QVERIFY(memory.batches >= 10 && memory.batches <= 30);
        QCOMPARE(memory.largest, std::size_t{100});
    }

    // A database that does not answer at all keeps nobody waiting but the writer.
    void neverBlockingAJob()
    {
        Memory memory;
        memory.held = true;
        ObservabilityWriter writer(std::make_unique<MemoryStorage>(memory), {}, kQuick);
        for (int i = 0; i < 10'000; ++i)
            writer.add(jobRow(std::to_string(i)));
        QCOMPARE(writer.counts().written, std::uint64_t{0});
        QVERIFY(!writer.flush(1ms));
        memory.held = false;
        memory.held.notify_all();
        QVERIFY(writer.flush(kLong));
        QCOMPARE(writer.counts().written, std::uint64_t{10'000});
    }

    void nothingIsLostAtShutdown()
    {
        Memory memory;
        {
            ObservabilityWriter writer(std::make_unique<MemoryStorage>(memory), {});
            std::vector<std::jthread> threads;
            for (int thread = 0; thread < 4; ++thread)
                threads.emplace_back([&writer, thread] {
                    for (int i = 0; i < 5000; ++i)
                        writer.add(jobRow(std::to_string(thread) + "-" + std::to_string(i)));
                });
        }
        QCOMPARE(memory.rows.size(), std::size_t{20'000});
    }

    void aDatabaseThatGoesAwayIsSurvivedAndReported()
    {
        Memory memory;
        Problems problems;
        ObservabilityWriter writer(std::make_unique<MemoryStorage>(memory), problems.report(), kQuick);
        writer.add(jobRow("before"));
        QVERIFY(writer.flush(kLong));
        memory.set(true);
        for (int i = 0; i < 100; ++i)
            writer.add(jobRow("meanwhile " + std::to_string(i)));
        QTRY_COMPARE(problems.count("database-unavailable"), 1);
        QVERIFY(!writer.flush(20ms)); // many retries, one report
        memory.set(false);
        QVERIFY(writer.flush(kLong));
        QCOMPARE(memory.rows.size(), std::size_t{101});
        QTRY_COMPARE(problems.count("database-back"), 1);
        QCOMPARE(problems.texts().size(), std::size_t{2});
        QCOMPARE(writer.counts().outages, std::uint64_t{1});
    }

    void whatIsLostWithTheDatabaseAtShutdownIsReported()
    {
        Memory memory;
        memory.away = true;
        Problems problems;
        auto options = kQuick;
        options.patience = 20ms;
        {
            ObservabilityWriter writer(std::make_unique<MemoryStorage>(memory), problems.report(), options);
            for (int i = 0; i < 10; ++i)
                writer.add(jobRow(std::to_string(i)));
            writer.stop();
            QCOMPARE(writer.counts().dropped, std::uint64_t{10});
            QCOMPARE(writer.counts().waiting(), std::uint64_t{0});
        }
        QCOMPARE(problems.texts(), (std::vector<std::string>{
                                       "database-unavailable: The database cannot be used: it is away",
                                       "records-lost: 10 records were not written: the database was still "
                                       "away when the program ended"}));
    }

    void aDatabaseThatComesBackAtShutdownGetsAll()
    {
        Memory memory;
        memory.away = true;
        Problems problems;
        auto options = kQuick;
        options.firstRetry = options.lastRetry = 1h; // stop() does not wait for that
        ObservabilityWriter writer(std::make_unique<MemoryStorage>(memory), problems.report(), options);
        writer.add(jobRow("1"));
        QTRY_COMPARE(problems.count("database-unavailable"), 1);
        memory.set(false);
        writer.stop();
        QCOMPARE(memory.rows.size(), std::size_t{1});
    }

    void aRefusedRowDoesNotTakeTheOthersWithIt()
    {
        Memory memory;
        memory.refused = {"7", "500", "999"};
        Problems problems;
        ObservabilityWriter writer(std::make_unique<MemoryStorage>(memory), problems.report());
        for (int i = 0; i < 1000; ++i)
            writer.add(jobRow(std::to_string(i)));
        QVERIFY(writer.flush(kLong));
        writer.stop();
        QCOMPARE(memory.rows.size(), std::size_t{997});
        QCOMPARE(problems.texts(),
                 (std::vector<std::string>{
                     "record-refused: The database does not take a record of job_executions: 7",
                     "record-refused: The database does not take a record of job_executions: 500",
                     "record-refused: The database does not take a record of job_executions: 999"}));
        QCOMPARE(writer.counts().refused, std::uint64_t{3});
    }

    void overTheLimitTheNewestAreDroppedAndCounted()
    {
        Memory memory;
        memory.away = true;
        Problems problems;
        auto options = kQuick;
        options.mostWaiting = 50;
        ObservabilityWriter writer(std::make_unique<MemoryStorage>(memory), problems.report(), options);
        for (int i = 0; i < 500; ++i)
            writer.add(jobRow(std::to_string(i)));
        const std::uint64_t dropped = writer.counts().dropped;
        QVERIFY(dropped >= 400);
        memory.set(false);
        QVERIFY(writer.flush(kLong));
        writer.stop();
        QCOMPARE(memory.rows.size() + dropped, std::size_t{500});
        QCOMPARE(problems.count("records-lost: " + std::to_string(dropped)), 1);
    }

private:
    static EventModule moduleOf(JobFunction function)
    {
        return {"paid", [](const DatabaseEvent&) { return true; },
                [function = std::move(function)](const DatabaseEvent&) {
                    return std::vector<Job>{{"ship", function, {}, {}}};
                }};
    }

    // One invocation caused by m_parent, with a clock that goes on by a millisecond each time it is asked.
    void run(Memory& memory, JobFunction function)
    {
        PluginManager plugins;
        plugins.add(std::make_shared<ObservabilityPlugin>(m_ids, std::make_unique<MemoryStorage>(memory),
                                                          ProblemReport()));
        plugins.initialize();
        TimeNs now = 0;
        JobRunner runner(plugins, m_ids,
                         {.function = "orders", .clock = [&] { return now += kMillisecond; }});
        const JobFunction slow = [&](const DatabaseEvent& event, const JobOptions& options) {
            now += 2 * kMillisecond;
            return function(event, options);
        };
        runner.add(moduleOf(slow));
        JobOptions options;
        options.sourceJobId = m_parent;
        runner.run(triggerEvent({.session = R"({"x-hasura-user-email":"u@example.com"})"}), options);
    }

    IdSource m_ids{1};
    const std::string m_parent = "0d5f5b5e-3c5f-4f8e-9a39-5d0f4c0f9b11";
};

QTEST_GUILESS_MAIN(ObservabilityTest)
#include "tst_observability.moc"
