// SPDX-License-Identifier: GPL-3.0-or-later
// MessageCreators: which event created a message, so that a reply's context id leads to it (spec 2,
// `context`).
//
// That is the earliest event that names the message. In an export with holes the earliest one left may be a
// mere delivery receipt: those are left aside (see MessageFollowers). Made for one reconstruction, on
// several threads; immutable, any thread.
#pragma once

#include "core/base/paged_array.h"
#include "core/reconstruct/event_order.h"
#include "core/reconstruct/message_followers.h"

#include <cstdint>

namespace throughline {

class MessageCreators {
public:
    // `known`: which kinds only follow, where that is known already; else it is learned from the events.
    MessageCreators(const Snapshot& snapshot, const EventOrder& order, unsigned threads,
                    const MessageFollowers* known = nullptr);

    [[nodiscard]] bool isMessage(EntityId entity) const
    {
        return m_entities->operator[](entity).kind == m_kind;
    }
    // The message whose id the event gives as its reply context; none where it gives none, and where no event
    // names that message.
    [[nodiscard]] EntityId messageRepliedTo(EventId e) const
    {
        return m_repliedTo.empty() ? EntityId() : EntityId(m_repliedTo[e.index()] - 1);
    }
    // The creator of the message that the event replies to; none where it replies to none, where that
    // message's creator is not here, and where the event names itself.
    [[nodiscard]] EventId repliedTo(EventId e) const;
    // True where the event names a reply context whose creator is not here.
    [[nodiscard]] bool dangles(EventId e) const;

private:
    void findCreators(const EventOrder& order, unsigned threads, const MessageFollowers* known);
    void findMessages(unsigned threads);
    // The event that created the message; none where that one is not in the data.
    [[nodiscard]] EventId creatorOf(EntityId message) const
    {
        return EventId(m_creator[message.index()] - 1);
    }

    const EventStore* m_events;
    const EntityTable* m_entities;
    StringId m_kind; // "message"
    // Numbers and one, so that memory that was never written to is "none".
    PagedArray<std::uint32_t> m_creator;   // by entity: an event
    PagedArray<std::uint32_t> m_repliedTo; // by event: a message; empty where no event replies
};

} // namespace throughline
