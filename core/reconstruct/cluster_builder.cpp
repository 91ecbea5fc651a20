// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/cluster_builder.h"

#include "core/reconstruct/entry_points.h"

#include <absl/container/flat_hash_map.h>

namespace throughline {

namespace {

void extend(Cluster& cluster, const EventStore& events, EventId e)
{
    if (!events.timed(e))
        return;
    cluster.from = cluster.from == kNoTime ? events.time(e) : std::min(cluster.from, events.time(e));
    cluster.to = std::max(cluster.to, events.end(e)); // kNoTime is the smallest number
}

// Roots are few kinds of event: each pair of type and class is looked at once.
void nameEntryPoints(std::vector<Cluster>& clusters, const Snapshot& snapshot)
{
    absl::flat_hash_map<std::uint64_t, EntryPoint> known;
    for (Cluster& cluster : clusters) {
        if (!cluster.root)
            continue;
        const StringId type = snapshot.events.type(cluster.root);
        const StringId className = snapshot.events.className(cluster.root);
        const auto [entry, added] =
            known.try_emplace(static_cast<std::uint64_t>(type.raw()) << 32U | className.raw());
        if (added)
            entry->second = entryPointOf(snapshot.str(type), snapshot.str(className));
        cluster.entry = entry->second;
    }
}

} // namespace

ClusterTable buildClusters(const RuleContext& context, std::span<const Link> links)
{
    const EventStore& events = context.events;
    std::vector<EventId> treeParent(events.size());
    for (const Link& link : links) {
        if (link.kind == LinkKind::Parent)
            treeParent[link.to.index()] = link.from;
    }
    std::vector<Cluster> clusters(events.traceCount());
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        const EventId e(i);
        Cluster& cluster = clusters[events.trace(e).index()];
        extend(cluster, events, e);
        cluster.errors += events.status(e) == EventStatus::Error ? 1 : 0;
        if (treeParent[i])
            continue;
        ++cluster.roots;
        cluster.orphans += context.parentOf(e).missing ? 1 : 0;
        cluster.root = context.order.earlier(cluster.root, e);
    }
    nameEntryPoints(clusters, context.snapshot);
    return {std::move(clusters), std::move(treeParent)};
}

} // namespace throughline
