// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sharded_index.h"

#include <algorithm>

namespace throughline {

ShardedIndex::ShardOrder::ShardOrder(std::span<const std::uint64_t> hashes) : m_order(hashes.size())
{
    for (const std::uint64_t hash : hashes)
        ++m_begin[shardOf(hash) + 1];
    for (std::size_t shard = 0; shard < kShards; ++shard)
        m_begin[shard + 1] += m_begin[shard];
    std::array<std::uint32_t, kShards + 1> next = m_begin;
    for (std::uint32_t i = 0; i < hashes.size(); ++i)
        m_order[next[shardOf(hashes[i])]++] = i;
}

void ShardedIndex::grow(Shard& shard)
{
    constexpr std::uint32_t kFirst = 16;
    const std::uint32_t before = shard.sizeNow();
    const std::uint32_t size = std::max(kFirst, before + before / 2);
    auto slots = std::make_unique<Slot[]>(size);
    for (std::uint32_t i = 0; i < before; ++i) {
        const Slot& slot = shard.owned[i];
        if (slot.row == kNone)
            continue;
        std::uint32_t at = startOf(slot.tag, size);
        while (slots[at].row != kNone)
            at = at + 1 == size ? 0 : at + 1;
        slots[at] = slot;
    }
    shard.slots.store(slots.get(), std::memory_order_relaxed);
    shard.size.store(size, std::memory_order_relaxed);
    shard.owned = std::move(slots);
}

void ShardedIndex::compact(Shard& shard)
{
    const std::uint32_t before = shard.sizeNow();
    // There is always a free slot to end at.
    const std::uint32_t size = shard.count == 0 ? 0 : shard.count + shard.count / 4 + 1;
    shard.rows.assign(size, kNone);
    for (std::uint32_t i = 0; i < before; ++i) {
        const Slot& slot = shard.owned[i];
        if (slot.row == kNone)
            continue;
        std::uint32_t at = startOf(slot.tag, size);
        while (shard.rows[at] != kNone)
            at = at + 1 == size ? 0 : at + 1;
        shard.rows[at] = slot.row;
    }
    shard.slots.store(nullptr, std::memory_order_relaxed);
    shard.size.store(size, std::memory_order_relaxed);
    shard.owned = {};
}

std::size_t ShardedIndex::size() const
{
    std::size_t sum = 0;
    for (const Shard& shard : m_shards)
        sum += shard.count;
    return sum;
}

std::size_t ShardedIndex::bytes() const
{
    std::size_t sum = sizeof m_shards;
    for (const Shard& shard : m_shards)
        sum += shard.owned ? shard.sizeNow() * sizeof(Slot) : shard.rows.capacity() * sizeof(std::uint32_t);
    return sum;
}

} // namespace throughline
