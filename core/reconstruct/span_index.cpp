// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/span_index.h"

namespace throughline {

namespace {

std::uint64_t keyOf(StringId span, TraceId trace)
{
    return static_cast<std::uint64_t>(span.raw()) << 32U | trace.raw();
}

} // namespace

SpanIndex::SpanIndex(const Snapshot& snapshot, const EventOrder& order) : m_events(&snapshot.events)
{
    m_first.reserve(m_events->size());
    for (std::uint32_t i = 0; i < m_events->size(); ++i) {
        const EventId e(i);
        const StringId span = m_events->span(e);
        if (!span)
            continue;
        const auto [first, isNew] = m_first.try_emplace(span, e);
        if (isNew)
            continue;
        m_repeated.insert(span);
        first->second = order.earlier(first->second, e);
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
