// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/distinct_hashes.h"

#include <algorithm>

namespace throughline {

std::uint32_t DistinctHashes::append(std::uint64_t hash, std::size_t slot)
{
    const auto number = static_cast<std::uint32_t>(m_hashes.size());
    m_slots[slot] = number;
    m_hashes.push_back(hash);
    if (2 * m_hashes.size() < m_slots.size())
        return number;
    m_slots.assign(2 * m_slots.size(), kFree);
    const std::size_t mask = m_slots.size() - 1;
    for (std::uint32_t i = 0; i < m_hashes.size(); ++i) {
        std::size_t at = m_hashes[i] & mask;
        while (m_slots[at] != kFree)
            at = (at + 1) & mask;
        m_slots[at] = i;
    }
    return number;
}

void DistinctHashes::clear()
{
    // Those of one long part are not cleared again for each short one.
    if (m_slots.size() > 16 * kFirstSlots)
        m_slots.resize(kFirstSlots);
    std::fill(m_slots.begin(), m_slots.end(), kFree);
    m_hashes.clear();
}

} // namespace throughline
