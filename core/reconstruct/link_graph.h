// SPDX-License-Identifier: GPL-3.0-or-later
// LinkGraph: proposed links, grouped by effect, each kept or left out; and how to make them free of cycles.
//
// Used by the link resolver while it runs. Cycles of primary links are cut at their weakest link; what cycles
// the other links then still close is found as strongly connected components. A cycle always has a link that
// goes back in the order of events: where there is none, as in most data, nothing is to be done. All walks
// are loops, never recursion.
#pragma once

#include "core/reconstruct/rule_context.h"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace throughline {

class LinkGraph {
public:
    // `links` are ordered by effect, the strongest kind first.
    LinkGraph(PagedArray<Link> links, const RuleContext& context);

    // Marks one primary link per effect such that they form no cycle. A cycle loses its weakest link (the
    // last kind; of several, the one into the earliest event), whose effect falls back on its next cause.
    void choosePrimaries();
    // Leaves out other links until no cycle is left.
    void breakOtherCycles();

    // The links left out and those kept, each ordered by effect.
    [[nodiscard]] std::vector<Link> leftOut() const;
    [[nodiscard]] LinkTable kept() &&;

private:
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
    struct Place; // see breakOtherCycles

    void findBackward();
    [[nodiscard]] bool goesBack(const Link& link) const;
    // The link that is an effect's primary one, or kNone: the first that is not left out.
    [[nodiscard]] std::uint32_t primaryInto(EventId e) const;
    [[nodiscard]] EventId primaryCause(EventId e) const;
    void leaveOut(EventId effect, bool fallBack);
    void removeLeftOut();
    [[nodiscard]] PagedArray<std::uint32_t> components() const;
    [[nodiscard]] Place placeOf(EventId e, PagedArray<Place>& known) const;

    const RuleContext& m_context;
    PagedArray<Link> m_links;
    PagedArray<std::uint32_t> m_offset;    // the links into event e are [m_offset[e], m_offset[e + 1])
    std::vector<bool> m_leftOut;           // by link; empty where none is
    std::vector<std::uint32_t> m_backward; // links whose cause is later than their effect, in order
};

} // namespace throughline
