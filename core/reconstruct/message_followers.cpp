// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/message_followers.h"

#include <algorithm>

namespace throughline {

namespace {

// "Nearly always", and how often a kind must have been seen to say so. Below that the spec's letter holds:
// the earliest event that names the message has created it.
constexpr double kNearlyAlways = 0.9;
constexpr std::uint32_t kEnoughSeen = 20;

} // namespace

void MessageFollowers::add(const MessageFollowers& other)
{
    for (const auto& [key, number] : other.m_number) {
        Naming& naming = m_naming[numberOf(key)];
        naming.all += other.m_naming[number].all;
        naming.afterAnotherTrace += other.m_naming[number].afterAnotherTrace;
    }
}

bool MessageFollowers::any() const
{
    return std::any_of(m_naming.begin(), m_naming.end(), follows);
}

bool MessageFollowers::has(StringId className, StringId type) const
{
    const auto found = m_number.find(keyOf(className, type));
    return found != m_number.end() && follows(m_naming[found->second]);
}

void MessageFollowers::declare(StringId className, StringId type)
{
    m_naming[numberOf(keyOf(className, type))] = {kEnoughSeen, kEnoughSeen};
}

bool MessageFollowers::follows(const Naming& naming)
{
    return naming.all >= kEnoughSeen && naming.afterAnotherTrace >= kNearlyAlways * naming.all;
}

std::size_t MessageFollowers::numberOf(std::uint64_t key)
{
    // Kinds are few and come again and again.
    Recent& recent = m_recent[(key ^ key >> 34U) / 4 % m_recent.size()];
    if (recent.key != key || recent.number >= m_naming.size()) {
        const auto [known, isNew] = m_number.try_emplace(key, m_naming.size());
        if (isNew)
            m_naming.emplace_back();
        recent = {key, known->second};
    }
    return recent.number;
}

} // namespace throughline
