// SPDX-License-Identifier: GPL-3.0-or-later
// The parser of OTLP JSON spans, and of the service that a resource names.
//
// Accepts what exporters write and what the specification allows: keys in camel case or with underlines,
// numbers as texts or numbers, enums as numbers or names, ids as hex or base64. Attributes in which an export
// of ours keeps what OTLP has no room for win (see own_attributes.h). Of a key that stands there twice the
// first one counts. Span events stay in the payload. Keeps buffers from span to span: owned by one reading,
// one thread.
#pragma once

#include "core/import/reader.h"

#include <memory>
#include <string_view>

namespace throughline {

// The keys of the arrays that hold records.
inline constexpr std::string_view kOtlpSpans = "spans";
inline constexpr std::string_view kOtlpMetrics = "metrics";
inline constexpr std::string_view kOtlpLogs = "logRecords";
inline constexpr std::string_view kOldOtlpLogs = "log_records";

[[nodiscard]] std::unique_ptr<BlockParser> otlpSpanParser(const ParserSettings& settings);

} // namespace throughline
