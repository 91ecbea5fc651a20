// SPDX-License-Identifier: GPL-3.0-or-later
// Loading generated exports through the pipeline, format by format: reading alone, and with reconstruction.
// The argument is the number of events; printed are bytes and events a second and the bytes of memory that
// each event keeps. THROUGHLINE_BENCH_EXPORT names a file to load instead of the native NDJSON; with
// THROUGHLINE_BENCH_HUGE set also 2 000 000 events are loaded.
#include "core/pipeline/pipeline.h"
#include "tests/bench/export_maker.h"
#include "tests/bench/trace_maker.h"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include <unistd.h>

namespace {

using namespace throughline;

enum class Made : std::uint8_t { Ndjson, JsonArray, Csv, Otlp, Jaeger, Zipkin };

void write(Made made, std::uint64_t events, const bench::WriteText& write)
{
    bench::ExportOptions options;
    options.events = events;
    switch (made) {
    case Made::Otlp:
        return bench::writeOtlpRequests(events, write);
    case Made::Jaeger:
        return bench::writeJaegerTraces(events, write);
    case Made::Zipkin:
        return bench::writeZipkinSpans(events, write);
    case Made::JsonArray:
        options.form = bench::NativeForm::JsonArray;
        break;
    case Made::Csv:
        options.form = bench::NativeForm::Csv;
        break;
    case Made::Ndjson:
        break;
    }
    bench::writeCommerce(options, write);
}

// Generated exports, gone when the program ends.
class Exports {
public:
    ~Exports()
    {
        std::error_code ignored;
        for (const auto& [key, path] : m_made)
            std::filesystem::remove(path, ignored);
    }
    const std::string& of(Made made, std::uint64_t events)
    {
        std::string& path = m_made[{made, events}];
        if (!path.empty())
            return path;
        const std::string name =
            fmt::format("throughline-bench-{}-{}-{}", getpid(), static_cast<int>(made), events);
        path = (std::filesystem::temp_directory_path() / name).string();
        const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "wb"),
                                                                   std::fclose);
        write(made, events,
              [&](std::string_view text) { std::fwrite(text.data(), 1, text.size(), file.get()); });
        return path;
    }

private:
    std::map<std::pair<Made, std::uint64_t>, std::string> m_made;
};

std::string exportOf(Made made, std::uint64_t events)
{
    static Exports exports;
    const char* const given = made == Made::Ndjson ? std::getenv("THROUGHLINE_BENCH_EXPORT") : nullptr;
    return given ? given : exports.of(made, events);
}

std::size_t keptBytes(const Snapshot& snapshot)
{
    return snapshot.events.bytes() + snapshot.strings.textBytes() + snapshot.strings.indexBytes() +
           snapshot.entities.bytes() + snapshot.links.bytes();
}

void run(benchmark::State& state, Made made, StopAfter stopAfter)
{
    LoadRequest request;
    request.paths = {exportOf(made, static_cast<std::uint64_t>(state.range(0)))};
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
