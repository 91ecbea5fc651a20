// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/span_index.h"

#include "core/base/parallel.h"
#include "core/reconstruct/event_ranges.h"

#include <atomic>
#include <mutex>

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

SpanIndex::SpanIndex(const Snapshot& snapshot, const EventOrder& order, unsigned threads)
    : m_events(&snapshot.events), m_slots(m_events->size() + m_events->size() / 3 + 1)
{
    constexpr std::uint32_t kAhead = 12; // events, about as long as memory takes to answer
    std::mutex mutex;
    const std::vector<EventRange> ranges = rangesOf(*m_events);
    parallelFor(threads, ranges.size(), [&](std::size_t number) {
        const EventRange range = ranges[number];
        std::vector<StringId> repeated;
        for (std::uint32_t i = range.begin; i < range.end; ++i) {
            if (i + kAhead < range.end)
                prefetch(m_events->span(EventId(i + kAhead)));
            const StringId span = m_events->span(EventId(i));
            if (span && add(EventId(i), span, order))
                repeated.push_back(span);
        }
        const std::lock_guard lock(mutex);
        m_repeated.insert(repeated.begin(), repeated.end());
    });
    if (!m_repeated.empty())
        indexRepeated(order, threads);
}

void SpanIndex::indexRepeated(const EventOrder& order, unsigned threads)
{
    const std::vector<EventRange> ranges = rangesOf(*m_events);
    std::vector<std::vector<EventId>> bearers(ranges.size());
    parallelFor(threads, ranges.size(), [&](std::size_t number) {
        for (std::uint32_t i = ranges[number].begin; i < ranges[number].end; ++i) {
            if (const StringId span = m_events->span(EventId(i)); span && repeated(span))
                bearers[number].push_back(EventId(i));
        }
    });
    for (const std::vector<EventId>& ofRange : bearers) {
        for (const EventId e : ofRange) {
            EventId& first = m_inTrace[keyOf(m_events->span(e), m_events->trace(e))];
            first = order.earlier(first, e);
        }
    }
}

bool SpanIndex::add(EventId e, StringId span, const EventOrder& order)
{
    // A slot that is taken stays with its span id; only the event in it changes.
    for (std::size_t place = placeOf(span, m_slots.size());; place = following(place)) {
        const std::atomic_ref<std::uint32_t> slot(m_slots[place]);
        std::uint32_t found = slot.load(std::memory_order_relaxed);
        if (found == 0 && slot.compare_exchange_strong(found, e.index() + 1, std::memory_order_relaxed))
            return false;
        if (m_events->span(eventOf(found)) != span)
            continue;
        while (order.before(e, eventOf(found)) &&
               !slot.compare_exchange_weak(found, e.index() + 1, std::memory_order_relaxed)) {
        }
        return true;
    }
}

std::size_t SpanIndex::slotOf(StringId span) const
{
    // There is always a free slot to end at: the one for "none", which nobody bears.
    std::size_t slot = placeOf(span, m_slots.size());
    while (m_slots[slot] != 0 && m_events->span(eventOf(m_slots[slot])) != span)
        slot = following(slot);
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
