// SPDX-License-Identifier: GPL-3.0-or-later
// Loading generated exports through the pipeline, format by format: reading alone, and with reconstruction.
// The argument is the number of events; printed are bytes and events a second and the bytes of memory that
// each event keeps. THROUGHLINE_BENCH_EXPORT names a file to load instead of the native NDJSON; with
// THROUGHLINE_BENCH_HUGE set also 2 000 000 events are loaded.
#include "core/pipeline/pipeline.h"
#include "tests/bench/export_file.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

namespace {

using namespace throughline;
using bench::Made;

std::size_t keptBytes(const Snapshot& snapshot)
{
    return snapshot.events.bytes() + snapshot.strings.textBytes() + snapshot.strings.indexBytes() +
           snapshot.entities.bytes() + snapshot.links.bytes();
}

void run(benchmark::State& state, Made made, StopAfter stopAfter)
{
    LoadRequest request;
    request.paths = {bench::exportOf(made, static_cast<std::uint64_t>(state.range(0)))};
    request.stopAfter = stopAfter;
    const auto bytes = static_cast<std::int64_t>(std::filesystem::file_size(request.paths[0]));
    std::uint32_t events = 0;
    std::size_t columns = 0;
    std::size_t kept = 0;
    for (auto _ : state) {
        const auto snapshot = load(request);
        if (!snapshot) {
            state.SkipWithError(describe(snapshot.error()).c_str());
            return;
        }
        events = (*snapshot)->events.size();
        columns = (*snapshot)->events.bytes();
        kept = keptBytes(**snapshot);
    }
    const auto iterations = static_cast<std::int64_t>(state.iterations());
    state.SetBytesProcessed(bytes * iterations);
    state.SetItemsProcessed(std::int64_t{events} * iterations);
    const double each = events == 0 ? 1.0 : static_cast<double>(events);
    state.counters["column bytes/event"] = static_cast<double>(columns) / each;
    state.counters["memory bytes/event"] = static_cast<double>(kept) / each;
}

void everySize(benchmark::internal::Benchmark* benchmark)
{
    benchmark->Arg(10'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();
    if (std::getenv("THROUGHLINE_BENCH_HUGE"))
        benchmark->Arg(2'000'000);
}

BENCHMARK_CAPTURE(run, reading, Made::Ndjson, StopAfter::Reading)->Apply(everySize);
BENCHMARK_CAPTURE(run, ndjson, Made::Ndjson, StopAfter::Reconstruction)->Apply(everySize);
BENCHMARK_CAPTURE(run, json, Made::JsonArray, StopAfter::Reconstruction)->Apply(everySize);
BENCHMARK_CAPTURE(run, csv, Made::Csv, StopAfter::Reconstruction)->Apply(everySize);
BENCHMARK_CAPTURE(run, otlp, Made::Otlp, StopAfter::Reconstruction)->Apply(everySize);
BENCHMARK_CAPTURE(run, jaeger, Made::Jaeger, StopAfter::Reconstruction)->Apply(everySize);
BENCHMARK_CAPTURE(run, zipkin, Made::Zipkin, StopAfter::Reconstruction)->Apply(everySize);

} // namespace

BENCHMARK_MAIN();
