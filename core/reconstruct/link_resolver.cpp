// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/link_resolver.h"

#include "core/reconstruct/link_graph.h"

#include <algorithm>
#include <tuple>

namespace throughline {

namespace {

// True where the candidate says nothing that the link does not say more exactly: the same pair, or a chosen
// event of the trace in which the link begins.
bool agrees(const RuleContext& context, const Link& link, const Candidate& candidate)
{
    return link.from == candidate.from ||
           (candidate.chosen && context.events.trace(link.from) == context.events.trace(candidate.from));
}

std::vector<Link> joinEvidence(const RuleContext& context, const std::vector<Candidate>& candidates)
{
    std::vector<Link> links;
    links.reserve(candidates.size());
    std::size_t firstOfEffect = 0;
    for (const Candidate& candidate : candidates) {
        if (links.empty() || links.back().to != candidate.to)
            firstOfEffect = links.size();
        const auto bit = static_cast<std::uint8_t>(1U << static_cast<unsigned>(candidate.kind));
        const auto same =
            std::find_if(links.begin() + static_cast<std::ptrdiff_t>(firstOfEffect), links.end(),
                         [&](const Link& link) { return agrees(context, link, candidate); });
        if (same != links.end())
            same->kinds |= bit;
        else
            links.push_back({.from = candidate.from,
                             .to = candidate.to,
                             .kind = candidate.kind,
                             .kinds = bit,
                             .chosen = candidate.chosen});
    }
    return links;
}

} // namespace

Resolution resolve(const RuleContext& context, const std::vector<Candidate>& candidates)
{
    LinkGraph graph(joinEvidence(context, candidates), context.events.size(), context.order);
    graph.choosePrimaries();
    graph.breakOtherCycles();
    return {.links = graph.take(false), .leftOut = graph.take(true)};
}

std::vector<Candidate> merged(const std::vector<Candidate>& a, const std::vector<Candidate>& b)
{
    std::vector<Candidate> all;
    all.reserve(a.size() + b.size());
    std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(all),
               [](const Candidate& x, const Candidate& y) {
                   return std::tuple(x.to, x.kind) < std::tuple(y.to, y.kind);
               });
    return all;
}

} // namespace throughline
