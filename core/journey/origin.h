// SPDX-License-Identifier: GPL-3.0-or-later
// What an event inherits along its chain of primary causes: the campaign and the very message behind it.
//
// The one definition that explain and attribution share. Pure, any thread.
#pragma once

#include "core/journey/explain.h"

namespace throughline {

// The nearest hop at or above an event that names a campaign, and the message of that hop or, where it names
// none, of the nearest hop below it that names or answers one.
struct Origin {
    EventId event; // the hop that names the campaign; none where there is none
    EntityId campaign;
    EntityId message;
    EventId messageEvent;        // the hop that the message was taken from; `event` where there is none
    std::uint32_t hops = 0;      // links between messageEvent and the event asked about
    double confidence = 1.0;     // of the links from `event` on
    bool inferred = false;       // one of those is
    bool messageSettled = false; // the message is known, or known not to be here
};

class OriginFinder {
public:
    OriginFinder(const Snapshot& snapshot, const OriginKinds& kinds);

    // The origin of an event, from that of its primary cause (an empty one for a root).
    [[nodiscard]] Origin below(const Origin& ofCause, EventId e) const;

private:
    [[nodiscard]] EntityId named(EventId e, StringId kind) const;
    void takeMessage(Origin& origin, EventId e) const;

    const Snapshot* m_snapshot;
    StringId m_originKind;
    StringId m_viaKind;
};

// True where a root's own cause is known to be missing or lost: it bears a finding that breaks the chain.
[[nodiscard]] bool isBroken(const Snapshot& snapshot, EventId root);

} // namespace throughline
