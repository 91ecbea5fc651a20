// SPDX-License-Identifier: GPL-3.0-or-later
// SharedKeys: which kinds of entities two events have in common.
//
// An event's keys are its contact, its user and the entities that it names, without those that join
// strangers; the kind of a key is a bit. Kinds beyond the first kMost have none and count for nothing: they
// are far more than an export has. Immutable, any thread.
#pragma once

#include "core/reconstruct/glue_identities.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace throughline {

using KeyKinds = std::uint32_t; // a set of them, a bit each

class SharedKeys {
public:
    static constexpr std::size_t kMost = 32;
    static constexpr std::size_t kMostReferences = 64; // of one event, the first ones; it may have 100 000

    SharedKeys(const Snapshot& snapshot, const GlueIdentities& glue);

    // visit(entity, bit) for each key of an event.
    template <class Visit>
    void eachKey(EventId e, Visit visit) const
    {
        const auto offer = [&](EntityId entity) {
            if (const KeyKinds bit = entity ? m_kindOf[entity.index()] : 0; bit != 0)
                visit(entity, bit);
        };
        offer(m_events.contact(e));
        offer(m_events.user(e));
        const std::span<const EntityId> references = m_events.references(e);
        for (const EntityId reference : references.first(std::min(references.size(), kMostReferences)))
            offer(reference);
    }
    // The kinds of the keys that both have.
    [[nodiscard]] KeyKinds shared(EventId a, EventId b) const;

private:
    const EventStore& m_events;
    std::vector<KeyKinds> m_kindOf; // by entity
};

} // namespace throughline
