// SPDX-License-Identifier: GPL-3.0-or-later
// What a frame of each view costs at 1e4, 1e5 and 1e6 items, as the window pays it, at 1600 × 1000; beside
// it, in the same run, a replot of an empty QCustomPlot of that size. Waterfall and timeline are panned and
// zoomed, from the key's command to the pixels in the widget; of the others the scene is made and painted.
// Prints the ratios. The goals (waterfall and timeline): at most 2.5 × the empty replot at 1e6 items, and at
// most 1.3 × their own cost at 1e4.
#include "ui/widgets/qcustomplot_header.h"

#include "core/pipeline/pipeline.h"
#include "tests/bench/export_file.h"
#include "tests/support/snapshot_builder.h"
#include "tests/support/stories.h"
#include "ui/session/navigator.h"
#include "ui/session/view_state.h"
#include "ui/views/time_view.h"
#include "ui/widgets/scene_painter.h"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <string>

namespace {

using namespace throughline;

constexpr int kWidth = 1600;
constexpr int kHeight = 1000;

enum class Data : std::uint8_t { Commerce, OneTrace, OneContact };

// A contact that is busy day and night: traces of eight events, each within some seconds.
std::shared_ptr<const Snapshot> oneContact(std::uint32_t events)
{
    constexpr std::uint32_t kInTrace = 8;
    constexpr double kBetweenTraces = 600;
    test::SnapshotBuilder builder;
    const char* types[] = {"MessageSent", "MessageRead", "AutomationTriggered", "OrderCreated",
                           "PaymentCaptured"};
    for (std::uint32_t i = 0; i < events; ++i) {
        const std::uint32_t step = i % kInTrace;
        builder.add({.id = fmt::format("e{}", i),
                     .type = types[i % 5],
                     .second = i / kInTrace * kBetweenTraces + step * 2.5,
                     .trace = fmt::format("t{}", i / kInTrace),
                     .parent = step == 0 ? std::string() : fmt::format("e{}", i - 1),
                     .contact = "c-1"});
    }
    return builder.reconstructed();
}

std::shared_ptr<const Snapshot> snapshotOf(Data data, std::uint32_t items)
{
    // One at a time: a million items take some hundred megabytes.
    static std::pair<Data, std::uint32_t> madeOf;
    static std::shared_ptr<const Snapshot> made;
    if (made && madeOf == std::pair(data, items))
        return made;
    made.reset();
    madeOf = {data, items};
    if (data == Data::OneTrace) {
        made = test::wideTrace(items, 8);
    } else if (data == Data::OneContact) {
        made = oneContact(items);
    } else {
        LoadRequest request;
        request.paths = {bench::exportOf(bench::Made::Ndjson, items)};
        made = *load(request);
    }
    return made;
}

// A view in a window of its own, with its data shown.
class Shown {
public:
    Shown(const char* id, Data data, std::uint32_t items)
    {
        const std::shared_ptr<const Snapshot> snapshot = snapshotOf(data, items);
        m_navigator.setSnapshot(snapshot);
        const EventId middle(snapshot->events.size() / 2);
        if (data == Data::OneContact)
            m_navigator.go({"contact", "c-1"});
        else if (data == Data::OneTrace)
            m_navigator.go({"trace", snapshot->traceName(TraceId(0))});
        else
            m_navigator.go({"event", snapshot->eventName(middle)});
        m_navigator.select(middle);
        for (const ViewDescription& description : viewList()) {
            if (std::string_view(description.id) == id)
                m_view.reset(description.create(m_navigator, m_state));
        }
        m_view->resize(kWidth, kHeight);
        m_view->show();
        do {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        } while (m_view->working());
    }
    [[nodiscard]] View& view() { return *m_view; }
    [[nodiscard]] Navigator& navigator() { return m_navigator; }
    [[nodiscard]] ViewState& state() { return m_state; }
    void run(const char* command)
    {
        for (QAction* action : m_view->actions()) {
            if (action->text() == QLatin1String(command)) {
                action->trigger();
                static_cast<TimeView&>(*m_view).canvas().replotNow();
                return;
            }
        }
        std::fprintf(stderr, "the view has no command \"%s\"\n", command);
        std::exit(1);
    }

private:
    Navigator m_navigator;
    ViewState m_state;
    std::unique_ptr<View> m_view;
};

void emptyReplot(benchmark::State& state)
{
    QCustomPlot plot;
    plot.resize(kWidth, kHeight);
    plot.show();
    QCoreApplication::processEvents();
    for (auto _ : state)
        plot.replot(QCustomPlot::rpImmediateRefresh);
}

// `near`: what is selected, in the middle of it all, with its neighbours; else everything.
void moving(benchmark::State& state, const char* id, Data data, bool near)
{
    Shown shown(id, data, static_cast<std::uint32_t>(state.range(0)));
    shown.run(near ? "Fit" : "Show all");
    shown.run("Zoom in");
    const char* const steps[] = {"Pan right", "Pan left", "Zoom in", "Zoom out"};
    std::size_t step = 0;
    std::vector<double> frames;
    for (auto _ : state) {
        const auto from = std::chrono::steady_clock::now();
        shown.run(steps[step++ % 4]);
        frames.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count());
    }
    std::ranges::sort(frames);
    state.counters["p99 ms"] = frames[std::min(frames.size() - 1, frames.size() * 99 / 100)];
}

// The longest time that the waterfall takes for one turn of the event loop, and how long it takes till all is
// there: showing a trace, one subtree of it alone, what a filter lets in, and all again.
void turning(benchmark::State& state)
{
    using Milliseconds = std::chrono::duration<double, std::milli>;
    const auto snapshot = snapshotOf(Data::OneTrace, static_cast<std::uint32_t>(state.range(0)));
    Shown shown("waterfall", Data::OneTrace, static_cast<std::uint32_t>(state.range(0)));
    const auto longest = [&](const std::string& name, const auto& act) {
        const auto timed = [](const auto& turn) {
            const auto from = std::chrono::steady_clock::now();
            turn();
            return Milliseconds(std::chrono::steady_clock::now() - from).count();
        };
        double most = 0;
        const double all = timed([&] {
            most = timed(act);
            do
                most = std::max(most, timed([] { QCoreApplication::processEvents(); }));
            while (shown.view().working());
        });
        double& turn = state.counters[name + " ms"].value;
        turn = std::max(turn, most);
        double& there = state.counters[name + " there ms"].value;
        there = std::max(there, all);
    };
    const EventFilter filter({{.field = FilterTerm::Field::Type,
                               .value = snapshot->str(snapshot->events.type(EventId(1))),
                               .kind = {}}});
    for (auto _ : state) {
        shown.navigator().setSnapshot(nullptr);
        QCoreApplication::processEvents();
        shown.navigator().setSnapshot(snapshot);
        longest("open", [&] { shown.navigator().go({"trace", snapshot->traceName(TraceId(0))}); });
        longest("filter", [&] { shown.state().setFilter(filter); });
        longest("all again", [&] { shown.state().setFilter({}); });
        longest("subtree", [&] { shown.run("Show the selected span and below alone"); });
        longest("whole", [&] { shown.run("Back to the trace"); });
    }
}

void painting(benchmark::State& state, const char* id)
{
    Shown shown(id, Data::Commerce, static_cast<std::uint32_t>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(sceneImage(shown.view().scene({kWidth, kHeight}), lightColours()));
}

// Keeps the times, to compare them once all are there.
class Ratios : public benchmark::ConsoleReporter {
public:
    void ReportRuns(const std::vector<Run>& runs) override
    {
        ConsoleReporter::ReportRuns(runs);
        for (const Run& run : runs) {
            if (run.run_type == Run::RT_Iteration && !run.error_occurred)
                m_times[run.benchmark_name()] = run.GetAdjustedRealTime();
        }
    }
    void print() const
    {
        const auto empty = m_times.find("empty QCustomPlot");
        for (const auto& [name, time] : m_times) {
            if (empty == m_times.end() || name == empty->first)
                continue;
            const auto small = m_times.find(name.substr(0, name.rfind('/')) + "/10000");
            fmt::print("{}: {:.2f} x an empty QCustomPlot", name, time / empty->second);
            if (small != m_times.end() && small->first != name)
                fmt::print(", {:.2f} x its own at 10000", time / small->second);
            fmt::print("\n");
        }
    }

private:
    std::map<std::string, double> m_times;
};

} // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    const auto add = [](const std::string& name, auto&& run) {
        return benchmark::RegisterBenchmark(name.c_str(), run)->Unit(benchmark::kMillisecond);
    };
    add("empty QCustomPlot", emptyReplot);
    for (const std::int64_t items : {10'000, 100'000, 1'000'000}) {
        add("waterfall, all shown", [](auto& state) {
            moving(state, "waterfall", Data::OneTrace, false);
        })->Arg(items);
        add("waterfall, zoomed in", [](auto& state) {
            moving(state, "waterfall", Data::OneTrace, true);
        })->Arg(items);
        add("timeline, all shown", [](auto& state) {
            moving(state, "timeline", Data::OneContact, false);
        })->Arg(items);
        add("timeline, zoomed in", [](auto& state) {
            moving(state, "timeline", Data::OneContact, true);
        })->Arg(items);
        add("waterfall, longest turn", turning)->Arg(items)->Iterations(3);
        for (const char* id : {"overview", "traces", "journey", "campaigns", "findings"})
            add(id, [id](auto& state) { painting(state, id); })->Arg(items);
    }
    Ratios ratios;
    benchmark::RunSpecifiedBenchmarks(&ratios);
    ratios.print();
    return 0;
}
