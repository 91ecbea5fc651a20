// SPDX-License-Identifier: GPL-3.0-or-later
// LinkGraph: proposed links, grouped by effect, each kept or left out; and how to make them free of cycles.
//
// Used by the link resolver while it runs. Cycles of primary links are cut at their weakest link; what cycles
// the other links then still close is found as strongly connected components. All walks are loops, never
// recursion.
#pragma once

#include "core/reconstruct/event_order.h"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace throughline {

class LinkGraph {
public:
    // `links` are ordered by effect, the strongest kind first.
    LinkGraph(std::vector<Link> links, std::uint32_t eventCount, const EventOrder& order);

    // Marks one primary link per effect such that they form no cycle. A cycle loses its weakest link (the
    // last kind; of several, the one into the earliest event), whose effect falls back on its next cause.
    void choosePrimaries();
    // Leaves out other links until no cycle is left.
    void breakOtherCycles();

    // The links left out and those kept, each ordered by effect.
    [[nodiscard]] std::vector<Link> leftOut() const;
    [[nodiscard]] std::vector<Link> kept() &&;

private:
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
    struct Place; // see breakOtherCycles

    [[nodiscard]] EventId primaryCause(EventId e) const;
    [[nodiscard]] std::vector<std::uint32_t> findCycles(std::span<const EventId> starts);
    [[nodiscard]] std::uint32_t weakestOfCycle(EventId member) const;
    void leaveOut(std::uint32_t link, bool fallBack);
    [[nodiscard]] std::vector<std::uint32_t> componentsOf(std::span<const std::uint32_t> others) const;
    [[nodiscard]] Place placeOf(EventId e, std::vector<Place>& known) const;

    std::vector<Link> m_links;
    std::vector<bool> m_leftOut;          // by link
    std::vector<std::uint32_t> m_offset;  // the links into event e are [m_offset[e], m_offset[e + 1])
    std::vector<std::uint32_t> m_primary; // by event: a link, or kNone
    const EventOrder& m_order;

    std::vector<std::uint32_t> m_walk; // by event: the last walk of findCycles that came by
    std::uint32_t m_walks = 0;
};

} // namespace throughline
