// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/reconstructor.h"

#include "core/base/memory.h"
#include "core/base/parallel.h"
#include "core/reconstruct/checks/check_list.h"
#include "core/reconstruct/cluster_builder.h"
#include "core/reconstruct/entry_links.h"
#include "core/reconstruct/fallback/link_fallback.h"
#include "core/reconstruct/hole_causes.h"
#include "core/reconstruct/link_resolver.h"
#include "core/reconstruct/rules/rule_list.h"

#include <span>
#include <utility>
#include <vector>

namespace throughline {

namespace {

// First the trees, because "its root" of other rules needs them; cycles of parents are cut there once and for
// all, since no other link is stronger. Then everything together.
class Reconstruction {
public:
    Reconstruction(Snapshot& snapshot, const ReconstructionSettings& settings, const CancelToken& cancel)
        : m_snapshot(snapshot), m_settings(settings), m_context(snapshot, settings.threads), m_cancel(cancel)
    {}

    bool run()
    {
        if (m_cancel.cancelled())
            return false;
        const SpanTrees trees(m_context);
        m_snapshot.clusters = buildClusters(m_context, trees);
        std::vector<std::vector<Candidate>> candidates = propose();
        addEntryLinks(m_context, trees, candidates);
        if (m_cancel.cancelled())
            return false;
        Resolution resolution = resolve(m_context, trees, std::move(candidates));
        returnFreedMemory(); // of the candidates
        m_snapshot.links = std::move(resolution.links);
        std::vector<Link> leftOut = std::move(resolution.leftOut);
        for (const Candidate& link : trees.leftOut())
            leftOut.push_back(linkOf(link));
        return infer(check(leftOut));
    }

private:
    // What the rules that make no trees propose, by range of events.
    std::vector<std::vector<Candidate>> propose()
    {
        const std::vector<EventRange> ranges = rangesOf(m_snapshot.events);
        std::vector<std::vector<Candidate>> candidates(ranges.size());
        parallelFor(m_context.threads, ranges.size(), [&](std::size_t number) {
            for (const CauseRule& rule : causeRules()) {
                if (m_cancel.cancelled())
                    return;
                candidates[number] = merged(std::move(candidates[number]),
                                            rule.propose(m_context, m_snapshot.clusters, ranges[number]));
            }
        });
        return candidates;
    }

    std::vector<Finding> check(std::span<const Link> leftOut)
    {
        const CheckContext context{.rules = m_context, .links = m_snapshot.links, .leftOut = leftOut};
        std::vector<std::vector<Finding>> found(checkList().size());
        parallelFor(m_context.threads, found.size(), [&](std::size_t number) {
            if (!m_cancel.cancelled())
                checkList()[number](context, found[number]);
        });
        return concatenated(found);
    }

    // What no id says comes last, and changes nothing of what ids say.
    bool infer(std::vector<Finding> findings)
    {
        m_snapshot.links.indexCauses(m_settings.threads);
        const GlueIdentities glue(m_snapshot);
        glue.report(m_context.order, findings);
        if (m_settings.infer) {
            Inference inference = inferCauses(m_snapshot, m_context.order, glue, m_settings.threshold,
                                              m_settings.threads, m_cancel);
            for (const EventId e : inference.unexpectedRoots)
                findings.push_back({.kind = FindingKind::UnexpectedRoot, .event = e});
            for (const UninstrumentedKind& kind : inference.uninstrumented)
                findings.push_back({.kind = FindingKind::UnexpectedRoot,
                                    .hole = HoleCause::NeverInstrumented,
                                    .event = kind.first,
                                    .related = kind.cause});
            m_snapshot.repairs = std::move(inference.repairs);
            if (const std::vector<Link> links = m_snapshot.repairs.links(); !links.empty())
                m_snapshot.links = m_snapshot.links.withInferred(links, m_settings.threads);
        }
        if (m_cancel.cancelled())
            return false;
        m_snapshot.losses = judgeHoles(m_snapshot, m_context.order, findings, m_settings.threads);
        m_snapshot.findings = FindingTable(std::move(findings));
        return !m_cancel.cancelled();
    }

    Snapshot& m_snapshot;
    const ReconstructionSettings m_settings;
    const RuleContext m_context;
    const CancelToken& m_cancel;
};

} // namespace

bool reconstruct(Snapshot& snapshot, const ReconstructionSettings& settings, const CancelToken& cancel)
{
    return Reconstruction(snapshot, settings, cancel).run();
}

} // namespace throughline
