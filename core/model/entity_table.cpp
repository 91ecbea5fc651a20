// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/entity_table.h"

#include <algorithm>

namespace throughline {

namespace {

std::uint64_t keyOf(StringId kind, StringId value)
{
    return std::uint64_t{kind.raw()} << 32 | value.raw();
}

} // namespace

EntityId EntityTable::intern(StringId kind, StringId value)
{
    const EntityId next(static_cast<std::uint32_t>(m_entities.size()));
    const auto [place, added] = m_index.try_emplace(keyOf(kind, value), next);
    if (added) {
        m_entities.push_back({kind, value});
        // A data set has a few dozen kinds at most.
        if (std::find(m_kinds.begin(), m_kinds.end(), kind) == m_kinds.end())
            m_kinds.push_back(kind);
    }
    return place->second;
}

EntityId EntityTable::find(StringId kind, StringId value) const
{
    const auto found = m_index.find(keyOf(kind, value));
    return found == m_index.end() ? EntityId() : found->second;
}

std::size_t EntityTable::bytes() const
{
    return m_entities.capacity() * sizeof(Entity) +
           m_index.capacity() * (sizeof(std::uint64_t) + sizeof(EntityId) + 1);
}

} // namespace throughline
