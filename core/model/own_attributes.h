// SPDX-License-Identifier: GPL-3.0-or-later
// The attributes under which an export to OTLP keeps what OTLP has no room for, so that an import finds it:
// ids that are no hex digits, events without a span, a trace or a duration, the ids of events.
//
// And the member by which an export to NDJSON says that its fields stand under their usual names.
//
// An empty text says that there is none, whatever the span's own field holds.
#pragma once

#include <string_view>

namespace throughline {

inline constexpr std::string_view kOwnPrefix = "throughline.";

inline constexpr std::string_view kOwnId = "throughline.id";
inline constexpr std::string_view kOwnTrace = "throughline.trace_id"; // also of links
inline constexpr std::string_view kOwnSpan = "throughline.span_id";   // the same
inline constexpr std::string_view kOwnParent = "throughline.parent_id";
inline constexpr std::string_view kOwnTime = "throughline.occurred_at";
inline constexpr std::string_view kOwnDuration = "throughline.duration_ms";
inline constexpr std::string_view kOwnError = "throughline.error"; // beside a status that is no error
// The record of another format; no import looks into it.
inline constexpr std::string_view kOwnOriginal = "throughline.original";

// Of each record of an export to NDJSON, a number. Where it stands in all records, no field is guessed: what
// has no contact has none, whatever else it names.
inline constexpr std::string_view kOwnFields = "throughline_fields";

} // namespace throughline
