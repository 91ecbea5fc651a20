// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/reconstructor.h"

#include "core/reconstruct/checks/check_list.h"
#include "core/reconstruct/cluster_builder.h"
#include "core/reconstruct/link_resolver.h"
#include "core/reconstruct/rules/rule_list.h"

#include <algorithm>
#include <iterator>

namespace throughline {

namespace {

// First the trees, because "its root" of other rules needs them; cycles of parents are cut there once and for
// all, since no other link is stronger. Then everything together.
class Reconstruction {
public:
    Reconstruction(Snapshot& snapshot, const CancelToken& cancel, unsigned threads)
        : m_snapshot(snapshot), m_context(snapshot, threads), m_cancel(cancel)
    {}

    bool run()
    {
        Resolution trees = buildTrees();
        if (m_cancel.cancelled())
            return false;
        Resolution all = linkAll(std::move(trees.links));
        if (m_cancel.cancelled())
            return false;
        m_snapshot.links = LinkTable(std::move(all.links), m_snapshot.events.size());
        std::move(all.leftOut.begin(), all.leftOut.end(), std::back_inserter(trees.leftOut));
        return check(trees.leftOut);
    }

private:
    Resolution buildTrees()
    {
        std::vector<Candidate> candidates;
        for (const TreeRule& rule : treeRules()) {
            if (m_cancel.cancelled())
                return {};
            candidates = merged(std::move(candidates), rule.propose(m_context));
        }
        Resolution trees = resolve(m_context, {}, std::move(candidates));
        m_snapshot.clusters = buildClusters(m_context, trees.links);
        return trees;
    }

    Resolution linkAll(std::vector<Link> trees)
    {
        std::vector<Candidate> candidates;
        for (const CauseRule& rule : causeRules()) {
            if (m_cancel.cancelled())
                return {};
            candidates = merged(std::move(candidates), rule.propose(m_context, m_snapshot.clusters));
        }
        return resolve(m_context, std::move(trees), std::move(candidates));
    }

    bool check(std::span<const Link> leftOut)
    {
        const CheckContext context{.rules = m_context, .links = m_snapshot.links, .leftOut = leftOut};
        std::vector<Finding> found;
        for (const Check& look : checkList()) {
            if (m_cancel.cancelled())
                return false;
            look(context, found);
        }
        m_snapshot.findings = FindingTable(std::move(found));
        return true;
    }

    Snapshot& m_snapshot;
    const RuleContext m_context;
    const CancelToken& m_cancel;
};

} // namespace

bool reconstruct(Snapshot& snapshot, const CancelToken& cancel, unsigned threads)
{
    return Reconstruction(snapshot, cancel, threads).run();
}

} // namespace throughline
