// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/span_statistics.h"

#include "core/journey/self_time.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <numeric>

namespace throughline {

namespace {

constexpr std::size_t kPollEvery = 4096;

void add(SpanFigures& figures, bool error, DurationNs duration, DurationNs self)
{
    ++figures.count;
    figures.errors += error ? 1 : 0;
    if (duration == kNoDuration)
        return;
    figures.shortest = figures.measured == 0 ? duration : std::min(figures.shortest, duration);
    figures.longest = figures.measured == 0 ? duration : std::max(figures.longest, duration);
    ++figures.measured;
    figures.total = saturatingSum(figures.total, duration);
    figures.self = saturatingSum(figures.self, self);
}

// What a group is compared by; none where it has no such figure.
DurationNs figureOf(const SpanFigures& group, SpanFigure by)
{
    const auto ofMeasured = [&](DurationNs figure) { return group.measured == 0 ? kNoDuration : figure; };
    switch (by) {
    case SpanFigure::Name:
        return 0;
    case SpanFigure::Count:
        return group.count;
    case SpanFigure::Total:
        return ofMeasured(group.total);
    case SpanFigure::Average:
        return group.average();
    case SpanFigure::Shortest:
        return group.shortest;
    case SpanFigure::Longest:
        return group.longest;
    case SpanFigure::Self:
    case SpanFigure::SelfShare:
        return ofMeasured(group.self);
    case SpanFigure::Errors:
        return group.errors;
    }
    return 0;
}

} // namespace

StringId groupOf(const Snapshot& snapshot, SpanGrouping grouping, EventId span)
{
    return grouping == SpanGrouping::Type ? snapshot.events.type(span) : snapshot.classOf(span);
}

double SpanStatistics::selfShare(const SpanFigures& group) const
{
    return all.self <= 0 ? 0 : static_cast<double>(group.self) / static_cast<double>(all.self);
}

SpanStatistics spanStatistics(const Snapshot& snapshot, const SpanTree& tree, SpanGrouping grouping,
                              const CancelToken& cancel)
{
    SpanStatistics statistics;
    statistics.grouping = grouping;
    absl::flat_hash_map<StringId, std::uint32_t> numberOf;
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        if (i % kPollEvery == 0 && cancel.cancelled())
            break;
        const SpanNode& node = tree.nodes[i];
        if (node.missing)
            continue;
        const StringId name = groupOf(snapshot, grouping, node.event);
        const auto [number, added] =
            numberOf.try_emplace(name, static_cast<std::uint32_t>(statistics.groups.size()));
        if (added)
            statistics.groups.emplace_back().name = name;
        const DurationNs self = selfTime(snapshot, node.event);
        const DurationNs duration = self == kNoDuration ? kNoDuration : snapshot.events.duration(node.event);
        const bool error = snapshot.events.status(node.event) == EventStatus::Error;
        add(statistics.groups[number->second], error, duration, self);
        add(statistics.all, error, duration, self);
    }
    return statistics;
}

std::vector<std::uint32_t> sortedGroups(const Snapshot& snapshot, const SpanStatistics& statistics,
                                        SpanFigure by, bool descending)
{
    std::vector<std::uint32_t> order(statistics.groups.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto nameOf = [&](const SpanFigures& group) {
        return group.name ? snapshot.str(group.name) : std::string();
    };
    std::sort(order.begin(), order.end(), [&](std::uint32_t left, std::uint32_t right) {
        const SpanFigures& a = statistics.groups[left];
        const SpanFigures& b = statistics.groups[right];
        const DurationNs figureA = figureOf(a, by);
        const DurationNs figureB = figureOf(b, by);
        if (figureA != figureB) {
            if (figureA == kNoDuration || figureB == kNoDuration)
                return figureB == kNoDuration;
            return descending ? figureA > figureB : figureA < figureB;
        }
        return by == SpanFigure::Name && descending ? nameOf(b) < nameOf(a) : nameOf(a) < nameOf(b);
    });
    return order;
}

} // namespace throughline
