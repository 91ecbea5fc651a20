// SPDX-License-Identifier: GPL-3.0-or-later
// How many events a second the simulated shop emits, with tracing, jobs, both plugins, native export and
// truth; into nothing, so that the disk does not count.
#include "core/simulate/native_export.h"
#include "core/simulate/simulation.h"

#include <benchmark/benchmark.h>

#include <stdexcept>

namespace {

using namespace throughline;
using namespace throughline::simulate;

class Nowhere : public DeliverySink {
    Result<void> deliver(const LakeEvent& event) override { return taken(event); }
    Result<void> deliver(const CommerceRow& row) override { return taken(row); }
    Result<void> deliver(const RecordedRow& row) override { return taken(row); }

    template <class Record>
    static Result<void> taken(const Record& record)
    {
        benchmark::DoNotOptimize(&record);
        return {};
    }
};

SimulationSettings settingsOf(const benchmark::State& state)
{
    return {.events = static_cast<std::uint64_t>(state.range(0)), .loss = 0.05, .missing = 0.02};
}

void count(benchmark::State& state, std::uint64_t events)
{
    state.SetItemsProcessed(static_cast<std::int64_t>(events));
}

// Without an export.
void running(benchmark::State& state)
{
    std::uint64_t events = 0;
    for (auto _ : state) {
        Nowhere nowhere;
        Simulation simulation(settingsOf(state));
        if (!simulation.run(nowhere))
            throw std::runtime_error("the simulation failed");
        events += simulation.tally().events;
    }
    count(state, events);
}

void exporting(benchmark::State& state)
{
    std::uint64_t events = 0;
    std::uint64_t bytes = 0;
    const TextSink sink = [&bytes](std::string_view text) -> Result<void> {
        bytes += text.size();
        return {};
    };
    for (auto _ : state) {
        NativeExport output(sink);
        Simulation simulation(settingsOf(state));
        if (!simulation.run(output) || !output.finish() || !simulation.truth().write(sink))
            throw std::runtime_error("the simulation failed");
        events += simulation.tally().events;
    }
    count(state, events);
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

BENCHMARK(running)->Arg(10'000)->Arg(200'000)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(exporting)->Arg(10'000)->Arg(200'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
