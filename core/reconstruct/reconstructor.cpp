// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/reconstructor.h"

#include "core/reconstruct/exact_reconstruction.h"
#include "core/reconstruct/fallback/link_fallback.h"
#include "core/reconstruct/hole_causes.h"

#include <span>
#include <utility>
#include <vector>

namespace throughline {

namespace {

// A root of a kind that the data show to have causes is no entry point, whatever its name is like.
void forgetEntryPoints(Snapshot& snapshot, std::span<const EventId> unexpectedRoots)
{
    for (const EventId e : unexpectedRoots) {
        const TraceId trace = snapshot.events.trace(e);
        Cluster cluster = snapshot.clusters[trace];
        if (cluster.root != e)
            continue;
        cluster.entry = EntryPoint::Unknown;
        if (!snapshot.clusters.put(trace, cluster))
            snapshot.clusters.putLarge(trace, cluster);
    }
}

// What no id says comes last, and changes nothing of what ids say.
void infer(Snapshot& snapshot, const ReconstructionSettings& settings, const EventOrder& order,
           const GlueIdentities& glue, const CancelToken& cancel, std::vector<Finding>& findings)
{
    Inference inference = inferCauses(snapshot, order, glue, settings.threshold, settings.threads, cancel);
    forgetEntryPoints(snapshot, inference.unexpectedRoots);
    for (const EventId e : inference.unexpectedRoots)
        findings.push_back({.kind = FindingKind::UnexpectedRoot, .event = e});
    for (const UninstrumentedKind& kind : inference.uninstrumented)
        findings.push_back({.kind = FindingKind::UnexpectedRoot,
                            .hole = HoleCause::NeverInstrumented,
                            .event = kind.first,
                            .related = kind.cause});
    snapshot.repairs = std::move(inference.repairs);
    if (const std::vector<Link> links = snapshot.repairs.links(); !links.empty())
        snapshot.links = snapshot.links.withInferred(links, settings.threads);
}

} // namespace

bool reconstruct(Snapshot& snapshot, const ReconstructionSettings& settings, const CancelToken& cancel)
{
    ExactReconstruction exact(snapshot, settings.threads);
    if (!exact.run(cancel))
        return false;
    std::vector<Finding> findings = exact.takeFindings();
    snapshot.links.indexCauses(settings.threads);
    const GlueIdentities glue(snapshot);
    glue.report(exact.order(), findings);
    if (settings.infer)
        infer(snapshot, settings, exact.order(), glue, cancel, findings);
    if (cancel.cancelled())
        return false;
    snapshot.losses = judgeHoles(snapshot, exact.order(), findings, settings.threads);
    snapshot.findings = FindingTable(std::move(findings));
    return !cancel.cancelled();
}

} // namespace throughline
