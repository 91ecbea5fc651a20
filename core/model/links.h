// SPDX-License-Identifier: GPL-3.0-or-later
// Causal links (cause → effect, event to event) as plain data, and the table that holds them.
//
// Spec 2, "Causal links". The reconstructor fills the table; once sealed it is immutable and may be read on
// any thread.
#pragma once

#include "core/base/ids.h"
#include "core/base/paged_array.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

namespace throughline {

// In the order in which a primary cause is chosen.
enum class LinkKind : std::uint8_t {
    Parent,
    CrossParent,
    Context,
    Causal,
    SpanLink,
    Correlation,
    Token,
    Inferred
};
inline constexpr std::size_t kLinkKindCount = 8;

[[nodiscard]] std::string_view nameOf(LinkKind kind); // "cross-parent"

// How sure a link is, in 16 bits: 1 where it is exact, else between 0 and 1.
class Confidence {
public:
    constexpr Confidence(float share = 1.0F) : m_parts(partsOf(share)) {}
    constexpr operator float() const { return static_cast<float>(m_parts) / kAll; }

    friend bool operator==(const Confidence&, const Confidence&) = default;

private:
    static constexpr float kAll = std::numeric_limits<std::uint16_t>::max();

    // What is not exact must not become so.
    static constexpr std::uint16_t partsOf(float share)
    {
        const float parts = share < 1.0F ? std::clamp(share * kAll + 0.5F, 1.0F, kAll - 1) : kAll;
        return static_cast<std::uint16_t>(parts);
    }

    std::uint16_t m_parts;
};

// There are as many links as events: twelve bytes.
struct Link {
    EventId from; // the cause
    EventId to;   // the effect
    Confidence confidence = 1.0F;
    LinkKind kind : 4 = LinkKind::Parent; // the first kind that names this pair
    std::uint16_t kinds : 8 = 0;          // all kinds that name it: bit 1 << kind
    bool primary : 1 = false;             // the one cause that chains follow
    bool chosen : 1 = false;     // the trace is exact, the event in it was chosen (kind causal, correlation)
    bool viaMissing : 1 = false; // the cause is not here; this is an ancestor of it (kind inferred)

    [[nodiscard]] bool inferred() const { return kind == LinkKind::Inferred; }
    [[nodiscard]] bool has(LinkKind k) const { return (kinds >> static_cast<unsigned>(k) & 1U) != 0; }

    friend bool operator==(const Link&, const Link&) = default;
};
static_assert(sizeof(Link) == 12);

class LinkTable {
public:
    LinkTable() = default;
    // Takes links in any order; `eventCount` is the number of events of the store they point into.
    LinkTable(const std::vector<Link>& links, std::uint32_t eventCount);
    // Takes links that are in order, and their offsetsByEffect(). To be asked for causes only, until
    // indexCauses().
    LinkTable(PagedArray<Link> links, PagedArray<std::uint32_t> offsets)
        : m_links(std::move(links)), m_toOffset(std::move(offsets))
    {}
    void indexCauses(unsigned threads);
    // The exact links and these inferred ones, which are ordered by effect and lead into events that have no
    // exact one; causes are indexed.
    [[nodiscard]] LinkTable withInferred(std::span<const Link> links, unsigned threads) const;

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_links.size()); }
    [[nodiscard]] const Link& operator[](LinkId id) const { return m_links[id.index()]; }
    // Ordered by effect, the primary one of each effect first.
    [[nodiscard]] std::span<const Link> all() const { return {m_links.data(), m_links.size()}; }

    // Links into an event (its causes) are consecutive: [first, first + size). The primary one is first.
    [[nodiscard]] std::span<const Link> into(EventId effect) const;
    [[nodiscard]] LinkId firstInto(EventId effect) const { return LinkId(m_toOffset[effect.index()]); }
    // Links out of an event (its effects), in time order of the effects.
    [[nodiscard]] std::span<const LinkId> outOf(EventId cause) const;
    // The primary link into an event; none for a root.
    [[nodiscard]] LinkId primaryInto(EventId effect) const;
    [[nodiscard]] EventId primaryCause(EventId effect) const;

    // The span trees: an event's parent in its own trace, none for a root; its children there, in time order.
    // A parent in another trace is no tree edge.
    [[nodiscard]] EventId treeParent(EventId e) const;
    [[nodiscard]] std::vector<EventId> treeChildren(EventId e) const;

    [[nodiscard]] std::size_t bytes() const;

private:
    PagedArray<Link> m_links;
    PagedArray<std::uint32_t> m_toOffset;   // eventCount + 1
    PagedArray<std::uint32_t> m_fromOffset; // eventCount + 1
    PagedArray<LinkId> m_byCause;
};

// Brings the links into one event in the order of the table: the primary one first, then by kind and cause.
void sortLinksOfEffect(std::span<Link> links);
// Where the links into each event begin among links that are ordered by effect; one more, where they end.
[[nodiscard]] PagedArray<std::uint32_t> offsetsByEffect(std::span<const Link> links, std::uint32_t eventCount,
                                                        unsigned threads = 1);

} // namespace throughline
