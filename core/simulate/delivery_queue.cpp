// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/delivery_queue.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace throughline::simulate {

void DeliveryQueue::add(TimeNs time, SharedRecord record)
{
    m_waiting.push_back({time, m_added++, std::move(record)});
}

std::vector<DeliveryQueue::Due> DeliveryQueue::takeUntil(TimeNs time)
{
    const auto later = std::partition(m_waiting.begin(), m_waiting.end(),
                                      [time](const Due& one) { return one.time < time; });
    std::vector<Due> rest(std::make_move_iterator(later), std::make_move_iterator(m_waiting.end()));
    m_waiting.erase(later, m_waiting.end());
    return std::exchange(m_waiting, std::move(rest));
}

} // namespace throughline::simulate
