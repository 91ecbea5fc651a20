// SPDX-License-Identifier: GPL-3.0-or-later
// JobTree: which job caused which (seed 2, "Observability Tables"; spec 1, "job execution").
//
// The parent of a job is its parent_job_id, else the source_job_id of the invocation that ran it, else the
// job that the token in that invocation's payload names: a job's row may have been pruned, what names it
// stays. A parent without a row is a node, too. Damaged data may make jobs their own ancestors; every walk
// visits a job once and none recurses. Immutable, any thread; the snapshot outlives it.
#pragma once

#include "core/model/snapshot.h"

#include <absl/container/flat_hash_map.h>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace throughline {

struct JobInTree {
    StringId id;
    const JobExecution* job = nullptr; // none where the data have no such row
    StringId parent;
    std::uint32_t depth = 0; // below the first job of the answer
};

// A job with all that led to it and all that it led to.
struct JobLineage {
    std::vector<JobInTree> jobs; // from the root down to the job, then its descendants in pre-order
    bool isCyclic = false;       // following parents led back: the root is where the circle was left
};

class JobTree {
public:
    explicit JobTree(const Snapshot& snapshot);

    // A job's id as text, of a UUID in any case; none where nothing names such a job.
    [[nodiscard]] StringId find(std::string_view job) const;
    [[nodiscard]] StringId parentOf(StringId job) const;
    // In the order in which they were created.
    [[nodiscard]] std::vector<StringId> childrenOf(StringId job) const;
    // Empty for a job that nothing names.
    [[nodiscard]] JobLineage lineageOf(StringId job) const;
    // The jobs and all that they led to, below those of them whose parent is none of them.
    [[nodiscard]] JobLineage forestOf(std::span<const StringId> jobs) const;

private:
    using Node = std::uint32_t;
    static constexpr Node kNone = 0xffff'ffff;
    class Walk;

    [[nodiscard]] StringId parentNamedBy(const JobExecution& job) const;
    [[nodiscard]] Node nodeOf(StringId job) const;
    void linkChildren();
    [[nodiscard]] std::span<const Node> children(Node node) const
    {
        return {m_children.data() + m_firstChild[node], m_children.data() + m_firstChild[node + 1]};
    }

    const Snapshot& m_snapshot;
    std::vector<StringId> m_ids;    // of jobs with a row in the order of those, then of those without
    std::vector<Node> m_parents;    // by node
    std::vector<Node> m_firstChild; // by node, and one more
    std::vector<Node> m_children;
    absl::flat_hash_map<StringId, Node> m_withoutRow;
};

// The invocation that ran the job, by the job's row or that of its event execution; none where there is none.
[[nodiscard]] const Invocation* invocationOf(const Snapshot& snapshot, const JobExecution& job);

} // namespace throughline
