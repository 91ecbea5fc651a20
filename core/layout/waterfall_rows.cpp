// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/waterfall.h"

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>

#include <algorithm>
#include <limits>

namespace throughline {

namespace {

constexpr std::uint16_t kDeepest = std::numeric_limits<std::uint16_t>::max();

// The spans of one cluster that are to be rows, with their tree: all of it, or a part around a chain.
class SpanSet {
public:
    SpanSet(const Snapshot& snapshot, TraceId trace)
        : m_snapshot(snapshot), m_all(true), m_mostRows(snapshot.events.eventsOf(trace).size() + 1)
    {
        for (const EventId e : snapshot.events.eventsOf(trace)) {
            if (!snapshot.links.treeParent(e))
                m_roots.push_back(e);
        }
    }

    // One span and all below it.
    SpanSet(const Snapshot& snapshot, EventId root)
        : m_snapshot(snapshot), m_all(true), m_ofSubtree(true), m_roots{root}
    {}

    // The chain's events, what they hang from, and as many of their children as `context` allows, a quarter
    // of it for each: a batch's other messages must not crowd out what else lies around the chain.
    SpanSet(const Snapshot& snapshot, const std::vector<EventId>& chain, std::uint32_t context)
        : m_snapshot(snapshot)
    {
        absl::flat_hash_set<EventId> included(chain.begin(), chain.end());
        std::uint32_t room = context;
        for (const EventId e : chain) {
            EventId above = snapshot.links.treeParent(e);
            for (; above && room > 0 && included.insert(above).second; --room)
                above = snapshot.links.treeParent(above);
        }
        for (const EventId e : chain) {
            std::uint32_t share = std::min(room, std::max(1U, context / 4));
            for (const EventId child : snapshot.links.treeChildren(e)) {
                if (share == 0)
                    break;
                const std::uint32_t added = included.insert(child).second ? 1 : 0;
                share -= added;
                room -= added;
            }
        }
        link(included);
    }

    [[nodiscard]] std::span<const EventId> roots() const { return m_roots; }
    // As far as that is known without looking at them.
    [[nodiscard]] std::size_t mostRows() const { return m_mostRows; }
    // Then it does not matter whether what its root hangs from is missing.
    [[nodiscard]] bool ofSubtree() const { return m_ofSubtree; }
    [[nodiscard]] std::vector<EventId> children(EventId e) const
    {
        if (m_all)
            return m_snapshot.links.treeChildren(e);
        const auto found = m_children.find(e);
        return found == m_children.end() ? std::vector<EventId>() : found->second;
    }

private:
    void link(const absl::flat_hash_set<EventId>& included)
    {
        std::vector<EventId> ordered(included.begin(), included.end());
        std::sort(ordered.begin(), ordered.end());
        for (const EventId e : ordered) {
            const EventId parent = m_snapshot.links.treeParent(e);
            if (parent && included.contains(parent))
                m_children[parent].push_back(e);
            else
                m_roots.push_back(e);
        }
    }

    const Snapshot& m_snapshot;
    bool m_all = false;
    bool m_ofSubtree = false;
    std::size_t m_mostRows = 0;
    std::vector<EventId> m_roots;
    absl::flat_hash_map<EventId, std::vector<EventId>> m_children;
};

// The span that a root names as its parent although it is not in the data; none for a true root.
StringId missingParent(const Snapshot& snapshot, EventId root)
{
    for (const Finding& finding : snapshot.findings.of(root)) {
        if (finding.kind == FindingKind::MissingParent)
            return finding.missing ? finding.missing : snapshot.events.parent(root);
    }
    return {};
}

} // namespace

// Appends the rows of one cluster after the other, in pre-order, with a stack of its own: a chain may be 1e5
// deep.
class WaterfallBuilder {
public:
    WaterfallBuilder(const Snapshot& snapshot, WaterfallRows& rows, absl::flat_hash_set<EventId> chain)
        : m_snapshot(snapshot), m_rows(rows.m_rows), m_result(rows), m_chain(std::move(chain))
    {}

    void add(TraceId trace, const SpanSet& spans)
    {
        m_trace = trace;
        m_spans = &spans;
        m_spanCount = 0;
        m_rows.reserve(m_rows.size() + spans.mostRows());
        const std::vector<EventId> tops = gatherOrphans();
        open(WaterfallRow::Kind::Group, m_snapshot.clusters[trace].root, 0, tops);
        while (!m_stack.empty())
            step();
        const std::size_t leftOut = m_snapshot.events.eventsOf(trace).size() - m_spanCount;
        if (leftOut != 0)
            m_result.m_leftOut.push_back({trace, static_cast<std::uint32_t>(leftOut)});
    }

    void finish()
    {
        countErrors();
        m_result.m_byEvent = rowsByEvent();
        m_result.m_stressesChain = !m_chain.empty();
        m_result.refresh();
    }

private:
    // The rows of spans, in the order of their events.
    [[nodiscard]] std::vector<std::uint32_t> rowsByEvent() const
    {
        constexpr std::size_t kSparse = 8;
        std::vector<std::uint32_t> rows;
        rows.reserve(m_rows.size());
        std::uint32_t first = std::numeric_limits<std::uint32_t>::max();
        std::uint32_t last = 0;
        for (std::uint32_t i = 0; i < m_rows.size(); ++i) {
            if (m_rows[i].kind != WaterfallRow::Kind::Span)
                continue;
            rows.push_back(i);
            first = std::min(first, m_rows[i].event.raw());
            last = std::max(last, m_rows[i].event.raw());
        }
        if (rows.empty())
            return rows;
        // The events of one trace mostly lie close together: putting each in its place is faster than
        // sorting.
        const std::size_t range = std::size_t{last} - first + 1;
        if (range / kSparse > rows.size()) {
            std::sort(rows.begin(), rows.end(),
                      [&](std::uint32_t a, std::uint32_t b) { return m_rows[a].event < m_rows[b].event; });
            return rows;
        }
        constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
        std::vector<std::uint32_t> places(range, kNone);
        for (const std::uint32_t row : rows)
            places[m_rows[row].event.raw() - first] = row;
        std::erase(places, kNone);
        return places;
    }

    struct Frame {
        std::uint32_t row = 0;
        std::span<const EventId> children;
        std::size_t next = 0;
        std::vector<EventId> ofSpan; // where the children are a span's
    };

    // The roots, with the first orphan of each missing parent standing for all of them.
    std::vector<EventId> gatherOrphans()
    {
        m_orphans.clear();
        absl::flat_hash_map<StringId, EventId> firstOf;
        std::vector<EventId> tops;
        for (const EventId root : m_spans->roots()) {
            const StringId missing = m_spans->ofSubtree() ? StringId() : missingParent(m_snapshot, root);
            const EventId first = missing ? firstOf.try_emplace(missing, root).first->second : root;
            if (first == root)
                tops.push_back(root);
            if (missing)
                m_orphans[first].push_back(root);
        }
        return tops;
    }

    void open(WaterfallRow::Kind kind, EventId event, std::uint16_t depth, std::span<const EventId> children)
    {
        WaterfallRow row;
        row.kind = kind;
        row.event = event;
        row.trace = m_trace;
        row.depth = depth;
        row.children = static_cast<std::uint32_t>(children.size());
        row.folded = kind == WaterfallRow::Kind::More;
        row.onChain = kind == WaterfallRow::Kind::Span && m_chain.contains(event);
        m_spanCount += kind == WaterfallRow::Kind::Span ? 1 : 0;
        m_stack.push_back({static_cast<std::uint32_t>(m_rows.size()), children, 0, {}});
        m_rows.push_back(row);
    }

    void openSpan(EventId event, std::uint16_t depth)
    {
        std::vector<EventId> children = m_spans->children(event);
        open(WaterfallRow::Kind::Span, event, depth, children);
        m_stack.back().ofSpan = std::move(children); // which leaves them where they are
    }

    void step()
    {
        Frame& frame = m_stack.back();
        const WaterfallRow& parent = m_rows[frame.row];
        if (frame.next == frame.children.size()) {
            m_rows[frame.row].end = static_cast<std::uint32_t>(m_rows.size());
            m_stack.pop_back();
            return;
        }
        const bool inMore = parent.kind == WaterfallRow::Kind::More;
        const auto depth =
            inMore || parent.depth == kDeepest ? parent.depth : static_cast<std::uint16_t>(parent.depth + 1);
        const bool ofGhost = parent.kind == WaterfallRow::Kind::Ghost;
        const EventId event = frame.children[frame.next];
        if (!inMore && frame.children.size() > kManyChildren && frame.next == kFirstChildren) {
            const auto rest = frame.children.subspan(frame.next);
            frame.next = frame.children.size();
            open(WaterfallRow::Kind::More, event, depth, rest);
            return;
        }
        ++frame.next;
        const auto orphans = ofGhost || m_orphans.empty() ? m_orphans.end() : m_orphans.find(event);
        if (orphans != m_orphans.end())
            open(WaterfallRow::Kind::Ghost, event, depth, orphans->second);
        else
            openSpan(event, depth);
    }

    void countErrors()
    {
        std::vector<std::uint32_t> before(m_rows.size() + 1);
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            const bool error = m_rows[i].kind == WaterfallRow::Kind::Span &&
                               m_snapshot.events.status(m_rows[i].event) == EventStatus::Error;
            before[i + 1] = before[i] + (error ? 1 : 0);
        }
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            m_rows[i].errors = before[m_rows[i].end] - before[i + 1];
    }

    const Snapshot& m_snapshot;
    std::vector<WaterfallRow>& m_rows;
    WaterfallRows& m_result;
    absl::flat_hash_set<EventId> m_chain;
    TraceId m_trace;
    const SpanSet* m_spans = nullptr;
    std::size_t m_spanCount = 0;                                  // of the cluster at hand
    absl::flat_hash_map<EventId, std::vector<EventId>> m_orphans; // by the first of them
    std::vector<Frame> m_stack;
};

WaterfallRows WaterfallRows::ofTrace(const Snapshot& snapshot, TraceId trace)
{
    WaterfallRows rows;
    WaterfallBuilder builder(snapshot, rows, {});
    builder.add(trace, SpanSet(snapshot, trace));
    builder.finish();
    return rows;
}

WaterfallRows WaterfallRows::ofSubtree(const Snapshot& snapshot, EventId root)
{
    WaterfallRows rows;
    WaterfallBuilder builder(snapshot, rows, {});
    builder.add(snapshot.events.trace(root), SpanSet(snapshot, root));
    builder.finish();
    return rows;
}

WaterfallRows WaterfallRows::ofChain(const Snapshot& snapshot, const Chain& chain, std::uint32_t context)
{
    absl::flat_hash_map<TraceId, std::size_t> groupOf;
    std::vector<std::vector<EventId>> groups;
    absl::flat_hash_set<EventId> onChain;
    for (const Hop& hop : chain.hops) {
        const auto [group, added] = groupOf.try_emplace(snapshot.events.trace(hop.event), groups.size());
        if (added)
            groups.emplace_back();
        groups[group->second].push_back(hop.event);
        onChain.insert(hop.event);
    }
    WaterfallRows rows;
    WaterfallBuilder builder(snapshot, rows, std::move(onChain));
    for (const std::vector<EventId>& group : groups) {
        const TraceId trace = snapshot.events.trace(group.front());
        if (snapshot.events.eventsOf(trace).size() > context)
            builder.add(trace, SpanSet(snapshot, group, context));
        else
            builder.add(trace, SpanSet(snapshot, trace));
    }
    builder.finish();
    return rows;
}

void WaterfallRows::refresh()
{
    m_visible.clear();
    for (std::uint32_t i = 0; i < m_rows.size();) {
        const bool kept = m_kept.empty() || m_kept[i]; // what is not has nothing below it that is
        if (kept)
            m_visible.push_back(i);
        i = !kept || m_rows[i].folded ? m_rows[i].end : i + 1;
    }
}

std::uint32_t WaterfallRows::leftOut(TraceId group) const
{
    const auto found = std::find_if(m_leftOut.begin(), m_leftOut.end(),
                                    [&](const LeftOut& entry) { return entry.group == group; });
    return found == m_leftOut.end() ? 0 : found->spans;
}

void WaterfallRows::toggle(std::size_t row)
{
    if (row >= m_visible.size())
        return;
    const std::uint32_t index = m_visible[row];
    if (m_rows[index].end == index + 1)
        return;
    m_rows[index].folded = !m_rows[index].folded;
    refresh();
}

void WaterfallRows::setAllFolded(bool folded)
{
    for (std::uint32_t i = 0; i < m_rows.size(); ++i) {
        WaterfallRow& row = m_rows[i];
        if (row.kind == WaterfallRow::Kind::Span || row.kind == WaterfallRow::Kind::Ghost)
            row.folded = folded && row.end > i + 1;
        else if (row.kind == WaterfallRow::Kind::Group && !folded)
            row.folded = false;
    }
    refresh();
}

std::vector<WaterfallRows::Turned> WaterfallRows::turned() const
{
    std::vector<Turned> rows;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const bool folded = showsAll() ? m_rows[i].folded : m_foldedBefore[i];
        if (folded != (m_rows[i].kind == WaterfallRow::Kind::More))
            rows.push_back({m_rows[i].kind, m_rows[i].event});
    }
    return rows;
}

void WaterfallRows::turn(std::span<const Turned> rows)
{
    if (rows.empty())
        return;
    absl::flat_hash_set<std::uint64_t> wanted;
    const auto key = [](WaterfallRow::Kind kind, EventId event) {
        return std::uint64_t{event.raw()} << 8U | static_cast<std::uint64_t>(kind);
    };
    for (const Turned& row : rows)
        wanted.insert(key(row.kind, row.event));
    for (std::uint32_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].end > i + 1 && wanted.contains(key(m_rows[i].kind, m_rows[i].event)))
            m_rows[i].folded = m_rows[i].kind != WaterfallRow::Kind::More;
    }
    refresh();
}

std::uint32_t WaterfallRows::indexOf(EventId event) const
{
    const auto found = std::lower_bound(m_byEvent.begin(), m_byEvent.end(), event,
                                        [&](std::uint32_t row, EventId e) { return m_rows[row].event < e; });
    return found != m_byEvent.end() && m_rows[*found].event == event ? *found : kNoRow;
}

std::size_t WaterfallRows::rowOf(EventId event) const
{
    const std::uint32_t index = indexOf(event);
    const auto found = std::lower_bound(m_visible.begin(), m_visible.end(), index);
    return found != m_visible.end() && *found == index ? static_cast<std::size_t>(found - m_visible.begin())
                                                       : npos;
}

std::size_t WaterfallRows::rowUpTo(EventId event) const
{
    const std::uint32_t index = indexOf(event);
    const auto after = std::upper_bound(m_visible.begin(), m_visible.end(), index);
    return index == kNoRow || after == m_visible.begin()
               ? npos
               : static_cast<std::size_t>(after - m_visible.begin()) - 1;
}

std::size_t WaterfallRows::rowStandingFor(EventId event) const
{
    // What is folded away lies right behind the row it is folded into.
    const std::size_t row = rowUpTo(event);
    if (row == npos)
        return npos;
    const std::uint32_t index = indexOf(event);
    const WaterfallRow& before = m_rows[m_visible[row]];
    return m_visible[row] == index || (before.folded && before.end > index) ? row : npos;
}

void WaterfallRows::reveal(EventId event)
{
    const std::uint32_t index = indexOf(event);
    if (index == kNoRow)
        return;
    for (std::uint32_t i = 0; i < index;) {
        if (m_rows[i].end <= index) {
            i = m_rows[i].end;
            continue;
        }
        m_rows[i].folded = false;
        ++i;
    }
    refresh();
}

std::vector<EventId> WaterfallRows::spans() const
{
    std::vector<EventId> spans;
    spans.reserve(m_byEvent.size());
    for (const WaterfallRow& row : m_rows) {
        if (row.kind == WaterfallRow::Kind::Span)
            spans.push_back(row.event);
    }
    return spans;
}

std::vector<Interval> WaterfallRows::busy(const Snapshot& snapshot) const
{
    std::vector<Interval> intervals;
    intervals.reserve(m_byEvent.size());
    for (const std::uint32_t row : m_byEvent) {
        const EventId e = m_rows[row].event;
        if (snapshot.events.timed(e))
            intervals.push_back({snapshot.events.time(e), snapshot.events.end(e)});
    }
    return intervals;
}

MiniMap WaterfallRows::miniMap(const Snapshot& snapshot, const Categories& categories,
                               const TimeAxis& axis) const
{
    return {snapshot, categories, spans(), axis};
}

} // namespace throughline
