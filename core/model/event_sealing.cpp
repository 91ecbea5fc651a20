// SPDX-License-Identifier: GPL-3.0-or-later
// Sealing of an event store: batches become columns in time order, then indices are built.
//
// Columns are independent of each other and made side by side, each thread one at a time, so that no more
// than one column a thread exists twice.
#include "core/base/memory.h"
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

// With its memory; `= {}` would keep that.
template <class T>
void release(std::vector<T>& values)
{
    std::vector<T>().swap(values);
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
        m_store.m_time = joined(&EventBatch::time);
        sortByTime();
        Sealed sealed;
        sealed.folded = foldRepeats();
        rankRows();
        gather();
        sealed.entityOrder = numberEntities();
        finish();
        release(m_store.m_batches);
        index(sealed.entityOrder.size());
        return sealed;
    }

private:
    using Job = std::function<void()>;

    void runAll(const std::vector<Job>& jobs)
    {
        parallelFor(m_threads, jobs.size(), [&](std::size_t i) {
            jobs[i]();
            returnFreedMemory();
        });
    }

    // The rows of one column as they were read, batch after batch. Each batch lets go of its part.
    template <class T>
    [[nodiscard]] std::vector<T> joined(std::vector<T> EventBatch::*part)
    {
        std::vector<T> all(m_rowsRead);
        std::size_t row = 0;
        for (EventBatch& batch : m_batches) {
            std::copy((batch.*part).begin(), (batch.*part).end(),
                      all.begin() + static_cast<std::ptrdiff_t>(row));
            release(batch.*part);
            row += batch.rows;
        }
        return all;
    }
    // The same in the order of the rows to be.
    template <class T>
    [[nodiscard]] std::vector<T> column(std::vector<T> EventBatch::*part)
    {
        if (m_asRead)
            return joined(part);
        std::vector<T> sorted(m_store.m_size);
        std::size_t row = 0;
        for (EventBatch& batch : m_batches) {
            const std::vector<T>& values = batch.*part;
            for (std::size_t i = 0; i < values.size(); ++i) {
                if (const std::uint32_t rank = m_rankOfRow[row + i]; rank != kFolded)
                    sorted[rank] = values[i];
            }
            release(batch.*part);
            row += batch.rows;
        }
        return sorted;
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
            return (static_cast<std::uint64_t>(time[row]) - 1) ^ std::uint64_t{1} << 63U;
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
        const std::vector<std::uint64_t> digests = joined(&EventBatch::digest);
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

    void rankRows()
    {
        std::vector<TimeNs> time(m_order.size());
        for (std::size_t rank = 0; rank < m_order.size(); ++rank)
            time[rank] = m_store.m_time[m_order[rank]];
        m_store.m_time = std::move(time);
        if (!m_asRead) {
            m_rankOfRow.assign(m_rowsRead, kFolded);
            for (std::uint32_t rank = 0; rank < m_order.size(); ++rank)
                m_rankOfRow[m_order[rank]] = rank;
        }
        release(m_order);
        returnFreedMemory();
    }

    [[nodiscard]] std::uint32_t rankOf(std::size_t row) const
    {
        return m_asRead ? static_cast<std::uint32_t>(row) : m_rankOfRow[row];
    }

    void fold(std::uint32_t row, std::uint32_t into, std::vector<std::uint64_t>& folded)
    {
        std::uint32_t before = 0;
        const auto batch = std::find_if(m_batches.begin(), m_batches.end(), [&](const EventBatch& candidate) {
            before += candidate.rows;
            return row < before;
        });
        const std::uint32_t source = batch->source ? batch->source.index() : 0;
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
        const auto isFirst = [](SourceId source) { return !source || source.index() == 0; };
        if (std::all_of(m_batches.begin(), m_batches.end(),
                        [&](const EventBatch& batch) { return isFirst(batch.source); })) {
            m_store.m_source = OptionalColumn(std::vector<SourceId>(m_store.m_size));
            return;
        }
        std::vector<SourceId> sources(m_store.m_size);
        std::size_t row = 0;
        for (const EventBatch& batch : m_batches) {
            for (std::size_t i = 0; i < batch.rows && !isFirst(batch.source); ++i) {
                if (const std::uint32_t rank = rankOf(row + i); rank != kFolded)
                    sources[rank] = batch.source;
            }
            row += batch.rows;
        }
        m_store.m_source = OptionalColumn(std::move(sources));
    }

    void gatherReferences()
    {
        // First how many each row has, one place further on, so that the sums are where they begin.
        std::vector<std::uint32_t>& offsets = m_store.m_referenceOffset;
        offsets.assign(std::size_t{m_store.m_size} + 1, 0);
        visitReferences([&](std::uint32_t rank, std::span<const EntityId> references) {
            offsets[rank + 1] = static_cast<std::uint32_t>(references.size());
        });
        std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
        m_store.m_references.resize(offsets.back());
        visitReferences([&](std::uint32_t rank, std::span<const EntityId> references) {
            std::copy(references.begin(), references.end(), m_store.m_references.begin() + offsets[rank]);
        });
        for (EventBatch& batch : m_batches) {
            release(batch.references);
            release(batch.referenceEnd);
        }
    }

    template <class Visit>
    void visitReferences(Visit visit) const
    {
        std::size_t row = 0;
        for (const EventBatch& batch : m_batches) {
            std::uint32_t begin = 0;
            for (const std::uint32_t end : batch.referenceEnd) {
                if (const std::uint32_t rank = rankOf(row++); rank != kFolded)
                    visit(rank, std::span(batch.references).subspan(begin, end - begin));
                begin = end;
            }
        }
    }

    void gatherSpanLinks()
    {
        if (isEmptyEverywhere(m_batches, &EventBatch::spanLinks))
            return;
        std::vector<std::pair<std::uint32_t, SpanLink>> links;
        std::uint32_t base = 0;
        for (const EventBatch& batch : m_batches) {
            for (std::size_t i = 0; i < batch.spanLinks.size(); ++i) {
                const std::uint32_t rank = rankOf(base + batch.spanLinkRow[i]);
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
        release(m_traceText);
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
    static constexpr std::uint32_t kFolded = ~0U;
    std::vector<std::uint32_t> m_rankOfRow; // their inverse; empty where as read
    std::vector<StringId> m_traceText;
    std::vector<EntityId> m_contact, m_user;
};

EventStore::Sealed EventStore::seal(std::size_t entityCount, unsigned threads)
{
    assert(m_trace.empty());
    return Sealing(*this, entityCount, threads).run();
}

} // namespace throughline
