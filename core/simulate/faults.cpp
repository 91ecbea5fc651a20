// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/faults.h"

namespace throughline::simulate {

namespace {

constexpr std::uint64_t kOtherNumbers = 0x9e37'79b9'7f4a'7c15; // than what people do is drawn from

} // namespace

Faults::Faults(const SimulationSettings& settings)
    : m_settings(settings), m_random(settings.seed ^ kOtherNumbers)
{
    for (DurationNs& offset : m_offsets) {
        const double share = 2 * m_random.share() - 1;
        const double microseconds = share * static_cast<double>(settings.skew / kMicrosecond);
        offset = static_cast<DurationNs>(microseconds) * kMicrosecond;
    }
}

bool Faults::losesContext()
{
    ++m_counts.handovers;
    return count(m_settings.loss, m_counts.lost);
}

DurationNs Faults::delay()
{
    constexpr DurationNs kUsualDelay = 20 * kSecond;
    return count(m_settings.outOfOrder, m_counts.late) ? m_random.around(kUsualDelay) : 0;
}

} // namespace throughline::simulate
