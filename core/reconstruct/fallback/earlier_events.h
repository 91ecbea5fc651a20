// SPDX-License-Identifier: GPL-3.0-or-later
// The latest events before another that have something in common with it. Pure, any thread.
#pragma once

#include "core/reconstruct/event_order.h"
#include "core/reconstruct/fallback/shared_keys.h"

#include <algorithm>
#include <cstddef>
#include <span>

namespace throughline {

// visit(event) for events before `when` that share a key with `e`, of each key the latest `most`, from late
// to early; one that shares several keys comes as often.
template <class Visit>
void visitEarlier(const EventStore& events, const EventOrder& order, const SharedKeys& keys, EventId e,
                  EventId when, std::size_t most, Visit visit)
{
    keys.eachKey(e, [&](EntityId key, KeyKinds) {
        const std::span<const EventId> named = events.eventsOf(key);
        auto at =
            std::upper_bound(named.begin(), named.end(), events.time(when), [&](TimeNs time, EventId other) {
                return !events.timed(other) || time < events.time(other);
            });
        for (std::size_t looked = 0; at != named.begin() && looked < most; ++looked) {
            if (const EventId other = *--at; order.before(other, when))
                visit(other);
        }
    });
}

} // namespace throughline
