// SPDX-License-Identifier: GPL-3.0-or-later
// The job runner and its hooks, and seed 2's "How Data Flows" on it.
#include "core/jobs/job_runner.h"
#include "core/jobs/token_extraction_plugin.h"
#include "tests/support/event_lake.h"
#include "tests/support/trigger_events.h"

#include <QTest>

#include <stdexcept>

using namespace throughline;
using namespace throughline::test;

namespace {

const std::string kUuid = "550e8400-e29b-41d4-a716-446655440000";

// Says which hooks were called, and gives jobs an id as the ObservabilityPlugin does.
class HookLog : public JobPlugin {
public:
    [[nodiscard]] std::string_view name() const override { return "log"; }
    Result<void> initialize() override { return note("initialize"); }
    void shutdown() override { (void)note("shutdown"); }
    void onPreConfigure(const DatabaseEvent&, JobOptions&) override { (void)note("onPreConfigure"); }
    void onInvocationStart(InvocationRun&) override { (void)note("onInvocationStart"); }
    void onInvocationEnd(const InvocationRun&) override { (void)note("onInvocationEnd"); }
    void onEventStart(EventRun& run) override { (void)note("onEventStart " + run.name); }
    void onEventEnd(const EventRun& run) override
    {
        (void)note("onEventEnd " + run.name + " " + std::string(nameOf(run.stage)));
    }
    void onJobStart(JobRun& run) override
    {
        run.options.jobExecutionId = "job-" + run.job.name;
        (void)note("onJobStart " + run.job.name);
    }
    void onJobEnd(const JobRun& run) override
    {
        (void)note("onJobEnd " + run.job.name + (run.result ? " ok" : " failed"));
    }

    std::vector<std::string> calls;

private:
    Result<void> note(std::string call)
    {
        calls.push_back(std::move(call));
        return {};
    }
};

class Throwing : public JobPlugin {
public:
    [[nodiscard]] std::string_view name() const override { return "throwing"; }
    Result<void> initialize() override { throw std::runtime_error("no"); }
    void shutdown() override { throw std::runtime_error("no"); }
    void onPreConfigure(const DatabaseEvent&, JobOptions&) override { throw std::runtime_error("no"); }
    void onJobStart(JobRun&) override { throw std::runtime_error("no"); }
    void onJobEnd(const JobRun&) override { throw std::runtime_error("no"); }
};

Result<std::string> succeed(const DatabaseEvent&, const JobOptions&)
{
    return R"({"success":true})";
}

bool always(const DatabaseEvent&)
{
    return true;
}

EventModule module(const std::string& name, std::vector<Job> jobs)
{
    return {name, always, [jobs = std::move(jobs)](const DatabaseEvent&) { return jobs; }};
}

} // namespace

class JobRunnerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hooksComeInOrder()
    {
        auto log = std::make_shared<HookLog>();
        {
            PluginManager plugins;
            plugins.add(log);
            plugins.initialize();
            JobRunner runner(plugins, m_ids, {});
            runner.add(module("paid", {{"ship", succeed, {}, {}}, {"thank", succeed, {}, {}}}));
            runner.add({"cancelled", [](const DatabaseEvent&) { return false; },
                        [](const DatabaseEvent&) { return std::vector<Job>(); }});
            const InvocationSummary summary = runner.run(triggerEvent({}));
            QCOMPARE(summary.eventsDetected, 1U);
            QCOMPARE(summary.jobsSucceeded, 2U);
        }
        QCOMPARE(log->calls, (std::vector<std::string>{
                                 "initialize", "onPreConfigure", "onInvocationStart", "onEventStart paid",
                                 "onJobStart ship", "onJobEnd ship ok", "onJobStart thank",
                                 "onJobEnd thank ok", "onEventEnd paid completed", "onEventStart cancelled",
                                 "onEventEnd cancelled not_detected", "onInvocationEnd", "shutdown"}));
    }

    void aJobThatFailsFailsAlone()
    {
        auto log = std::make_shared<HookLog>();
        PluginManager plugins;
        plugins.add(log);
        JobRunner runner(plugins, m_ids, {});
        const JobFunction throws = [](const DatabaseEvent&, const JobOptions&) -> Result<std::string> {
            throw std::runtime_error("the bank is closed");
        };
        const JobFunction throwsAny = [](const DatabaseEvent&, const JobOptions&) -> Result<std::string> {
            throw 7;
        };
        const JobFunction fails = [](const DatabaseEvent&, const JobOptions&) -> Result<std::string> {
            return failure(ProblemCode::BadArgument, {"no address"});
        };
        runner.add(module(
            "paid",
            {{"a", throws, {}, {}}, {"b", throwsAny, {}, {}}, {"c", fails, {}, {}}, {"d", succeed, {}, {}}}));
        runner.add({"detector", [](const DatabaseEvent&) -> bool { throw std::runtime_error("x"); }, {}});
        runner.add({"handler", always,
                    [](const DatabaseEvent&) -> std::vector<Job> { throw std::runtime_error("y"); }});
        const InvocationSummary summary = runner.run(triggerEvent({}));
        QCOMPARE(summary.jobsFailed, 3U);
        QCOMPARE(summary.jobsSucceeded, 1U);
        QCOMPARE(summary.problems.size(), std::size_t{5});
        QCOMPARE(textOf(summary.problems.at(0)), std::string("a failed: the bank is closed"));
        QVERIFY(std::ranges::count(log->calls, "onEventEnd paid failed") == 1);
        QVERIFY(std::ranges::count(log->calls, "onEventEnd detector detection_failed") == 1);
        QVERIFY(std::ranges::count(log->calls, "onEventEnd handler handler_failed") == 1);
    }

    void aPluginNeverFailsAJob()
    {
        std::vector<std::string> problems;
        auto log = std::make_shared<HookLog>();
        {
            PluginManager plugins([&](const Problem& problem) { problems.push_back(textOf(problem)); });
            plugins.add(std::make_shared<Throwing>());
            plugins.add(log);
            plugins.initialize();
            JobRunner runner(plugins, m_ids, {});
            runner.add(module("paid", {{"ship", succeed, {}, {}}}));
            QCOMPARE(runner.run(triggerEvent({})).jobsSucceeded, 1U);
        }
        QCOMPARE(problems, (std::vector<std::string>{"The plugin throwing failed in initialize: no",
                                                     "The plugin throwing failed in onPreConfigure: no",
                                                     "The plugin throwing failed in onJobStart: no",
                                                     "The plugin throwing failed in onJobEnd: no",
                                                     "The plugin throwing failed in shutdown: no"}));
        // The ones after it were called all the same.
        QVERIFY(std::ranges::count(log->calls, "onJobEnd ship ok") == 1);
    }

    void optionsPerJob()
    {
        std::vector<JobOptions> seen;
        const JobFunction look = [&](const DatabaseEvent&, const JobOptions& options) -> Result<std::string> {
            seen.push_back(options);
            return std::string();
        };
        PluginManager plugins;
        plugins.add(std::make_shared<HookLog>());
        JobRunner runner(plugins, m_ids, {});
        runner.add(module("paid", {{"a", look, {{"retries", "3"}}, {}}, {"b", look, {}, {}}}));
        JobOptions options;
        options.values = {{"tenant", "t-1"}};
        runner.run(triggerEvent({}), options);
        QCOMPARE(seen.at(0).values,
                 (std::map<std::string, std::string>{{"retries", "3"}, {"tenant", "t-1"}}));
        QCOMPARE(seen.at(1).values, (std::map<std::string, std::string>{{"tenant", "t-1"}}));
        QCOMPARE(seen.at(0).jobExecutionId, std::string("job-a"));
        QCOMPARE(seen.at(1).jobExecutionId, std::string("job-b"));
        QCOMPARE(seen.at(0).correlationId, seen.at(1).correlationId);
    }

    // "New Record (No Previous Token)"
    void newRecordNoPreviousToken()
    {
        const DatabaseEvent insert = triggerEvent({.operation = Operation::Insert, .newRow = "{}"});
        const std::string token = tokenOf(insert, "api-handler", true, true);
        QCOMPARE(token, "api-handler|" + m_correlation + "|job-write");
        QVERIFY(isUuid(m_correlation));
    }

    // "Updated Record (Token Exists): Reused 'api-handler' and correlationId, new jobExecutionId"
    void updatedRecordTokenExists()
    {
        const DatabaseEvent update = triggerEvent({.oldRow = rowBy("api-handler|" + kUuid + "|job-abc-123")});
        QCOMPARE(tokenOf(update, "fallback-unused", true, true), "api-handler|" + kUuid + "|job-write");
    }

    // "Token Not Being Reused: Every update creates a new token with a different source."
    void tokenNotBeingReusedWithoutTheExtractionPlugin()
    {
        const DatabaseEvent update = triggerEvent({.oldRow = rowBy("api-handler|" + kUuid + "|job-abc-123")});
        const std::string first = tokenOf(update, "shipping", false, true);
        QCOMPARE(first, "shipping|" + m_correlation + "|job-write");
        QVERIFY(m_correlation != kUuid);
    }

    // "Missing jobExecutionId: Tracking tokens have 'unknown' as jobExecutionId."
    void missingJobExecutionIdWithoutTheObservabilityPlugin()
    {
        const DatabaseEvent update = triggerEvent({.oldRow = rowBy("api-handler|" + kUuid + "|job-abc-123")});
        QCOMPARE(tokenOf(update, "unused", true, false), "api-handler|" + kUuid + "|unknown");
    }

    void correlationIdIsAlwaysAUuid()
    {
        PluginManager plugins;
        JobRunner runner(plugins, m_ids, {});
        JobOptions options;
        options.correlationId = kUuid;
        QCOMPARE(runner.run(triggerEvent({}), options).correlationId, kUuid);
        options.correlationId = "order 55";
        QVERIFY(isUuid(runner.run(triggerEvent({}), options).correlationId));
        QVERIFY(isUuid(runner.run(triggerEvent({})).correlationId));
    }

    void eventsOfAJobAreInTheTraceOfItsCorrelationId()
    {
        EventLake lake;
        Tracer tracer(m_ids, lake);
        PluginManager plugins;
        plugins.add(std::make_shared<TrackingTokenExtractionPlugin>());
        JobRunner runner(plugins, m_ids, {.tracer = &tracer});
        std::vector<TraceContext> stamped;
        const JobFunction emits = [&](const DatabaseEvent&, const JobOptions&) -> Result<std::string> {
            stamped.push_back(tracer.stamp("ShippingJob"));
            throw std::runtime_error("and its context must not leak");
        };
        runner.add(module("paid", {{"a", emits, {}, {}}, {"b", emits, {}, {}}}));
        runner.run(triggerEvent({.oldRow = rowBy("api|" + kUuid + "|j")}));
        QCOMPARE(stamped.size(), std::size_t{2});
        for (const TraceContext& event : stamped) {
            QCOMPARE(event.traceId, kUuid);
            QVERIFY(event.parentId.empty()); // what fired the trigger is known by its token alone
        }
        QVERIFY(stamped[0].spanId != stamped[1].spanId);
        QVERIFY(TraceContext::current() == nullptr);
        QVERIFY(lake.warnings().empty());
    }

private:
    // The token that a job of an event writes, with or without the two plugins.
    std::string tokenOf(const DatabaseEvent& event, const std::string& fallback, bool extracting,
                        bool observed)
    {
        std::string token;
        PluginManager plugins;
        if (extracting)
            plugins.add(std::make_shared<TrackingTokenExtractionPlugin>());
        if (observed)
            plugins.add(std::make_shared<HookLog>());
        plugins.initialize();
        JobRunner runner(plugins, m_ids, {});
        const JobFunction write = [&](const DatabaseEvent&, const JobOptions& options) {
            token = TrackingToken::forJob(
                {}, options, [this] { return m_ids.uuid(); }, fallback);
            return Result<std::string>(token);
        };
        runner.add(module("changed", {{"write", write, {}, {}}}));
        m_correlation = runner.run(event).correlationId;
        return token;
    }

    IdSource m_ids{1};
    std::string m_correlation; // of the last run
};

QTEST_GUILESS_MAIN(JobRunnerTest)
#include "tst_job_runner.moc"
