// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/span_index.h"

namespace throughline {

namespace {

std::uint64_t keyOf(StringId span, TraceId trace)
{
    return static_cast<std::uint64_t>(span.raw()) << 32U | trace.raw();
}

} // namespace

SpanIndex::SpanIndex(const Snapshot& snapshot, const EventOrder& order)
    : m_events(&snapshot.events), m_first(snapshot.strings.size()), m_repeated(snapshot.strings.size())
{
    for (std::uint32_t i = 0; i < m_events->size(); ++i) {
        const EventId e(i);
        const StringId span = m_events->span(e);
        if (!span)
            continue;
        EventId& first = m_first[span.index()];
        if (first)
            m_repeated[span.index()] = true;
        first = order.earlier(first, e);
    }
    for (std::uint32_t i = 0; i < m_events->size(); ++i) {
        const EventId e(i);
        const StringId span = m_events->span(e);
        if (!span || !m_repeated[span.index()])
            continue;
        EventId& first = m_inTrace[keyOf(span, m_events->trace(e))];
        first = order.earlier(first, e);
    }
}

EventId SpanIndex::inTrace(StringId span, TraceId trace) const
{
    if (m_repeated[span.index()]) {
        const auto found = m_inTrace.find(keyOf(span, trace));
        return found == m_inTrace.end() ? EventId() : found->second;
    }
    const EventId first = m_first[span.index()];
    return first && m_events->trace(first) == trace ? first : EventId();
}

} // namespace throughline
