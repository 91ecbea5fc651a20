// SPDX-License-Identifier: GPL-3.0-or-later
// From what is typed to what is offered, for exports of 1e4, 1e5 and 1e6 events: as a person types an order
// number, a piece of an id, or nothing that is there. THROUGHLINE_BENCH_EXPORT names a file to load instead.
#include "core/journey/search.h"
#include "core/pipeline/pipeline.h"
#include "tests/bench/export_file.h"

#include <benchmark/benchmark.h>

#include <map>
#include <string_view>

namespace {

using namespace throughline;

const Snapshot& snapshotOf(std::int64_t events)
{
    static std::map<std::int64_t, std::shared_ptr<const Snapshot>> made;
    std::shared_ptr<const Snapshot>& snapshot = made[events];
    if (!snapshot) {
        LoadRequest request;
        request.paths = {bench::exportOf(bench::Made::Ndjson, static_cast<std::uint64_t>(events))};
        snapshot = *load(request);
    }
    return *snapshot;
}

void searching(benchmark::State& state, std::string_view text)
{
    const Snapshot& snapshot = snapshotOf(state.range(0));
    std::uint32_t total = 0;
    for (auto _ : state)
        total = search(snapshot, text).total;
    state.counters["hits"] = total;
}

void everySize(benchmark::internal::Benchmark* benchmark)
{
    benchmark->Arg(10'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();
}

BENCHMARK_CAPTURE(searching, orderNumber, "1006")->Apply(everySize);
BENCHMARK_CAPTURE(searching, oneLetter, "a")->Apply(everySize);
BENCHMARK_CAPTURE(searching, pieceOfId, "3f7a9")->Apply(everySize);
BENCHMARK_CAPTURE(searching, contact, "contact:c-0012")->Apply(everySize);
BENCHMARK_CAPTURE(searching, nothing, "no such thing")->Apply(everySize);

} // namespace

BENCHMARK_MAIN();
