// SPDX-License-Identifier: GPL-3.0-or-later
// How the window answers: from its start to its first picture; from opening an export to the first view of
// it; the longest time that it does not answer meanwhile, while another takes its place, and while files are
// saved; and from a key stroke in the search bar to what is offered. The argument is the number of events;
// THROUGHLINE_BENCH_EXPORT names a file to open instead.
#include "tests/bench/export_file.h"
#include "ui/models/search_model.h"
#include "ui/shell/main_window.h"
#include "ui/shell/saving.h"

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QProcess>
#include <QSettings>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <string_view>
#include <utility>

namespace {

using namespace throughline;

QString exportOf(const benchmark::State& state)
{
    return QString::fromStdString(
        bench::exportOf(bench::Made::Ndjson, static_cast<std::uint64_t>(state.range(0))));
}

// The longest time between two turns of the event loop.
class Heartbeat {
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(1);
        m_last.start();
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            m_longest = std::max(m_longest, m_last.nsecsElapsed());
            m_last.restart();
        });
        m_timer.start();
    }
    [[nodiscard]] double longest() const { return static_cast<double>(m_longest) / 1e6; }

private:
    QTimer m_timer;
    QElapsedTimer m_last;
    qint64 m_longest = 0;
};

template <class Condition>
void runUntil(Condition reached)
{
    while (!reached())
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
}

constexpr char kOnlyPaint[] = "--only-paint";

// Ends the program once the window has painted itself.
class EndAfterPaint : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
        return QObject::eventFilter(watched, event);
    }
};

int onlyPaint()
{
    MainWindow window{QString()};
    EndAfterPaint end;
    window.installEventFilter(&end);
    window.resize(1600, 1000);
    window.show();
    return QApplication::exec();
}

// This program as a process of its own, as the window starts: libraries, settings, all parts, a painted
// window.
void starting(benchmark::State& state)
{
    for (auto _ : state) {
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(), {QLatin1String(kOnlyPaint)});
        if (!process.waitForFinished() || process.exitCode() != 0)
            return state.SkipWithError("it did not start");
    }
}

void show(MainWindow& window)
{
    window.resize(1600, 1000);
    window.show();
    runUntil([&] { return window.settled(); });
}

void open(MainWindow& window, const QString& path)
{
    bool opened = false;
    QObject::connect(
        &window.workspace(), &Workspace::opened, &window, [&] { opened = true; }, Qt::SingleShotConnection);
    window.workspace().open({path});
    runUntil([&] { return opened && window.settled(); });
}

void opening(benchmark::State& state)
{
    double stall = 0;
    double first = 0;
    for (auto _ : state) {
        state.PauseTiming();
        const QString path = exportOf(state);
        MainWindow window{QString()};
        show(window);
        state.ResumeTiming();
        QElapsedTimer clock;
        const Heartbeat heartbeat;
        clock.start();
        bool seen = false;
        QObject::connect(&window.workspace().navigator(), &Navigator::snapshotChanged, &window, [&] {
            if (!std::exchange(seen, true))
                first = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        });
        open(window, path);
        stall = heartbeat.longest();
    }
    state.counters["longest stall ms"] = stall;
    state.counters["first view ms"] = first;
}

// Another export in the place of one that every view has shown.
void replacing(benchmark::State& state)
{
    const QString path = exportOf(state);
    MainWindow window{QString()};
    show(window);
    open(window, path);
    Navigator& navigator = window.workspace().navigator();
    navigator.select(navigator.snapshot()->links[LinkId(0)].to);
    for (int i = 0; i < window.views().count(); ++i) {
        window.views().setCurrentIndex(i);
        runUntil([&] { return window.settled(); });
    }
    const Heartbeat heartbeat;
    for (auto _ : state)
        open(window, path);
    state.counters["longest stall ms"] = heartbeat.longest();
}

// Of a chain, of all that the lists of a view hold, and of all events.
void saving(benchmark::State& state)
{
    const QString path = exportOf(state);
    const QTemporaryDir folder;
    MainWindow window{QString()};
    show(window);
    open(window, path);
    Navigator& navigator = window.workspace().navigator();
    navigator.select(navigator.snapshot()->links[LinkId(0)].to);
    double stall = 0;
    const auto saved = [&](const auto& save) {
        const Heartbeat heartbeat;
        save();
        runUntil([&] { return !window.saving().working(); });
        stall = std::max(stall, heartbeat.longest());
    };
    for (auto _ : state) {
        for (int i = 0; i < window.views().count(); ++i) {
            window.views().setCurrentIndex(i);
            runUntil([&] { return window.settled(); });
            const auto& view = *qobject_cast<View*>(window.views().widget(i));
            for (const char* ending : {"png", "svg", "pdf"})
                saved([&] {
                    window.saving().savePicture(
                        view, {{3840, 2160}, false},
                        folder.filePath(QStringLiteral("a.") + QLatin1String(ending)));
                });
        }
        saved([&] { window.saving().saveReport(folder.filePath(QStringLiteral("a.html"))); });
        saved([&] { window.saving().saveRedactedCopy(folder.filePath(QStringLiteral("a.ndjson"))); });
    }
    state.counters["longest stall ms"] = stall;
}

void typing(benchmark::State& state)
{
    Navigator navigator;
    SearchModel model(navigator);
    LoadRequest request;
    request.paths = {exportOf(state).toStdString()};
    navigator.setSnapshot(*load(request));
    runUntil([&] { return !model.indexing(); });
    const QString typed = QStringLiteral("order confirmed");
    qsizetype letters = 0;
    const Heartbeat heartbeat;
    for (auto _ : state) {
        model.search(typed.left(letters++ % typed.size() + 1));
        runUntil([&] { return !model.working(); });
    }
    state.counters["longest stall ms"] = heartbeat.longest();
}

void everySize(benchmark::internal::Benchmark* benchmark)
{
    benchmark->Arg(10'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();
}

BENCHMARK(starting)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(opening)->Apply(everySize)->Iterations(1);
BENCHMARK(replacing)->Apply(everySize)->Iterations(1);
BENCHMARK(saving)->Apply(everySize)->Iterations(1);
BENCHMARK(typing)->Apply(everySize);

} // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QTemporaryDir settings;
    QCoreApplication::setOrganizationName(QStringLiteral("throughline-bench"));
    QCoreApplication::setApplicationName(QStringLiteral("throughline-bench"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings.path());
    if (argc == 2 && std::string_view(argv[1]) == kOnlyPaint)
        return onlyPaint();
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
