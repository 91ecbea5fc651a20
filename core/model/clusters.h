// SPDX-License-Identifier: GPL-3.0-or-later
// Trace clusters and their span trees as plain data (spec 2, "Trace clusters and span trees").
//
// Filled by reconstruct/, then immutable: any thread may read.
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace throughline {

// What a cluster began with: its root's kind (seed 1, section 3.A).
enum class EntryPoint : std::uint8_t { Unknown, Webhook, ApiRequest, ScheduledJob, CampaignSend, Session };

[[nodiscard]] std::string_view nameOf(EntryPoint entry); // "api-request"

struct Cluster {
    TimeNs from = kNoTime; // start of the earliest and end of the latest timed event
    TimeNs to = kNoTime;
    EventId root; // the earliest root
    std::uint32_t roots = 0;
    std::uint32_t orphans = 0; // roots whose parent id names a span that is not here
    std::uint32_t errors = 0;
    EntryPoint entry = EntryPoint::Unknown;
};

// The span trees of all clusters. A parent in another trace is no tree edge: it is a link (cross-parent).
class ClusterTable {
public:
    ClusterTable() = default;
    ClusterTable(std::vector<Cluster> clusters, std::vector<EventId> treeParent);

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_clusters.size()); }
    [[nodiscard]] const Cluster& operator[](TraceId id) const { return m_clusters[id.index()]; }

    // The event's parent in the span tree of its own trace; none for a root.
    [[nodiscard]] EventId treeParent(EventId e) const { return m_treeParent[e.index()]; }
    // Children of an event within its trace, in time order.
    [[nodiscard]] std::span<const EventId> treeChildren(EventId e) const;

    [[nodiscard]] std::size_t bytes() const;

private:
    std::vector<Cluster> m_clusters;
    std::vector<EventId> m_treeParent;
    std::vector<std::uint32_t> m_childOffset;
    std::vector<EventId> m_children;
};

} // namespace throughline
