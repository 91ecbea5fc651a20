// SPDX-License-Identifier: GPL-3.0-or-later
// The shapes of answers: chains of causes, trees of effects, sessions. Plain data, made by journey/, drawn by
// layout/.
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <cstdint>
#include <vector>

namespace throughline {

// One step of a chain.
struct Hop {
    EventId event;
    LinkId link; // the link that leads here from the hop before; none for the first hop
};

// From a root cause down to an event along primary links (spec 2, "Explain" and "Attribution").
struct Chain {
    std::vector<Hop> hops;   // root cause first, target last; never empty
    double confidence = 1.0; // product of the hops' confidences
    bool inferred = false;   // at least one hop is
    bool broken = false;     // the first hop's own cause is known to be missing from the data
    // The campaign of the hop nearest to the target that names one, and the message of that hop (or, where it
    // names none, of the nearest hop below it that does). None where no hop names a campaign.
    EntityId campaign;
    EntityId message;
    EventId origin; // that hop's event

    [[nodiscard]] EventId target() const { return hops.back().event; }
};

// One row of the tree of everything that an event caused, in pre-order.
struct Effect {
    EventId event;
    LinkId link; // none for the event asked about
    std::uint32_t depth = 0;
};

// A contact's events that belong together (seed 1, section 6.B: "Interactive Sessions").
struct Session {
    TimeNs from = kNoTime;
    TimeNs to = kNoTime;         // end of the last event
    std::vector<TraceId> traces; // in order of their first event of this contact
    std::vector<EventId> events; // the contact's, in time order
};

} // namespace throughline
