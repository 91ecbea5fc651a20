// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/span_index.h"

namespace throughline {

namespace {

std::uint64_t keyOf(StringId span, TraceId trace)
{
    return static_cast<std::uint64_t>(span.raw()) << 32U | trace.raw();
}

// Ids of strings are small numbers in a row: spread by a multiplication, the high bits tell the place.
std::size_t placeOf(StringId span, std::size_t slots)
{
    const std::uint64_t spread = span.raw() * 0x9e3779b97f4a7c15U;
    return static_cast<std::size_t>((spread >> 32U) * slots >> 32U);
}

} // namespace

SpanIndex::SpanIndex(const Snapshot& snapshot, const EventOrder& order)
    : m_events(&snapshot.events), m_slots(m_events->size() + m_events->size() / 3 + 1)
{
    constexpr std::uint32_t kAhead = 12; // events, about as long as memory takes to answer
    for (std::uint32_t i = 0; i < m_events->size(); ++i) {
        if (i + kAhead < m_events->size())
            prefetch(m_events->span(EventId(i + kAhead)));
        const EventId e(i);
        const StringId span = m_events->span(e);
        if (!span)
            continue;
        EventId& first = m_slots[slotOf(span)];
        if (first)
            m_repeated.insert(span);
        first = order.earlier(first, e);
    }
    for (std::uint32_t i = 0; i < m_events->size() && !m_repeated.empty(); ++i) {
        const EventId e(i);
        const StringId span = m_events->span(e);
        if (!span || !repeated(span))
            continue;
        EventId& first = m_inTrace[keyOf(span, m_events->trace(e))];
        first = order.earlier(first, e);
    }
}

std::size_t SpanIndex::slotOf(StringId span) const
{
    // There is always a free slot to end at: the one for "none", which nobody bears.
    std::size_t slot = placeOf(span, m_slots.size());
    while (m_slots[slot] && m_events->span(m_slots[slot]) != span)
        slot = slot + 1 == m_slots.size() ? 0 : slot + 1;
    return slot;
}

void SpanIndex::prefetch(StringId span) const
{
    if (span)
        __builtin_prefetch(&m_slots[placeOf(span, m_slots.size())], 1);
}

EventId SpanIndex::inTrace(StringId span, TraceId trace) const
{
    if (repeated(span)) {
        const auto found = m_inTrace.find(keyOf(span, trace));
        return found == m_inTrace.end() ? EventId() : found->second;
    }
    const EventId first = anywhere(span);
    return first && m_events->trace(first) == trace ? first : EventId();
}

} // namespace throughline
