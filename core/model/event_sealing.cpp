// SPDX-License-Identifier: GPL-3.0-or-later
// Sealing of an event store: batches become columns in time order, then indices are built.
//
// Columns are independent of each other and made side by side, each thread one at a time, so that no more
// than one column a thread exists twice.
#include "core/base/parallel.h"
#include "core/model/event_store.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <cassert>
#include <functional>
#include <numeric>

namespace throughline {

namespace {

using Batches = std::vector<EventBatch>;

// The rows of one column, batch after batch; what is shorter than its batch is filled up. Each batch lets go
// of its part.
template <class T>
std::vector<T> joined(Batches& batches, std::vector<T> EventBatch::*column, std::size_t rows)
{
    std::vector<T> all;
    all.reserve(rows);
    std::size_t end = 0;
    for (EventBatch& batch : batches) {
        std::vector<T>& part = batch.*column;
        all.insert(all.end(), part.begin(), part.end());
        part = {};
        end += batch.rows;
        all.resize(end);
    }
    return all;
}

template <class T>
bool isEmptyEverywhere(const Batches& batches, std::vector<T> EventBatch::*column)
{
    return std::all_of(batches.begin(), batches.end(),
                       [column](const EventBatch& batch) { return (batch.*column).empty(); });
}

} // namespace

class EventStore::Sealing {
public:
    Sealing(EventStore& store, std::size_t entityCount, unsigned threads)
        : m_store(store), m_batches(store.m_batches), m_entityCount(entityCount), m_threads(threads),
          m_rowsRead(store.m_size)
    {}

    Sealed run()
    {
        m_store.m_time = joined(m_batches, &EventBatch::time, m_rowsRead);
        sortByTime();
        Sealed sealed;
        sealed.folded = foldRepeats();
        gather();
        sealed.entityOrder = numberEntities();
        finish();
        m_store.m_batches = {};
        index(sealed.entityOrder.size());
        return sealed;
    }

private:
    using Job = std::function<void()>;

    void runAll(const std::vector<Job>& jobs)
    {
        parallelFor(m_threads, jobs.size(), [&](std::size_t i) { jobs[i](); });
    }

    // In the order of the rows to be.
    template <class T>
    [[nodiscard]] std::vector<T> applied(std::vector<T> column) const
    {
        if (m_asRead)
            return column;
        std::vector<T> sorted;
        sorted.reserve(m_order.size());
        for (const std::uint32_t row : m_order)
            sorted.push_back(column[row]);
        return sorted;
    }
    template <class T>
    [[nodiscard]] std::vector<T> column(std::vector<T> EventBatch::*part)
    {
        return applied(joined(m_batches, part, m_rowsRead));
    }
    template <class IdType>
    [[nodiscard]] Job fill(OptionalColumn<IdType>& target, std::vector<IdType> EventBatch::*part)
    {
        return [this, &target, part] { target = OptionalColumn(column(part)); };
    }
    template <class T>
    [[nodiscard]] Job fill(std::vector<T>& target, std::vector<T> EventBatch::*part)
    {
        return [this, &target, part] {
            if (!isEmptyEverywhere(m_batches, part))
                target = column(part);
        };
    }

    void sortByTime()
    {
        const std::vector<TimeNs>& time = m_store.m_time;
        m_order.resize(m_rowsRead);
        std::iota(m_order.begin(), m_order.end(), 0U);
        // Unsigned, so that one less than the smallest number, kNoTime, is the largest.
        const auto rank = [&](std::uint32_t row) {
            return static_cast<std::uint64_t>(time[row] - 1) ^ std::uint64_t{1} << 63U;
        };
        const auto earlier = [&](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); };
        m_asRead = std::is_sorted(m_order.begin(), m_order.end(), earlier);
        if (m_asRead)
            return;
        const std::size_t parts = m_threads;
        const auto border = [&](std::size_t part) { return m_order.begin() + m_order.size() * part / parts; };
        parallelFor(m_threads, parts,
                    [&](std::size_t part) { std::stable_sort(border(part), border(part + 1), earlier); });
        for (std::size_t part = 1; part < parts; ++part)
            std::inplace_merge(m_order.begin(), border(part), border(part + 1), earlier);
    }

    // Equal records have equal times: repeats stand together, among those whose times tie.
    std::vector<std::uint64_t> foldRepeats()
    {
        const std::vector<std::uint64_t> digests = joined(m_batches, &EventBatch::digest, m_rowsRead);
        const std::vector<TimeNs>& time = m_store.m_time;
        std::vector<std::uint64_t> folded;
        absl::flat_hash_map<std::uint64_t, std::uint32_t>
            kept; // of rows whose times tie: where they are kept
        std::uint32_t size = 0;
        for (std::uint32_t begin = 0, end = 0; begin < m_order.size(); begin = end) {
            end = begin + 1;
            while (end < m_order.size() && time[m_order[end]] == time[m_order[begin]])
                ++end;
            if (end - begin == 1) {
                m_order[size++] = m_order[begin];
                continue;
            }
            kept.clear();
            for (std::uint32_t i = begin; i < end; ++i) {
                const std::uint64_t digest = digests[m_order[i]];
                const auto [known, isNew] = kept.try_emplace(digest, size);
                if (isNew || digest == 0)
                    m_order[size++] = m_order[i];
                else
                    fold(m_order[i], known->second, folded);
            }
        }
        m_asRead = m_asRead && size == m_order.size();
        m_order.resize(size);
        m_store.m_size = size;
        mergeRepeats();
        return folded;
    }

    void fold(std::uint32_t row, std::uint32_t into, std::vector<std::uint64_t>& folded)
    {
        std::uint32_t before = 0;
        const auto batch = std::find_if(m_batches.begin(), m_batches.end(), [&](const EventBatch& candidate) {
            before += candidate.rows;
            return row < before;
        });
        const std::uint32_t inBatch = row - (before - batch->rows);
        const std::uint32_t source = inBatch < batch->source.size() ? batch->source[inBatch].index() : 0;
        folded.resize(std::max<std::size_t>(folded.size(), source + 1));
        ++folded[source];
        m_store.m_repeats.push_back({into, 1});
    }

    void mergeRepeats()
    {
        std::vector<Repeat>& repeats = m_store.m_repeats;
        std::sort(repeats.begin(), repeats.end(),
                  [](const Repeat& a, const Repeat& b) { return a.row < b.row; });
        std::size_t kept = 0;
        for (std::size_t i = 0; i < repeats.size(); ++i) {
            if (kept != 0 && repeats[kept - 1].row == repeats[i].row)
                ++repeats[kept - 1].count;
            else
                repeats[kept++] = repeats[i];
        }
        repeats.resize(kept);
    }

    void gather()
    {
        EventStore& store = m_store;
        gatherSpanLinks();
        runAll({
            [&] { gatherReferences(); },
            [&] { store.m_time = applied(std::move(store.m_time)); },
            fill(store.m_duration, &EventBatch::duration),
            fill(store.m_offset, &EventBatch::offset),
            fill(store.m_id, &EventBatch::id),
            fill(store.m_span, &EventBatch::span),
            fill(store.m_parent, &EventBatch::parent),
            fill(m_traceText, &EventBatch::trace),
            fill(m_contact, &EventBatch::contact),
            fill(m_user, &EventBatch::user),
            fill(store.m_type, &EventBatch::type),
            fill(store.m_class, &EventBatch::className),
            fill(store.m_length, &EventBatch::length),
            fill(store.m_error, &EventBatch::error),
            fill(store.m_causalTrace, &EventBatch::causalTrace),
            fill(store.m_replyContext, &EventBatch::replyContext),
            fill(store.m_correlation, &EventBatch::correlation),
            fill(store.m_token, &EventBatch::token),
            [&] { gatherSources(); },
            fill(store.m_status, &EventBatch::status),
            fill(store.m_spanKind, &EventBatch::spanKind),
            fill(store.m_context, &EventBatch::context),
        });
        const auto untimed = std::find(store.m_time.begin(), store.m_time.end(), kNoTime);
        store.m_timedCount = static_cast<std::uint32_t>(untimed - store.m_time.begin());
    }

    // Nearly all snapshots have one source, which costs nothing.
    void gatherSources()
    {
        std::vector<SourceId> sources = column(&EventBatch::source);
        for (SourceId& source : sources)
            source = source && source.index() != 0 ? source : SourceId();
        m_store.m_source = OptionalColumn(std::move(sources));
    }

    void gatherReferences()
    {
        // Of each row as it was read: where its references begin, over all batches.
        std::vector<std::uint32_t> start = {0};
        start.reserve(m_rowsRead + 1);
        std::vector<EntityId> all;
        std::size_t count = 0;
        for (const EventBatch& batch : m_batches)
            count += batch.references.size();
        all.reserve(count);
        for (EventBatch& batch : m_batches) {
            const auto base = static_cast<std::uint32_t>(all.size());
            for (const std::uint32_t end : batch.referenceEnd)
                start.push_back(base + end);
            all.insert(all.end(), batch.references.begin(), batch.references.end());
            batch.references = {};
            batch.referenceEnd = {};
        }
        if (m_asRead) {
            m_store.m_references = std::move(all);
            m_store.m_referenceOffset = std::move(start);
            return;
        }
        std::vector<std::uint32_t>& offsets = m_store.m_referenceOffset;
        offsets.reserve(m_order.size() + 1);
        m_store.m_references.reserve(all.size());
        for (const std::uint32_t row : m_order) {
            m_store.m_references.insert(m_store.m_references.end(), all.begin() + start[row],
                                        all.begin() + start[row + 1]);
            offsets.push_back(static_cast<std::uint32_t>(m_store.m_references.size()));
        }
    }

    void gatherSpanLinks()
    {
        if (isEmptyEverywhere(m_batches, &EventBatch::spanLinks))
            return;
        constexpr std::uint32_t kFolded = ~0U;
        std::vector<std::uint32_t> rankOfRow(m_rowsRead, kFolded);
        for (std::uint32_t rank = 0; rank < m_order.size(); ++rank)
            rankOfRow[m_order[rank]] = rank;
        std::vector<std::pair<std::uint32_t, SpanLink>> links;
        std::uint32_t base = 0;
        for (const EventBatch& batch : m_batches) {
            for (std::size_t i = 0; i < batch.spanLinks.size(); ++i) {
                const std::uint32_t rank = rankOfRow[base + batch.spanLinkRow[i]];
                if (rank != kFolded)
                    links.emplace_back(rank, batch.spanLinks[i]);
            }
            base += batch.rows;
        }
        std::stable_sort(links.begin(), links.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        for (const auto& [row, link] : links) {
            m_store.m_spanLinkRow.push_back(row);
            m_store.m_spanLinks.push_back(link);
        }
    }

    // Which number an entity has must not depend on which thread was first to meet it.
    std::vector<EntityId> numberEntities()
    {
        std::vector<EntityId> numberOf(m_entityCount);
        std::vector<EntityId> order;
        const auto number = [&](EntityId& entity) {
            if (!entity)
                return;
            EntityId& known = numberOf[entity.index()];
            if (!known) {
                known = EntityId(static_cast<std::uint32_t>(order.size()));
                order.push_back(entity);
            }
            entity = known;
        };
        for (std::uint32_t row = 0; row < m_store.m_size; ++row) {
            if (row < m_contact.size())
                number(m_contact[row]);
            if (row < m_user.size())
                number(m_user[row]);
            for (std::uint32_t i = m_store.m_referenceOffset[row]; i < m_store.m_referenceOffset[row + 1];
                 ++i)
                number(m_store.m_references[i]);
        }
        return order;
    }

    void finish()
    {
        m_contact.resize(m_store.m_size);
        m_user.resize(m_store.m_size);
        runAll({
            [&] { m_store.m_contact = OptionalColumn(std::move(m_contact)); },
            [&] { m_store.m_user = OptionalColumn(std::move(m_user)); },
            [&] { numberTraces(); },
        });
    }

    void numberTraces()
    {
        m_traceText.resize(m_store.m_size);
        absl::flat_hash_map<StringId, TraceId> numbers;
        m_store.m_trace.reserve(m_store.m_size);
        for (const StringId text : m_traceText) {
            const TraceId next(m_store.traceCount());
            TraceId trace = next;
            if (text)
                trace = numbers.try_emplace(text, next).first->second;
            if (trace == next)
                m_store.m_traceName.push_back(text);
            m_store.m_trace.push_back(trace);
        }
        m_traceText = {};
        m_store.m_traceName.shrink_to_fit();
    }

    void index(std::size_t entityCount)
    {
        runAll({
            [&] {
                m_store.m_byTrace = lists(m_store.traceCount(),
                                          [this](EventId e, auto visit) { visit(m_store.trace(e).index()); });
            },
            [&] {
                m_store.m_byEntity = lists(entityCount, [this](EventId e, auto visit) {
                    if (const EntityId contact = m_store.contact(e))
                        visit(contact.index());
                    if (const EntityId user = m_store.user(e))
                        visit(user.index());
                    for (const EntityId reference : m_store.references(e))
                        visit(reference.index());
                });
            },
        });
    }

    // The events of each key; keysOf(e, visit) calls visit(key) for each key of an event.
    template <class KeysOf>
    [[nodiscard]] Lists lists(std::size_t keys, KeysOf keysOf) const
    {
        Lists result;
        // Counted one place further on, so that while items are put in their places offsets[key + 1] is where
        // the next one goes, and afterwards where they end.
        result.offsets.assign(keys + 2, 0);
        for (std::uint32_t i = 0; i < m_store.m_size; ++i)
            keysOf(EventId(i), [&](std::uint32_t key) { ++result.offsets[key + 2]; });
        std::partial_sum(result.offsets.begin(), result.offsets.end(), result.offsets.begin());
        result.items.resize(result.offsets.back());
        for (std::uint32_t i = 0; i < m_store.m_size; ++i)
            keysOf(EventId(i),
                   [&](std::uint32_t key) { result.items[result.offsets[key + 1]++] = EventId(i); });
        result.offsets.pop_back();
        return result;
    }

    EventStore& m_store;
    Batches& m_batches;
    std::size_t m_entityCount;
    unsigned m_threads;
    std::size_t m_rowsRead;
    std::vector<std::uint32_t> m_order; // the rows to be, as numbers in the order of reading
    bool m_asRead = false;              // they are 0, 1, 2, …
    std::vector<StringId> m_traceText;
    std::vector<EntityId> m_contact, m_user;
};

EventStore::Sealed EventStore::seal(std::size_t entityCount, unsigned threads)
{
    assert(m_trace.empty());
    return Sealing(*this, entityCount, threads).run();
}

} // namespace throughline
