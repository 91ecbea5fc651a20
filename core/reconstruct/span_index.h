// SPDX-License-Identifier: GPL-3.0-or-later
// SpanIndex: which event bears a span id, in one trace or in all.
//
// Several events may bear the same one (spec 6, no. 12): the earliest is meant, in the asker's own trace
// first. Made for one reconstruction; immutable, any thread.
#pragma once

#include "core/base/string_numbers.h"
#include "core/reconstruct/event_order.h"

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>

#include <cstdint>

namespace throughline {

class SpanIndex {
public:
    SpanIndex(const Snapshot& snapshot, const EventOrder& order);

    // The earliest bearer of a span id, and the earliest within a trace; none where there is none.
    [[nodiscard]] EventId anywhere(StringId span) const { return EventId(m_first[span] - 1); }
    [[nodiscard]] EventId inTrace(StringId span, TraceId trace) const;
    // True where more than one event bears it.
    [[nodiscard]] bool repeated(StringId span) const
    {
        return !m_repeated.empty() && m_repeated.contains(span);
    }
    [[nodiscard]] bool anyRepeated() const { return !m_repeated.empty(); }

    // From here on only repeated span ids are asked for.
    void keepRepeatedOnly();

private:
    void indexRepeated(const EventOrder& order);

    const EventStore* m_events;
    StringNumbers m_first; // by span id: the number of its earliest bearer and one
    absl::flat_hash_set<StringId> m_repeated;
    absl::flat_hash_map<std::uint64_t, EventId> m_inTrace; // span and trace in one number; repeated ones only
};

} // namespace throughline
