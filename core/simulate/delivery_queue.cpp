// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/delivery_queue.h"

#include <algorithm>
#include <utility>

namespace throughline::simulate {

void DeliveryQueue::add(TimeNs time, std::shared_ptr<const Record> record)
{
    m_items.push_back({time, m_added++, std::move(record)});
    std::push_heap(m_items.begin(), m_items.end(), isLater);
}

Result<void> DeliveryQueue::deliverUntil(TimeNs time, DeliverySink& sink)
{
    while (!m_items.empty() && m_items.front().time < time) {
        if (Result<void> delivered = deliverFirst(sink); !delivered)
            return delivered;
    }
    return {};
}

Result<void> DeliveryQueue::deliverAll(DeliverySink& sink)
{
    while (!m_items.empty()) {
        if (Result<void> delivered = deliverFirst(sink); !delivered)
            return delivered;
    }
    return {};
}

Result<void> DeliveryQueue::deliverFirst(DeliverySink& sink)
{
    std::pop_heap(m_items.begin(), m_items.end(), isLater);
    const Item item = std::move(m_items.back());
    m_items.pop_back();
    return std::visit([&sink](const auto& record) { return sink.deliver(record); }, *item.record);
}

} // namespace throughline::simulate
