// SPDX-License-Identifier: GPL-3.0-or-later
// Events and links as the JSON of spec 4: times RFC 3339 in UTC, durations in ms, absent values left out.
//
// Pure functions of a snapshot, any thread.
#pragma once

#include "app/throughline-cli/output.h"
#include "core/model/snapshot.h"

#include <string>
#include <string_view>

namespace throughline {

// Sets the key unless the value is absent.
void setText(JsonValue& object, const char* key, std::string_view value);
void setTime(JsonValue& object, const char* key, TimeNs time);
void setDuration(JsonValue& object, const char* key, DurationNs duration); // a `*_ms` key

// Six digits: what a float holds without inventing more.
[[nodiscard]] JsonValue confidenceJson(double confidence);

[[nodiscard]] JsonValue eventJson(const Snapshot& snapshot, EventId event);
// Kind, confidence, inferred and evidence: a link as the reason of a hop.
[[nodiscard]] JsonValue reasonJson(const Snapshot& snapshot, const Link& link);

// The value of an entity without its kind; "" for none.
[[nodiscard]] std::string entityValue(const Snapshot& snapshot, EntityId entity);
// The trace id of an event; "" where it has none.
[[nodiscard]] std::string traceIdOf(const Snapshot& snapshot, EventId event);

} // namespace throughline
