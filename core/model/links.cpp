// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/links.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

namespace throughline {

std::string_view nameOf(LinkKind kind)
{
    static constexpr std::array<std::string_view, kLinkKindCount> kNames = {
        "parent", "cross-parent", "context", "causal", "span-link", "correlation", "token", "inferred"};
    return kNames[static_cast<std::size_t>(kind)];
}

LinkTable::LinkTable(PagedArray<Link> links, std::uint32_t eventCount, unsigned threads)
    : m_links(std::move(links)), m_fromOffset(eventCount + std::size_t{1})
{
    const auto rank = [](const Link& link) {
        return std::tuple(link.to, !link.primary, link.kind, link.from);
    };
    const auto before = [&](const Link& a, const Link& b) { return rank(a) < rank(b); };
    if (!std::is_sorted(m_links.begin(), m_links.end(), before))
        std::sort(m_links.begin(), m_links.end(), before);
    parallelFor(threads, 2, [&](std::size_t job) {
        if (job == 0)
            indexByCause();
        else
            m_toOffset = offsetsByEffect(all(), eventCount);
    });
}

LinkTable::LinkTable(const std::vector<Link>& links, std::uint32_t eventCount)
    : LinkTable(
          [&] {
              PagedArray<Link> copies(links.size());
              std::copy(links.begin(), links.end(), copies.begin());
              return copies;
          }(),
          eventCount)
{}

void LinkTable::indexByCause()
{
    // Until links are put in their places offsets[cause + 1] is where the next one goes; afterwards it is
    // where they end. Links are ordered by effect, so each cause's list comes out in time order of the
    // effects.
    PagedArray<std::uint32_t>& offsets = m_fromOffset;
    for (const Link& link : m_links)
        ++offsets[link.from.index() + 1];
    std::exclusive_scan(offsets.begin() + 1, offsets.end(), offsets.begin() + 1, 0U);
    m_byCause = PagedArray<LinkId>(m_links.size());
    for (std::uint32_t i = 0; i < m_links.size(); ++i)
        m_byCause[offsets[m_links[i].from.index() + 1]++] = LinkId(i);
}

std::span<const Link> LinkTable::into(EventId effect) const
{
    return {m_links.data() + m_toOffset[effect.index()], m_links.data() + m_toOffset[effect.index() + 1]};
}

std::span<const LinkId> LinkTable::outOf(EventId cause) const
{
    return {m_byCause.data() + m_fromOffset[cause.index()],
            m_byCause.data() + m_fromOffset[cause.index() + 1]};
}

LinkId LinkTable::primaryInto(EventId effect) const
{
    const std::span<const Link> links = into(effect);
    return !links.empty() && links.front().primary ? firstInto(effect) : LinkId();
}

EventId LinkTable::primaryCause(EventId effect) const
{
    const LinkId link = primaryInto(effect);
    return link ? m_links[link.index()].from : EventId();
}

EventId LinkTable::treeParent(EventId e) const
{
    // The strongest kind of all is the first into its effect.
    const std::span<const Link> links = into(e);
    return !links.empty() && links.front().kind == LinkKind::Parent ? links.front().from : EventId();
}

std::vector<EventId> LinkTable::treeChildren(EventId e) const
{
    std::vector<EventId> children;
    for (const LinkId id : outOf(e)) {
        if (const Link& link = m_links[id.index()]; link.kind == LinkKind::Parent)
            children.push_back(link.to);
    }
    return children;
}

std::size_t LinkTable::bytes() const
{
    return m_links.bytes() + m_byCause.bytes() + m_toOffset.bytes() + m_fromOffset.bytes();
}

PagedArray<std::uint32_t> offsetsByEffect(std::span<const Link> links, std::uint32_t eventCount,
                                          unsigned threads)
{
    PagedArray<std::uint32_t> offsets(eventCount + std::size_t{1});
    constexpr std::size_t kPart = 1U << 16U;
    parallelFor(threads, links.size() / kPart + 1, [&](std::size_t part) {
        const std::size_t end = std::min((part + 1) * kPart, links.size());
        for (std::size_t i = part * kPart; i < end; ++i) {
            const std::size_t after = i == 0 ? 0 : links[i - 1].to.index() + std::size_t{1};
            for (std::size_t e = after; e <= links[i].to.index(); ++e)
                offsets[e] = static_cast<std::uint32_t>(i);
        }
    });
    const std::size_t after = links.empty() ? 0 : links.back().to.index() + std::size_t{1};
    std::fill(offsets.begin() + after, offsets.end(), static_cast<std::uint32_t>(links.size()));
    return offsets;
}

} // namespace throughline
