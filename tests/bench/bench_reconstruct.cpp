// SPDX-License-Identifier: GPL-3.0-or-later
// Reconstruction without reading: a generated commerce export, by ids alone and with the link fallback;
// shapes that are hard on a reconstruction; and how long an order takes to explain. The argument is the
// number of events; the figures of two sizes tell whether cost grows with them. With THROUGHLINE_BENCH_HUGE
// set the largest is 1 770 000.
#include "core/journey/explain.h"
#include "core/pipeline/pipeline.h"
#include "core/reconstruct/fallback/self_check.h"
#include "core/reconstruct/reconstructor.h"
#include "tests/bench/export_maker.h"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include <unistd.h>

namespace {

using namespace throughline;

constexpr unsigned kThreads = 2;

using RecordsOfSize = std::function<std::shared_ptr<const Records>(std::uint32_t events)>;

std::shared_ptr<const Records> commerce(std::uint32_t events)
{
    const std::string path =
        (std::filesystem::temp_directory_path() / fmt::format("throughline-bench-{}", getpid())).string();
    {
        const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "wb"),
                                                                   std::fclose);
        bench::writeCommerce({.events = events}, [&](std::string_view text) {
            std::fwrite(text.data(), 1, text.size(), file.get());
        });
    }
    LoadRequest request;
    request.paths = {path};
    request.stopAfter = StopAfter::Reading;
    const auto snapshot = load(request);
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    return snapshot ? (*snapshot)->records : nullptr;
}

// Events of one kind and contact, a millisecond apart; event i has a parent and a trace by number.
std::shared_ptr<const Records> shape(std::uint32_t events,
                                     const std::function<std::uint32_t(std::uint32_t)>& parentOf,
                                     const std::function<std::uint32_t(std::uint32_t)>& traceOf)
{
    constexpr std::uint32_t kNoParent = 0xffff'ffff;
    auto records = std::make_shared<Records>();
    const auto name = [&](char prefix, std::uint32_t number) {
        return records->strings.intern(fmt::format("{}{}", prefix, number));
    };
    const EntityId contact =
        records->entities.intern(records->strings.intern("contact"), records->strings.intern("c-1"));
    for (std::uint32_t i = 0; i < events; ++i) {
        EventRow row;
        row.time = 1'772'409'600 * kSecond + std::int64_t{i} * kMillisecond;
        row.type = name('k', 0);
        row.span = name('s', i);
        row.trace = name('t', traceOf(i));
        row.contact = contact;
        row.place = {.offset = i, .length = 1};
        if (const std::uint32_t parent = parentOf(i); parent != kNoParent)
            row.parent = name('s', parent);
        records->events.append(row, {});
    }
    records->seal(kThreads);
    return records;
}

std::shared_ptr<const Records> oneParentOfAll(std::uint32_t events)
{
    return shape(
        events, [](std::uint32_t i) { return i == 0 ? 0xffff'ffff : 0; }, [](std::uint32_t) { return 0; });
}

std::shared_ptr<const Records> oneChain(std::uint32_t events)
{
    return shape(
        events, [](std::uint32_t i) { return i - 1; }, [](std::uint32_t) { return 0; });
}

std::shared_ptr<const Records> oneCycle(std::uint32_t events)
{
    return shape(
        events, [=](std::uint32_t i) { return (i + 1) % events; }, [](std::uint32_t) { return 0; });
}

std::shared_ptr<const Records> oneTraceOfRoots(std::uint32_t events)
{
    return shape(
        events, [](std::uint32_t) { return 0xffff'ffff; }, [](std::uint32_t) { return 0; });
}

std::shared_ptr<const Records> aTraceEach(std::uint32_t events)
{
    return shape(
        events, [](std::uint32_t) { return 0xffff'ffff; }, [](std::uint32_t i) { return i; });
}

// Of another contact and job each second event, so that much is learned, and of one contact all.
std::shared_ptr<const Records> halfLost(std::uint32_t events)
{
    return shape(
        events, [](std::uint32_t i) { return i % 4 == 1 ? i - 1 : 0xffff'ffff; },
        [](std::uint32_t i) { return i % 4 == 1 ? i - 1 : i; });
}

// Made once for each size, the last one kept.
std::shared_ptr<const Records> recordsOf(const RecordsOfSize& make, const char* name, std::int64_t events)
{
    static std::pair<std::string, std::shared_ptr<const Records>> last;
    const std::string key = fmt::format("{} {}", name, events);
    if (last.first != key) {
        last.second.reset();
        last = {key, make(static_cast<std::uint32_t>(events))};
    }
    return last.second;
}

void reconstruction(benchmark::State& state, const RecordsOfSize& make, const char* name, bool infer)
{
    const std::shared_ptr<const Records> records = recordsOf(make, name, state.range(0));
    std::size_t inferred = 0;
    for (auto _ : state) {
        Snapshot snapshot(records);
        if (!reconstruct(snapshot, {.threads = kThreads, .infer = infer}))
            state.SkipWithError("cancelled");
        inferred = snapshot.repairs.links().size();
    }
    const auto each = static_cast<double>(records->events.size());
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * records->events.size());
    state.counters["per event"] =
        benchmark::Counter(each, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
    state.counters["inferred"] = static_cast<double>(inferred);
}

std::shared_ptr<const Snapshot> commerceSnapshot(std::int64_t events)
{
    const auto snapshot = std::make_shared<Snapshot>(recordsOf(commerce, "commerce", events));
    reconstruct(*snapshot, {.threads = kThreads});
    return snapshot;
}

// Every order in turn; the slowest one is printed beside the mean.
void explainOrder(benchmark::State& state)
{
    const auto snapshot = commerceSnapshot(state.range(0));
    std::vector<EventId> orders;
    const StringId kind = snapshot->strings.find("order");
    for (std::uint32_t i = 0; i < snapshot->entities.size(); ++i) {
        if (snapshot->entities[EntityId(i)].kind == kind)
            orders.push_back(snapshot->creatorOf(EntityId(i)));
    }
    std::size_t next = 0;
    double slowest = 0;
    for (auto _ : state) {
        const auto begin = std::chrono::steady_clock::now();
        benchmark::DoNotOptimize(explain(*snapshot, orders[next++ % orders.size()]));
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
        slowest = std::max(slowest, took.count());
    }
    state.counters["orders"] = static_cast<double>(orders.size());
    state.counters["slowest ms"] = slowest;
}

// From the end of a chain as long as there are events.
void explainChain(benchmark::State& state)
{
    Snapshot snapshot(recordsOf(oneChain, "chain", state.range(0)));
    reconstruct(snapshot, {.threads = kThreads, .infer = false});
    for (auto _ : state)
        benchmark::DoNotOptimize(explain(snapshot, EventId(snapshot.events.size() - 1)));
}

void selfChecking(benchmark::State& state)
{
    const auto snapshot = commerceSnapshot(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(selfCheck(*snapshot, kUsualThreshold, kThreads));
}

void everySize(benchmark::internal::Benchmark* benchmark)
{
    benchmark->Arg(10'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();
    if (std::getenv("THROUGHLINE_BENCH_HUGE"))
        benchmark->Arg(1'770'000);
}

BENCHMARK_CAPTURE(reconstruction, exact, commerce, "commerce", false)->Apply(everySize);
BENCHMARK_CAPTURE(reconstruction, inferring, commerce, "commerce", true)->Apply(everySize);
BENCHMARK_CAPTURE(reconstruction, one_parent_of_all, oneParentOfAll, "parent", true)->Apply(everySize);
BENCHMARK_CAPTURE(reconstruction, one_chain, oneChain, "chain", true)->Apply(everySize);
BENCHMARK_CAPTURE(reconstruction, one_cycle, oneCycle, "cycle", true)->Apply(everySize);
BENCHMARK_CAPTURE(reconstruction, one_trace_of_roots, oneTraceOfRoots, "roots", true)->Apply(everySize);
BENCHMARK_CAPTURE(reconstruction, a_trace_each, aTraceEach, "traces", true)->Apply(everySize);
BENCHMARK_CAPTURE(reconstruction, half_lost, halfLost, "lost", true)->Apply(everySize);
BENCHMARK(selfChecking)->Apply(everySize);
BENCHMARK(explainChain)->Apply(everySize);
BENCHMARK(explainOrder)->Arg(10'000)->Arg(1'000'000)->Unit(benchmark::kMicrosecond);

} // namespace

BENCHMARK_MAIN();
