// SPDX-License-Identifier: GPL-3.0-or-later
// The causal links between the lanes of a timeline.
#include "core/layout/timeline_drawing.h"

#include <algorithm>
#include <cmath>

namespace throughline {

namespace {

constexpr float kBelowGlyph = 7;
constexpr float kBesideGlyph = 7;
constexpr float kSideways = 16; // closer than this an arc comes from above
constexpr float kArcApart = 6;  // arcs that would end closer to each other are one
constexpr std::size_t kMostArcs = 400;
constexpr int kCurveSteps = 32;
constexpr float kNamesEnd = 22; // below a lane's top

} // namespace

void TimelineDrawing::drawArcs()
{
    const EventStore& events = m_snapshot.events;
    for (std::size_t line = 0; line < m_lines; ++line) {
        const TimelineLane* const lane = laneOn(line);
        if (!lane)
            continue;
        drawArcs(
            lane->linksIn, [&](const Link& link) { return events.time(link.to); }, false);
        drawArcs(
            lane->linksOut, [&](const Link& link) { return events.time(link.from); }, true);
    }
}

template <class TimeOf>
void TimelineDrawing::drawArcs(const std::vector<LinkId>& links, TimeOf timeOf, bool toHidden)
{
    const auto x = [&](LinkId id) { return xOf(timeOf(m_snapshot.links[id])); };
    auto link =
        std::partition_point(links.begin(), links.end(), [&](LinkId id) { return x(id) < m_chart.x; });
    while (link != links.end() && x(*link) <= m_chart.right() && m_scene.arrows.size() < kMostArcs) {
        // Those that end in a lane in view are drawn by that lane.
        if (!toHidden || !inView(m_snapshot.links[*link].to))
            drawArc(*link);
        const float limit = x(*link) + kArcApart;
        const auto next = std::next(link);
        // Few are drawn each, so that two effects of one cause both show.
        link = links.size() <= kMostArcs
                   ? next
                   : std::partition_point(next, links.end(), [&](LinkId id) { return x(id) < limit; });
    }
}

void TimelineDrawing::drawArc(LinkId id)
{
    const Link& link = m_snapshot.links[id];
    const auto laneY = [&](EventId e) {
        const auto line = static_cast<float>(m_lanes.rowOf(e)) - static_cast<float>(m_first);
        return m_chart.y + line * kLaneHeight + (glyphY(0) - m_chart.y);
    };
    const bool down = m_lanes.laneOf(link.to) > m_lanes.laneOf(link.from);
    const float side = down ? 1.0F : -1.0F;
    const float startX = std::clamp(xOf(m_snapshot.events.time(link.from)), m_chart.x, m_chart.right());
    const float startY = std::clamp(laneY(link.from) + side * kBelowGlyph, m_chart.y, m_chart.bottom());
    const float effectX = xOf(m_snapshot.events.time(link.to));
    Arrow arrow;
    arrow.points[0] = {startX, startY};
    if (std::abs(effectX - startX) < kSideways) {
        const float endX = std::clamp(effectX, m_chart.x, m_chart.right());
        const float endY = std::clamp(laneY(link.to) - side * kBelowGlyph, m_chart.y, m_chart.bottom());
        arrow.points[1] = {startX, (startY + endY) / 2};
        arrow.points[2] = {endX, (startY + endY) / 2};
        arrow.points[3] = {endX, endY};
    } else {
        const float direction = effectX > startX ? 1.0F : -1.0F;
        const float endX = std::clamp(effectX - direction * kBesideGlyph, m_chart.x, m_chart.right());
        const float endY = std::clamp(laneY(link.to), m_chart.y, m_chart.bottom());
        arrow.points[1] = {startX, startY + (endY - startY) * 0.75F};
        arrow.points[2] = {endX - (endX - startX) * 0.6F, endY};
        arrow.points[3] = {endX, endY};
    }
    arrow.link = id;
    arrow.dashed = link.inferred();
    arrow.ink = link.inferred() ? Ink::Warning : Ink::Dim;
    arrow.outlined = id == m_view.selectedLink;
    takeNames(arrow);
    m_scene.arrows.push_back(arrow);
}

// Names stand in the upper part of a lane; only where an arc passes there does it get in their way.
void TimelineDrawing::takeNames(const Arrow& arrow)
{
    Point previous = arrow.points[0];
    for (int step = 1; step <= kCurveSteps; ++step) {
        const Point next = pointOn(arrow, static_cast<float>(step) / kCurveSteps);
        const float high = std::min(previous.y, next.y) - m_chart.y;
        const float low = std::max(previous.y, next.y) - m_chart.y;
        const float lane = std::max(0.0F, std::floor(high / kLaneHeight));
        if (high < lane * kLaneHeight + kNamesEnd && low >= 0)
            m_crossed.take(static_cast<std::size_t>(lane), std::min(previous.x, next.x) - 2,
                           std::max(previous.x, next.x) + 2);
        previous = next;
    }
}

} // namespace throughline
