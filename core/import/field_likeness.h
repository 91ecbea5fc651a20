// SPDX-License-Identifier: GPL-3.0-or-later
// How much the name of a field sounds like a field of an event: "sentAt" like a time, "ctx.traceId" like a
// trace. Letter case and signs between words do not matter. Pure, any thread.
#pragma once

#include "core/import/field_mapping.h"

#include <string>
#include <string_view>
#include <vector>

namespace throughline {

// "parentSpanID" as parent, span, id.
[[nodiscard]] std::vector<std::string> wordsOf(std::string_view name);

// 0 … 1 for a field with these keys from the outside in. Names that say little ("id", "name") count only with
// the object around them, unless that is one of those that merely hold things ("body").
[[nodiscard]] double nameLikeness(ImportField field, const std::vector<std::string>& keys);

// Whether a time of this name is that of something else than the event: "updatedAt", "expires".
[[nodiscard]] bool soundsLikeOtherTime(std::string_view name);

// Whether an object of this name usually holds an event's fields: ctx, data, body, event …
[[nodiscard]] bool soundsLikeContainer(std::string_view name);

// The field for a duration whose name ends in its unit ("took_ms"); Duration where it names none, None where
// the name does not sound like a duration.
[[nodiscard]] ImportField durationFieldOf(const std::vector<std::string>& keys);

} // namespace throughline
