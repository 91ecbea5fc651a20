// SPDX-License-Identifier: GPL-3.0-or-later
// SpanIndex: which event bears a span id, in one trace or in all.
//
// Several events may bear the same one (spec 6, no. 12): the earliest is meant, in the asker's own trace
// first. Made for one reconstruction, on several threads; immutable, any thread.
#pragma once

#include "core/base/paged_array.h"
#include "core/reconstruct/event_order.h"

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace throughline {

class SpanIndex {
public:
    SpanIndex(const Snapshot& snapshot, const EventOrder& order, unsigned threads);

    // The earliest bearer of a span id, and the earliest within a trace; none where there is none.
    [[nodiscard]] EventId anywhere(StringId span) const { return eventOf(m_slots[slotOf(span)]); }
    [[nodiscard]] EventId inTrace(StringId span, TraceId trace) const;
    // True where more than one event bears it.
    [[nodiscard]] bool repeated(StringId span) const
    {
        return !m_repeated.empty() && m_repeated.contains(span);
    }
    [[nodiscard]] bool anyRepeated() const { return !m_repeated.empty(); }

    // Fetches what a question about this span id will look at.
    void prefetch(StringId span) const;

private:
    // The number of an event and one, so that memory that was never written to is "none".
    [[nodiscard]] static EventId eventOf(std::uint32_t slot) { return EventId(slot - 1); }

    void indexRepeated(const EventOrder& order, unsigned threads);
    // Puts an event where its span id stands; true where it is not the first there.
    [[nodiscard]] bool add(EventId e, StringId span, const EventOrder& order);
    // Where a span id stands or is to be put.
    [[nodiscard]] std::size_t slotOf(StringId span) const;
    [[nodiscard]] std::size_t following(std::size_t slot) const
    {
        return slot + 1 == m_slots.size() ? 0 : slot + 1;
    }

    const EventStore* m_events;
    PagedArray<std::uint32_t>
        m_slots; // open addressing: the earliest bearer of each span id, by the id's hash
    absl::flat_hash_set<StringId> m_repeated;
    absl::flat_hash_map<std::uint64_t, EventId> m_inTrace; // span and trace in one number; repeated ones only
};

} // namespace throughline
