// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/critical_path.h"

#include "core/journey/transaction.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace throughline {

namespace {

constexpr std::uint32_t kNone = TransactionSpan::kNone;

// When a span began and ended; kNoTime, the smallest number, where its time is not known.
struct Extent {
    TimeNs start = kNoTime;
    TimeNs end = kNoTime;  // of a point: `last`
    TimeNs last = kNoTime; // the latest end of it and all below
    bool lasts = false;    // it has a duration; else it is a point
};

class BackwardWalk {
public:
    BackwardWalk(const Snapshot& snapshot, TraceId trace)
        : m_events(snapshot.events), m_spans(transactionOf(snapshot, m_events.eventsOf(trace)))
    {
        measure();
    }

    [[nodiscard]] CriticalPath path()
    {
        const std::uint32_t root = longestRoot();
        if (root == kNone || m_extents[root].last == kNoTime)
            return {};
        m_now = m_extents[root].last;
        m_path.to = m_now;
        enter(root, kNoTime, true);
        while (!m_open.empty())
            step();
        m_path.from = m_now;
        std::sort(m_path.spans.begin(), m_path.spans.end());
        std::reverse(m_path.stretches.begin(), m_path.stretches.end());
        return std::move(m_path);
    }

private:
    // A child as its parent saw it: what of it lies within the parent.
    struct Child {
        std::uint32_t span = kNone;
        TimeNs start = kNoTime;
        TimeNs end = kNoTime;
    };
    // A span on the path whose time before m_now is still to be told.
    struct Open {
        std::uint32_t span = kNone;
        TimeNs start = kNoTime; // no earlier than its parent's
        TimeNs end = kNoTime;   // as its parent saw it
        bool toLast = false;    // what ended last of all is in it or below
        bool pursued = false;   // the child behind which the others come was looked for
        bool gathered = false;
        std::vector<Child> children = {}; // the last finishing one first
        std::size_t next = 0;
    };

    void measure()
    {
        m_extents.resize(m_spans.size());
        for (std::uint32_t i = static_cast<std::uint32_t>(m_spans.size()); i-- > 0;) {
            const EventId e = m_spans[i].event;
            Extent& extent = m_extents[i]; // `last` is that of all below by now
            if (m_events.timed(e)) {
                extent.start = m_events.time(e);
                extent.end = m_events.end(e);
                extent.lasts = extent.end > extent.start;
            }
            extent.last = std::max(extent.last, extent.end);
            if (!extent.lasts)
                extent.end = extent.last;
            if (m_spans[i].parent != kNone) {
                Extent& parent = m_extents[m_spans[i].parent];
                parent.last = std::max(parent.last, extent.last);
            }
        }
    }

    // The root of the tree that took longest; of several, as where all are points, of the one that ends last.
    [[nodiscard]] std::uint32_t longestRoot() const
    {
        const auto rank = [&](std::uint32_t root) {
            const Extent& extent = m_extents[root];
            const bool known = extent.start != kNoTime;
            return std::pair(known ? saturatingDifference(extent.last, extent.start) : 0, extent.last);
        };
        std::uint32_t found = kNone;
        visitChildren(m_spans, kNone, [&](std::uint32_t root) {
            if (found == kNone || rank(root) > rank(found))
                found = root;
        });
        return found;
    }

    void enter(std::uint32_t span, TimeNs notBefore, bool toLast)
    {
        m_path.spans.push_back(m_spans[span].event);
        const Extent& extent = m_extents[span];
        m_open.push_back({.span = span,
                          .start = std::max(extent.start, notBefore),
                          .end = std::min(extent.end, m_now),
                          .toLast = toLast});
    }

    void step()
    {
        Open& open = m_open.back();
        const Extent& extent = m_extents[open.span];
        if (!open.pursued) {
            open.pursued = true;
            if (const Child child = childToPursue(open); child.span != kNone) {
                waitBackTo(child.end);
                enter(child.span, open.start, open.toLast);
                return;
            }
        }
        if (extent.lasts && !open.gathered) {
            open.gathered = true;
            waitBackTo(std::max(extent.end, open.start));
            open.children = awaitedChildren(open);
        }
        // What had not finished when the one after it began was not waited for.
        while (open.next < open.children.size() && open.children[open.next].end > m_now)
            ++open.next;
        if (open.next < open.children.size()) {
            const Child child = open.children[open.next++];
            workBackTo(child.end);
            enter(child.span, open.start, false);
            return;
        }
        if (extent.lasts)
            workBackTo(open.start);
        else if (extent.start != kNoTime)
            waitBackTo(open.start);
        m_open.pop_back();
    }

    // The child that is followed although its span did not wait for it: to what ended last of all, or
    // because the span is a point.
    [[nodiscard]] Child childToPursue(const Open& open) const
    {
        const Extent& extent = m_extents[open.span];
        if (extent.lasts && (!open.toLast || extent.last == extent.end))
            return {};
        Child found;
        visitChildren(m_spans, open.span, [&](std::uint32_t child) {
            const Extent& below = m_extents[child];
            const TimeNs end = std::min(below.last, m_now);
            const bool within =
                open.toLast ? below.last == extent.last : std::max(below.start, open.start) < end;
            if (within && end > found.end)
                found = {child, below.start, end};
        });
        return found;
    }

    [[nodiscard]] std::vector<Child> awaitedChildren(const Open& open) const
    {
        std::vector<Child> children;
        visitChildren(m_spans, open.span, [&](std::uint32_t child) {
            const Extent& below = m_extents[child];
            const TimeNs start = std::max(below.start, open.start);
            const TimeNs end = std::min(below.end, open.end);
            const bool awaited = m_events.spanKind(m_spans[child].event) != SpanKind::Consumer;
            if (below.start != kNoTime && start < end && awaited)
                children.push_back({child, start, end});
        });
        std::sort(children.begin(), children.end(), [](const Child& a, const Child& b) {
            return std::tie(b.end, a.start, a.span) < std::tie(a.end, b.start, b.span);
        });
        return children;
    }

    void workBackTo(TimeNs time)
    {
        if (time >= m_now)
            return;
        m_path.stretches.push_back({m_spans[m_open.back().span].event, time, m_now});
        m_now = time;
    }

    void waitBackTo(TimeNs time)
    {
        if (time >= m_now)
            return;
        m_path.waiting += saturatingDifference(m_now, time);
        m_now = time;
    }

    const EventStore& m_events;
    std::vector<TransactionSpan> m_spans;
    std::vector<Extent> m_extents; // parallel
    std::vector<Open> m_open;      // from the root down
    TimeNs m_now = kNoTime;        // all that is later has been told
    CriticalPath m_path;
};

} // namespace

CriticalPath criticalPathOf(const Snapshot& snapshot, TraceId trace)
{
    return BackwardWalk(snapshot, trace).path();
}

} // namespace throughline
