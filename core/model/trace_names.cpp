// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/trace_names.h"

#include <algorithm>
#include <utility>

namespace throughline {

namespace {

// Ids of strings are small numbers in a row: they are spread by a multiplication, of which the high bits tell
// the place.
std::size_t placeOf(StringId name, std::size_t slots)
{
    const std::uint64_t spread = name.raw() * 0x9e3779b97f4a7c15U;
    return static_cast<std::size_t>((spread >> 32U) * slots >> 32U);
}

} // namespace

TraceId TraceNames::find(StringId name) const
{
    if (!name || m_slots.empty())
        return {};
    std::size_t slot = placeOf(name, m_slots.size());
    while (m_slots[slot] && m_names[m_slots[slot].index()] != name)
        slot = slot + 1 == m_slots.size() ? 0 : slot + 1;
    return m_slots[slot];
}

void TraceNames::prefetch(StringId name) const
{
    if (name && !m_slots.empty())
        __builtin_prefetch(&m_slots[placeOf(name, m_slots.size())]);
}

TraceId TraceNames::Growing::findOrAdd(StringId name)
{
    std::uint32_t& known = m_traceOf[name];
    if (known != 0)
        return TraceId(known - 1);
    ++m_named;
    const TraceId trace = add(name);
    known = trace.index() + 1;
    return trace;
}

TraceId TraceNames::Growing::add(StringId name)
{
    m_names[m_size] = name;
    return TraceId(m_size++);
}

TraceNames TraceNames::Growing::sealed() &&
{
    constexpr std::uint32_t kAhead = 12; // names, about as long as memory takes to answer
    m_traceOf = {};
    TraceNames names;
    m_names.shrink(m_size);
    names.m_names = std::move(m_names);
    names.m_slots = PagedArray<TraceId>(m_named + m_named / 2 + std::size_t{1});
    std::fill(names.m_slots.begin(), names.m_slots.end(), TraceId());
    for (std::uint32_t i = 0; i < m_size; ++i) {
        if (i + kAhead < m_size)
            names.prefetch(names.m_names[i + kAhead]);
        if (!names.m_names[i])
            continue;
        std::size_t slot = placeOf(names.m_names[i], names.m_slots.size());
        while (names.m_slots[slot])
            slot = slot + 1 == names.m_slots.size() ? 0 : slot + 1;
        names.m_slots[slot] = TraceId(i);
    }
    return names;
}

} // namespace throughline
