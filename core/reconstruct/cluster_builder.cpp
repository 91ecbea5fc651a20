// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/cluster_builder.h"

#include "core/base/parallel.h"
#include "core/reconstruct/entry_points.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <mutex>

namespace throughline {

namespace {

// Builds clusters on one thread.
class ClusterBuilder {
public:
    ClusterBuilder(const RuleContext& context, const SpanTrees& trees)
        : m_context(context), m_events(context.events), m_trees(trees)
    {}

    [[nodiscard]] Cluster clusterOf(TraceId trace)
    {
        Cluster cluster;
        for (const EventId e : m_events.eventsOf(trace))
            add(e, cluster);
        // What lost its parent is no place where anything began.
        if (cluster.root && !m_context.parentOf(cluster.root).missing)
            cluster.entry = entryPointAt(cluster.root);
        return cluster;
    }

private:
    void add(EventId e, Cluster& cluster) const
    {
        if (m_events.timed(e)) {
            cluster.from =
                cluster.from == kNoTime ? m_events.time(e) : std::min(cluster.from, m_events.time(e));
            cluster.to = std::max(cluster.to, m_events.end(e)); // kNoTime is the smallest number
        }
        cluster.errors += m_events.status(e) == EventStatus::Error ? 1 : 0;
        if (m_trees.parentOf(e))
            return;
        ++cluster.roots;
        cluster.orphans += m_context.parentOf(e).missing ? 1 : 0;
        cluster.root = m_context.order.earlier(cluster.root, e);
    }

    // Roots are few kinds of event: each pair of type and class is looked at once.
    EntryPoint entryPointAt(EventId root)
    {
        const StringId type = m_events.type(root);
        const StringId className = m_events.className(root);
        const auto [entry, added] =
            m_known.try_emplace(static_cast<std::uint64_t>(type.raw()) << 32U | className.raw());
        if (added)
            entry->second = entryPointOf(m_context.snapshot.str(type), m_context.snapshot.str(className));
        return entry->second;
    }

    const RuleContext& m_context;
    const EventStore& m_events;
    const SpanTrees& m_trees;
    absl::flat_hash_map<std::uint64_t, EntryPoint> m_known;
};

} // namespace

ClusterTable buildClusters(const RuleContext& context, const SpanTrees& trees)
{
    ClusterTable clusters(context.events.traceCount());
    std::mutex mutex; // of large ones
    const std::vector<EventRange> ranges = rangesOf(clusters.size());
    parallelFor(context.threads, ranges.size(), [&](std::size_t number) {
        ClusterBuilder builder(context, trees);
        for (std::uint32_t i = ranges[number].begin; i < ranges[number].end; ++i) {
            const Cluster cluster = builder.clusterOf(TraceId(i));
            if (clusters.put(TraceId(i), cluster))
                continue;
            const std::lock_guard lock(mutex);
            clusters.putLarge(TraceId(i), cluster);
        }
    });
    return clusters;
}

} // namespace throughline
