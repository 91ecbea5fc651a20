// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/import_report.h"

#include <algorithm>

namespace throughline {

SourceId ImportReport::addSource(SourceReport source)
{
    const SourceId id(static_cast<std::uint32_t>(m_sources.size()));
    m_sources.push_back(std::move(source));
    m_countBySource.emplace_back();
    return id;
}

void ImportReport::add(SourceId source, Problem problem)
{
    std::uint64_t& count = m_countBySource[source.index()][static_cast<std::size_t>(problem.code)];
    if (++count > kKeptPerCode)
        return;
    problem.source = m_sources[source.index()].name;
    m_problems.push_back(std::move(problem));
}

std::uint64_t ImportReport::count(ProblemCode code) const
{
    std::uint64_t count = 0;
    for (const Counts& counts : m_countBySource)
        count += counts[static_cast<std::size_t>(code)];
    return count;
}

std::uint64_t ImportReport::count(Severity severity) const
{
    std::uint64_t sum = 0;
    for (std::size_t code = 0; code < kCodeCount; ++code) {
        if (severityOf(static_cast<ProblemCode>(code)) == severity)
            sum += count(static_cast<ProblemCode>(code));
    }
    return sum;
}

std::uint64_t ImportReport::rejected() const
{
    std::uint64_t rejected = 0;
    for (const SourceReport& source : m_sources)
        rejected += source.rejected;
    return rejected;
}

bool ImportReport::balances() const
{
    return std::all_of(m_sources.begin(), m_sources.end(), [](const SourceReport& source) {
        return source.read == source.loaded + source.folded + source.rejected;
    });
}

} // namespace throughline
