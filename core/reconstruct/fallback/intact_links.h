// SPDX-License-Identifier: GPL-3.0-or-later
// IntactLinks: the exact primary links of the data, which the link fallback learns from.
//
// A self-check hides some of them (self_check.h): then they are as if they had never been. Immutable, any
// thread; the links have to outlive it.
#pragma once

#include "core/model/links.h"
#include "core/reconstruct/event_order.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace throughline {

enum class Hidden : std::uint8_t {
    No,
    Link,         // the event is as if it named no cause
    LinkAndCause, // and as if its cause were not in the data
};

class IntactLinks {
public:
    explicit IntactLinks(const LinkTable& links) : m_links(&links) {}
    // `hidden`: by effect, one for each event.
    IntactLinks(const LinkTable& links, std::vector<Hidden> hidden)
        : m_links(&links), m_hidden(std::move(hidden))
    {}

    [[nodiscard]] bool hides(EventId effect) const
    {
        return !m_hidden.empty() && m_hidden[effect.index()] != Hidden::No;
    }
    // None for a root, and where the link is hidden or inferred.
    [[nodiscard]] EventId causeOf(EventId effect) const
    {
        return hides(effect) ? EventId() : exactCauseOf(effect);
    }
    // True where the effect is to be judged as if that event were not there.
    [[nodiscard]] bool withholds(EventId effect, EventId cause) const
    {
        return !m_hidden.empty() && m_hidden[effect.index()] == Hidden::LinkAndCause &&
               exactCauseOf(effect) == cause;
    }
    // Whether a link out of an event is one of these.
    [[nodiscard]] bool has(const Link& link) const
    {
        return link.primary && !link.inferred() && !hides(link.to);
    }
    [[nodiscard]] const LinkTable& table() const { return *m_links; }

private:
    [[nodiscard]] EventId exactCauseOf(EventId effect) const
    {
        const LinkId id = m_links->primaryInto(effect);
        return id && !(*m_links)[id].inferred() ? (*m_links)[id].from : EventId();
    }

    const LinkTable* m_links;
    std::vector<Hidden> m_hidden; // empty where none is
};

// The timed events that have no cause and name none, in the order of events.
[[nodiscard]] std::vector<EventId> eventsWithoutCause(const Snapshot& snapshot, const EventOrder& order,
                                                      const IntactLinks& links);

} // namespace throughline
