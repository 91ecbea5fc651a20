// SPDX-License-Identifier: GPL-3.0-or-later
// Loading a generated export through the pipeline: reading alone, and with reconstruction. The argument is
// the number of events; THROUGHLINE_BENCH_EXPORT names a file to load instead.
#include "core/pipeline/pipeline.h"
#include "tests/bench/export_maker.h"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>

#include <unistd.h>

namespace {

using namespace throughline;

// Generated exports, gone when the program ends.
class Exports {
public:
    ~Exports()
    {
        std::error_code ignored;
        for (const auto& [events, path] : m_made)
            std::filesystem::remove(path, ignored);
    }
    const std::string& of(std::uint64_t events)
    {
        std::string& path = m_made[events];
        if (!path.empty())
            return path;
        const std::string name = fmt::format("throughline-bench-{}-{}.ndjson", getpid(), events);
        path = (std::filesystem::temp_directory_path() / name).string();
        const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "wb"),
                                                                   std::fclose);
        bench::ExportOptions options;
        options.events = events;
        bench::writeCommerce(
            options, [&](std::string_view text) { std::fwrite(text.data(), 1, text.size(), file.get()); });
        return path;
    }

private:
    std::map<std::uint64_t, std::string> m_made;
};

std::string exportOf(std::uint64_t events)
{
    static Exports exports;
    const char* const given = std::getenv("THROUGHLINE_BENCH_EXPORT");
    return given ? given : exports.of(events);
}

void run(benchmark::State& state, StopAfter stopAfter)
{
    LoadRequest request;
    request.paths = {exportOf(static_cast<std::uint64_t>(state.range(0)))};
    request.stopAfter = stopAfter;
    const auto bytes = static_cast<std::int64_t>(std::filesystem::file_size(request.paths[0]));
    std::uint32_t events = 0;
    std::size_t columns = 0;
    for (auto _ : state) {
        const auto snapshot = load(request);
        if (!snapshot) {
            state.SkipWithError(describe(snapshot.error()).c_str());
            return;
        }
        events = (*snapshot)->events.size();
        columns = (*snapshot)->events.bytes();
    }
    const auto iterations = static_cast<std::int64_t>(state.iterations());
    state.SetBytesProcessed(bytes * iterations);
    state.SetItemsProcessed(std::int64_t{events} * iterations);
    state.counters["column bytes/event"] = events == 0 ? 0.0 : static_cast<double>(columns) / events;
}

void reading(benchmark::State& state)
{
    run(state, StopAfter::Reading);
}

void readingAndReconstruction(benchmark::State& state)
{
    run(state, StopAfter::Reconstruction);
}

void everySize(benchmark::internal::Benchmark* benchmark)
{
    benchmark->Arg(10'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();
}

BENCHMARK(reading)->Apply(everySize);
BENCHMARK(readingAndReconstruction)->Apply(everySize);

} // namespace

BENCHMARK_MAIN();
