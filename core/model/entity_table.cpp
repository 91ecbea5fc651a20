// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/entity_table.h"

#include <absl/hash/hash.h>

namespace throughline {

namespace {

std::uint64_t keyOf(StringId kind, StringId value)
{
    return std::uint64_t{kind.raw()} << 32 | value.raw();
}

std::size_t hashOf(StringId kind, StringId value)
{
    return absl::Hash<std::uint64_t>()(keyOf(kind, value));
}

} // namespace

EntityId EntityTable::intern(StringId kind, StringId value)
{
    if (m_sealed)
        reopen();
    const EntityId next(static_cast<std::uint32_t>(m_entities.size()));
    const auto [place, added] = m_index.try_emplace(keyOf(kind, value), next);
    if (added) {
        m_entities.push_back({kind, value});
        if (m_knownKinds.insert(kind).second)
            m_kinds.push_back(kind);
    }
    return place->second;
}

EntityId EntityTable::find(StringId kind, StringId value) const
{
    if (!m_sealed) {
        const auto found = m_index.find(keyOf(kind, value));
        return found == m_index.end() ? EntityId() : found->second;
    }
    const std::uint32_t row = m_sealedIndex.find(hashOf(kind, value), [&](std::uint32_t candidate) {
        return m_entities[candidate].kind == kind && m_entities[candidate].value == value;
    });
    return row == CompactIndex::kNone ? EntityId() : EntityId(row);
}

void EntityTable::seal()
{
    if (m_sealed)
        return;
    m_entities.shrink_to_fit();
    m_index = {};
    m_sealedIndex = CompactIndex(static_cast<std::uint32_t>(m_entities.size()), [this](std::uint32_t row) {
        return hashOf(m_entities[row].kind, m_entities[row].value);
    });
    m_sealed = true;
}

void EntityTable::reopen()
{
    m_sealed = false;
    m_sealedIndex = {};
    for (std::uint32_t row = 0; row < m_entities.size(); ++row)
        m_index.emplace(keyOf(m_entities[row].kind, m_entities[row].value), EntityId(row));
}

std::size_t EntityTable::bytes() const
{
    return m_entities.capacity() * sizeof(Entity) + m_kinds.capacity() * sizeof(StringId) +
           m_knownKinds.capacity() * (sizeof(StringId) + 1) +
           m_index.capacity() * (sizeof(std::uint64_t) + sizeof(EntityId) + 1) + m_sealedIndex.bytes();
}

} // namespace throughline
