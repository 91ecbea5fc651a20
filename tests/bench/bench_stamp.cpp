// SPDX-License-Identifier: GPL-3.0-or-later
// What tracing costs a program: stamping an event and writing its metadata, a span, a job handed over. An
// event should cost at most a microsecond. The argument is how many scopes are around it.
#include "core/tracing/job_envelope.h"
#include "core/tracing/tracer.h"

#include <benchmark/benchmark.h>

#include <vector>

namespace {

using namespace throughline;

class NoSink : public TraceSink {
    void logWarning(const std::string& text) noexcept override { benchmark::DoNotOptimize(text.data()); }
    void writeEvent(const BrokenChain& event) noexcept override { benchmark::DoNotOptimize(&event); }
};

IdSource ids;
NoSink sink;
Tracer tracer(ids, sink);

// Runs the work inside so many scopes.
template <class Work>
void inside(std::int64_t depth, const Work& work)
{
    if (depth == 0)
        return work();
    const TraceScope scope = tracer.beginSpan("Bench");
    inside(depth - 1, work);
}

void stampEvent(benchmark::State& state)
{
    const TraceScope scope = tracer.beginWebhook();
    std::string json;
    inside(state.range(0), [&] {
        for (auto _ : state) {
            json.clear();
            appendMetadata(json, tracer.stamp("Bench"));
            benchmark::DoNotOptimize(json.data());
        }
    });
    state.SetItemsProcessed(state.iterations());
}

void beginSpan(benchmark::State& state)
{
    const TraceScope scope = tracer.beginWebhook();
    for (auto _ : state) {
        const TraceScope span = tracer.beginSpan("Bench");
        benchmark::DoNotOptimize(&span);
    }
    state.SetItemsProcessed(state.iterations());
}

void handToJob(benchmark::State& state)
{
    const TraceScope scope = tracer.beginWebhook();
    for (auto _ : state) {
        const auto payload = enveloped(R"({"order_id":"1234","attempt":1})", scope.context());
        const TraceScope job = tracer.resumeJob(*payload, "Bench");
        benchmark::DoNotOptimize(&job);
    }
    state.SetItemsProcessed(state.iterations());
}

BENCHMARK(stampEvent)->Arg(1)->Arg(10000)->Threads(1)->Threads(2)->UseRealTime();
BENCHMARK(beginSpan)->Threads(1)->Threads(2)->UseRealTime();
BENCHMARK(handToJob)->Threads(1)->Threads(2)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
