// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/exact_reconstruction.h"

#include "core/base/memory.h"
#include "core/base/parallel.h"
#include "core/reconstruct/checks/check_list.h"
#include "core/reconstruct/cluster_builder.h"
#include "core/reconstruct/entry_links.h"
#include "core/reconstruct/link_resolver.h"
#include "core/reconstruct/rules/rule_list.h"

#include <utility>

namespace throughline {

// First the trees, because "its root" of other rules needs them; cycles of parents are cut there once and for
// all, since no other link is stronger. Then everything together.
bool ExactReconstruction::run(const CancelToken& cancel)
{
    constexpr std::uint32_t kMany = 100'000; // events of which it pays to give memory back at once

    if (cancel.cancelled())
        return false;
    const SpanTrees trees(m_context);
    m_snapshot.clusters = buildClusters(m_context, trees);
    std::vector<std::vector<Candidate>> candidates = propose(cancel);
    addEntryLinks(m_context, trees, candidates);
    if (cancel.cancelled())
        return false;
    Resolution resolution = resolve(m_context, trees, std::move(candidates));
    if (m_context.events.size() > kMany)
        returnFreedMemory(); // of the candidates
    m_snapshot.links = std::move(resolution.links);
    m_leftOut = std::move(resolution.leftOut);
    for (const Candidate& link : trees.leftOut())
        m_leftOut.push_back(linkOf(link));
    check(cancel);
    return !cancel.cancelled();
}

// What the rules that make no trees propose, by range of events.
std::vector<std::vector<Candidate>> ExactReconstruction::propose(const CancelToken& cancel) const
{
    const std::vector<EventRange> ranges = rangesOf(m_snapshot.events);
    std::vector<std::vector<Candidate>> candidates(ranges.size());
    parallelFor(m_context.threads, ranges.size(), [&](std::size_t number) {
        for (const CauseRule& rule : causeRules()) {
            if (cancel.cancelled())
                return;
            candidates[number] = merged(std::move(candidates[number]),
                                        rule.propose(m_context, m_snapshot.clusters, ranges[number]));
        }
    });
    return candidates;
}

void ExactReconstruction::check(const CancelToken& cancel)
{
    const CheckContext context{.rules = m_context, .links = m_snapshot.links, .leftOut = m_leftOut};
    std::vector<std::vector<Finding>> found(checkList().size());
    parallelFor(m_context.threads, found.size(), [&](std::size_t number) {
        if (!cancel.cancelled())
            checkList()[number](context, found[number]);
    });
    m_findings = concatenated(found);
}

} // namespace throughline
