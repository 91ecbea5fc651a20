// SPDX-License-Identifier: GPL-3.0-or-later
// CompactIndex: finds rows of a table that no longer grows by their hash, in five bytes a row.
//
// A hash table that still takes rows must keep room for them; once all are in, what it keeps is a third of
// the memory of a string pool. Open addressing, four slots of five in use. Built once, then read from any
// thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace throughline {

class CompactIndex {
public:
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

    CompactIndex() = default;
    // Of rows 0 … count - 1; `hashOf(row)` gives 64 well mixed bits.
    template <class HashOf>
    CompactIndex(std::uint32_t count, HashOf hashOf) : m_slots(count + count / 4 + 1, kNone)
    {
        for (std::uint32_t row = 0; row < count; ++row) {
            std::size_t slot = slotOf(hashOf(row));
            while (m_slots[slot] != kNone)
                slot = next(slot);
            m_slots[slot] = row;
        }
    }

    // The row with this hash for which `equals(row)`; kNone where there is none.
    template <class Equals>
    [[nodiscard]] std::uint32_t find(std::size_t hash, Equals equals) const
    {
        if (m_slots.empty())
            return kNone;
        // There is always a free slot to end at.
        for (std::size_t slot = slotOf(hash); m_slots[slot] != kNone; slot = next(slot)) {
            if (equals(m_slots[slot]))
                return m_slots[slot];
        }
        return kNone;
    }

    [[nodiscard]] std::size_t bytes() const { return m_slots.capacity() * sizeof(std::uint32_t); }

private:
    [[nodiscard]] std::size_t slotOf(std::size_t hash) const { return (hash >> 32) * m_slots.size() >> 32; }
    [[nodiscard]] std::size_t next(std::size_t slot) const
    {
        return slot + 1 == m_slots.size() ? 0 : slot + 1;
    }

    std::vector<std::uint32_t> m_slots;
};

} // namespace throughline
