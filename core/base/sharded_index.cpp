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

ShardedIndex::Slots ShardedIndex::slots(std::uint32_t size, bool foreseen)
{
    constexpr std::uint32_t kWorthPages = 1 << 14; // what is smaller comes from the allocator
    if (!foreseen || size < kWorthPages)
        return Slots(new Slot[size]);
    const std::lock_guard lock(m_mutex);
    if (m_pageLeft < size) {
        // Hashes are even: all other shards are going to be as large, give or take a little.
        const std::size_t all = kShards * (std::size_t{size} + size / 32);
        m_pages.emplace_back(all * sizeof(Slot));
        m_page = reinterpret_cast<Slot*>(m_pages.back().data());
        m_pageLeft = all;
    }
    Slot* const begin = m_page;
    m_page += size;
    m_pageLeft -= size;
    std::uninitialized_fill_n(begin, size, Slot{});
    return {begin, Release(true)};
}

void ShardedIndex::grow(Shard& shard)
{
    constexpr std::uint32_t kFirst = 16;
    constexpr float kLeast = 1.0F / 16;   // share of which something follows for the rest
    constexpr float kRoom = 1.25F * 1.1F; // four of five slots are used, and it is a guess
    const std::uint32_t before = shard.sizeNow();
    const float share = m_share.load(std::memory_order_relaxed);
    const float expected = share >= kLeast ? static_cast<float>(shard.count) * kRoom / share : 0.0F;
    const std::uint32_t next = std::max(kFirst, before + before / 2);
    const bool foreseen = expected > static_cast<float>(next) && expected < static_cast<float>(kNone);
    const std::uint32_t size = inLines(foreseen ? static_cast<std::uint32_t>(expected) : next);
    resize(shard, slots(size, foreseen), size);
}

void ShardedIndex::resize(Shard& shard, Slots larger, std::uint32_t size)
{
    const std::uint32_t before = shard.sizeNow();
    for (std::uint32_t i = 0; i < before; ++i) {
        const Slot& slot = shard.owned[i];
        if (slot.row == kNone)
            continue;
        Probe probe(startOf(slot.tag, size), size);
        while (larger[probe.at()].row != kNone)
            probe.next();
        larger[probe.at()] = slot;
    }
    shard.slots.store(larger.get(), std::memory_order_relaxed);
    shard.size.store(size, std::memory_order_relaxed);
    shard.owned = std::move(larger);
}

void ShardedIndex::compact(Shard& shard)
{
    const std::uint32_t before = shard.sizeNow();
    // There is always a free slot to end at.
    const std::uint32_t size = shard.count == 0 ? 0 : inLines(shard.count + shard.count / 4 + 1);
    shard.rows.assign(size, kNone);
    for (std::uint32_t i = 0; i < before; ++i) {
        const Slot& slot = shard.owned[i];
        if (slot.row == kNone)
            continue;
        Probe probe(startOf(slot.tag, size), size);
        while (shard.rows[probe.at()] != kNone)
            probe.next();
        shard.rows[probe.at()] = slot.row;
    }
    shard.slots.store(nullptr, std::memory_order_relaxed);
    shard.size.store(size, std::memory_order_relaxed);
    shard.owned.reset();
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
