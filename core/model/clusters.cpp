// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/clusters.h"

#include <array>
#include <numeric>

namespace throughline {

std::string_view nameOf(EntryPoint entry)
{
    static constexpr std::array<std::string_view, 6> kNames = {
        "unknown", "webhook", "api-request", "scheduled-job", "campaign-send", "session"};
    return kNames[static_cast<std::size_t>(entry)];
}

ClusterTable::ClusterTable(std::vector<Cluster> clusters, std::vector<EventId> treeParent)
    : m_clusters(std::move(clusters)), m_treeParent(std::move(treeParent))
{
    m_childOffset.assign(m_treeParent.size() + 1, 0);
    for (const EventId parent : m_treeParent) {
        if (parent)
            ++m_childOffset[parent.index() + 1];
    }
    std::partial_sum(m_childOffset.begin(), m_childOffset.end(), m_childOffset.begin());
    std::vector<std::uint32_t> next(m_childOffset.begin(), m_childOffset.end() - 1);
    m_children.resize(m_childOffset.back());
    for (std::uint32_t i = 0; i < m_treeParent.size(); ++i) {
        if (const EventId parent = m_treeParent[i])
            m_children[next[parent.index()]++] = EventId(i);
    }
}

std::span<const EventId> ClusterTable::treeChildren(EventId e) const
{
    return {m_children.data() + m_childOffset[e.index()], m_children.data() + m_childOffset[e.index() + 1]};
}

std::size_t ClusterTable::bytes() const
{
    return m_clusters.capacity() * sizeof(Cluster) + m_childOffset.capacity() * sizeof(std::uint32_t) +
           (m_treeParent.capacity() + m_children.capacity()) * sizeof(EventId);
}

} // namespace throughline
