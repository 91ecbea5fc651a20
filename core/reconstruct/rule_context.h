// SPDX-License-Identifier: GPL-3.0-or-later
// What link rules and checks see of a reconstruction: the events and the look-ups that several of them need.
//
// Owned by the reconstructor for the time of one run, made on several threads; read only, so rules cannot see
// or disturb each other.
#pragma once

#include "core/reconstruct/event_order.h"
#include "core/reconstruct/event_ranges.h"
#include "core/reconstruct/message_creators.h"
#include "core/reconstruct/shared_spans.h"
#include "core/reconstruct/span_index.h"

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
    // `followers`: see MessageCreators.
    explicit RuleContext(const Snapshot& snapshot, unsigned threads = 1,
                         const MessageFollowers* followers = nullptr);

    const Snapshot& snapshot;
    const EventStore& events;
    const unsigned threads; // that work on the reconstruction
    const EventOrder order;
    SpanIndex spans; // where no event has span links, only for repeated span ids
    const SharedSpans shared;
    const MessageCreators messages;

    // Looked for in the event's own trace, then in all (spec 2, "Trace clusters and span trees").
    [[nodiscard]] ParentAnswer parentOf(EventId e) const;

private:
    enum class ParentIs : std::uint8_t { None, SameTrace, OtherTrace, Missing, Self };

    void findParents(EventRange range);
    void findParent(EventId e, StringId wanted);

    // By event, as several rules and checks ask.
    PagedArray<std::uint32_t>
        m_parent; // a number and one, so that memory that was never written to is "none"
    PagedArray<ParentIs> m_parentIs;
};

// The event that an event means by a span of a trace; none where there is none.
[[nodiscard]] EventId bearerOf(const RuleContext& context, EventId e, StringId span, TraceId trace);

} // namespace throughline
