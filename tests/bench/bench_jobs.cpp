// SPDX-License-Identifier: GPL-3.0-or-later
// What the plugins cost on the thread that runs jobs: so many invocations with one event and one job each,
// bare, with token extraction, and with their records handed to a writer as well, whose storage takes them at
// once.
#include "core/jobs/job_runner.h"
#include "core/jobs/observability_plugin.h"
#include "core/jobs/token_extraction_plugin.h"

#include <benchmark/benchmark.h>

namespace {

using namespace throughline;

class NoStorage : public ObservabilityStorage {
    Result<void> open() override { return {}; }
    Result<void> write(std::span<const ObservabilityRow> rows) override
    {
        benchmark::DoNotOptimize(rows.data());
        return {};
    }
    void close() override {}
};

constexpr const char* kPayload =
    R"({"id":"e-1","created_at":"2026-03-02T09:00:00Z","trigger":{"name":"orders"},"table":{"name":"orders"},)"
    R"("event":{"op":"UPDATE","session_variables":{"x-hasura-role":"admin"},"data":{"old":{"id":1,)"
    R"("status":"paid","updated_by":"api|550e8400-e29b-41d4-a716-446655440000|6ff31bb4-0f58-42e2-a285-f51fc53d1467"},)"
    R"("new":{"id":1,"status":"shipped",)"
    R"("updated_by":"api|550e8400-e29b-41d4-a716-446655440000|7a3e1f0c-31a5-4a0f-9d5d-8a3c9e0b2f11"}}}})";

void invocation(benchmark::State& state, bool extracting, bool recording)
{
    IdSource ids;
    PluginManager plugins;
    if (extracting)
        plugins.add(std::make_shared<TrackingTokenExtractionPlugin>());
    const auto observability =
        std::make_shared<ObservabilityPlugin>(ids, std::make_unique<NoStorage>(), ProblemReport());
    if (recording)
        plugins.add(observability);
    plugins.initialize();
    JobRunner runner(plugins, ids, {.function = "orders"});
    const JobFunction job = [&ids](const DatabaseEvent&, const JobOptions& options) {
        return Result<std::string>(TrackingToken::forJob({}, options, [&ids] { return ids.uuid(); }));
    };
    const std::vector<Job> jobs = {{"ship", job, {}, {}}};
    runner.add({"shipped", [](const DatabaseEvent&) { return true; },
                [&jobs](const DatabaseEvent&) { return jobs; }});
    const Result<DatabaseEvent> event = parseDatabaseEvent(kPayload);
    for (auto _ : state) {
        for (std::int64_t i = 0; i < state.range(0); ++i)
            benchmark::DoNotOptimize(runner.run(*event));
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
    if (recording)
        state.counters["dropped"] = static_cast<double>(observability->writer()->counts().dropped);
}

void parsePayload(benchmark::State& state)
{
    for (auto _ : state) {
        for (std::int64_t i = 0; i < state.range(0); ++i)
            benchmark::DoNotOptimize(parseDatabaseEvent(kPayload));
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

BENCHMARK_CAPTURE(invocation, bare, false, false)->Arg(10'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(invocation, extracting, true, false)->Arg(10'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(invocation, recording, true, true)->Arg(10'000)->Unit(benchmark::kMillisecond);
BENCHMARK(parsePayload)->Arg(10'000)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
