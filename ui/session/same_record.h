// SPDX-License-Identifier: GPL-3.0-or-later
// SameRecord: finds again what was selected when more of the same sources is loaded. Ids are numbers of rows
// and differ from snapshot to snapshot; where a record lies does not.
//
// Pure; a look-up costs a binary search by time. Any thread.
#pragma once

#include "core/model/snapshot.h"

namespace throughline {

// The event that was made of the same record; none where `now` has none like it.
[[nodiscard]] EventId sameEvent(const Snapshot& before, EventId event, const Snapshot& now);
// The link between the same events.
[[nodiscard]] LinkId sameLink(const Snapshot& before, LinkId link, const Snapshot& now);

} // namespace throughline
