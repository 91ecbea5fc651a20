// SPDX-License-Identifier: GPL-3.0-or-later
// Geometry: making the rows of a waterfall once, and drawing scenes from them, for 1e4, 1e5 and 1e6 spans of
// one trace. What is done once per subject may follow the number of spans; scenes must not.
#include "core/layout/waterfall.h"
#include "tests/support/scene_checks.h"
#include "tests/support/stories.h"

#include <benchmark/benchmark.h>

#include <map>
#include <memory>

namespace {

using namespace throughline;

struct Subject {
    std::shared_ptr<const Snapshot> snapshot;
    std::unique_ptr<Categories> categories;
    WaterfallRows rows;
    TimeAxis axis;
    MiniMap miniMap;
};

const Subject& subjectOf(std::int64_t spans)
{
    static std::map<std::int64_t, Subject> made;
    Subject& subject = made[spans];
    if (subject.snapshot)
        return subject;
    subject.snapshot = test::wideTrace(static_cast<std::uint32_t>(spans), 8);
    subject.categories = std::make_unique<Categories>(*subject.snapshot);
    subject.rows = WaterfallRows::ofTrace(*subject.snapshot, TraceId(0));
    subject.axis = TimeAxis::folded(subject.rows.busy(*subject.snapshot));
    subject.miniMap = subject.rows.miniMap(*subject.snapshot, *subject.categories, subject.axis);
    return subject;
}

WaterfallView viewOf(const Subject& subject)
{
    WaterfallView view;
    view.width = 1600;
    view.height = 1000;
    view.viewport = Viewport::whole(subject.axis, view.width - view.treeWidth);
    view.miniMap = &subject.miniMap;
    view.scroll = contentHeight(subject.rows) / 2;
    return view;
}

void rows(benchmark::State& state)
{
    const Subject& subject = subjectOf(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(WaterfallRows::ofTrace(*subject.snapshot, TraceId(0)));
}

void foldedAxis(benchmark::State& state)
{
    const Subject& subject = subjectOf(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(TimeAxis::folded(subject.rows.busy(*subject.snapshot)));
}

void miniMap(benchmark::State& state)
{
    const Subject& subject = subjectOf(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(subject.rows.miniMap(*subject.snapshot, *subject.categories, subject.axis));
}

void scene(benchmark::State& state, double zoom)
{
    const Subject& subject = subjectOf(state.range(0));
    WaterfallView view = viewOf(subject);
    view.viewport = view.viewport.zoomed(subject.axis, zoom, 650);
    std::size_t primitives = 0;
    double direction = 0.1;
    for (auto _ : state) {
        view.viewport = view.viewport.panned(subject.axis, direction);
        direction = -direction;
        const Scene drawn = waterfallScene(*subject.snapshot, *subject.categories, subject.rows, subject.axis,
                                           view, estimatedTextWidth);
        primitives = test::primitives(drawn);
    }
    state.counters["primitives"] = static_cast<double>(primitives);
}

void sceneOfAll(benchmark::State& state)
{
    scene(state, 1);
}

void sceneZoomedIn(benchmark::State& state)
{
    scene(state, 0.01);
}

void hit(benchmark::State& state)
{
    const Subject& subject = subjectOf(state.range(0));
    const Scene drawn = waterfallScene(*subject.snapshot, *subject.categories, subject.rows, subject.axis,
                                       viewOf(subject), estimatedTextWidth);
    float x = 0;
    for (auto _ : state) {
        x = x > 1590 ? 0 : x + 7;
        benchmark::DoNotOptimize(hitTest(drawn, x, 500));
    }
}

void everySize(benchmark::internal::Benchmark* benchmark)
{
    benchmark->Arg(10'000)->Arg(100'000)->Arg(1'000'000);
}

BENCHMARK(rows)->Apply(everySize)->Unit(benchmark::kMillisecond);
BENCHMARK(foldedAxis)->Apply(everySize)->Unit(benchmark::kMillisecond);
BENCHMARK(miniMap)->Apply(everySize)->Unit(benchmark::kMillisecond);
BENCHMARK(sceneOfAll)->Apply(everySize)->Unit(benchmark::kMicrosecond);
BENCHMARK(sceneZoomedIn)->Apply(everySize)->Unit(benchmark::kMicrosecond);
BENCHMARK(hit)->Apply(everySize)->Unit(benchmark::kMicrosecond);

} // namespace

BENCHMARK_MAIN();
