// SPDX-License-Identifier: GPL-3.0-or-later
// Cutting alone: a Jaeger-like export of so many spans in memory, dense or indented, cut into blocks and not
// parsed. Threads take turns at this while they load, so it bounds what any number of them can do.
#include "core/import/block.h"
#include "tests/bench/trace_maker.h"

#include <benchmark/benchmark.h>

namespace {

using namespace throughline;

void cut(benchmark::State& state, const std::string& text, const JsonLayout& layout)
{
    std::size_t slices = 0;
    Block block;
    for (auto _ : state) {
        MemoryStream stream(text);
        const auto cutter = cutJson(stream, layout, {});
        slices = 0;
        for (block.clear(); cutter->next(block).value(); block.clear())
            slices += block.slices.size();
    }
    const auto iterations = static_cast<std::int64_t>(state.iterations());
    state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * iterations);
    state.SetItemsProcessed(static_cast<std::int64_t>(slices) * iterations);
}

const JsonLayout kTraces{.levels = {{.keys = {"data"}}, {.keys = {"spans"}, .context = true}}};

void denseTraces(benchmark::State& state)
{
    cut(state, bench::jaegerTraces(static_cast<std::uint64_t>(state.range(0)), false), kTraces);
}

void indentedTraces(benchmark::State& state)
{
    cut(state, bench::jaegerTraces(static_cast<std::uint64_t>(state.range(0)), true), kTraces);
}

} // namespace

BENCHMARK(denseTraces)->Arg(10'000)->Arg(200'000)->Unit(benchmark::kMillisecond);
BENCHMARK(indentedTraces)->Arg(10'000)->Arg(200'000)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
