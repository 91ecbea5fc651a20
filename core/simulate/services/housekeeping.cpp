// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/services/housekeeping.h"

#include "core/simulate/payload.h"

#include <utility>

namespace throughline::simulate {

void Housekeeping::begin()
{
    constexpr DurationNs kUntilMorning = 3 * kHour;
    m_shop.agenda.after(kUntilMorning, [this] { pruneCarts(); });
}

void Housekeeping::pruneCarts()
{
    if (m_shop.isOpen())
        m_shop.agenda.after(kDay, [this] { pruneCarts(); });
    const EventKind& start = kinds::kScheduledJobStarted;
    const TraceScope scope = m_shop.tracer.beginScheduledJob();
    const EventNumber started =
        m_shop.write({.kind = start}, m_shop.tracer.stamp(start.className), {}, 1'300 * kMillisecond);
    m_shop.clock.spend(500 * kMillisecond);
    const EventKind& end = kinds::kCartsPruned;
    m_shop.write({.kind = end, .payload = Payload().number("count", std::exchange(m_carts, 0)).take()},
                 m_shop.tracer.stamp(end.className), {started}, 150 * kMillisecond);
}

} // namespace throughline::simulate
