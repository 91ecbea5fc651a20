// SPDX-License-Identifier: GPL-3.0-or-later
// A contact's timeline, split into Interactive Sessions (seed 1, section 6.B; spec 2, "User timeline").
//
// Two clusters of a contact belong to one session when a causal link joins them or when they are at most
// `gap` apart in event time. Pure, any thread.
#pragma once

#include "core/model/event_filter.h"
#include "core/model/journey.h"
#include "core/model/snapshot.h"

#include <vector>

namespace throughline {

struct SessionOptions {
    DurationNs gap = 30 * kMinute; // 24 h suits messaging
};

// Sessions in order of time; events without a usable time are in a last session whose times are kNoTime.
[[nodiscard]] std::vector<Session> timelineOf(const Snapshot& snapshot, EntityId contact,
                                              const SessionOptions& options = {});
// What of them passes: sessions and traces without any such event go, times are those of what is left.
// Sessions are not made anew: what belonged together still does.
[[nodiscard]] std::vector<Session> passingOf(const std::vector<Session>& sessions, const Snapshot& snapshot,
                                             const PassingEvents& passing);

} // namespace throughline
