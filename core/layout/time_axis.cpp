// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/time_axis.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace throughline {

namespace {

// More markers than these would leave little room for what happened; of gaps that are all alike there may be
// more.
constexpr std::size_t kMostGaps = 8;
constexpr std::size_t kMostAlike = 16;
// Gaps are folded together where the shorter one is at least this part of the longest one.
constexpr double kAlike = 0.75;
// Shown around a gap on either side, and at the ends of the axis, as a share of the whole. The right end has
// room for the label of a last bar.
constexpr double kGapMargin = 0.015;
constexpr double kLeftMargin = 0.015;
constexpr double kRightMargin = 0.06;
constexpr double kInstantMargin = 0.5e6;
// The smallest part of an axis whose pixels a double still tells apart.
constexpr double kFinest = 0x1p-40;

// Unsigned, because the difference of two int64 need not fit one.
double distance(TimeNs later, TimeNs earlier)
{
    if (later >= earlier)
        return static_cast<double>(static_cast<std::uint64_t>(later) - static_cast<std::uint64_t>(earlier));
    return -static_cast<double>(static_cast<std::uint64_t>(earlier) - static_cast<std::uint64_t>(later));
}

TimeNs shifted(TimeNs time, double by)
{
    constexpr TimeNs kLatest = std::numeric_limits<TimeNs>::max();
    constexpr TimeNs kEarliest = kNoTime + 1;
    const double whole = std::nearbyint(by);
    if (std::isnan(whole))
        return time;
    if (whole >= distance(kLatest, time))
        return kLatest;
    if (whole <= distance(kEarliest, time))
        return kEarliest;
    const auto steps = static_cast<std::uint64_t>(std::abs(whole));
    const auto start = static_cast<std::uint64_t>(time);
    return static_cast<TimeNs>(whole >= 0 ? start + steps : start - steps);
}

// Sorted, disjoint, without those that have no usable time.
std::vector<Interval> merged(std::vector<Interval> busy)
{
    std::erase_if(busy, [](const Interval& interval) { return interval.from == kNoTime; });
    const auto earlier = [](const Interval& a, const Interval& b) { return a.from < b.from; };
    if (!std::is_sorted(busy.begin(), busy.end(), earlier))
        std::sort(busy.begin(), busy.end(), earlier);
    std::size_t kept = 0;
    for (const Interval& interval : busy) {
        const TimeNs end = std::max(interval.from, interval.to);
        if (kept != 0 && interval.from <= busy[kept - 1].to)
            busy[kept - 1].to = std::max(busy[kept - 1].to, end);
        else
            busy[kept++] = {interval.from, end};
    }
    busy.resize(kept);
    return busy;
}

// The idle time after the interval before it.
struct Idle {
    double length = 0;
    std::size_t before = 0;
};

// Which gaps to fold, in order of time. Folding all that there is between instants would leave nothing to
// show.
std::vector<Idle> chooseGaps(const std::vector<Interval>& busy, double& shown, double share)
{
    std::vector<Idle> gaps;
    for (std::size_t i = 1; i < busy.size(); ++i)
        gaps.push_back({distance(busy[i].from, busy[i - 1].to), i - 1});
    const std::size_t considered = std::min(gaps.size(), kMostAlike + 1);
    std::partial_sort(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(considered), gaps.end(),
                      [](const Idle& a, const Idle& b) { return a.length > b.length; });

    std::size_t chosen = 0;
    while (chosen < considered && gaps[chosen].length >= share * shown) {
        std::size_t next = chosen;
        double hidden = 0;
        while (next < considered && gaps[next].length >= kAlike * gaps[chosen].length)
            hidden += gaps[next++].length;
        if (next > (chosen == 0 ? kMostAlike : kMostGaps) || shown - hidden < 1)
            break;
        shown -= hidden;
        chosen = next;
    }
    gaps.resize(chosen);
    std::sort(gaps.begin(), gaps.end(), [](const Idle& a, const Idle& b) { return a.before < b.before; });
    return gaps;
}

} // namespace

TimeAxis::TimeAxis(TimeNs from, TimeNs to)
    : m_from(std::min(from, to)), m_to(std::max(from, to)),
      m_length(std::max(distance(m_to, m_from), static_cast<double>(kMicrosecond)))
{}

TimeAxis TimeAxis::linear(std::vector<Interval> busy)
{
    // No gap takes more than the whole.
    return folded(std::move(busy), 2.0);
}

TimeAxis TimeAxis::folded(std::vector<Interval> busy, double share, double markerShare)
{
    const std::vector<Interval> intervals = merged(std::move(busy));
    if (intervals.empty())
        return {};
    double shown = distance(intervals.back().to, intervals.front().from);
    const std::vector<Idle> gaps = chooseGaps(intervals, shown, share);

    const double folds = static_cast<double>(gaps.size());
    const double whole = shown / (1 - std::min(0.9, folds * (markerShare + 2 * kGapMargin)));
    const double margin = std::floor(whole * kGapMargin);

    TimeAxis axis;
    const bool instant = shown < 1;
    axis.m_from = shifted(intervals.front().from, -std::ceil(instant ? kInstantMargin : whole * kLeftMargin));
    axis.m_to = shifted(intervals.back().to, std::ceil(instant ? kInstantMargin : whole * kRightMargin));
    axis.m_markerLength = gaps.empty() ? 0 : std::max(1.0, std::round(whole * markerShare));
    double position = 0;
    TimeNs previous = axis.m_from;
    for (const Idle& idle : gaps) {
        const double kept = std::min(margin, std::floor(idle.length / 3));
        Gap gap;
        gap.from = shifted(intervals[idle.before].to, kept);
        gap.to = shifted(intervals[idle.before + 1].from, -kept);
        gap.position = position + distance(gap.from, previous);
        position = gap.position + axis.m_markerLength;
        previous = gap.to;
        axis.m_gaps.push_back(gap);
    }
    axis.m_length = std::max(position + distance(axis.m_to, previous), static_cast<double>(kMicrosecond));
    return axis;
}

DurationNs TimeAxis::hidden() const
{
    DurationNs sum = 0;
    for (const Gap& gap : m_gaps)
        sum = saturatingSum(sum, gap.hidden());
    return sum;
}

double TimeAxis::position(TimeNs time) const
{
    const auto next = std::upper_bound(m_gaps.begin(), m_gaps.end(), time,
                                       [](TimeNs t, const Gap& gap) { return t < gap.from; });
    if (next == m_gaps.begin())
        return distance(time, m_from);
    const Gap& gap = *std::prev(next);
    if (time >= gap.to)
        return gap.position + m_markerLength + distance(time, gap.to);
    return gap.position + m_markerLength * (distance(time, gap.from) / distance(gap.to, gap.from));
}

TimeNs TimeAxis::time(double position) const
{
    const auto next = std::upper_bound(m_gaps.begin(), m_gaps.end(), position,
                                       [](double p, const Gap& gap) { return p < gap.position; });
    if (next == m_gaps.begin())
        return shifted(m_from, position);
    const Gap& gap = *std::prev(next);
    const double inside = position - gap.position;
    if (inside >= m_markerLength)
        return shifted(gap.to, inside - m_markerLength);
    return shifted(gap.from, inside / m_markerLength * distance(gap.to, gap.from));
}

Viewport Viewport::zoomed(const TimeAxis& axis, double factor, float atX) const
{
    if (!(factor > 0) || !std::isfinite(factor))
        return *this;
    const double shortest =
        std::min(axis.length(), std::max(static_cast<double>(kMicrosecond), axis.length() * kFinest));
    const double span = std::clamp((to - from) * factor, shortest, axis.length());
    const double start = position(atX) - static_cast<double>(atX) / width * span;
    const double kept = std::clamp(start, 0.0, axis.length() - span);
    return {kept, kept + span, width};
}

Viewport Viewport::panned(const TimeAxis& axis, double share) const
{
    const double span = std::min(to - from, axis.length());
    const double start = std::clamp(from + share * span, 0.0, axis.length() - span);
    return {start, start + span, width};
}

Viewport Viewport::whole(const TimeAxis& axis, float width)
{
    return {0, axis.length(), std::max(width, 1.0F)};
}

} // namespace throughline
