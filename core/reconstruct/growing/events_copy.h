// SPDX-License-Identifier: GPL-3.0-or-later
// EventsCopy: brings growing events into records of their own, which can then be sealed and reconstructed.
//
// Made for one set of records, which outlives it; used on one thread.
#pragma once

#include "core/reconstruct/growing/growing_events.h"

#include <absl/container/flat_hash_map.h>

#include <vector>

namespace throughline {

class EventsCopy {
public:
    EventsCopy(const GrowingEvents& events, Records& records) : m_events(events), m_records(records) {}

    // With all that it says.
    void copy(EventId e, RecordPlace place) { append(e, place, true); }
    // Only for what it bears: what it asks for may not be among the copied.
    void copyBearer(EventId e, RecordPlace place) { append(e, place, false); }
    [[nodiscard]] StringId copy(StringId text);

private:
    void append(EventId e, RecordPlace place, bool asks);
    [[nodiscard]] EntityId copy(EntityId entity);
    [[nodiscard]] bool parentIsInTrace(const EventRow& row) const;

    const GrowingEvents& m_events;
    Records& m_records;
    absl::flat_hash_map<StringId, StringId> m_texts;
    std::vector<EntityId> m_references; // of the event at hand
    std::vector<SpanLink> m_links;
};

} // namespace throughline
