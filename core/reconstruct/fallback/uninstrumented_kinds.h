// SPDX-License-Identifier: GPL-3.0-or-later
// Kinds of events that never name a cause, although they follow another kind as effects do: their class was
// most likely never instrumented (spec 5, "Findings").
//
// Such a kind nearly always comes within a minute after an event of one other kind with which it shares
// something, and hardly ever would by chance: at the times of others of its kind there is no such event. A
// kind that begins chains, like a request from outside, follows nothing in particular. Which events are
// looked at depends on their order alone.
#pragma once

#include "core/reconstruct/fallback/cause_picture.h"

#include <span>
#include <vector>

namespace throughline {

struct UninstrumentedKind {
    EventId first; // the first event of the kind that shows it
    EventId cause; // what it follows
};

// `withoutCause`: all events that have no cause and name none.
[[nodiscard]] std::vector<UninstrumentedKind>
uninstrumentedKinds(const Snapshot& snapshot, const EventOrder& order, const EventKinds& kinds,
                    const SharedKeys& keys, const CausePicture& picture,
                    std::span<const EventId> withoutCause);

} // namespace throughline
