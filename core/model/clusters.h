// SPDX-License-Identifier: GPL-3.0-or-later
// Trace clusters as plain data (spec 2, "Trace clusters and span trees"). Their trees are in the links of
// kind `parent`, see LinkTable.
//
// Filled by reconstruct/, then immutable: any thread may read.
#pragma once

#include "core/base/ids.h"
#include "core/base/paged_array.h"
#include "core/base/time.h"

#include <absl/container/flat_hash_map.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

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

    friend bool operator==(const Cluster&, const Cluster&) = default;
};

// A copy shares the memory of its original.
class ClusterTable {
public:
    ClusterTable() = default;
    // For so many clusters, each of which is then put in its place.
    explicit ClusterTable(std::uint32_t size) : m_clusters(std::make_shared<PagedArray<Packed>>(size)) {}

    // Several threads at once may put clusters in, each those of its own; false for one that is so large that
    // it is to be put in by putLarge(), by one thread at a time.
    [[nodiscard]] bool put(TraceId id, const Cluster& cluster);
    void putLarge(TraceId id, const Cluster& cluster);

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_clusters->size()); }
    [[nodiscard]] Cluster operator[](TraceId id) const;
    [[nodiscard]] std::size_t bytes() const;

private:
    // Nearly all clusters have few events, and there may be half as many clusters as events.
    struct Packed {
        static constexpr unsigned kCountBits = 10; // of roots, as of orphans
        static constexpr unsigned kErrorBits = 9;
        static constexpr std::uint32_t kLarge = (1U << kCountBits) - 1; // instead of roots: it is in m_large

        TimeNs from = kNoTime;
        TimeNs to = kNoTime;
        EventId root;
        std::uint32_t roots : kCountBits = 0;
        std::uint32_t orphans : kCountBits = 0;
        std::uint32_t errors : kErrorBits = 0;
        std::uint32_t entry : 3 = 0;
    };

    std::shared_ptr<PagedArray<Packed>> m_clusters = std::make_shared<PagedArray<Packed>>();
    absl::flat_hash_map<TraceId, Cluster> m_large;
};

} // namespace throughline
