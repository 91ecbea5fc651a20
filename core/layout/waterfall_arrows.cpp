// SPDX-License-Identifier: GPL-3.0-or-later
// The causal links of a waterfall: arrows between rows in view, with their evidence where there is room for
// it.
#include "core/layout/captions.h"
#include "core/layout/waterfall_drawing.h"

#include "core/model/wording.h"

#include <algorithm>
#include <cmath>

namespace throughline {

namespace {

// More links than these are not looked at per event, nor drawn per scene: they could not be told apart.
constexpr std::size_t kMostIn = 8;
constexpr std::size_t kMostOut = 32;
constexpr std::size_t kMostArrows = 160;
constexpr std::size_t kRowsTried = 12;
constexpr float kBeforeBar = 1;
constexpr float kFromEnd = 4;
constexpr float kShortestRun = 12; // of an arrow that comes from the side
constexpr float kBesideArrow = 6;
constexpr float kDurationRoom = 60; // beside a bar that stands before a gap
constexpr std::size_t kLongestEvidence = 60;

} // namespace

void WaterfallDrawing::addIfDrawn(LinkId id, std::vector<Drawn>& found) const
{
    const Link& link = m_snapshot.links[id];
    // The tree shows it already.
    if (m_snapshot.links.treeParent(link.to) == link.from)
        return;
    const std::size_t to = m_rows.rowOf(link.to);
    const std::size_t from = m_rows.rowStandingFor(link.from);
    if (to != WaterfallRows::npos && from != WaterfallRows::npos && from != to)
        found.push_back({id, from, to});
}

void WaterfallDrawing::collect(EventId event, std::vector<Drawn>& found) const
{
    const auto causes = m_snapshot.links.into(event);
    const std::uint32_t first = causes.empty() ? 0 : m_snapshot.links.firstInto(event).index();
    for (std::uint32_t i = 0; i < std::min(causes.size(), kMostIn); ++i)
        addIfDrawn(LinkId(first + i), found);
    const auto effects = m_snapshot.links.outOf(event);
    for (std::size_t i = 0; i < std::min(effects.size(), kMostOut); ++i)
        addIfDrawn(effects[i], found);
}

std::vector<WaterfallDrawing::Drawn> WaterfallDrawing::linksInView() const
{
    std::vector<Drawn> found;
    for (std::size_t line = 0; line < m_lines && found.size() < 2 * kMostArrows; ++line) {
        if (rowOn(line).kind == WaterfallRow::Kind::Span)
            collect(rowOn(line).event, found);
    }
    std::sort(found.begin(), found.end(), [](const Drawn& a, const Drawn& b) { return a.link < b.link; });
    found.erase(std::unique(found.begin(), found.end(),
                            [](const Drawn& a, const Drawn& b) { return a.link == b.link; }),
                found.end());
    if (found.size() > kMostArrows)
        found.resize(kMostArrows);
    return found;
}

// Leaves the cause's bar downwards near its end and enters the effect's from the side, or from above where
// the bars lie below each other. An end that is scrolled out of view lies on the edge.
bool WaterfallDrawing::arrowFor(const Drawn& drawn, Arrow& arrow) const
{
    const Link& link = m_snapshot.links[drawn.link];
    const EventStore& events = m_snapshot.events;
    if (!events.timed(link.from) || !events.timed(link.to))
        return false;
    const float left = xOf(events.time(link.to));
    const float right = std::max(xOf(events.end(link.to)), left + 2);
    const float causeStart = xOf(events.time(link.from));
    const float causeEnd = std::max(xOf(events.end(link.from)), causeStart + 2);
    const float start = std::max(causeStart + 1, causeEnd - kFromEnd);
    const auto outside = [&](float x) { return x < m_chart.x || x > m_chart.right(); };
    if (outside(start) && outside(left) && (start < m_chart.x) == (left < m_chart.x))
        return false;

    const bool down = drawn.to > drawn.from;
    const auto middle = [&](std::size_t row) {
        const float line = static_cast<float>(row) - static_cast<float>(m_first);
        return m_chart.y + (line + 0.5F) * kRowHeight - 0.5F;
    };
    constexpr float kHalfBar = 7;
    const float startY =
        std::clamp(middle(drawn.from) + (down ? kHalfBar : -kHalfBar), m_chart.y, m_chart.bottom());
    float endY = middle(drawn.to);
    float endX = left - kBeforeBar;
    if (start > right + kShortestRun) {
        endX = right + kBeforeBar;
    } else if (start > left - kShortestRun) {
        endX = std::clamp(start, left, right);
        endY += down ? -kHalfBar : kHalfBar;
    }
    endY = std::clamp(endY, m_chart.y, m_chart.bottom());
    endX = std::clamp(endX, m_chart.x, m_chart.right());
    const float x = std::clamp(start, m_chart.x, m_chart.right());
    arrow.points[0] = {x, startY};
    arrow.points[1] = {x, endX == x ? startY : endY};
    arrow.points[2] = {x, endY};
    arrow.points[3] = {endX, endY};
    arrow.link = drawn.link;
    arrow.dashed = link.inferred();
    arrow.ink = link.inferred() ? Ink::Warning : Ink::Dim;
    arrow.outlined = drawn.link == m_view.selectedLink;
    return true;
}

// Names of gaps and durations are placed once the arrows are known, and the arrows' own names last, since
// they have a choice of rows.
void WaterfallDrawing::drawArrows()
{
    std::vector<Drawn> drawn = linksInView();
    std::size_t kept = 0;
    for (const Drawn& candidate : drawn) {
        Arrow arrow;
        if (!arrowFor(candidate, arrow))
            continue;
        m_space.take(arrow);
        m_scene.arrows.push_back(arrow);
        drawn[kept++] = candidate;
    }
    placeGapNames(m_scene, std::move(m_gapNames), m_space, kDurationRoom);
    placeDurations();
    for (std::size_t i = 0; i < kept; ++i)
        nameArrow(drawn[i], m_scene.arrows[i]);
}

// The rows between cause and effect, nearest to the effect first, right of the arrow.
void WaterfallDrawing::nameArrow(const Drawn& drawn, const Arrow& arrow)
{
    const Link& link = m_snapshot.links[drawn.link];
    std::string text = cutTo(shortEvidenceOf(m_snapshot, link), kLongestEvidence);
    const float width = m_textWidth(text, Face::Regular) + 1;
    const std::size_t low = std::max(std::min(drawn.from, drawn.to) + 1, m_first);
    const std::size_t high = std::min(std::max(drawn.from, drawn.to), m_first + m_lines);
    const bool down = drawn.to > drawn.from;
    for (std::size_t tried = 0; low + tried < high && tried < kRowsTried; ++tried) {
        const std::size_t row = down ? high - 1 - tried : low + tried;
        const std::size_t line = row - m_first;
        const float y = top(line) + kRowHeight / 2;
        float x = arrow.points[0].x;
        for (int step = 0; step <= 16; ++step) {
            const Point point = pointOn(arrow, static_cast<float>(step) / 16);
            if (std::abs(point.y - y) <= kRowHeight)
                x = std::max(x, point.x);
        }
        x += kBesideArrow;
        if (!m_space.isFree(line, x - 2, x + width + 2))
            continue;
        m_space.take(line, x - 2, x + width + 2);
        addText(line, x, width, std::move(text), link.inferred() ? Ink::WarningText : Ink::Dim,
                Face::Regular);
        m_scene.zones.push_back({{x, top(line), width, kRowHeight}, ZoneKind::ArrowLabel, 0, {}, drawn.link});
        return;
    }
}

} // namespace throughline
