// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/event_store.h"

#include <algorithm>

namespace throughline {

namespace {

constexpr DurationNs kLongestDrawn = 3653 * kDay;

template <class T>
std::size_t bytesOf(const std::vector<T>& column)
{
    return column.capacity() * sizeof(T);
}

} // namespace

std::size_t EventStore::Lists::bytes() const
{
    return bytesOf(offsets) + bytesOf(items);
}

void EventStore::append(EventBatch&& batch)
{
    m_size += batch.size();
    m_batches.push_back(std::move(batch));
}

void EventStore::append(const EventRow& row, std::span<const EntityId> references,
                        std::span<const SpanLink> links)
{
    if (m_batches.empty() || m_batches.back().source != row.place.source)
        m_batches.emplace_back().source = row.place.source;
    m_batches.back().append(row, references, links);
    ++m_size;
}

DurationNs EventStore::drawnDuration(EventId e) const
{
    const DurationNs found = duration(e);
    return found == kNoDuration ? 0 : std::clamp<DurationNs>(found, 0, kLongestDrawn);
}

RecordPlace EventStore::place(EventId e) const
{
    const SourceId source = m_source[e.index()];
    return {source ? source : SourceId(0), m_offset[e.index()], m_length[e.index()]};
}

std::uint32_t EventStore::repeats(EventId e) const
{
    const auto found =
        std::lower_bound(m_repeats.begin(), m_repeats.end(), e.index(),
                         [](const Repeat& repeat, std::uint32_t row) { return repeat.row < row; });
    return found != m_repeats.end() && found->row == e.index() ? found->count : 0;
}

std::span<const EntityId> EventStore::references(EventId e) const
{
    return {m_references.data() + m_referenceOffset[e.index()],
            m_references.data() + m_referenceOffset[e.index() + 1]};
}

std::span<const SpanLink> EventStore::spanLinks(EventId e) const
{
    const auto [first, last] = std::equal_range(m_spanLinkRow.begin(), m_spanLinkRow.end(), e.index());
    return {m_spanLinks.data() + (first - m_spanLinkRow.begin()), static_cast<std::size_t>(last - first)};
}

std::size_t EventStore::bytes() const
{
    std::size_t bytes = bytesOf(m_time) + bytesOf(m_duration) + bytesOf(m_offset) + bytesOf(m_length) +
                        m_source.bytes() + bytesOf(m_type) + m_contact.bytes() + m_user.bytes() +
                        bytesOf(m_trace) + bytesOf(m_status) + bytesOf(m_referenceOffset) +
                        bytesOf(m_references) + bytesOf(m_repeats) + bytesOf(m_traceName) +
                        bytesOf(m_spanKind) + bytesOf(m_context) + bytesOf(m_spanLinkRow) +
                        bytesOf(m_spanLinks) + m_byTrace.bytes() + m_byEntity.bytes();
    for (const auto* column : {&m_id, &m_class, &m_error, &m_span, &m_parent, &m_causalTrace, &m_replyContext,
                               &m_correlation, &m_token})
        bytes += column->bytes();
    return bytes;
}

} // namespace throughline
