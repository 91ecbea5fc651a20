// SPDX-License-Identifier: GPL-3.0-or-later
// DistinctHashes: numbers 64-bit hashes in the order in which they first come.
//
// For a few thousand of them at a time, so that all stays in the processor's caches. One thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace throughline {

class DistinctHashes {
public:
    struct Place {
        std::uint32_t number;
        bool isNew;
    };

    DistinctHashes() : m_slots(kFirstSlots, kFree) {}

    Place add(std::uint64_t hash)
    {
        const std::size_t mask = m_slots.size() - 1;
        // The low bits: the high ones choose shards elsewhere.
        for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
            const std::uint32_t number = m_slots[at];
            if (number == kFree)
                return {append(hash, at), true};
            if (m_hashes[number] == hash)
                return {number, false};
        }
    }
    // By their numbers.
    [[nodiscard]] std::span<const std::uint64_t> all() const { return m_hashes; }
    void clear();

private:
    static constexpr std::uint32_t kFree = 0xffffffff;
    static constexpr std::size_t kFirstSlots = 1 << 12; // a power of two, as all sizes

    std::uint32_t append(std::uint64_t hash, std::size_t slot);

    std::vector<std::uint32_t> m_slots; // numbers, by hash; at most half of them in use
    std::vector<std::uint64_t> m_hashes;
};

} // namespace throughline
