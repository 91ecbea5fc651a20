// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/link_resolver.h"

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

// What is settled of an effect comes before what is proposed for it.
std::vector<Link> joinEvidence(const RuleContext& context, std::vector<Link> settled,
                               const std::vector<Candidate>& candidates)
{
    if (candidates.empty())
        return settled;
    Evidence evidence(context, settled.size() + candidates.size());
    auto link = settled.begin();
    for (const Candidate& candidate : candidates) {
        for (; link != settled.end() && link->to <= candidate.to; ++link)
            evidence.add({.from = link->from, .to = link->to, .kind = link->kind});
        evidence.add(candidate);
    }
    for (; link != settled.end(); ++link)
        evidence.add({.from = link->from, .to = link->to, .kind = link->kind});
    return evidence.take();
}

} // namespace

Resolution resolve(const RuleContext& context, std::vector<Link> settled, std::vector<Candidate> candidates)
{
    std::vector<Link> links = joinEvidence(context, std::move(settled), candidates);
    std::vector<Candidate>().swap(candidates); // its memory is needed again
    LinkGraph graph(std::move(links), context.events.size(), context.order);
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
