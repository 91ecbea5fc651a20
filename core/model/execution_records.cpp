// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/execution_records.h"

#include <algorithm>
#include <utility>

namespace throughline {

void ExecutionRecords::append(ExecutionBatch&& batch)
{
    m_jobs.append(std::move(batch.jobs));
    m_invocations.append(std::move(batch.invocations));
    m_eventExecutions.append(std::move(batch.eventExecutions));
    m_mutations.insert(m_mutations.end(), batch.mutations.begin(), batch.mutations.end());
}

std::vector<std::uint64_t> ExecutionRecords::seal()
{
    std::vector<std::uint64_t> folded;
    m_jobs.seal(folded);
    m_invocations.seal(folded);
    m_eventExecutions.seal(folded);
    std::stable_sort(m_mutations.begin(), m_mutations.end(), [](const Mutation& a, const Mutation& b) {
        const bool timed = a.time != kNoTime;
        return timed == (b.time != kNoTime) ? a.time < b.time : timed;
    });
    m_mutations.shrink_to_fit();
    return folded;
}

bool ExecutionRecords::empty() const
{
    return m_jobs.empty() && m_invocations.empty() && m_eventExecutions.empty() && m_mutations.empty();
}

} // namespace throughline
