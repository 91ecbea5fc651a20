// SPDX-License-Identifier: GPL-3.0-or-later
// ShardedIndex: finds rows of a table by their hash, while several threads add rows to it.
//
// Open addressing in shards with a lock each, so that threads seldom meet. A slot keeps part of the hash
// beside the row: rows that do not match are passed over, and slots moved to a larger shard, without a look
// at the table. Once all rows are there compact() keeps the rows alone, five bytes each. Rows are numbers
// below kNone; the table, its equality and its hashes are the caller's.
//
// Where it is told how much of what is coming is in, shards grow at once as large as they are going to be,
// and lie in large pages of the system beside each other.
#pragma once

#include "core/base/pages.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <mutex>
#include <span>
#include <thread>
#include <utility>
#include <vector>

namespace throughline {

class ShardedIndex {
public:
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

    // The row with this hash for which `equals(row)`; where there is none, the one that `make()` adds to the
    // table. Any number of threads, as long as the index is not compact.
    template <class Equals, class Make>
    std::uint32_t findOrAdd(std::uint64_t hash, Equals equals, Make make)
    {
        Shard& shard = m_shards[shardOf(hash)];
        const Guard guard(shard);
        return findOrAddIn(shard, hash, equals, make);
    }

    // The same for many distinct hashes at once, which meets other threads less often and fetches memory
    // ahead. Of hashes[i] the table is asked equals(i, row) and make(i), and told found(i, row); by
    // fetch(row) it is warned of what it may be asked.
    template <class Table>
    void findOrAddAll(std::span<const std::uint64_t> hashes, Table&& table)
    {
        const ShardOrder order(hashes);
        // Each thread begins elsewhere.
        const std::size_t first = hashes.empty() ? 0 : shardOf(hashes.front());
        for (std::size_t i = 0; i < kShards; ++i) {
            const std::size_t number = (first + i) % kShards;
            for (const std::uint32_t next : order.of((number + 1) % kShards))
                prefetch(hashes[next]);
            if (order.of(number).empty())
                continue;
            Shard& shard = m_shards[number];
            const Guard guard(shard);
            for (const std::uint32_t which : order.of(number)) {
                if (const std::uint32_t row = likelyRow(shard, hashes[which]); row != kNone)
                    table.fetch(row);
            }
            for (const std::uint32_t which : order.of(number)) {
                const auto equals = [&](std::uint32_t candidate) { return table.equals(which, candidate); };
                table.found(which,
                            findOrAddIn(shard, hashes[which], equals, [&] { return table.make(which); }));
            }
        }
    }

    // What was added so far is about this share of all that is going to be, more than 0 and at most 1. A
    // guess: costs memory where it is too low, and time where it is too high. Any thread, at any time.
    void foresee(double share) { m_share.store(static_cast<float>(share), std::memory_order_relaxed); }

    // The row, or kNone. No thread may add rows meanwhile.
    template <class Equals>
    [[nodiscard]] std::uint32_t find(std::uint64_t hash, Equals equals) const
    {
        const Shard& shard = m_shards[shardOf(hash)];
        const std::uint32_t size = shard.sizeNow();
        if (size == 0)
            return kNone;
        const std::uint32_t tag = tagOf(hash);
        for (Probe probe(startOf(tag, size), size);; probe.next()) {
            const std::uint32_t at = probe.at();
            const std::uint32_t row = m_compact ? shard.rows[at] : shard.owned[at].row;
            if (row == kNone)
                return kNone;
            if ((m_compact || shard.owned[at].tag == tag) && equals(row))
                return row;
        }
    }

    // Gives back what is kept for growing. Nothing can be added before open(). Rows are numbered anew on the
    // way: those for which `numberOf(row)` is kNone go.
    template <class NumberOf>
    void compact(NumberOf numberOf)
    {
        if (m_compact)
            return;
        m_compact = true;
        for (Shard& shard : m_shards) {
            std::uint32_t kept = 0;
            for (std::uint32_t i = 0; i < shard.sizeNow(); ++i) {
                Slot& slot = shard.owned[i];
                if (slot.row != kNone)
                    slot.row = numberOf(slot.row);
                kept += slot.row != kNone ? 1 : 0;
            }
            shard.count = kept;
            compact(shard);
        }
        m_pages.clear();
        m_pageLeft = 0;
        m_share = 0;
    }
    void compact()
    {
        compact([](std::uint32_t row) { return row; });
    }
    // Builds up again what was given back; `hashOf(row)` as they were added.
    template <class HashOf>
    void open(HashOf hashOf)
    {
        if (!m_compact)
            return;
        m_compact = false;
        for (Shard& shard : m_shards) {
            const std::vector<std::uint32_t> rows = std::exchange(shard.rows, std::vector<std::uint32_t>());
            // Room for all at once: rows come in the order of their tags, and would pile up in less.
            const std::uint32_t room = shard.count + shard.count / 2;
            shard.size.store(0, std::memory_order_relaxed);
            shard.count = 0;
            if (room != 0)
                resize(shard, slots(inLines(room), false), inLines(room));
            for (const std::uint32_t row : rows) {
                if (row != kNone)
                    findOrAdd(
                        hashOf(row), [](std::uint32_t) { return false; }, [row] { return row; });
            }
        }
    }
    [[nodiscard]] bool isCompact() const { return m_compact; }
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] std::size_t bytes() const;

private:
    static constexpr unsigned kShardBits = 6;
    static constexpr std::size_t kShards = std::size_t{1} << kShardBits;

    static constexpr std::uint32_t kLineSlots = 8; // a power of two
    [[nodiscard]] static std::uint32_t inLines(std::uint32_t slots)
    {
        return (slots + kLineSlots - 1) / kLineSlots * kLineSlots;
    }

    struct Slot {
        std::uint32_t row = kNone;
        std::uint32_t tag = 0;
    };
    class Release {
    public:
        Release() : m_isInPages(false) {}
        explicit Release(bool isInPages) : m_isInPages(isInPages) {}
        void operator()(Slot* slots) const
        {
            if (!m_isInPages)
                delete[] slots;
        }

    private:
        bool m_isInPages; // of the index
    };
    using Slots = std::unique_ptr<Slot[], Release>;
    struct Shard {
        // Written by each thread that comes by: a cache line of its own.
        alignas(64) std::atomic_flag locked;
        std::uint32_t count = 0;
        // Written when the shard grows. What prefetch() looks at without the lock: a stale pair costs a
        // useless fetch, no more.
        alignas(64) std::atomic<std::uint32_t> size = 0; // slots
        std::atomic<Slot*> slots = nullptr;
        Slots owned;
        std::vector<std::uint32_t> rows; // instead of slots, once compact

        [[nodiscard]] std::uint32_t sizeNow() const { return size.load(std::memory_order_relaxed); }
    };
    class Guard {
    public:
        explicit Guard(Shard& shard) : m_shard(shard)
        {
            // Held for a few dozen instructions, unless its holder was put aside by the system.
            for (unsigned tries = 1; m_shard.locked.test_and_set(std::memory_order_acquire); ++tries) {
                if (tries % 64 == 0)
                    std::this_thread::yield();
            }
        }
        ~Guard() { m_shard.locked.clear(std::memory_order_release); }
        Guard(const Guard&) = delete;
        Guard& operator=(const Guard&) = delete;

    private:
        Shard& m_shard;
    };

    // Hashes by their shards.
    class ShardOrder {
    public:
        explicit ShardOrder(std::span<const std::uint64_t> hashes);
        [[nodiscard]] std::span<const std::uint32_t> of(std::size_t shard) const
        {
            return std::span(m_order).subspan(m_begin[shard], m_begin[shard + 1] - m_begin[shard]);
        }

        std::vector<std::uint32_t> m_order;
        std::array<std::uint32_t, kShards + 1> m_begin{};
    };

    // The highest bits of a hash choose the shard, the 32 after them are the tag, which gives the place in
    // it: places follow tags in order, whatever the size.
    [[nodiscard]] static std::size_t shardOf(std::uint64_t hash) { return hash >> (64 - kShardBits); }
    [[nodiscard]] static std::uint32_t tagOf(std::uint64_t hash)
    {
        return static_cast<std::uint32_t>(hash >> (32 - kShardBits));
    }
    [[nodiscard]] static std::uint32_t startOf(std::uint32_t tag, std::uint32_t size)
    {
        return static_cast<std::uint32_t>((std::uint64_t{tag} * size) >> 32);
    }
    // The places of a shard where a row may be: from its first one around a line of the processor's memory,
    // which it has to fetch anyway, then around the lines behind. Sizes are a multiple of a line's slots.
    class Probe {
    public:
        Probe(std::uint32_t first, std::uint32_t size) : m_at(first), m_first(first), m_size(size) {}
        [[nodiscard]] std::uint32_t at() const { return m_at; }
        void next()
        {
            m_at = (m_at & ~kInLine) | ((m_at + 1) & kInLine);
            if (m_at == m_first) {
                m_at += kInLine + 1;
                m_at = m_first = m_at < m_size ? m_at : m_at - m_size;
            }
        }

    private:
        static constexpr std::uint32_t kInLine = kLineSlots - 1;
        std::uint32_t m_at;
        std::uint32_t m_first;
        std::uint32_t m_size;
    };
    // The row at the first place of a hash, if it may be that of the hash.
    static std::uint32_t likelyRow(const Shard& shard, std::uint64_t hash)
    {
        if (shard.count == 0)
            return kNone;
        const std::uint32_t tag = tagOf(hash);
        const Slot& slot = shard.owned[startOf(tag, shard.sizeNow())];
        return slot.tag == tag ? slot.row : kNone;
    }
    // Of a shard that is locked.
    template <class Equals, class Make>
    std::uint32_t findOrAddIn(Shard& shard, std::uint64_t hash, Equals equals, Make make)
    {
        const std::uint32_t tag = tagOf(hash);
        if (shard.count * std::uint64_t{5} >= shard.sizeNow() * std::uint64_t{4})
            grow(shard);
        const std::uint32_t size = shard.sizeNow();
        Slot* const slots = shard.owned.get();
        for (Probe probe(startOf(tag, size), size);; probe.next()) {
            Slot& slot = slots[probe.at()];
            if (slot.row == kNone) {
                slot = {make(), tag};
                ++shard.count;
                return slot.row;
            }
            if (slot.tag == tag && equals(slot.row))
                return slot.row;
        }
    }

    // Fetches where a hash leads to, so that it is there when it is asked for. Any thread, at any time.
    void prefetch(std::uint64_t hash) const
    {
        const Shard& shard = m_shards[shardOf(hash)];
        const Slot* const slots = shard.slots.load(std::memory_order_relaxed);
        __builtin_prefetch(slots + startOf(tagOf(hash), shard.sizeNow()), 1);
    }
    void grow(Shard& shard);
    static void resize(Shard& shard, Slots larger, std::uint32_t size);
    // Free slots; of those that are foreseen the last ones of a shard.
    [[nodiscard]] Slots slots(std::uint32_t size, bool foreseen);
    static void compact(Shard& shard);

    std::array<Shard, kShards> m_shards;
    bool m_compact = false;
    std::atomic<float> m_share = 0; // see foresee(); 0: nothing is known

    std::mutex m_mutex; // guards these
    std::vector<Pages> m_pages;
    Slot* m_page = nullptr; // what is left of the last of them
    std::size_t m_pageLeft = 0;
};

} // namespace throughline
