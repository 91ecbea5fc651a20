// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/agenda.h"

#include <algorithm>
#include <utility>

namespace throughline::simulate {

void Agenda::after(DurationNs delay, Step step)
{
    m_items.push_back({m_clock.now() + delay, m_planned++, std::move(step)});
    std::push_heap(m_items.begin(), m_items.end(), isLater);
}

void Agenda::runNext()
{
    std::pop_heap(m_items.begin(), m_items.end(), isLater);
    const Item item = std::move(m_items.back());
    m_items.pop_back();
    m_clock.set(item.time);
    item.step();
}

} // namespace throughline::simulate
