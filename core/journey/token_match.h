// SPDX-License-Identifier: GPL-3.0-or-later
// Which events belong to a tracking token (spec 3, "What the app does with tokens").
#pragma once

#include "core/model/snapshot.h"

#include <string_view>
#include <vector>

namespace throughline {

// In time order: events that carry the token, and all whose token, correlation id or trace id is the token's
// correlation id. `text` may also be a correlation id alone, or a text that is no valid token (then only
// equal ones match). Looks at every event once. Pure, any thread.
[[nodiscard]] std::vector<EventId> eventsWithToken(const Snapshot& snapshot, std::string_view text);

// Whether an event has the UUID as its correlation id, alone or within its token; a trace id is none.
[[nodiscard]] bool isCorrelationIdOfEvents(const Snapshot& snapshot, std::string_view uuid);

} // namespace throughline
