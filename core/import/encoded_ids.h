// SPDX-License-Identifier: GPL-3.0-or-later
// Ids of traces and spans where exporters write some as hex digits and some as base64 (OTLP, Jaeger).
//
// OTLP asks for hex; Tempo, Dart and protobuf libraries write base64 of the bytes, others even base64 of the
// hex digits. Hex is tried first, as it has the look of base64, too. What is neither stays as it is. Pure
// functions, any thread.
#pragma once

#include "core/import/span_ids.h"

#include <string_view>

namespace throughline {

// As normalTraceId() and normalSpanId(), of base64 the ids in it.
[[nodiscard]] std::string_view decodedTraceId(std::string_view text, SpanIdBuffer& buffer);
[[nodiscard]] std::string_view decodedSpanId(std::string_view text, SpanIdBuffer& buffer);

} // namespace throughline
