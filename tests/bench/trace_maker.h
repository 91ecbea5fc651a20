// SPDX-License-Identifier: GPL-3.0-or-later
// Traces as Jaeger, OTLP and Zipkin export them, for benchmarks: the same for the same number of spans.
#pragma once

#include "tests/bench/export_maker.h"

#include <cstdint>
#include <string>

namespace throughline::bench {

// In pieces, so that memory does not grow with the number of spans. Zipkin: one array of spans.
void writeJaegerTraces(std::uint64_t spans, const WriteText& write);
void writeOtlpRequests(std::uint64_t spans, const WriteText& write);
void writeZipkinSpans(std::uint64_t spans, const WriteText& write);

// {"data":[…]} as Jaeger's UI downloads it: ten spans a trace, about 460 bytes each where dense.
[[nodiscard]] std::string jaegerTraces(std::uint64_t spans, bool indented);
// One request a line, as the collector's file exporter writes them: ten spans a request.
[[nodiscard]] std::string otlpRequests(std::uint64_t spans);

} // namespace throughline::bench
