// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/critical_marks.h"

#include <algorithm>
#include <utility>

namespace throughline {

CriticalMarks::CriticalMarks(const WaterfallRows& rows, std::span<const CriticalPath> paths)
{
    for (const CriticalPath& path : paths) {
        m_spans += static_cast<std::size_t>(std::count_if(
            path.spans.begin(), path.spans.end(), [&rows](EventId span) { return rows.contains(span); }));
        for (const CriticalStretch& stretch : path.stretches) {
            if (const auto row = rows.placeOf(stretch.event))
                m_stretches.push_back({*row, stretch.from, stretch.to});
        }
    }
    std::sort(m_stretches.begin(), m_stretches.end(), [](const Stretch& a, const Stretch& b) {
        return std::pair(a.row, a.from) < std::pair(b.row, b.from);
    });
}

std::span<const CriticalMarks::Stretch> CriticalMarks::of(std::uint32_t first, std::uint32_t end) const
{
    const auto before = [](const Stretch& stretch, std::uint32_t row) { return stretch.row < row; };
    const auto from = std::lower_bound(m_stretches.begin(), m_stretches.end(), first, before);
    return {from, std::lower_bound(from, m_stretches.end(), end, before)};
}

} // namespace throughline
