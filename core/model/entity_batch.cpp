// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/entity_batch.h"

namespace throughline {

std::uint32_t EntityBatch::add(StringId kind, std::uint32_t value)
{
    // Both halves, mixed by a multiplication that can be undone: no two pairs share a hash.
    constexpr std::uint64_t kMix = 0x9e3779b97f4a7c15;
    std::uint64_t hash = (std::uint64_t{kind.raw()} << 32 | value) * kMix;
    hash ^= hash >> 32;
    const DistinctHashes::Place place = m_known.add(hash);
    if (place.isNew)
        m_named.push_back({kind, value});
    return place.number;
}

void EntityBatch::settle(const StringBatch& strings)
{
    for (const Named& named : m_named)
        m_entities.push_back({named.kind, strings.id(named.value)});
    m_ids.resize(m_entities.size());
    m_writer.intern(m_entities, m_ids);
}

void EntityBatch::clear()
{
    m_known.clear();
    m_named.clear();
    m_entities.clear();
    m_ids.clear();
}

} // namespace throughline
