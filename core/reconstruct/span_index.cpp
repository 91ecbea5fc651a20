// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/span_index.h"

#include <utility>

namespace throughline {

namespace {

std::uint64_t keyOf(StringId span, TraceId trace)
{
    return static_cast<std::uint64_t>(span.raw()) << 32U | trace.raw();
}

} // namespace

SpanIndex::SpanIndex(const Snapshot& snapshot, const EventOrder& order) : m_events(&snapshot.events)
{
    m_events->spans().visit(0, m_events->size(), [&](std::size_t row, StringId span) {
        const EventId e(static_cast<std::uint32_t>(row));
        std::uint32_t& first = m_first[span];
        if (first != 0)
            m_repeated.insert(span);
        if (first == 0 || order.before(e, EventId(first - 1)))
            first = e.index() + 1;
    });
    if (anyRepeated())
        indexRepeated(order);
}

void SpanIndex::indexRepeated(const EventOrder& order)
{
    m_events->spans().visit(0, m_events->size(), [&](std::size_t row, StringId span) {
        if (!repeated(span))
            return;
        const EventId e(static_cast<std::uint32_t>(row));
        EventId& first = m_inTrace[keyOf(span, m_events->trace(e))];
        first = order.earlier(first, e);
    });
}

void SpanIndex::keepRepeatedOnly()
{
    const StringNumbers all = std::exchange(m_first, StringNumbers());
    for (const StringId span : m_repeated)
        m_first[span] = all[span];
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
