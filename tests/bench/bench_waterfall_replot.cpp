// SPDX-License-Identifier: GPL-3.0-or-later
// What a pan or a zoom of a waterfall of 100 000 spans costs, as the window pays it: from the key's command
// to the pixels in the widget, at 1600 × 1000; beside it, in the same run, a replot of an empty QCustomPlot
// of that size. Prints the ratios; the goal is at most 3.
#include "ui/widgets/qcustomplot_header.h"

#include "core/reconstruct/reconstructor.h"
#include "ui/session/navigator.h"
#include "ui/session/view_state.h"
#include "ui/views/waterfall/waterfall_page.h"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdio>
#include <map>
#include <memory>
#include <random>
#include <string>

namespace {

using namespace throughline;

constexpr std::uint32_t kSpans = 100'000;
constexpr int kWidth = 1600;
constexpr int kHeight = 1000;
constexpr int kHeaderOfView = 44;
constexpr int kScrollBar = 16;

// One trace: each span has up to eight children, each of which lies within its parent's time.
std::shared_ptr<const Snapshot> bigTrace()
{
    const auto records = std::make_shared<Records>();
    StringPool& strings = records->strings;
    std::mt19937 random(1);
    struct Placed {
        TimeNs time;
        DurationNs duration;
    };
    std::vector<Placed> placed{{1'772'000'000 * kSecond, kHour}};
    for (std::uint32_t i = 1; i < kSpans; ++i) {
        const Placed& parent = placed[(i - 1) / 8];
        // Siblings overlap, so that wherever one looks there are bars in most rows.
        placed.push_back({parent.time + static_cast<DurationNs>(random() % 100) * (parent.duration / 500),
                          static_cast<DurationNs>(60 + random() % 20) * (parent.duration / 100)});
    }
    const char* types[] = {"MessageSent", "AutomationTriggered", "OrderCreated", "PaymentCaptured",
                           "WebhookReceived"};
    for (std::uint32_t i = 0; i < kSpans; ++i) {
        EventRow row;
        row.time = placed[i].time;
        row.duration = placed[i].duration;
        row.type = strings.intern(types[random() % 5]);
        row.id = strings.intern(fmt::format("event-{}", i));
        row.trace = strings.intern("trace");
        row.span = strings.intern(fmt::format("span-{}", i));
        row.parent = i == 0 ? StringId() : strings.intern(fmt::format("span-{}", (i - 1) / 8));
        row.status = random() % 1000 == 0 ? EventStatus::Error : EventStatus::Ok;
        records->events.append(row, {});
    }
    records->events.seal(records->entities);
    const auto snapshot = std::make_shared<Snapshot>(records);
    reconstruct(*snapshot);
    return snapshot;
}

struct Window {
    Navigator navigator;
    ViewState state;
    std::unique_ptr<WaterfallPage> page;

    Window()
    {
        navigator.setSnapshot(bigTrace());
        navigator.go({"trace", "trace"});
        page = std::make_unique<WaterfallPage>(navigator, state);
        page->resize(kWidth + kScrollBar, kHeight + kHeaderOfView);
        page->show();
        QCoreApplication::processEvents();
    }

    void run(const char* command) const
    {
        for (QAction* action : page->actions()) {
            if (action->text() == QLatin1String(command)) {
                action->trigger();
                page->canvas().replotNow();
                return;
            }
        }
        std::fprintf(stderr, "the waterfall has no command \"%s\"\n", command);
        std::exit(1);
    }
};

Window& window()
{
    static auto* instance = new Window; // lives until the process ends, like the application object
    return *instance;
}

void emptyReplot(benchmark::State& state)
{
    QCustomPlot plot;
    plot.resize(kWidth, kHeight);
    plot.show();
    QCoreApplication::processEvents();
    for (auto _ : state) {
        plot.replot(QCustomPlot::rpImmediateRefresh);
    }
}

// `near`: a span in the middle of it all with its neighbours; else everything.
void alternate(benchmark::State& state, const char* there, const char* back, bool near)
{
    Window& shown = window();
    shown.run("Show all");
    shown.navigator.select(EventId(near ? kSpans / 2 : 0));
    QCoreApplication::processEvents();
    if (near) {
        shown.run("Fit");
    }
    shown.run(near ? "Zoom out" : "Zoom in");
    double bars = 0;
    bool forth = true;
    for (auto _ : state) {
        shown.run(forth ? there : back);
        forth = !forth;
        bars += static_cast<double>(shown.page->canvas().scene().bars.size());
    }
    state.counters["bars"] = benchmark::Counter(bars, benchmark::Counter::kAvgIterations);
}

// Keeps the times, to compare them once all are there.
class Ratios : public benchmark::ConsoleReporter {
public:
    void ReportRuns(const std::vector<Run>& runs) override
    {
        ConsoleReporter::ReportRuns(runs);
        for (const Run& run : runs) {
            if (run.run_type == Run::RT_Iteration) {
                m_times[run.benchmark_name()] = run.GetAdjustedRealTime();
            }
        }
    }
    void print() const
    {
        const auto empty = m_times.find("empty QCustomPlot");
        for (const auto& [name, time] : m_times) {
            if (empty != m_times.end() && name != empty->first) {
                fmt::print("{}: {:.2f} x an empty QCustomPlot\n", name, time / empty->second);
            }
        }
    }

private:
    std::map<std::string, double> m_times;
};

} // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    const auto add = [](const char* name, auto&& run) {
        benchmark::RegisterBenchmark(name, run)->Unit(benchmark::kMillisecond);
    };
    add("empty QCustomPlot", emptyReplot);
    add("pan, all shown", [](benchmark::State& state) { alternate(state, "Pan right", "Pan left", false); });
    add("pan, zoomed in", [](benchmark::State& state) { alternate(state, "Pan right", "Pan left", true); });
    add("zoom, all shown", [](benchmark::State& state) { alternate(state, "Zoom out", "Zoom in", false); });
    add("zoom, zoomed in", [](benchmark::State& state) { alternate(state, "Zoom in", "Zoom out", true); });
    Ratios ratios;
    benchmark::RunSpecifiedBenchmarks(&ratios);
    ratios.print();
    return 0;
}
