// SPDX-License-Identifier: GPL-3.0-or-later
// The names under which exports keep their records (spec 1, "Other records"). Pure functions, any thread.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace throughline {

inline constexpr std::string_view kEventsKind = "events";
inline constexpr std::string_view kSpansKind = "spans"; // of a trace, each an event

// Kinds of records that are not events, as tables and as single records name them.
inline constexpr std::array<std::string_view, 14> kOtherRecordKinds = {
    "job_executions",  "job_execution", "invocations", "invocation", "event_executions",
    "event_execution", "mutations",     "mutation",    "messages",   "message",
    "orders",          "order",         "warnings",    "warning"};

[[nodiscard]] inline bool isOtherRecordKind(std::string_view kind)
{
    return std::find(kOtherRecordKinds.begin(), kOtherRecordKinds.end(), kind) != kOtherRecordKinds.end();
}

} // namespace throughline
