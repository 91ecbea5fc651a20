// SPDX-License-Identifier: GPL-3.0-or-later
// From what is typed to what is offered, for exports of 1e4, 1e5 and 1e6 events: as a person types an order
// number, a piece of an id, or nothing that is there. THROUGHLINE_BENCH_EXPORT names a file to load instead.
#include "core/journey/search.h"
#include "core/journey/text_index.h"
#include "core/pipeline/pipeline.h"
#include "tests/bench/export_file.h"

#include <benchmark/benchmark.h>

#include <cstdint>
#include <map>
#include <memory>
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

const TextIndex& indexOf(std::int64_t events)
{
    static std::map<std::int64_t, std::shared_ptr<const TextIndex>> made;
    std::shared_ptr<const TextIndex>& index = made[events];
    if (!index)
        index = TextIndex::of(snapshotOf(events));
    return *index;
}

void indexing(benchmark::State& state)
{
    const Snapshot& snapshot = snapshotOf(state.range(0));
    std::size_t bytes = 0;
    std::size_t words = 0;
    for (auto _ : state) {
        const auto index = TextIndex::of(snapshot);
        bytes = index->bytes();
        words = index->words();
    }
    state.counters["bytes/event"] = static_cast<double>(bytes) / static_cast<double>(snapshot.events.size());
    state.counters["words"] = static_cast<double>(words);
}

void findingWords(benchmark::State& state, std::string_view text)
{
    const Snapshot& snapshot = snapshotOf(state.range(0));
    const TextIndex& index = indexOf(state.range(0));
    std::uint32_t total = 0;
    for (auto _ : state)
        total = index.find(snapshot, text, 50).total;
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
BENCHMARK(indexing)->Apply(everySize);
BENCHMARK_CAPTURE(findingWords, twoWords, "order confirmed")->Apply(everySize);
BENCHMARK_CAPTURE(findingWords, twoLetters, "ap")->Apply(everySize);

} // namespace

BENCHMARK_MAIN();
