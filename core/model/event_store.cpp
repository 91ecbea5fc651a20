// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/event_store.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <cassert>
#include <numeric>

namespace throughline {

namespace {

constexpr DurationNs kLongestDrawn = 3653 * kDay;

// The rows of one column, batch after batch; what is shorter than its batch is filled up. Each batch lets go
// of its part, so that only one column exists twice at a time.
template <class T>
std::vector<T> joined(std::vector<EventBatch>& batches, std::vector<T> EventBatch::*column, std::size_t rows)
{
    std::vector<T> all;
    all.reserve(rows);
    std::size_t end = 0;
    for (EventBatch& batch : batches) {
        std::vector<T>& part = batch.*column;
        all.insert(all.end(), part.begin(), part.end());
        part = {};
        end += batch.referenceEnd.size();
        all.resize(end);
    }
    return all;
}

template <class T>
bool isEmptyEverywhere(const std::vector<EventBatch>& batches, std::vector<T> EventBatch::*column)
{
    return std::all_of(batches.begin(), batches.end(),
                       [column](const EventBatch& batch) { return (batch.*column).empty(); });
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

// Which rows there will be, in time order, as numbers in the order of reading.
struct EventStore::Order {
    std::vector<std::uint32_t> rows;
    bool asRead = false; // rows are 0, 1, 2, …

    template <class T>
    [[nodiscard]] std::vector<T> applied(std::vector<T> column) const
    {
        if (asRead)
            return column;
        std::vector<T> sorted;
        sorted.reserve(rows.size());
        for (const std::uint32_t row : rows)
            sorted.push_back(column[row]);
        return sorted;
    }
};

void EventStore::append(EventBatch&& batch)
{
    m_size += batch.size();
    m_batches.push_back(std::move(batch));
}

void EventStore::append(const EventRow& row, std::span<const EntityId> references,
                        std::span<const SpanLink> links)
{
    if (m_batches.empty())
        m_batches.emplace_back();
    m_batches.back().append(row, references, links);
    ++m_size;
}

std::vector<std::uint64_t> EventStore::seal(std::size_t entityCount)
{
    assert(m_trace.empty());
    m_time = joined(m_batches, &EventBatch::time, m_size);
    m_source = joined(m_batches, &EventBatch::source, m_size);
    Order order = sortByTime();
    std::vector<std::uint64_t> folded = foldRepeats(order);
    gather(order);
    indexByTrace();
    indexByEntity(entityCount);
    return folded;
}

EventStore::Order EventStore::sortByTime() const
{
    Order order;
    order.rows.resize(m_size);
    std::iota(order.rows.begin(), order.rows.end(), 0U);
    const auto earlier = [this](std::uint32_t a, std::uint32_t b) {
        const bool untimed = m_time[a] == kNoTime;
        const bool otherUntimed = m_time[b] == kNoTime;
        return untimed != otherUntimed ? otherUntimed : m_time[a] < m_time[b];
    };
    order.asRead = std::is_sorted(order.rows.begin(), order.rows.end(), earlier);
    if (!order.asRead)
        std::stable_sort(order.rows.begin(), order.rows.end(), earlier);
    return order;
}

// Equal records have equal times: repeats stand together, among those whose times tie.
std::vector<std::uint64_t> EventStore::foldRepeats(Order& order)
{
    const std::vector<Digest> digests = joined(m_batches, &EventBatch::digest, m_size);
    std::vector<std::uint64_t> folded;
    absl::flat_hash_map<Digest, std::uint32_t> first; // of a long run of ties: where its records are kept
    std::vector<std::uint32_t>& rows = order.rows;
    std::uint32_t kept = 0;
    for (std::uint32_t begin = 0, end = 0; begin < rows.size(); begin = end) {
        while (end < rows.size() && m_time[rows[end]] == m_time[rows[begin]])
            ++end;
        first.clear();
        for (std::uint32_t i = begin; i < end; ++i) {
            const Digest& digest = digests[rows[i]];
            if (end - begin > 1 && digest != Digest{}) {
                const auto [known, isNew] = first.try_emplace(digest, kept);
                if (!isNew) {
                    const std::uint32_t source = m_source[rows[i]] ? m_source[rows[i]].index() : 0;
                    folded.resize(std::max<std::size_t>(folded.size(), source + 1));
                    ++folded[source];
                    m_repeats.push_back({known->second, 1});
                    continue;
                }
            }
            rows[kept++] = rows[i];
        }
    }
    order.asRead = order.asRead && kept == rows.size();
    rows.resize(kept);
    m_size = kept;
    mergeRepeats();
    return folded;
}

void EventStore::mergeRepeats()
{
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

void EventStore::gather(const Order& order)
{
    const std::size_t rows = m_time.size();
    const auto column = [&](auto EventBatch::*part) { return order.applied(joined(m_batches, part, rows)); };
    gatherSpanLinks(order);
    m_time = order.applied(std::move(m_time));
    m_source = order.applied(std::move(m_source));
    m_duration = column(&EventBatch::duration);
    m_offset = column(&EventBatch::offset);
    m_length = column(&EventBatch::length);
    m_type = column(&EventBatch::type);
    m_id = column(&EventBatch::id);
    m_class = column(&EventBatch::className);
    m_error = column(&EventBatch::error);
    m_span = column(&EventBatch::span);
    m_parent = column(&EventBatch::parent);
    m_causalTrace = column(&EventBatch::causalTrace);
    m_replyContext = column(&EventBatch::replyContext);
    m_correlation = column(&EventBatch::correlation);
    m_token = column(&EventBatch::token);
    m_contact = column(&EventBatch::contact);
    m_user = column(&EventBatch::user);
    m_status = column(&EventBatch::status);
    if (!isEmptyEverywhere(m_batches, &EventBatch::spanKind))
        m_spanKind = column(&EventBatch::spanKind);
    if (!isEmptyEverywhere(m_batches, &EventBatch::context))
        m_context = column(&EventBatch::context);
    numberTraces(column(&EventBatch::trace));
    gatherReferences(order);
    m_batches = {};
    const auto timed = std::find(m_time.begin(), m_time.end(), kNoTime);
    m_timedCount = static_cast<std::uint32_t>(timed - m_time.begin());
}

void EventStore::gatherReferences(const Order& order)
{
    // Of each row as it was read: where its references begin, over all batches.
    std::vector<std::uint32_t> start = {0};
    start.reserve(m_source.size() + 1);
    std::vector<EntityId> all;
    for (EventBatch& batch : m_batches) {
        for (const std::uint32_t end : batch.referenceEnd)
            start.push_back(static_cast<std::uint32_t>(all.size()) + end);
        all.insert(all.end(), batch.references.begin(), batch.references.end());
        batch = {};
    }
    if (order.asRead) {
        m_references = std::move(all);
        m_referenceOffset = std::move(start);
        m_references.shrink_to_fit();
        return;
    }
    m_referenceOffset.reserve(order.rows.size() + 1);
    m_references.reserve(all.size());
    for (const std::uint32_t row : order.rows) {
        m_references.insert(m_references.end(), all.begin() + start[row], all.begin() + start[row + 1]);
        m_referenceOffset.push_back(static_cast<std::uint32_t>(m_references.size()));
    }
}

void EventStore::gatherSpanLinks(const Order& order)
{
    if (isEmptyEverywhere(m_batches, &EventBatch::spanLinks))
        return;
    constexpr std::uint32_t kFolded = ~0U;
    std::vector<std::uint32_t> rankOfRow(m_source.size(), kFolded);
    for (std::uint32_t rank = 0; rank < order.rows.size(); ++rank)
        rankOfRow[order.rows[rank]] = rank;
    std::vector<std::pair<std::uint32_t, SpanLink>> links;
    std::uint32_t base = 0;
    for (const EventBatch& batch : m_batches) {
        for (std::size_t i = 0; i < batch.spanLinks.size(); ++i) {
            const std::uint32_t rank = rankOfRow[base + batch.spanLinkRow[i]];
            if (rank != kFolded)
                links.emplace_back(rank, batch.spanLinks[i]);
        }
        base += static_cast<std::uint32_t>(batch.referenceEnd.size());
    }
    std::stable_sort(links.begin(), links.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [row, link] : links) {
        m_spanLinkRow.push_back(row);
        m_spanLinks.push_back(link);
    }
}

void EventStore::numberTraces(std::vector<StringId> traceText)
{
    absl::flat_hash_map<StringId, TraceId> numbers;
    m_trace.reserve(size());
    for (const StringId text : traceText) {
        const TraceId next(traceCount());
        TraceId trace = next;
        if (text)
            trace = numbers.try_emplace(text, next).first->second;
        if (trace == next)
            m_traceName.push_back(text);
        m_trace.push_back(trace);
    }
    m_traceName.shrink_to_fit();
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

std::span<const SpanLink> EventStore::spanLinks(EventId e) const
{
    const auto [first, last] = std::equal_range(m_spanLinkRow.begin(), m_spanLinkRow.end(), e.index());
    return {m_spanLinks.data() + (first - m_spanLinkRow.begin()), static_cast<std::size_t>(last - first)};
}

std::size_t EventStore::bytes() const
{
    std::size_t bytes = bytesOf(m_time) + bytesOf(m_duration) + bytesOf(m_offset) + bytesOf(m_length) +
                        bytesOf(m_source) + bytesOf(m_contact) + bytesOf(m_user) + bytesOf(m_trace) +
                        bytesOf(m_status) + bytesOf(m_referenceOffset) + bytesOf(m_references) +
                        bytesOf(m_repeats) + bytesOf(m_traceName) + bytesOf(m_spanKind) + bytesOf(m_context) +
                        bytesOf(m_spanLinkRow) + bytesOf(m_spanLinks) + m_byTrace.bytes() +
                        m_byEntity.bytes();
    for (const auto* column : {&m_type, &m_id, &m_class, &m_error, &m_span, &m_parent, &m_causalTrace,
                               &m_replyContext, &m_correlation, &m_token})
        bytes += bytesOf(*column);
    return bytes;
}

} // namespace throughline
