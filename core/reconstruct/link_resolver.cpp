// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/link_resolver.h"

#include "core/base/parallel.h"
#include "core/reconstruct/link_graph.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <limits>
#include <span>
#include <tuple>

namespace throughline {

namespace {

// Puts candidates together that name the same pair.
class Evidence {
public:
    // Links are put in `room`, which is as large as all that is added.
    Evidence(const RuleContext& context, std::span<Link> room) : m_context(context), m_room(room) {}

    void add(const Candidate& candidate)
    {
        if (m_count == 0 || m_room[m_count - 1].to != candidate.to)
            m_firstOfEffect = m_count;
        if (Link* const same = linkThatAgrees(candidate)) {
            same->kinds = (same->kinds | linkOf(candidate).kinds) & 0xffU;
            return;
        }
        m_room[m_count++] = linkOf(candidate);
    }

    [[nodiscard]] std::size_t count() const { return m_count; } // of links

private:
    // A link of the effect to which the candidate adds nothing: the same pair, or, of a chosen event, any of
    // its trace.
    Link* linkThatAgrees(const Candidate& candidate)
    {
        constexpr std::size_t kFew = 16; // a span may link to a hundred thousand others
        const std::span<Link> links = m_room.subspan(m_firstOfEffect, m_count - m_firstOfEffect);
        if (links.size() > kFew && !candidate.chosen)
            return linkFrom(candidate.from);
        const auto found = std::find_if(links.begin(), links.end(), [&](const Link& link) {
            return link.from == candidate.from ||
                   (candidate.chosen &&
                    m_context.events.trace(link.from) == m_context.events.trace(candidate.from));
        });
        return found == links.end() ? nullptr : &*found;
    }

    Link* linkFrom(EventId cause)
    {
        if (m_indexedEffect != m_firstOfEffect) {
            m_indexedEffect = m_firstOfEffect;
            m_byCause.clear();
            m_indexed = m_firstOfEffect;
        }
        for (; m_indexed < m_count; ++m_indexed)
            m_byCause.try_emplace(m_room[m_indexed].from, m_indexed);
        const auto found = m_byCause.find(cause);
        return found == m_byCause.end() ? nullptr : &m_room[found->second];
    }

    const RuleContext& m_context;
    std::span<Link> m_room;
    std::size_t m_count = 0;
    std::size_t m_firstOfEffect = 0;

    absl::flat_hash_map<EventId, std::size_t> m_byCause; // the links of an effect with many
    std::size_t m_indexedEffect = std::numeric_limits<std::size_t>::max();
    std::size_t m_indexed = 0; // links up to here are in it
};

// Puts together what is known of the effects in a range. Returns how many links that makes.
std::size_t joinEvidence(const RuleContext& context, const SpanTrees& trees, EventRange range,
                         const std::vector<Candidate>& candidates, std::span<Link> room)
{
    Evidence evidence(context, room);
    auto candidate = candidates.begin();
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
        if (const Candidate link = trees.linkInto(EventId(i)); link.from)
            evidence.add(link);
        for (; candidate != candidates.end() && candidate->to.index() == i; ++candidate)
            evidence.add(*candidate);
    }
    return evidence.count();
}

PagedArray<Link> joinEvidence(const RuleContext& context, const SpanTrees& trees,
                              std::vector<std::vector<Candidate>> candidates)
{
    const std::vector<EventRange> ranges = rangesOf(context.events);
    std::vector<std::size_t> first = {0}; // where the room of each range begins
    for (std::size_t number = 0; number < ranges.size(); ++number)
        first.push_back(first.back() + trees.mostLinksInto(number) + candidates[number].size());
    PagedArray<Link> links(first.back());
    std::vector<std::size_t> count(ranges.size());
    parallelFor(context.threads, ranges.size(), [&](std::size_t number) {
        const std::vector<Candidate> here = std::move(candidates[number]);
        const std::span<Link> room(links.begin() + first[number], links.begin() + first[number + 1]);
        count[number] = joinEvidence(context, trees, ranges[number], here, room);
    });
    // Where kinds agreed there is room left between the ranges.
    std::size_t all = 0;
    for (std::size_t number = 0; number < ranges.size(); ++number) {
        const Link* const begin = links.begin() + first[number];
        if (all != first[number])
            std::copy(begin, begin + count[number], links.begin() + all);
        all += count[number];
    }
    links.shrink(all);
    return links;
}

} // namespace

Resolution resolve(const RuleContext& context, const SpanTrees& trees,
                   std::vector<std::vector<Candidate>> candidates)
{
    LinkGraph graph(joinEvidence(context, trees, std::move(candidates)), context);
    graph.choosePrimaries();
    graph.breakOtherCycles();
    std::vector<Link> leftOut = graph.leftOut();
    return {.links = std::move(graph).kept(), .leftOut = std::move(leftOut)};
}

Link linkOf(const Candidate& candidate)
{
    Link link{.from = candidate.from, .to = candidate.to};
    link.kind = candidate.kind;
    link.kinds = 1U << static_cast<unsigned>(candidate.kind) & 0xffU;
    link.chosen = candidate.chosen;
    return link;
}

std::vector<Candidate> merged(std::vector<Candidate> a, std::vector<Candidate> b)
{
    if (a.empty() || b.empty())
        return a.empty() ? std::move(b) : std::move(a);
    std::vector<Candidate> all;
    all.reserve(a.size() + b.size());
    std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(all),
               [](const Candidate& x, const Candidate& y) {
                   return std::tuple(x.to, x.kind) < std::tuple(y.to, y.kind);
               });
    return all;
}

} // namespace throughline
