// SPDX-License-Identifier: GPL-3.0-or-later
// SharedSpans: calls whose client and server tell of it under one span id, as Zipkin's do.
//
// The two are two nodes of the tree: the server's half hangs below the client's, and what names that span as
// its parent hangs below the half of its own service. Made for one reconstruction; immutable, any thread.
// Costs nothing where no event has a span kind.
#pragma once

#include "core/reconstruct/span_index.h"

#include <absl/container/flat_hash_map.h>

#include <tuple>
#include <utility>

namespace throughline {

class SharedSpans {
public:
    SharedSpans(const Snapshot& snapshot, const EventOrder& order, const SpanIndex& spans);

    [[nodiscard]] bool empty() const { return m_client.empty(); }
    // The client's half of the call that the event is the server's half of; none for all other events.
    [[nodiscard]] EventId clientOf(EventId e) const;
    // Which half an event means by a span of that trace: the server's where that one has the event's class,
    // else the client's. None where the span is not shared.
    [[nodiscard]] EventId halfMeantBy(EventId e, StringId span, TraceId trace) const;
    // The earliest bearer of the event's span that tells of the same half: of several, the others are its
    // repeats. None where the span is not shared, or the event is neither half.
    [[nodiscard]] EventId firstOfHalf(EventId e) const;

private:
    using Call = std::pair<StringId, TraceId>;
    using Server = std::tuple<StringId, TraceId, StringId>; // and its class

    [[nodiscard]] bool isShared(EventId e) const;
    [[nodiscard]] Server serverKey(EventId e) const;

    const EventStore* m_events;
    absl::flat_hash_map<Call, EventId> m_client; // of calls that have both halves
    absl::flat_hash_map<Server, EventId> m_server;
};

} // namespace throughline
