// SPDX-License-Identifier: GPL-3.0-or-later
// What the timeline shows for a subject: the step from question to lanes, for the view and for images alike.
//
// Pure, no widgets, any thread.
#pragma once

#include "core/journey/selector.h"
#include "core/layout/timeline.h"
#include "core/model/event_filter.h"
#include "core/model/snapshot.h"

#include <vector>

namespace throughline {

// The contact a subject is about: the one that it names, else the contact of the event it stands for; none
// where that event has none.
[[nodiscard]] EntityId contactOf(const Snapshot& snapshot, const Selector& subject, EventId event);
[[nodiscard]] TimelineLanes timelineLanes(const Snapshot& snapshot, EntityId contact);
// Of what passes the filter.
[[nodiscard]] TimelineLanes timelineLanes(const Snapshot& snapshot, const std::vector<EntityId>& contacts,
                                          const EventFilter& filter);

} // namespace throughline
