// SPDX-License-Identifier: GPL-3.0-or-later
// Sealing of an event store: rows are put in time order, repeats are folded, then the rows become columns and
// are indexed (see event_gathering.h).
#include "core/base/parallel.h"
#include "core/model/event_gathering.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <cassert>
#include <span>

namespace throughline {

class EventStore::Sealing {
public:
    Sealing(EventStore& store, EntityTable& entities, unsigned threads)
        : m_store(store), m_entities(entities), m_threads(threads)
    {}

    std::vector<std::uint64_t> run(const std::function<void()>& alongside)
    {
        Gathering gathering(m_store, m_threads);
        walkRows(gathering, alongside);
        bool asRead = !sortByTime();
        std::vector<std::uint64_t> folded = foldRepeats();
        asRead = asRead && folded.empty();
        const auto untimed = std::find(m_store.m_time.begin(), m_store.m_time.end(), kNoTime);
        m_store.m_timedCount = static_cast<std::uint32_t>(untimed - m_store.m_time.begin());
        if (!asRead)
            gathering.count(m_places);
        gathering.run(m_places);
        m_places = {};
        m_store.m_rows = nullptr;
        Indexing(m_store, m_entities).run(m_threads);
        return folded;
    }

private:
    using Place = PackedRows::Place;

    // A row on its way to its place in time.
    struct Moment {
        std::uint64_t time = 0;
        Place place;
    };

    // kNoTime, the smallest number, comes last.
    [[nodiscard]] static std::uint64_t sortable(TimeNs time)
    {
        return (static_cast<std::uint64_t>(time) - 1) ^ std::uint64_t{1} << 63U;
    }
    [[nodiscard]] static TimeNs timeOf(std::uint64_t sortable)
    {
        return static_cast<TimeNs>((sortable ^ std::uint64_t{1} << 63U) + 1);
    }

    // The times and places of all rows as they were read. One thread begins with other work.
    void walkRows(Gathering& gathering, const std::function<void()>& alongside)
    {
        m_store.m_time = PagedArray<TimeNs>(m_store.m_size);
        m_places = PagedArray<Place>(m_store.m_size);
        std::vector<std::uint32_t> firstOf;
        std::uint32_t rows = 0;
        for (const RowRun& run : m_store.m_runs) {
            firstOf.push_back(rows);
            rows += run.rows;
        }
        parallelFor(m_threads, 1 + m_store.m_runs.size(), [&](std::size_t job) {
            if (job == 0)
                return alongside();
            const std::size_t number = job - 1;
            const RowRun& run = m_store.m_runs[number];
            std::byte* const begin = m_store.m_rows->at({run.chunk, run.begin});
            std::byte* at = begin;
            Gathering::Counting counting(gathering);
            for (std::uint32_t row = firstOf[number]; row < firstOf[number] + run.rows; ++row) {
                const PackedRow packed(at);
                counting.count(row, packed);
                m_store.m_time[row] = packed.head().time;
                m_places[row] = {run.chunk, run.begin + static_cast<std::uint32_t>(at - begin)};
                at = packed.end();
            }
        });
        m_store.m_runs = {};
    }

    // Returns false where they were in order.
    bool sortByTime()
    {
        const auto earlier = [](TimeNs a, TimeNs b) { return sortable(a) < sortable(b); };
        if (std::is_sorted(m_store.m_time.begin(), m_store.m_time.end(), earlier))
            return false;
        PagedArray<Moment> moments(m_store.m_size);
        const auto inParts = [&](auto body) {
            parallelFor(m_threads, m_threads, [&](std::size_t part) {
                body(moments.size() * part / m_threads, moments.size() * (part + 1) / m_threads);
            });
        };
        inParts([&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i)
                moments[i] = {sortable(m_store.m_time[i]), m_places[i]};
        });
        sort(moments);
        inParts([&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                m_store.m_time[i] = timeOf(moments[i].time);
                m_places[i] = moments[i].place;
            }
        });
        return true;
    }

    // Each thread a part, then two neighbours each.
    void sort(PagedArray<Moment>& moments) const
    {
        const auto border = [&](std::size_t part) {
            return moments.begin() + moments.size() * std::min<std::size_t>(part, m_threads) / m_threads;
        };
        const auto earlier = [](const Moment& a, const Moment& b) { return a.time < b.time; };
        parallelFor(m_threads, m_threads,
                    [&](std::size_t part) { std::stable_sort(border(part), border(part + 1), earlier); });
        for (std::size_t width = 1; width < m_threads; width *= 2) {
            parallelFor(m_threads, (m_threads + 2 * width - 1) / (2 * width), [&](std::size_t pair) {
                const std::size_t first = pair * 2 * width;
                std::inplace_merge(border(first), border(first + width), border(first + 2 * width), earlier);
            });
        }
    }

    // What tells a record from others: its bytes, and what it has from the objects of the source around it.
    struct Identity {
        std::uint64_t digest = 0; // 0: it equals no other
        std::uint32_t trace = 0;
        std::uint32_t className = 0;

        friend bool operator==(const Identity&, const Identity&) = default;
        template <class H>
        friend H AbslHashValue(H state, const Identity& identity)
        {
            return H::combine(std::move(state), identity.digest, identity.trace, identity.className);
        }
    };

    [[nodiscard]] Identity identityAt(Place place) const
    {
        const PackedRow row(m_store.m_rows->at(place));
        const auto field = [&](RowField which) {
            const std::uint32_t* const found = row.field(which);
            return found ? *found : StringId().raw();
        };
        return {row.head().digest, field(RowField::Trace), field(RowField::ClassName)};
    }

    // Equal records have equal times: repeats stand together, among those whose times tie.
    std::vector<std::uint64_t> foldRepeats()
    {
        PagedArray<TimeNs>& time = m_store.m_time;
        std::vector<std::uint64_t> folded;
        absl::flat_hash_map<Identity, std::uint32_t> kept; // of rows whose times tie: where they are kept
        std::uint32_t size = 0;
        const auto keep = [&](std::uint32_t row) {
            if (size != row) {
                time[size] = time[row];
                m_places[size] = m_places[row];
            }
            ++size;
        };
        for (std::uint32_t begin = 0, end = 0; begin < m_places.size(); begin = end) {
            end = begin + 1;
            while (end < m_places.size() && time[end] == time[begin])
                ++end;
            if (end - begin == 1) {
                keep(begin);
                continue;
            }
            kept.clear();
            for (std::uint32_t row = begin; row < end; ++row) {
                const Identity identity = identityAt(m_places[row]);
                const auto [known, isNew] = kept.try_emplace(identity, size);
                if (isNew || identity.digest == 0)
                    keep(row);
                else
                    fold(m_places[row], known->second, folded);
            }
        }
        time.shrink(size);
        m_places.shrink(size);
        m_store.m_size = size;
        mergeRepeats();
        return folded;
    }

    void fold(Place place, std::uint32_t into, std::vector<std::uint64_t>& folded)
    {
        const SourceId source = sourceAt(place);
        folded.resize(std::max<std::size_t>(folded.size(), source.index() + 1));
        ++folded[source.index()];
        if (!overlap(source, sourceAt(m_places[into])))
            m_store.m_repeats.push_back({into, 1});
        m_store.m_rows->letGo(place.chunk, 1);
    }

    [[nodiscard]] SourceId sourceAt(Place place) const
    {
        const std::uint32_t* const source = PackedRow(m_store.m_rows->at(place)).field(RowField::Source);
        return SourceId(source ? *source : 0);
    }

    [[nodiscard]] bool overlap(SourceId a, SourceId b) const
    {
        const auto isIn = [](const SourceRange& range, SourceId source) {
            return source.index() >= range.first.index() && source.index() < range.end.index();
        };
        return a != b &&
               std::any_of(m_store.m_overlapping.begin(), m_store.m_overlapping.end(),
                           [&](const SourceRange& range) { return isIn(range, a) && isIn(range, b); });
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

    EventStore& m_store;
    EntityTable& m_entities;
    unsigned m_threads;
    PagedArray<Place> m_places; // of the rows, in the order that they have by now
};

std::vector<std::uint64_t> EventStore::seal(EntityTable& entities, unsigned threads,
                                            const std::function<void()>& alongside)
{
    assert(m_trace.empty());
    return Sealing(*this, entities, threads).run(alongside);
}

} // namespace throughline
