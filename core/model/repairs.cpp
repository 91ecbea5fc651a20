// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/repairs.h"

#include <algorithm>
#include <utility>

namespace throughline {

Link linkOf(const Repair& repair)
{
    Link link{.from = repair.cause, .to = repair.effect, .confidence = repair.confidence};
    link.kind = LinkKind::Inferred;
    link.kinds = 1U << static_cast<unsigned>(LinkKind::Inferred) & 0xffU;
    link.primary = true;
    link.viaMissing = repair.viaMissing;
    return link;
}

std::uint32_t RepairTable::unlearned() const
{
    std::uint32_t count = 0;
    EventId last;
    for (const Repair& repair : m_repairs) {
        if (std::exchange(last, repair.effect) != repair.effect && !repair.learned)
            ++count;
    }
    return count;
}

std::span<const Repair> RepairTable::of(EventId effect) const
{
    const auto begin = std::lower_bound(m_repairs.begin(), m_repairs.end(), effect,
                                        [](const Repair& repair, EventId e) { return repair.effect < e; });
    const auto end = std::upper_bound(begin, m_repairs.end(), effect,
                                      [](EventId e, const Repair& repair) { return e < repair.effect; });
    return {begin, end};
}

std::vector<Link> RepairTable::links() const
{
    std::vector<Link> links;
    for (const Repair& repair : m_repairs) {
        if (repair.accepted)
            links.push_back(linkOf(repair));
    }
    return links;
}

} // namespace throughline
