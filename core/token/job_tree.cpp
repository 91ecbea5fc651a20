// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/token/job_tree.h"

#include <absl/container/flat_hash_set.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

namespace throughline {

// Collects jobs, each once.
class JobTree::Walk {
public:
    explicit Walk(const JobTree& tree) : m_tree(tree) {}

    // From the last ancestor that is not in the walk yet down to the node itself.
    void addAncestors(Node node)
    {
        std::vector<Node> chain;
        for (Node at = node; at != kNone && m_visited.insert(at).second; at = m_tree.m_parents[at])
            chain.push_back(at);
        m_lineage.isCyclic = m_tree.m_parents[chain.back()] != kNone;
        std::uint32_t depth = 0;
        for (auto at = chain.rbegin(); at != chain.rend(); ++at)
            add(*at, depth++);
    }
    // In pre-order; the node itself is in the walk.
    void addDescendants(Node node, std::uint32_t depth)
    {
        struct Waiting {
            Node node;
            std::uint32_t depth;
        };
        std::vector<Waiting> stack;
        const auto expect = [&](Node parent, std::uint32_t below) {
            const std::span<const Node> children = m_tree.children(parent);
            for (auto child = children.rbegin(); child != children.rend(); ++child)
                stack.push_back({*child, below});
        };
        expect(node, depth + 1);
        while (!stack.empty()) {
            const Waiting next = stack.back();
            stack.pop_back();
            if (!m_visited.insert(next.node).second)
                continue;
            add(next.node, next.depth);
            expect(next.node, next.depth + 1);
        }
    }
    void addTree(Node root)
    {
        if (!m_visited.insert(root).second)
            return;
        add(root, 0);
        addDescendants(root, 0);
    }
    [[nodiscard]] std::uint32_t lastDepth() const { return m_lineage.jobs.back().depth; }
    [[nodiscard]] JobLineage take() { return std::move(m_lineage); }

private:
    void add(Node node, std::uint32_t depth)
    {
        const Node parent = m_tree.m_parents[node];
        const std::span<const JobExecution> rows = m_tree.m_snapshot.executions.jobs().all();
        m_lineage.jobs.push_back({.id = m_tree.m_ids[node],
                                  .job = node < rows.size() ? &rows[node] : nullptr,
                                  .parent = parent == kNone ? StringId() : m_tree.m_ids[parent],
                                  .depth = depth});
    }

    const JobTree& m_tree;
    absl::flat_hash_set<Node> m_visited;
    JobLineage m_lineage;
};

const Invocation* invocationOf(const Snapshot& snapshot, const JobExecution& job)
{
    const ExecutionRecords& executions = snapshot.executions;
    StringId id = job.invocation;
    if (!id && job.eventExecution) {
        const EventExecution* execution = executions.eventExecutions().find(job.eventExecution);
        id = execution ? execution->invocation : StringId();
    }
    return id ? executions.invocations().find(id) : nullptr;
}

JobTree::JobTree(const Snapshot& snapshot) : m_snapshot(snapshot)
{
    const std::span<const JobExecution> rows = snapshot.executions.jobs().all();
    for (const JobExecution& job : rows)
        m_ids.push_back(job.id);
    m_parents.assign(m_ids.size(), kNone);
    for (Node node = 0; node < rows.size(); ++node) {
        const StringId parent = parentNamedBy(rows[node]);
        if (!parent)
            continue;
        m_parents[node] = nodeOf(parent);
        if (m_parents[node] != kNone)
            continue;
        m_parents[node] = static_cast<Node>(m_ids.size());
        m_withoutRow.emplace(parent, m_parents[node]);
        m_ids.push_back(parent);
    }
    m_parents.resize(m_ids.size(), kNone);
    linkChildren();
}

StringId JobTree::parentNamedBy(const JobExecution& job) const
{
    if (job.parentJob)
        return job.parentJob;
    const Invocation* invocation = invocationOf(m_snapshot, job);
    if (!invocation)
        return {};
    return invocation->sourceJob ? invocation->sourceJob : invocation->tokenJob;
}

JobTree::Node JobTree::nodeOf(StringId job) const
{
    const IdTable<JobExecution>& jobs = m_snapshot.executions.jobs();
    if (const JobExecution* row = job ? jobs.find(job) : nullptr)
        return static_cast<Node>(row - jobs.all().data());
    const auto found = m_withoutRow.find(job);
    return found == m_withoutRow.end() ? kNone : found->second;
}

// The children of all jobs one behind the other, each job's in the order in which they were created.
void JobTree::linkChildren()
{
    const std::span<const JobExecution> rows = m_snapshot.executions.jobs().all();
    std::vector<Node> byTime(rows.size());
    std::iota(byTime.begin(), byTime.end(), Node{0});
    std::stable_sort(byTime.begin(), byTime.end(),
                     [rows](Node a, Node b) { return rows[a].createdAt < rows[b].createdAt; });
    m_firstChild.assign(m_ids.size() + 1, 0);
    for (const Node parent : m_parents) {
        if (parent != kNone)
            ++m_firstChild[parent + 1];
    }
    std::partial_sum(m_firstChild.begin(), m_firstChild.end(), m_firstChild.begin());
    m_children.resize(m_firstChild.back());
    std::vector<Node> next(m_firstChild.begin(), m_firstChild.end());
    for (const Node child : byTime) {
        if (m_parents[child] != kNone)
            m_children[next[m_parents[child]]++] = child;
    }
}

StringId JobTree::find(std::string_view job) const
{
    std::string lower(job);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    for (const std::string_view text : {job, std::string_view(lower)}) {
        const StringId id = m_snapshot.strings.find(text);
        if (id && nodeOf(id) != kNone)
            return id;
    }
    return {};
}

StringId JobTree::parentOf(StringId job) const
{
    const Node node = nodeOf(job);
    return node == kNone || m_parents[node] == kNone ? StringId() : m_ids[m_parents[node]];
}

std::vector<StringId> JobTree::childrenOf(StringId job) const
{
    std::vector<StringId> ids;
    const Node node = nodeOf(job);
    if (node == kNone)
        return ids;
    for (const Node child : children(node))
        ids.push_back(m_ids[child]);
    return ids;
}

JobLineage JobTree::lineageOf(StringId job) const
{
    const Node node = nodeOf(job);
    if (node == kNone)
        return {};
    Walk walk(*this);
    walk.addAncestors(node);
    walk.addDescendants(node, walk.lastDepth());
    return walk.take();
}

JobLineage JobTree::forestOf(std::span<const StringId> jobs) const
{
    absl::flat_hash_set<Node> wanted;
    for (const StringId job : jobs) {
        if (const Node node = nodeOf(job); node != kNone)
            wanted.insert(node);
    }
    Walk walk(*this);
    // Those in a circle have no top: they come last.
    for (const bool onlyTops : {true, false}) {
        for (const StringId job : jobs) {
            const Node node = nodeOf(job);
            const bool isTop = node != kNone && !wanted.contains(m_parents[node]);
            if (node != kNone && (isTop || !onlyTops))
                walk.addTree(node);
        }
    }
    return walk.take();
}

} // namespace throughline
