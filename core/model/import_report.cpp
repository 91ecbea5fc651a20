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

void ImportTally::add(Problem problem)
{
    if (++counts[static_cast<std::size_t>(problem.code)] <= kKeptPerCode)
        problems.push_back(std::move(problem));
}

void ImportReport::add(SourceId source, Problem problem)
{
    if (++m_countBySource[source.index()][static_cast<std::size_t>(problem.code)] <= kKeptPerCode)
        keep(source, std::move(problem));
}

void ImportReport::add(SourceId source, ImportTally tally, std::uint64_t linesBefore)
{
    SourceReport& report = m_sources[source.index()];
    report.read += tally.loaded + tally.rejected;
    report.loaded += tally.loaded;
    report.rejected += tally.rejected;
    report.partial |= tally.partial;
    ImportTally::Counts& counts = m_countBySource[source.index()];
    ImportTally::Counts kept = counts;
    for (Problem& problem : tally.problems) {
        if (++kept[static_cast<std::size_t>(problem.code)] > kKeptPerCode)
            continue;
        if (problem.line)
            *problem.line += linesBefore;
        keep(source, std::move(problem));
    }
    for (std::size_t code = 0; code < kCodeCount; ++code)
        counts[code] += tally.counts[code];
}

void ImportReport::fold(const std::vector<std::uint64_t>& repeats)
{
    for (std::size_t i = 0; i < repeats.size(); ++i) {
        m_sources[i].loaded -= repeats[i];
        m_sources[i].folded += repeats[i];
    }
}

void ImportReport::keep(SourceId source, Problem problem)
{
    problem.source = m_sources[source.index()].name;
    m_problems.push_back(std::move(problem));
}

std::uint64_t ImportReport::count(ProblemCode code) const
{
    std::uint64_t count = 0;
    for (const ImportTally::Counts& counts : m_countBySource)
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
