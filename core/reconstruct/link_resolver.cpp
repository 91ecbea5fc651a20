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
    Evidence(const RuleContext& context, std::size_t candidates) : m_context(context)
    {
        m_links.reserve(candidates);
    }

    void add(const Candidate& candidate)
    {
        if (m_links.empty() || m_links.back().to != candidate.to)
            m_firstOfEffect = m_links.size();
        const auto bit = static_cast<std::uint8_t>(1U << static_cast<unsigned>(candidate.kind));
        if (Link* const same = linkThatAgrees(candidate)) {
            same->kinds |= bit;
            return;
        }
        m_links.push_back({.from = candidate.from,
                           .to = candidate.to,
                           .kind = candidate.kind,
                           .kinds = bit,
                           .chosen = candidate.chosen});
    }

    [[nodiscard]] std::vector<Link> take() { return std::move(m_links); }

private:
    // A link of the effect to which the candidate adds nothing: the same pair, or, of a chosen event, any of
    // its trace.
    Link* linkThatAgrees(const Candidate& candidate)
    {
        constexpr std::size_t kFew = 16; // a span may link to a hundred thousand others
        const std::span<Link> links = std::span(m_links).subspan(m_firstOfEffect);
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
        for (; m_indexed < m_links.size(); ++m_indexed)
            m_byCause.try_emplace(m_links[m_indexed].from, m_indexed);
        const auto found = m_byCause.find(cause);
        return found == m_byCause.end() ? nullptr : &m_links[found->second];
    }

    const RuleContext& m_context;
    std::vector<Link> m_links;
    std::size_t m_firstOfEffect = 0;

    absl::flat_hash_map<EventId, std::size_t> m_byCause; // the links of an effect with many
    std::size_t m_indexedEffect = std::numeric_limits<std::size_t>::max();
    std::size_t m_indexed = 0; // links up to here are in it
};

// The lists of all ranges in one; each is let go of once it is in.
PagedArray<Link> concatenated(std::vector<std::vector<Link>> ranges, unsigned threads)
{
    std::vector<std::size_t> first;
    std::size_t count = 0;
    for (const std::vector<Link>& links : ranges) {
        first.push_back(count);
        count += links.size();
    }
    PagedArray<Link> all(count);
    parallelFor(threads, ranges.size(), [&](std::size_t number) {
        const std::vector<Link> links = std::move(ranges[number]);
        std::copy(links.begin(), links.end(), all.begin() + first[number]);
    });
    return all;
}

} // namespace

std::vector<Link> joinEvidence(const RuleContext& context, const SpanTrees& trees, EventRange range,
                               const std::vector<Candidate>& candidates)
{
    Evidence evidence(context, range.end - range.begin + candidates.size());
    auto candidate = candidates.begin();
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
        if (const Candidate link = trees.linkInto(EventId(i)); link.from)
            evidence.add(link);
        for (; candidate != candidates.end() && candidate->to.index() == i; ++candidate)
            evidence.add(*candidate);
    }
    return evidence.take();
}

Resolution resolve(const RuleContext& context, std::vector<std::vector<Link>> links)
{
    LinkGraph graph(concatenated(std::move(links), context.threads), context);
    graph.choosePrimaries();
    graph.breakOtherCycles();
    std::vector<Link> leftOut = graph.leftOut();
    return {.links = std::move(graph).kept(), .leftOut = std::move(leftOut)};
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
