// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/trace_list.h"

#include "core/base/natural_order.h"
#include "core/journey/text_match.h"
#include "core/model/wording.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <span>
#include <tuple>
#include <utility>

namespace throughline {

namespace {

// How much is done between two looks at the token.
constexpr std::size_t kStride = 1U << 14U;

bool stops(std::size_t place, const CancelToken& cancel)
{
    return place % kStride == 0 && cancel.cancelled();
}

EntityId contactOf(const EventStore& events, std::span<const EventId> ofTrace)
{
    for (const EventId e : ofTrace) {
        if (events.contact(e))
            return events.contact(e);
    }
    return {};
}

bool fits(Presence wanted, std::uint32_t count)
{
    return wanted == Presence::Any || (wanted == Presence::With) == (count > 0);
}

// Whether the texts of a trace hold what was typed. Types, classes and contacts are looked at once each.
class TextFilter {
public:
    TextFilter(const Snapshot& snapshot, const std::string& wanted)
        : m_snapshot(snapshot), m_wanted(wanted), m_any(wanted.empty())
    {}

    [[nodiscard]] bool passes(TraceId trace, const TraceFigures& figures)
    {
        if (m_any)
            return true;
        const EventStore& events = m_snapshot.events;
        return (figures.root &&
                (knownHolds(events.type(figures.root)) || knownHolds(events.className(figures.root)))) ||
               (figures.contact && knownHolds(m_snapshot.entities[figures.contact].value)) || idHolds(trace);
    }

private:
    [[nodiscard]] bool holds(std::string_view text) const { return m_wanted.tierOf(text) != MatchTier::None; }
    [[nodiscard]] bool knownHolds(StringId id)
    {
        if (!id)
            return false;
        const auto [known, added] = m_known.try_emplace(id);
        if (added)
            known->second = m_wanted.tierOf(m_snapshot.strings, id) != MatchTier::None;
        return known->second;
    }
    [[nodiscard]] bool idHolds(TraceId trace) const
    {
        const StringId name = m_snapshot.events.traceName(trace);
        if (!name)
            return holds(m_snapshot.traceName(trace)); // made up
        return m_wanted.tierOf(m_snapshot.strings, name) != MatchTier::None;
    }

    const Snapshot& m_snapshot;
    TextMatch m_wanted;
    bool m_any;
    absl::flat_hash_map<StringId, bool> m_known;
};

// Sorts in portions, so that it can be given up between them.
template <class Value, class Less>
void sortUnless(std::vector<Value>& values, const CancelToken& cancel, Less less)
{
    const auto at = [&](std::size_t place) {
        return values.begin() + static_cast<std::ptrdiff_t>(std::min(place, values.size()));
    };
    for (std::size_t from = 0; from < values.size() && !cancel.cancelled(); from += kStride)
        std::sort(at(from), at(from + kStride), less);
    for (std::size_t width = kStride; width < values.size(); width *= 2) {
        for (std::size_t from = 0; from < values.size() && !cancel.cancelled(); from += 2 * width)
            std::inplace_merge(at(from), at(from + width), at(from + 2 * width), less);
    }
}

// A trace and the number that it is sorted by.
struct Keyed {
    std::int64_t key = 0;
    TraceId trace;
};
constexpr std::int64_t kAbsent = std::numeric_limits<std::int64_t>::min();
static_assert(kAbsent == kNoTime && kAbsent == kNoDuration);

// Texts by the order in which people expect them: each gets its rank. The same number, the same text.
class TextRanks {
public:
    [[nodiscard]] bool isNew(std::uint64_t number) { return m_ranks.try_emplace(number, 0).second; }
    void add(std::uint64_t number, std::string text) { m_texts.emplace_back(std::move(text), number); }
    void rank(const CancelToken& cancel)
    {
        sortUnless(m_texts, cancel,
                   [](const auto& a, const auto& b) { return naturalLess(a.first, b.first); });
        std::int64_t rank = 0;
        for (std::size_t i = 0; i < m_texts.size(); ++i) {
            if (i > 0 && naturalLess(m_texts[i - 1].first, m_texts[i].first))
                ++rank;
            m_ranks[m_texts[i].second] = rank;
        }
    }
    [[nodiscard]] std::int64_t of(std::uint64_t number) const { return m_ranks.at(number); }

private:
    absl::flat_hash_map<std::uint64_t, std::int64_t> m_ranks;
    std::vector<std::pair<std::string, std::uint64_t>> m_texts;
};

// Gives every trace the number by which it is sorted.
class SortKeys {
public:
    SortKeys(const Snapshot& snapshot, const TraceTable& table, TraceSort sort)
        : m_snapshot(snapshot), m_table(table), m_sort(sort)
    {}

    void set(std::vector<Keyed>& rows, const CancelToken& cancel) const
    {
        if (m_sort == TraceSort::Name || m_sort == TraceSort::Contact || m_sort == TraceSort::Id) {
            setRanks(rows, cancel);
            return;
        }
        for (Keyed& row : rows)
            row.key = numberOf(m_table[row.trace.index()]);
    }

private:
    static constexpr std::uint64_t kNoText = std::numeric_limits<std::uint64_t>::max();

    [[nodiscard]] std::int64_t numberOf(const TraceFigures& trace) const
    {
        switch (m_sort) {
        case TraceSort::Duration:
            return trace.duration;
        case TraceSort::Events:
            return trace.events;
        case TraceSort::Errors:
            return trace.errors;
        case TraceSort::Breaks:
            return trace.breaks;
        case TraceSort::Entry:
            return trace.entry == EntryPoint::Unknown ? kAbsent : static_cast<std::int64_t>(trace.entry);
        default:
            return trace.start;
        }
    }
    // The same for traces of the same text.
    [[nodiscard]] std::uint64_t textNumberOf(TraceId id) const
    {
        const TraceFigures& trace = m_table[id.index()];
        if (m_sort == TraceSort::Id)
            return id.index();
        if (m_sort == TraceSort::Contact)
            return trace.contact ? trace.contact.index() : kNoText;
        if (!trace.root)
            return kNoText;
        const EventStore& events = m_snapshot.events;
        return static_cast<std::uint64_t>(events.className(trace.root).raw()) << 32U |
               events.type(trace.root).raw();
    }
    [[nodiscard]] std::string textOf(TraceId id) const
    {
        const TraceFigures& trace = m_table[id.index()];
        if (m_sort == TraceSort::Id)
            return m_snapshot.traceName(id);
        return m_sort == TraceSort::Contact ? m_snapshot.str(m_snapshot.entities[trace.contact].value)
                                            : rootNameOf(m_snapshot, trace.root);
    }
    void setRanks(std::vector<Keyed>& rows, const CancelToken& cancel) const
    {
        TextRanks ranks;
        for (std::size_t i = 0; i < rows.size() && !stops(i, cancel); ++i) {
            const std::uint64_t number = textNumberOf(rows[i].trace);
            if (number != kNoText && ranks.isNew(number))
                ranks.add(number, textOf(rows[i].trace));
        }
        ranks.rank(cancel);
        for (std::size_t i = 0; i < rows.size() && !cancel.cancelled(); ++i) {
            const std::uint64_t number = textNumberOf(rows[i].trace);
            rows[i].key = number == kNoText ? kAbsent : ranks.of(number);
        }
    }

    const Snapshot& m_snapshot;
    const TraceTable& m_table;
    TraceSort m_sort;
};

} // namespace

TraceTable traceTable(const Snapshot& snapshot, const CancelToken& cancel)
{
    const EventStore& events = snapshot.events;
    TraceTable table(snapshot.clusters.size());
    for (std::uint32_t i = 0; i < table.size() && !stops(i, cancel); ++i) {
        const Cluster cluster = snapshot.clusters[TraceId(i)];
        const std::span<const EventId> ofTrace = events.eventsOf(TraceId(i));
        TraceFigures& trace = table[i];
        trace.start = cluster.from;
        if (cluster.from != kNoTime && cluster.to > cluster.from)
            trace.duration = saturatingDifference(cluster.to, cluster.from);
        trace.root = cluster.root;
        trace.contact = contactOf(events, ofTrace);
        trace.events = static_cast<std::uint32_t>(ofTrace.size());
        trace.errors = cluster.errors;
        trace.entry = cluster.entry;
    }
    for (const Finding& finding : snapshot.findings.all()) {
        if (breaksChain(finding.kind))
            ++table[events.trace(finding.event).index()].breaks;
    }
    return table;
}

bool TraceWindow::holds(const TraceFigures& trace) const
{
    if (trace.start == kNoTime || trace.start < from || trace.start > to)
        return false;
    return trace.duration == kNoDuration ? instants : trace.duration >= shortest && trace.duration <= longest;
}

bool TraceQuery::filters() const
{
    return !text.empty() || entries.any() || errors != Presence::Any || breaks != Presence::Any || window ||
           !events.empty();
}

std::vector<TraceId> passingTraces(const Snapshot& snapshot, const TraceTable& table, const TraceQuery& query,
                                   const CancelToken& cancel)
{
    TextFilter text(snapshot, query.text);
    const PassingEvents passing(snapshot, query.events);
    const auto holdsPassing = [&](TraceId trace) {
        const std::span<const EventId> ofTrace = snapshot.events.eventsOf(trace);
        return passing.all() || std::any_of(ofTrace.begin(), ofTrace.end(), std::cref(passing));
    };
    std::vector<Keyed> rows;
    for (std::uint32_t i = 0; i < table.size() && !stops(i, cancel); ++i) {
        const TraceFigures& trace = table[i];
        const bool entered = query.entries.none() || query.entries[static_cast<std::size_t>(trace.entry)];
        if (entered && fits(query.errors, trace.errors) && fits(query.breaks, trace.breaks) &&
            (!query.window || query.window->holds(trace)) && text.passes(TraceId(i), trace) &&
            holdsPassing(TraceId(i)))
            rows.push_back({0, TraceId(i)});
    }
    SortKeys(snapshot, table, query.sort).set(rows, cancel);
    sortUnless(rows, cancel, [descending = query.descending](const Keyed& a, const Keyed& b) {
        const auto rank = [descending](const Keyed& row) {
            return std::tuple(row.key == kAbsent, descending ? ~row.key : row.key, row.trace);
        };
        return rank(a) < rank(b);
    });
    std::vector<TraceId> traces(rows.size());
    std::transform(rows.begin(), rows.end(), traces.begin(), [](const Keyed& row) { return row.trace; });
    return traces;
}

std::string rootNameOf(const Snapshot& snapshot, EventId root)
{
    if (!root)
        return {};
    std::string type = snapshot.str(snapshot.events.type(root));
    const PooledText name = snapshot.strings.text(snapshot.events.className(root));
    return name.empty() ? type : std::string(lastPartOf(name.view())) + " · " + type;
}

} // namespace throughline
