// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/clusters.h"

#include <array>

namespace throughline {

std::string_view nameOf(EntryPoint entry)
{
    static constexpr std::array<std::string_view, 6> kNames = {
        "unknown", "webhook", "api-request", "scheduled-job", "campaign-send", "session"};
    return kNames[static_cast<std::size_t>(entry)];
}

bool ClusterTable::put(TraceId id, const Cluster& cluster)
{
    Packed& packed = (*m_clusters)[id.index()];
    packed.from = cluster.from;
    packed.to = cluster.to;
    packed.root = cluster.root;
    packed.entry = static_cast<std::uint32_t>(cluster.entry) & 7U;
    const bool large = cluster.roots >= Packed::kLarge || cluster.orphans >> Packed::kCountBits != 0 ||
                       cluster.errors >> Packed::kErrorBits != 0;
    packed.roots = large ? Packed::kLarge : cluster.roots & Packed::kLarge;
    packed.orphans = cluster.orphans & Packed::kLarge;
    packed.errors = cluster.errors & ((1U << Packed::kErrorBits) - 1);
    return !large;
}

void ClusterTable::putLarge(TraceId id, const Cluster& cluster)
{
    m_large.insert_or_assign(id, cluster);
}

Cluster ClusterTable::operator[](TraceId id) const
{
    const Packed& packed = (*m_clusters)[id.index()];
    if (packed.roots == Packed::kLarge)
        return m_large.at(id);
    return {.from = packed.from,
            .to = packed.to,
            .root = packed.root,
            .roots = packed.roots,
            .orphans = packed.orphans,
            .errors = packed.errors,
            .entry = static_cast<EntryPoint>(packed.entry)};
}

std::size_t ClusterTable::bytes() const
{
    return m_clusters->bytes() + m_large.capacity() * sizeof(std::pair<TraceId, Cluster>);
}

} // namespace throughline
