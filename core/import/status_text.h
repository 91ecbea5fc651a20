// SPDX-License-Identifier: GPL-3.0-or-later
// What the words, levels and flags of exports say about how an event ended. Pure functions, any thread.
#pragma once

#include "core/import/raw_record.h"
#include "core/model/event_store.h"

#include <string_view>

namespace throughline {

// "ok", "completed", 200 … are Ok; "failed", "timeout", 500 … are Error; "running" and words unknown say
// nothing.
[[nodiscard]] EventStatus statusOf(const RawValue& status);
// Only error levels say something: a line that is merely informative may belong to either.
[[nodiscard]] EventStatus statusOfLevel(const RawValue& level);
// True and 1, false and 0.
[[nodiscard]] EventStatus statusOfSuccess(const RawValue& success);

} // namespace throughline
