// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/event_store.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <cassert>
#include <numeric>

namespace throughline {

namespace {

constexpr DurationNs kLongestDrawn = 3653 * kDay;

template <class T>
void shrink(std::vector<T>& column)
{
    column.shrink_to_fit();
}

// Puts the rows into the given order, one column at a time, so that only one copy of one column exists
// besides.
template <class T>
void reorder(std::vector<T>& column, const std::vector<std::uint32_t>& order)
{
    std::vector<T> sorted;
    sorted.reserve(column.size());
    for (const std::uint32_t row : order)
        sorted.push_back(column[row]);
    column = std::move(sorted);
}

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

void EventStore::append(const EventRow& row, std::span<const EntityId> references)
{
    m_time.push_back(row.time);
    m_duration.push_back(row.duration);
    m_offset.push_back(row.place.offset);
    m_length.push_back(row.place.length);
    m_source.push_back(row.place.source);
    m_type.push_back(row.type);
    m_id.push_back(row.id);
    m_class.push_back(row.className);
    m_error.push_back(row.error);
    m_span.push_back(row.span);
    m_parent.push_back(row.parent);
    m_causalTrace.push_back(row.causalTrace);
    m_replyContext.push_back(row.replyContext);
    m_correlation.push_back(row.correlation);
    m_token.push_back(row.token);
    m_contact.push_back(row.contact);
    m_user.push_back(row.user);
    m_traceText.push_back(row.trace);
    m_status.push_back(row.status);
    m_references.insert(m_references.end(), references.begin(), references.end());
    m_referenceOffset.push_back(static_cast<std::uint32_t>(m_references.size()));
}

void EventStore::countRepeat(std::uint32_t row)
{
    assert(row < size());
    m_repeats.push_back({row, 1});
}

void EventStore::seal(std::size_t entityCount)
{
    assert(m_trace.empty());
    sortByTime();
    numberTraces();
    indexByTrace();
    indexByEntity(entityCount);
}

void EventStore::sortByTime()
{
    std::vector<std::uint32_t> order(size());
    std::iota(order.begin(), order.end(), 0U);
    const auto untimed = [this](std::uint32_t row) { return m_time[row] == kNoTime; };
    const auto earlier = [&](std::uint32_t a, std::uint32_t b) {
        return untimed(a) != untimed(b) ? untimed(b) : m_time[a] < m_time[b];
    };
    if (!std::is_sorted(order.begin(), order.end(), earlier))
        std::stable_sort(order.begin(), order.end(), earlier);
    m_timedCount = static_cast<std::uint32_t>(
        std::partition_point(order.begin(), order.end(), [&](std::uint32_t row) { return !untimed(row); }) -
        order.begin());

    std::vector<std::uint32_t> rankOfRow(order.size());
    std::vector<EntityId> references;
    references.reserve(m_references.size());
    std::vector<std::uint32_t> referenceOffset = {0};
    referenceOffset.reserve(order.size() + 1);
    for (std::uint32_t rank = 0; rank < order.size(); ++rank) {
        const std::uint32_t row = order[rank];
        rankOfRow[row] = rank;
        references.insert(references.end(), m_references.begin() + m_referenceOffset[row],
                          m_references.begin() + m_referenceOffset[row + 1]);
        referenceOffset.push_back(static_cast<std::uint32_t>(references.size()));
    }
    m_references = std::move(references);
    m_referenceOffset = std::move(referenceOffset);
    sealRepeats(rankOfRow);

    reorder(m_time, order);
    reorder(m_duration, order);
    reorder(m_offset, order);
    reorder(m_length, order);
    reorder(m_source, order);
    for (auto* column : {&m_type, &m_id, &m_class, &m_error, &m_span, &m_parent, &m_causalTrace,
                         &m_replyContext, &m_correlation, &m_token, &m_traceText})
        reorder(*column, order);
    reorder(m_contact, order);
    reorder(m_user, order);
    reorder(m_status, order);
}

void EventStore::sealRepeats(const std::vector<std::uint32_t>& rankOfRow)
{
    for (Repeat& repeat : m_repeats)
        repeat.row = rankOfRow[repeat.row];
    std::sort(m_repeats.begin(), m_repeats.end(),
              [](const Repeat& a, const Repeat& b) { return a.row < b.row; });
    std::vector<Repeat> merged;
    for (const Repeat& repeat : m_repeats) {
        if (!merged.empty() && merged.back().row == repeat.row)
            merged.back().count += repeat.count;
        else
            merged.push_back(repeat);
    }
    m_repeats = std::move(merged);
}

void EventStore::numberTraces()
{
    absl::flat_hash_map<StringId, TraceId> numbers;
    m_trace.reserve(size());
    for (const StringId text : m_traceText) {
        const TraceId next(traceCount());
        TraceId trace = next;
        if (text)
            trace = numbers.try_emplace(text, next).first->second;
        if (trace == next)
            m_traceName.push_back(text);
        m_trace.push_back(trace);
    }
    shrink(m_traceName);
    m_traceText = {};
}

void EventStore::indexByTrace()
{
    m_byTrace.offsets.assign(traceCount() + 1, 0);
    for (const TraceId trace : m_trace)
        ++m_byTrace.offsets[trace.index() + 1];
    std::partial_sum(m_byTrace.offsets.begin(), m_byTrace.offsets.end(), m_byTrace.offsets.begin());
    std::vector<std::uint32_t> next(m_byTrace.offsets.begin(), m_byTrace.offsets.end() - 1);
    m_byTrace.items.resize(size());
    for (std::uint32_t i = 0; i < size(); ++i)
        m_byTrace.items[next[m_trace[i].index()]++] = EventId(i);
}

template <class Visit>
void EventStore::visitEntities(EventId e, Visit visit) const
{
    if (contact(e))
        visit(contact(e));
    if (user(e))
        visit(user(e));
    for (const EntityId reference : references(e))
        visit(reference);
}

void EventStore::indexByEntity(std::size_t entityCount)
{
    m_byEntity.offsets.assign(entityCount + 1, 0);
    for (std::uint32_t i = 0; i < size(); ++i)
        visitEntities(EventId(i), [this](EntityId entity) { ++m_byEntity.offsets[entity.index() + 1]; });
    std::partial_sum(m_byEntity.offsets.begin(), m_byEntity.offsets.end(), m_byEntity.offsets.begin());
    std::vector<std::uint32_t> next(m_byEntity.offsets.begin(), m_byEntity.offsets.end() - 1);
    m_byEntity.items.resize(m_byEntity.offsets.back());
    for (std::uint32_t i = 0; i < size(); ++i) {
        visitEntities(EventId(i),
                      [&](EntityId entity) { m_byEntity.items[next[entity.index()]++] = EventId(i); });
    }
}

DurationNs EventStore::drawnDuration(EventId e) const
{
    const DurationNs found = duration(e);
    return found == kNoDuration ? 0 : std::clamp<DurationNs>(found, 0, kLongestDrawn);
}

RecordPlace EventStore::place(EventId e) const
{
    return {m_source[e.index()], m_offset[e.index()], m_length[e.index()]};
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

std::size_t EventStore::bytes() const
{
    std::size_t bytes = bytesOf(m_time) + bytesOf(m_duration) + bytesOf(m_offset) + bytesOf(m_length) +
                        bytesOf(m_source) + bytesOf(m_contact) + bytesOf(m_user) + bytesOf(m_trace) +
                        bytesOf(m_status) + bytesOf(m_referenceOffset) + bytesOf(m_references) +
                        bytesOf(m_repeats) + bytesOf(m_traceName) + m_byTrace.bytes() + m_byEntity.bytes();
    for (const auto* column : {&m_type, &m_id, &m_class, &m_error, &m_span, &m_parent, &m_causalTrace,
                               &m_replyContext, &m_correlation, &m_token, &m_traceText})
        bytes += bytesOf(*column);
    return bytes;
}

} // namespace throughline
