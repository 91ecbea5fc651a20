// SPDX-License-Identifier: GPL-3.0-or-later
// AncestorPicture: where in its trace an event hangs whose parent is not here (spec 2, "Link fallback": a
// ghost may hang under the likeliest ancestor).
//
// Learned from the intact span trees of the same data: of the earlier events of a kind in the trace of an
// event, how many are its ancestors beyond its parent. Immutable, any thread.
#pragma once

#include "core/reconstruct/fallback/event_kinds.h"

#include <absl/container/flat_hash_map.h>

#include <cstdint>
#include <utility>
#include <vector>

namespace throughline {

class AncestorPicture {
public:
    AncestorPicture(const Snapshot& snapshot, const EventOrder& order, const EventKinds& kinds);

    struct Ancestor {
        EventId event; // none where there is none
        double likelihood = 0;
    };
    // The likeliest ancestor of an event in its own trace; of several as likely, the nearest.
    [[nodiscard]] Ancestor ancestorOf(EventId effect) const;

private:
    struct Seen {
        double earlier = 0;
        double ancestors = 0;
    };

    void learn(EventId effect, EventId parent);
    // visit(event) for the latest earlier events of an event's trace, and its first ones.
    template <class Visit>
    void eachEarlier(EventId effect, Visit visit) const;

    const Snapshot& m_snapshot;
    const EventOrder& m_order;
    const EventKinds& m_kinds;
    absl::flat_hash_map<std::pair<std::uint32_t, std::uint32_t>, Seen>
        m_seen; // by kinds of effect and ancestor
};

} // namespace throughline
