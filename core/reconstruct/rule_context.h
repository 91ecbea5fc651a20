// SPDX-License-Identifier: GPL-3.0-or-later
// What link rules and checks see of a reconstruction: the events and the look-ups that several of them need.
//
// Owned by the reconstructor for the time of one run; read only, so rules cannot see or disturb each other.
#pragma once

#include "core/reconstruct/event_order.h"
#include "core/reconstruct/message_creators.h"
#include "core/reconstruct/shared_spans.h"
#include "core/reconstruct/span_index.h"

#include <absl/container/flat_hash_map.h>

#include <cstdint>
#include <vector>

namespace throughline {

// A link that a rule proposes. The reconstructor decides what becomes of it.
struct Candidate {
    EventId from; // the cause
    EventId to;   // the effect
    LinkKind kind = LinkKind::Parent;
    bool chosen = false; // see Link
};

// The event that an event's parent_id names; of the server's half of a call, the client's half.
struct ParentAnswer {
    EventId parent;         // none where the event has no parent id, names itself, or the span is not here
    bool sameTrace = false; // where there is a parent
    bool missing = false;   // the span is not here
    bool self = false;      // the event names itself as its parent
};

class RuleContext {
public:
    explicit RuleContext(const Snapshot& snapshot, unsigned threads = 1);

    const Snapshot& snapshot;
    const EventStore& events;
    const EventOrder order;
    const SpanIndex spans;
    const SharedSpans shared;
    const MessageCreators messages;

    // The cluster of a trace id; none where that trace is not here.
    [[nodiscard]] TraceId traceNamed(StringId id) const
    {
        const auto found = m_traceNamed.find(id);
        return found == m_traceNamed.end() ? TraceId() : found->second;
    }

    // Looked for in the event's own trace, then in all (spec 2, "Trace clusters and span trees").
    [[nodiscard]] ParentAnswer parentOf(EventId e) const;

private:
    enum class ParentIs : std::uint8_t { None, SameTrace, OtherTrace, Missing, Self };

    [[nodiscard]] ParentAnswer findParent(EventId e) const;
    void findParents(std::uint32_t begin, std::uint32_t end);

    // By event, as several rules and checks ask.
    std::vector<EventId> m_parent;
    std::vector<ParentIs> m_parentIs;
    absl::flat_hash_map<StringId, TraceId> m_traceNamed;
};

// The event that an event means by a span of a trace; none where there is none.
[[nodiscard]] EventId bearerOf(const RuleContext& context, EventId e, StringId span, TraceId trace);

} // namespace throughline
