// SPDX-License-Identifier: GPL-3.0-or-later
// MessageCreators: which event created a message, so that a reply's context id leads to it (spec 2,
// `context`).
//
// That is the earliest event that names the message. In an export with holes the earliest one left may be a
// mere delivery receipt; which kinds of event (class and type) are that, is learned from the data: a kind
// which nearly always names messages that another trace had named before has not created one. Made for one
// reconstruction; immutable, any thread.
#pragma once

#include "core/reconstruct/event_order.h"

#include <vector>

namespace throughline {

class MessageCreators {
public:
    MessageCreators(const Snapshot& snapshot, const EventOrder& order);

    // The message of that id; none where no event names it.
    [[nodiscard]] EntityId messageOf(StringId id) const;
    [[nodiscard]] bool isMessage(EntityId entity) const
    {
        return m_entities->operator[](entity).kind == m_kind;
    }
    // The event that created the message; none where that one is not in the data.
    [[nodiscard]] EventId creatorOf(EntityId message) const { return m_creator[message.index()]; }
    // The creator of the message whose id the event gives as its reply context; none where it gives none,
    // where that message's creator is not here, and where the event names itself.
    [[nodiscard]] EventId repliedTo(EventId e) const;
    // True where the event names a reply context whose creator is not here.
    [[nodiscard]] bool dangles(EventId e) const;

private:
    const EventStore* m_events;
    const EntityTable* m_entities;
    StringId m_kind;                // "message"
    std::vector<EventId> m_creator; // by entity
};

} // namespace throughline
