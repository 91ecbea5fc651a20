// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/links.h"

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

LinkTable::LinkTable(std::vector<Link> links, std::uint32_t eventCount) : m_links(std::move(links))
{
    const auto rank = [](const Link& link) {
        return std::tuple(link.to, !link.primary, link.kind, link.from);
    };
    const auto before = [&](const Link& a, const Link& b) { return rank(a) < rank(b); };
    if (!std::is_sorted(m_links.begin(), m_links.end(), before))
        std::sort(m_links.begin(), m_links.end(), before);
    m_links.shrink_to_fit();

    m_toOffset.assign(eventCount + 1, 0);
    m_fromOffset.assign(eventCount + 1, 0);
    for (const Link& link : m_links) {
        ++m_toOffset[link.to.index() + 1];
        ++m_fromOffset[link.from.index() + 1];
    }
    std::partial_sum(m_toOffset.begin(), m_toOffset.end(), m_toOffset.begin());
    std::partial_sum(m_fromOffset.begin(), m_fromOffset.end(), m_fromOffset.begin());
    // Links are ordered by effect, so each cause's list comes out in time order of the effects.
    std::vector<std::uint32_t> next(m_fromOffset.begin(), m_fromOffset.end() - 1);
    m_byCause.resize(m_links.size());
    for (std::uint32_t i = 0; i < m_links.size(); ++i)
        m_byCause[next[m_links[i].from.index()]++] = LinkId(i);
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

std::size_t LinkTable::bytes() const
{
    return m_links.capacity() * sizeof(Link) + m_byCause.capacity() * sizeof(LinkId) +
           (m_toOffset.capacity() + m_fromOffset.capacity()) * sizeof(std::uint32_t);
}

} // namespace throughline
