// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/event_store.h"

#include <algorithm>

namespace throughline {

namespace {

constexpr DurationNs kLongestDrawn = 3653 * kDay;

} // namespace

void EventStore::complete(const EventBatch& batch, const std::function<void(RowInContext)>& visit)
{
    for (const RowRun& run : batch.runs) {
        std::byte* const end = m_rows->at({run.chunk, run.end});
        for (std::byte* at = m_rows->at({run.chunk, run.begin}); at != end;) {
            const PackedRow row(at);
            at = row.end();
            std::uint32_t* const context = row.field(RowField::Context);
            if (!context)
                continue;
            const std::uint32_t* const key = row.field(RowField::ContextKey);
            visit({.context = reinterpret_cast<ContextId&>(*context),
                   .contextKey = key ? StringId(*key) : StringId(),
                   .className = reinterpret_cast<StringId&>(*row.field(RowField::ClassName)),
                   .trace = reinterpret_cast<StringId&>(*row.field(RowField::Trace)),
                   .spanLinks = row.spanLinks()});
        }
    }
}

void EventStore::append(EventBatch&& batch)
{
    m_size += batch.size();
    for (const RowRun& run : batch.runs) {
        if (!m_runs.empty() && m_runs.back().chunk == run.chunk && m_runs.back().end == run.begin) {
            m_runs.back().end = run.end;
            m_runs.back().rows += run.rows;
        } else {
            m_runs.push_back(run);
        }
    }
}

void EventStore::append(const EventRow& row, std::span<const EntityId> references,
                        std::span<const SpanLink> links)
{
    writer(0).append(row, references, links);
    append(writer(0).take());
}

void EventStore::eachRow(const std::function<void(const EventRow&, std::span<const EntityId>,
                                                  std::span<const SpanLink>)>& visit) const
{
    for (const RowRun& run : m_runs) {
        std::byte* const end = m_rows->at({run.chunk, run.end});
        for (std::byte* at = m_rows->at({run.chunk, run.begin}); at != end;) {
            const PackedRow packed(at);
            at = packed.end();
            visit(packed.row(), packed.references(), packed.spanLinks());
        }
    }
}

DurationNs drawnDuration(DurationNs found)
{
    return found == kNoDuration ? 0 : std::clamp<DurationNs>(found, 0, kLongestDrawn);
}

RecordPlace EventStore::place(EventId e) const
{
    const SourceId source = m_source[e.index()];
    const std::uint64_t above = m_offsetAbove.empty() ? 0 : m_offsetAbove[e.index()];
    return {source ? source : SourceId(0), above << 32U | m_offset[e.index()], m_length[e.index()]};
}

std::uint32_t EventStore::firstFrom(TimeNs time) const
{
    const auto end = m_time.begin() + static_cast<std::ptrdiff_t>(m_timedCount);
    return static_cast<std::uint32_t>(std::lower_bound(m_time.begin(), end, time) - m_time.begin());
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
    std::size_t bytes = m_time.bytes() + m_duration.bytes() + m_offset.bytes() + m_offsetAbove.bytes() +
                        m_length.bytes() + m_source.bytes() + m_contact.bytes() + m_user.bytes() +
                        m_context.bytes() + m_trace.bytes() + m_status.bytes() + m_spanKind.bytes() +
                        m_referenceOffset.bytes() + m_references.bytes() + m_spanLinkRow.bytes() +
                        m_spanLinks.bytes() + m_repeats.capacity() * sizeof(Repeat) + m_traceNames.bytes() +
                        m_byTrace.bytes() + m_byEntity.bytes();
    for (const auto* column : {&m_type, &m_id, &m_class, &m_error, &m_span, &m_parent, &m_causalTrace,
                               &m_replyContext, &m_correlation, &m_token})
        bytes += column->bytes();
    return bytes;
}

} // namespace throughline
