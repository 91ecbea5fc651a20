// SPDX-License-Identifier: GPL-3.0-or-later
// Generated exports as files, for benchmarks that load them. Single-threaded.
#pragma once

#include <cstdint>
#include <string>

namespace throughline::bench {

enum class Made : std::uint8_t { Ndjson, JsonArray, Csv, Otlp, Jaeger, Zipkin };

// The path of an export of about so many events; made once and gone when the program ends.
// THROUGHLINE_BENCH_EXPORT names a file to take for native NDJSON instead.
[[nodiscard]] std::string exportOf(Made made, std::uint64_t events);

} // namespace throughline::bench
