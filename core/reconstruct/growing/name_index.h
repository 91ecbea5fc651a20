// SPDX-License-Identifier: GPL-3.0-or-later
// NameIndex: which events bear a name and which ask for it, in data that grow.
//
// Links come of names: an event bears a span id, another asks for it as its parent. What a new event can
// change is therefore found by what it bears, and what it needs by what it asks for. Events are told by the
// order of their arrival. Used on one thread.
#pragma once

#include "core/base/ids.h"

#include <absl/container/flat_hash_map.h>
#include <absl/container/inlined_vector.h>

#include <cstdint>
#include <span>
#include <utility>

namespace throughline {

// What a name says, and of whom. Two numbers make the name; the second one narrows the first.
enum class NameOf : std::uint8_t {
    SpanBearers,          // a span id
    UntracedBearers,      // a span id: those of them without a trace
    SpanInTrace,          // a span id and a trace: those that bear it there
    ParentAskers,         // a span id: those that name it as their parent
    LinkAskers,           // a span id and a trace: those that link to that span
    Trace,                // a trace: all of its events
    TraceOfContact,       // a trace and a contact, or none
    TraceAskers,          // a trace: those that name it as their cause or correlation
    TraceAskersOfContact, // and a contact, or none
    MessageNamers,        // the id of a message
    MessageRepliers,      // the same: those that reply to it
    JobNamers,            // the id of a job execution
    JobAskers,            // the same: those whose token names it
    TraceStrangers        // a trace: its events that name causes which may lie outside of it, beside parents
};

struct Name {
    NameOf kind;
    std::uint32_t name = 0;
    std::uint32_t narrowed = 0;

    friend bool operator==(const Name&, const Name&) = default;
    template <class H>
    friend H AbslHashValue(H state, const Name& hashed)
    {
        return H::combine(std::move(state), hashed.kind, hashed.name, hashed.narrowed);
    }
};

class NameIndex {
public:
    void add(const Name& name, EventId e) { m_events[name].push_back(e); }
    // In the order of arrival.
    [[nodiscard]] std::span<const EventId> of(const Name& name) const
    {
        const auto found = m_events.find(name);
        return found == m_events.end() ? std::span<const EventId>() : std::span<const EventId>(found->second);
    }
    [[nodiscard]] bool has(const Name& name) const { return m_events.contains(name); }

private:
    absl::flat_hash_map<Name, absl::InlinedVector<EventId, 4>> m_events;
};

} // namespace throughline
