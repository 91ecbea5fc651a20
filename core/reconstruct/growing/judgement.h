// SPDX-License-Identifier: GPL-3.0-or-later
// Judgement: what the rules and checks say of some growing events, by a reconstruction of their neighbourhood
// alone (see Neighbourhood). Made for one look, with texts and rows of its own; used on one thread.
#pragma once

#include "core/model/snapshot.h"
#include "core/reconstruct/growing/neighbourhood.h"

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>

#include <memory>
#include <utility>
#include <vector>

namespace throughline {

// Kinds of event, by class and type.
using EventKindNames = absl::flat_hash_set<std::pair<StringId, StringId>>;

class Judgement {
public:
    // `followers`: the kinds that only tell of messages (see MessageFollowers).
    Judgement(const GrowingEvents& events, const EventKindNames& followers, const Neighbourhood& around);

    // Of a judged event, in the numbers and texts of the growing events: the links into it, the primary one
    // first; those that would have closed a cycle; what is wrong with it, by kind.
    [[nodiscard]] std::vector<Link> causesOf(EventId e) const;
    [[nodiscard]] std::vector<Link> leftOut(EventId e) const;
    [[nodiscard]] std::vector<Finding> findings(EventId e) const;

private:
    [[nodiscard]] EventId here(EventId e) const { return m_here.at(e); }
    [[nodiscard]] EventId there(EventId e) const
    {
        return EventId(static_cast<std::uint32_t>(m_snapshot->events.place(e).offset));
    }
    [[nodiscard]] Link translated(Link link) const;

    const GrowingEvents& m_events;
    std::unique_ptr<Snapshot> m_snapshot;
    FindingTable m_findings;
    std::vector<Link> m_leftOut;                  // by effect
    absl::flat_hash_map<EventId, EventId> m_here; // the number in the snapshot of a growing event
};

} // namespace throughline
