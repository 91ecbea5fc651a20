// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/links.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

namespace throughline {

namespace {

// Among the links into one event.
auto rankOf(const Link& link)
{
    return std::tuple(!link.primary, link.kind, link.from);
}

} // namespace

std::string_view nameOf(LinkKind kind)
{
    static constexpr std::array<std::string_view, kLinkKindCount> kNames = {
        "parent", "cross-parent", "context", "causal", "span-link", "correlation", "token", "inferred"};
    return kNames[static_cast<std::size_t>(kind)];
}

LinkTable::LinkTable(const std::vector<Link>& links, std::uint32_t eventCount) : m_links(links.size())
{
    std::copy(links.begin(), links.end(), m_links.begin());
    std::sort(m_links.begin(), m_links.end(), [](const Link& a, const Link& b) {
        return std::tuple(a.to, rankOf(a)) < std::tuple(b.to, rankOf(b));
    });
    m_toOffset = offsetsByEffect(all(), eventCount);
    indexCauses(1);
}

// Links are ordered by effect, so each cause's list comes out in time order of the effects. Each thread sees
// to some of the causes.
void LinkTable::indexCauses(unsigned threads)
{
    const std::size_t events = m_toOffset.size() - 1;
    // Until links are put in their places offsets[cause + 1] is where the next one goes; afterwards it is
    // where they end.
    PagedArray<std::uint32_t> offsets(events + 1);
    m_byCause = PagedArray<LinkId>(m_links.size());
    const auto eachLink = [&](auto visit) {
        parallelFor(threads, threads, [&](std::size_t part) {
            const std::size_t begin = events * part / threads;
            const std::size_t count = events * (part + 1) / threads - begin;
            for (std::uint32_t i = 0; i < m_links.size(); ++i) {
                const std::uint32_t cause = m_links[i].from.index();
                if (cause - begin < count)
                    visit(LinkId(i), offsets[cause + std::size_t{1}]);
            }
        });
    };
    eachLink([](LinkId, std::uint32_t& offset) { ++offset; });
    std::exclusive_scan(offsets.begin() + 1, offsets.end(), offsets.begin() + 1, 0U);
    eachLink([&](LinkId link, std::uint32_t& offset) { m_byCause[offset++] = link; });
    m_fromOffset = std::move(offsets);
}

LinkTable LinkTable::withInferred(std::span<const Link> links, unsigned threads) const
{
    const auto exact =
        std::count_if(m_links.begin(), m_links.end(), [](const Link& link) { return !link.inferred(); });
    PagedArray<Link> all(static_cast<std::size_t>(exact) + links.size());
    Link* next = all.begin();
    auto inferred = links.begin();
    for (const Link& link : m_links) {
        if (link.inferred())
            continue;
        while (inferred != links.end() && inferred->to < link.to)
            *next++ = *inferred++;
        *next++ = link;
    }
    std::copy(inferred, links.end(), next);
    PagedArray<std::uint32_t> offsets =
        offsetsByEffect({all.data(), all.size()}, static_cast<std::uint32_t>(m_toOffset.size() - 1), threads);
    LinkTable table(std::move(all), std::move(offsets));
    table.indexCauses(threads);
    return table;
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

void sortLinksOfEffect(std::span<Link> links)
{
    if (links.size() > 1)
        std::sort(links.begin(), links.end(),
                  [](const Link& a, const Link& b) { return rankOf(a) < rankOf(b); });
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
