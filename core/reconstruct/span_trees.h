// SPDX-License-Identifier: GPL-3.0-or-later
// SpanTrees: the links from parents, that span trees are made of, free of cycles (spec 2, "Trace clusters and
// span trees").
//
// They are of the strongest kinds, and each effect has at most one: what is settled here no other evidence
// can change. A cycle loses its weakest link: one of the last kind; of several, the one into the earliest
// event. Made for one reconstruction; immutable, any thread.
#pragma once

#include "core/reconstruct/rule_context.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace throughline {

class SpanTrees {
public:
    explicit SpanTrees(const RuleContext& context);

    // The link into an event from its parent. Its cause is none where there is no parent, and where it would
    // close a cycle.
    [[nodiscard]] Candidate linkInto(EventId e) const;
    // The parent in the event's own trace.
    [[nodiscard]] EventId parentOf(EventId e) const
    {
        const Candidate link = linkInto(e);
        return link.kind == LinkKind::Parent ? link.from : EventId();
    }
    // How many links there are at most into the events of a range, by the number of that (see rangesOf).
    [[nodiscard]] std::uint32_t mostLinksInto(std::size_t range) const { return m_proposed[range]; }
    // The links that would have closed a cycle, by effect.
    [[nodiscard]] std::span<const Candidate> leftOut() const { return m_leftOut; }

private:
    // The events that come before their parents.
    [[nodiscard]] std::vector<EventId> findLinks();

    const RuleContext* m_context;
    std::vector<std::uint32_t> m_proposed; // by range
    std::vector<Candidate> m_leftOut;
};

} // namespace throughline
