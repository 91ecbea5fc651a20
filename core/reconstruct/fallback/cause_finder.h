// SPDX-License-Identifier: GPL-3.0-or-later
// CauseFinder: the earlier events that may have caused one, by what intact links of the same data teach.
//
// Kinds of causes, and the kinds of keys that they share with their effects, are those of the intact links;
// of each the latest few events before the effect are candidates. An entity that a great many events name is
// looked up by the kind of event, so the cost of an answer does not follow its size. Immutable, any thread.
#pragma once

#include "core/reconstruct/fallback/event_kinds.h"
#include "core/reconstruct/fallback/pair_picture.h"
#include "core/reconstruct/fallback/shared_keys.h"

#include <absl/container/flat_hash_map.h>

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace throughline {

class CauseFinder {
public:
    // From the pairs of intact links.
    CauseFinder(const Snapshot& snapshot, const EventOrder& order, const EventKinds& kinds,
                const SharedKeys& keys, std::span<const PairPicture> intact);

    // The candidates for an event's cause as if it had happened when another event did, or itself; in the
    // order of events.
    [[nodiscard]] std::vector<EventId> causesAt(EventId effect, EventId when) const;
    [[nodiscard]] bool hasCauses(std::uint32_t effectKind) const { return !m_causes[effectKind].empty(); }

private:
    static constexpr std::size_t kLatest = 12;      // candidates of a kind under one key
    static constexpr std::size_t kManyEvents = 512; // that name an entity
    // Of one kind: what so many events have in common glues strangers together ("null", "test", a bot's
    // user).
    static constexpr std::size_t kFarTooMany = 5000;

    struct Cause {
        std::uint32_t kind = 0;
        KeyKinds keys = 0; // any of which may lead to it
    };

    void indexLarge();
    [[nodiscard]] std::span<const EventId> timedOf(EntityId key) const;
    void walkBack(EntityId key, KeyKinds bit, EventId when, std::span<const Cause> causes,
                  std::vector<EventId>& found) const;

    const EventStore& m_events;
    const EventOrder& m_order;
    const EventKinds& m_kinds;
    const SharedKeys& m_keys;
    std::vector<std::vector<Cause>> m_causes; // by kind of effect
    // Of the entities with many events: those of a kind that may be a cause under that key.
    absl::flat_hash_map<std::pair<EntityId, std::uint32_t>, std::vector<EventId>> m_large;
};

} // namespace throughline
