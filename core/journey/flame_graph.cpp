// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/flame_graph.h"

#include "core/journey/self_time.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <limits>
#include <tuple>

namespace throughline {

namespace {

constexpr std::size_t kPollEvery = 4096;

std::uint64_t sumOf(std::uint64_t a, std::uint64_t b)
{
    return a > std::numeric_limits<std::uint64_t>::max() - b ? std::numeric_limits<std::uint64_t>::max()
                                                             : a + b;
}

class FlameMerge {
public:
    FlameMerge(const Snapshot& snapshot, const SpanTree& tree, SpanGrouping grouping, FlameMeasure measure)
        : m_snapshot(snapshot), m_tree(tree), m_grouping(grouping)
    {
        m_graph.measure = measure;
    }

    FlameGraph run(const CancelToken& cancel)
    {
        m_frames.emplace_back(); // the whole
        m_frameOfNode.reserve(m_tree.nodes.size());
        for (std::size_t i = 0; i < m_tree.nodes.size(); ++i) {
            if (i % kPollEvery == 0 && cancel.cancelled())
                return {};
            take(m_tree.nodes[i]);
        }
        if (m_graph.spans == 0)
            return std::move(m_graph);
        sumUp();
        layOut();
        return std::move(m_graph);
    }

private:
    using Path =
        std::tuple<std::uint32_t, StringId, bool>; // the frame above, the name, whether it is missing

    void take(const SpanNode& node)
    {
        const std::uint32_t above = node.parent == SpanNode::kNone ? 0 : m_frameOfNode[node.parent];
        const StringId name = node.missing ? StringId() : groupOf(m_snapshot, m_grouping, node.event);
        const auto [found, added] = m_frameOfPath.try_emplace({above, name, node.missing},
                                                              static_cast<std::uint32_t>(m_frames.size()));
        if (added) {
            FlameFrame frame;
            frame.name = name;
            frame.missing = node.missing;
            frame.parent = above;
            frame.depth = m_frames[above].depth + 1;
            frame.event = node.event;
            m_frames.push_back(frame);
        }
        m_frameOfNode.push_back(found->second);
        if (!node.missing)
            count(m_frames[found->second], node.event);
    }

    void count(FlameFrame& frame, EventId event)
    {
        const EventStore& events = m_snapshot.events;
        ++m_graph.spans;
        ++frame.spans;
        const DurationNs self = selfTime(m_snapshot, event);
        if (self != kNoDuration)
            frame.total = saturatingSum(frame.total, events.duration(event));
        if (m_graph.measure == FlameMeasure::Count)
            ++frame.own;
        else if (self == kNoDuration)
            ++m_graph.unmeasured;
        else
            frame.own = sumOf(frame.own, static_cast<std::uint64_t>(self));
        const bool error = events.status(event) == EventStatus::Error;
        const bool longer = events.drawnDuration(event) > events.drawnDuration(frame.event);
        if (error ? frame.errors == 0 || longer : frame.errors == 0 && longer)
            frame.event = event;
        frame.errors += error ? 1 : 0;
    }

    // Frames stand behind the one above them.
    void sumUp()
    {
        for (std::size_t i = m_frames.size(); i-- > 0;) {
            FlameFrame& frame = m_frames[i];
            frame.value = sumOf(frame.value, frame.own);
            frame.deepest = std::max(frame.deepest, frame.depth);
            if (i == 0)
                continue;
            FlameFrame& above = m_frames[frame.parent];
            above.value = sumOf(above.value, frame.value);
            above.deepest = std::max(above.deepest, frame.deepest);
            ++above.children;
        }
        m_frames.front().event = m_tree.nodes.front().event;
    }

    // Level by level, the children of a frame together and the greatest first.
    void layOut()
    {
        std::vector<std::uint32_t> firstBelow(m_frames.size() + 1);
        for (std::size_t i = 0; i < m_frames.size(); ++i)
            firstBelow[i + 1] = firstBelow[i] + m_frames[i].children;
        std::vector<std::uint32_t> below(m_frames.size());
        std::vector<std::uint32_t> next(firstBelow.begin(), firstBelow.end() - 1);
        for (std::uint32_t i = 1; i < m_frames.size(); ++i)
            below[next[m_frames[i].parent]++] = i;

        std::vector<std::uint32_t> placeOf(m_frames.size()); // of a frame in the graph
        std::vector<std::uint32_t> order{0};
        order.reserve(m_frames.size());
        for (std::size_t at = 0; at < order.size(); ++at) {
            FlameFrame& frame = m_frames[order[at]];
            const auto from = below.begin() + firstBelow[order[at]];
            const auto to = from + frame.children;
            std::stable_sort(from, to, [this](std::uint32_t a, std::uint32_t b) {
                return m_frames[a].value > m_frames[b].value;
            });
            frame.firstChild = static_cast<std::uint32_t>(order.size());
            placeOf[order[at]] = static_cast<std::uint32_t>(at);
            order.insert(order.end(), from, to);
        }
        m_graph.frames.reserve(order.size());
        for (const std::uint32_t i : order) {
            FlameFrame frame = m_frames[i];
            if (frame.parent != FlameFrame::kNone)
                frame.parent = placeOf[frame.parent];
            m_graph.frames.push_back(frame);
        }
        m_graph.frameOf.reserve(m_graph.spans);
        for (std::size_t i = 0; i < m_tree.nodes.size(); ++i) {
            if (!m_tree.nodes[i].missing)
                m_graph.frameOf.emplace_back(m_tree.nodes[i].event, placeOf[m_frameOfNode[i]]);
        }
        std::sort(m_graph.frameOf.begin(), m_graph.frameOf.end());
    }

    const Snapshot& m_snapshot;
    const SpanTree& m_tree;
    SpanGrouping m_grouping;
    FlameGraph m_graph;
    std::vector<FlameFrame> m_frames; // each behind the one above it
    std::vector<std::uint32_t> m_frameOfNode;
    absl::flat_hash_map<Path, std::uint32_t> m_frameOfPath;
};

} // namespace

FlameGraph flameGraph(const Snapshot& snapshot, const SpanTree& tree, SpanGrouping grouping,
                      FlameMeasure measure, const CancelToken& cancel)
{
    return FlameMerge(snapshot, tree, grouping, measure).run(cancel);
}

} // namespace throughline
