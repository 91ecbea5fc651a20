// SPDX-License-Identifier: GPL-3.0-or-later
// Neighbourhood: what new events can change, and what is needed to say how.
//
// The judged are those whose causes and findings have to be found anew: the new events, and those that ask
// for a name which a new one bears. The needed are the judged and all whom they ask for by some name, with
// the ancestors of those in their traces. Judging the judged among the needed comes to the same as among all
// events. Made for one batch; used on one thread.
#pragma once

#include "core/reconstruct/growing/growing_events.h"

#include <absl/container/flat_hash_set.h>

#include <functional>
#include <span>
#include <vector>

namespace throughline {

class Neighbourhood {
public:
    // `rootOf(trace)`: the root of a trace's cluster as it is known by now.
    Neighbourhood(const GrowingEvents& events, std::function<EventId(StringId trace)> rootOf)
        : m_events(events), m_names(events.names()), m_rootOf(std::move(rootOf))
    {}

    // An event that was not there before; and the first of all new ones.
    void touch(EventId e, EventId firstNew);
    void judge(EventId e);
    // Replies to the messages that an event names.
    void judgeReplies(const GrowingEvents::Event& event);
    // The root of a trace is another one by now: which of its events others mean is to be found anew.
    void changeRoot(StringId trace, EventId root);
    // Looks for the rest of the judged and for the needed. To be called again where more are to be judged.
    void complete();

    [[nodiscard]] bool isJudged(EventId e) const { return m_isJudged.contains(e); }
    [[nodiscard]] const std::vector<EventId>& judged() const { return m_judged; }
    // In the order of arrival.
    [[nodiscard]] std::vector<EventId> needed() const;
    // Grows whenever there is more to be judged, or to judge by.
    [[nodiscard]] std::size_t size() const { return m_judged.size() + m_isNeeded.size(); }

private:
    void touchSpan(EventId e);
    void touchTrace(EventId e, EventId firstNew);
    void judgeAll(std::span<const EventId> events);
    void judgeTops(EventId e);
    template <class Enter>
    void walkUp(EventId e, Enter enter) const;
    void need(EventId e);
    void needAll(std::span<const EventId> events);
    void needNamed(EventId e);
    void needOfTrace(StringId trace, EventId asker);
    [[nodiscard]] std::span<const EventId> named(NameOf kind, StringId name,
                                                 std::uint32_t narrowed = 0) const;
    // The bearers of a span id in a trace; of an event without a trace, none.
    [[nodiscard]] std::span<const EventId> inTrace(StringId span, StringId trace) const;

    const GrowingEvents& m_events;
    const NameIndex& m_names;
    std::function<EventId(StringId)> m_rootOf;
    absl::flat_hash_set<EventId> m_isJudged;
    absl::flat_hash_set<EventId> m_isNeeded;
    std::vector<EventId> m_judged;
    std::size_t m_completed = 0; // of the judged
};

} // namespace throughline
