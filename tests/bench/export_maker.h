// SPDX-License-Identifier: GPL-3.0-or-later
// ExportMaker: big native exports for benchmarks and screenshots, the same for the same seed.
//
// Writes as it goes; its memory follows one campaign, not the number of events. Single-threaded.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace throughline::bench {

// Takes whole lines, many at a time.
using WriteText = std::function<void(std::string_view text)>;

// How native events are written down.
enum class NativeForm : std::uint8_t { Ndjson, JsonArray, Csv };

struct ExportOptions {
    NativeForm form = NativeForm::Ndjson;
    std::uint64_t events = 100'000; // at least; the campaign that reaches it is told to its end
    std::uint64_t seed = 1;
    double lostHops = 0.05; // of the hops after an answer, those whose parent is lost
};

// Campaigns a week apart; their messages are delivered, read and answered, and some answers lead to an order.
void writeCommerce(const ExportOptions& options, const WriteText& write);

// One trace of exactly `events` spans; each has up to `fanOut` children, which lie within its time.
void writeOneTrace(const ExportOptions& options, std::uint32_t fanOut, const WriteText& write);

} // namespace throughline::bench
