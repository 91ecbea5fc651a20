// SPDX-License-Identifier: GPL-3.0-or-later
// GrowingEvents: events that keep coming, with an index of what they name.
//
// An EventId here is the number of an event in the order of arrival and never changes. Byte-identical repeats
// are folded into the first of them, as in EventStore. Takes the rows of records as readers fill them, as
// long as those are not sealed; texts and entities are its own. Used on one thread.
#pragma once

#include "core/model/records.h"
#include "core/reconstruct/growing/name_index.h"
#include "core/reconstruct/job_kinds.h"
#include "core/reconstruct/message_followers.h"

#include <absl/container/flat_hash_map.h>

#include <array>
#include <cstdint>
#include <deque>
#include <span>
#include <string_view>
#include <tuple>
#include <vector>

namespace throughline {

class GrowingEvents {
public:
    struct Event {
        EventRow row; // its texts and entities are those of this object
        std::vector<EntityId> references;
        std::vector<SpanLink> spanLinks;
        StringId job;              // that its token names
        std::uint32_t repeats = 0; // how often it was delivered again
    };

    GrowingEvents();

    // Takes over a batch of rows. Returns the number of the first new event; all from there on are new.
    EventId add(const Records& batch);

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_events.size()); }
    [[nodiscard]] const Event& operator[](EventId e) const { return m_events[e.index()]; }
    [[nodiscard]] const StringPool& strings() const { return m_strings; }
    [[nodiscard]] const EntityTable& entities() const { return m_entities; }
    [[nodiscard]] const NameIndex& names() const { return m_names; }

    // The order of EventOrder: by time, those without one last, then by what the events say.
    [[nodiscard]] bool before(EventId a, EventId b) const;
    // The message that an entity is, by its id; none where it is something else. The same of a job execution.
    [[nodiscard]] StringId messageOf(EntityId entity) const;
    [[nodiscard]] StringId jobOf(EntityId entity) const;
    // The earliest event that bears a span id; none where there is none.
    [[nodiscard]] EventId earliestBearer(StringId span) const;
    // Whether an event names a trace as its cause or correlation.
    [[nodiscard]] static bool asksFor(const EventRow& row, StringId trace)
    {
        return trace && (row.causalTrace == trace || row.correlation == trace);
    }

    // Which kinds of event only tell of messages that others created, in all that is here.
    [[nodiscard]] const MessageFollowers& followers() const { return m_followers; }

private:
    class Adoption;

    void adopt(Event event);
    void index(EventId e);
    void indexReferences(EventId e);
    [[nodiscard]] bool foldRepeat(const EventRow& row);
    void countNaming(StringId message, EventId e);

    StringPool m_strings;
    EntityTable m_entities;
    std::deque<Event> m_events;
    NameIndex m_names;
    using Identity = std::tuple<TimeNs, std::uint64_t, StringId, StringId>;
    absl::flat_hash_map<Identity, EventId> m_byIdentity;
    absl::flat_hash_map<StringId, EventId> m_earliestBearer; // by span id
    absl::flat_hash_map<StringId, EventId> m_firstNamer;     // by message: the earliest event that names it
    MessageFollowers m_followers;
    StringId m_message; // kinds of entity
    std::array<StringId, kJobKinds.size()> m_jobs;
};

} // namespace throughline
