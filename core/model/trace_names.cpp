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

std::size_t slotsFor(std::size_t names)
{
    return names + names / 2 + 1;
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

TraceNames::Growing::Growing(std::size_t most) : m_names(most, Pages::Use::Sparse)
{
    makeSlots(slotsFor(most / 4));
}

TraceId TraceNames::Growing::findOrAdd(StringId name)
{
    if (slotsFor(std::size_t{m_named} + 1) > m_slots.size())
        makeSlots(2 * m_slots.size());
    Slot& slot = slotOf(name);
    if (!slot.name) {
        slot = {name, add(name)};
        ++m_named;
    }
    return slot.trace;
}

TraceId TraceNames::Growing::add(StringId name)
{
    m_names[m_size] = name;
    return TraceId(m_size++);
}

void TraceNames::Growing::prefetch(StringId name) const
{
    if (name)
        __builtin_prefetch(&m_slots[placeOf(name, m_slots.size())]);
}

// Where a name stands or is to be put.
TraceNames::Growing::Slot& TraceNames::Growing::slotOf(StringId name)
{
    std::size_t slot = placeOf(name, m_slots.size());
    while (m_slots[slot].name && m_slots[slot].name != name)
        slot = slot + 1 == m_slots.size() ? 0 : slot + 1;
    return m_slots[slot];
}

void TraceNames::Growing::makeSlots(std::size_t count)
{
    const PagedArray<Slot> old = std::exchange(m_slots, PagedArray<Slot>(count));
    std::fill(m_slots.begin(), m_slots.end(), Slot());
    for (const Slot& slot : old) {
        if (slot.name)
            slotOf(slot.name) = slot;
    }
}

TraceNames TraceNames::Growing::sealed() &&
{
    m_slots = {};
    TraceNames names;
    m_names.shrink(m_size);
    names.m_names = std::move(m_names);
    names.m_slots = PagedArray<TraceId>(slotsFor(m_named));
    std::fill(names.m_slots.begin(), names.m_slots.end(), TraceId());
    for (std::uint32_t i = 0; i < m_size; ++i) {
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
