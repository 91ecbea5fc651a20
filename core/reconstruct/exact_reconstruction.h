// SPDX-License-Identifier: GPL-3.0-or-later
// ExactReconstruction: what ids say of the events of a snapshot: clusters, links, and what is broken among
// them. Nothing is inferred (that is the reconstructor's second half).
//
// Runs the link rules (rules/) and checks (checks/) on the calling thread and others beside it. Made for one
// reconstruction, which owns it; the snapshot outlives it.
#pragma once

#include "core/base/progress.h"
#include "core/reconstruct/rule_context.h"

#include <utility>
#include <vector>

namespace throughline {

class ExactReconstruction {
public:
    // `followers`: see MessageCreators.
    explicit ExactReconstruction(Snapshot& snapshot, unsigned threads = 1,
                                 const MessageFollowers* followers = nullptr)
        : m_snapshot(snapshot), m_context(snapshot, threads, followers)
    {}

    // Fills the snapshot's clusters and links (by effect only, see LinkTable::indexCauses). Returns false
    // where it was cancelled.
    bool run(const CancelToken& cancel = {});

    [[nodiscard]] const EventOrder& order() const { return m_context.order; }
    // After run(): what the checks found, and the links that would have closed a cycle.
    [[nodiscard]] const std::vector<Finding>& findings() const { return m_findings; }
    [[nodiscard]] std::vector<Finding> takeFindings() { return std::move(m_findings); }
    [[nodiscard]] const std::vector<Link>& leftOut() const { return m_leftOut; }

private:
    [[nodiscard]] std::vector<std::vector<Candidate>> propose(const CancelToken& cancel) const;
    void check(const CancelToken& cancel);

    Snapshot& m_snapshot;
    const RuleContext m_context;
    std::vector<Finding> m_findings;
    std::vector<Link> m_leftOut;
};

} // namespace throughline
