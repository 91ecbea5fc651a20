// SPDX-License-Identifier: GPL-3.0-or-later
// What a batch of new events costs beside what is there already: a commerce export, most of which has come;
// its next lines come in batches. The arguments are the number of events there and of those in a batch: the
// figures of several sizes tell whether cost follows the batch. Reading the lines is not counted.
#include "core/reconstruct/growing/growing_reconstruction.h"
#include "tests/bench/export_maker.h"
#include "tests/support/read_text.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace throughline;

constexpr std::int64_t kBatches = 40;

std::string commerce(std::uint64_t events)
{
    std::string text;
    bench::writeCommerce({.events = events}, [&](std::string_view part) { text += part; });
    return text;
}

// The next lines of a text, as records that are not sealed.
class Lines {
public:
    explicit Lines(std::string text) : m_text(std::move(text)) {}

    std::shared_ptr<Records> next(std::int64_t count)
    {
        std::size_t end = m_at;
        for (; count > 0 && end < m_text.size(); --count)
            end = m_text.find('\n', end) + 1;
        const std::string_view part = std::string_view(m_text).substr(m_at, end - m_at);
        m_at = end;
        return test::recordsOfText(part, m_hasher);
    }

private:
    const std::string m_text;
    std::size_t m_at = 0;
    const KeyedHash m_hasher;
};

void growing(benchmark::State& state)
{
    constexpr std::int64_t kPortion = 20'000;
    const std::int64_t there = state.range(0);
    const std::int64_t batch = state.range(1);
    Lines lines(commerce(static_cast<std::uint64_t>(there + kBatches * batch)));
    GrowingReconstruction reconstruction;
    for (std::int64_t rest = there; rest > 0; rest -= kPortion)
        reconstruction.add(*lines.next(std::min(rest, kPortion)));
    std::vector<std::shared_ptr<Records>> batches;
    for (std::int64_t i = 0; i < kBatches; ++i)
        batches.push_back(lines.next(batch));
    std::size_t next = 0;
    std::size_t changed = 0;
    for (auto _ : state)
        changed += reconstruction.add(*batches[next++]).size();
    if (changed == 0)
        state.SkipWithError("the export cannot be read");
    state.counters["per event"] =
        benchmark::Counter(static_cast<double>(batch),
                           benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
    state.counters["changed"] = static_cast<double>(changed) / static_cast<double>(kBatches * batch);
}

} // namespace

BENCHMARK(growing)
    ->ArgsProduct({{10'000, 100'000, 1'000'000}, {1, 100, 1000}})
    ->Iterations(kBatches)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

BENCHMARK_MAIN();
