// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/trace_scatter.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace throughline {

namespace {

constexpr float kHeading = 32;
constexpr float kRuler = 24;
constexpr float kScale = 88; // the names of durations, left of the plot
constexpr float kRight = 8;
constexpr float kInstants = 24;
// Points within so many pixels are one mark. What is to be noticed must not cover all the others.
constexpr float kCell = 6;
constexpr float kWideCell = 14;
constexpr double kMargin = 1.3; // beyond the shortest and the longest, as a factor
constexpr float kReach = 4;     // a mark that is missed by so much is meant all the same
constexpr float kGlyph = 7;
constexpr float kSquare = 4;

ScatterKind kindOf(const ScatterPoint& point)
{
    return point.error ? ScatterKind::Failed : point.broken ? ScatterKind::Broken : ScatterKind::Plain;
}

// More ink for more traces.
float sizeOf(ScatterKind kind, std::uint32_t count)
{
    const float growth = count == 1     ? 0.0F
                         : count < 16   ? 1.0F
                         : count < 256  ? 2.0F
                         : count < 4096 ? 3.0F
                                        : 4.0F;
    return (kind == ScatterKind::Plain ? kSquare : kGlyph) + growth;
}

} // namespace

ScatterArea::ScatterArea(ScatterRange range, float width, float height)
    : m_range(std::move(range)), m_width(width), m_height(height),
      m_viewport(Viewport::whole(m_range.time, width - kScale - kRight))
{
    if (m_range.hasDurations()) {
        m_logShortest = std::log(std::max(1.0, static_cast<double>(m_range.shortest)) / kMargin);
        m_logLongest = std::log(std::max(1.0, static_cast<double>(m_range.longest)) * kMargin);
    }
}

Rect ScatterArea::heading() const
{
    return {0, 0, m_width, kHeading};
}

Rect ScatterArea::ruler() const
{
    return {kScale, kHeading, std::max(1.0F, m_width - kScale - kRight), kRuler};
}

Rect ScatterArea::plot() const
{
    const float top = kHeading + kRuler;
    return {kScale, top, ruler().width, std::max(1.0F, m_height - top - kInstants)};
}

Rect ScatterArea::instants() const
{
    return {kScale, plot().bottom(), ruler().width, kInstants};
}

Rect ScatterArea::body() const
{
    return {kScale, plot().y, ruler().width, plot().height + kInstants};
}

float ScatterArea::yOf(DurationNs duration) const
{
    const double place = std::log(std::max(1.0, static_cast<double>(duration)));
    const double share = (place - m_logShortest) / (m_logLongest - m_logShortest);
    return plot().bottom() - static_cast<float>(share) * plot().height;
}

DurationNs ScatterArea::durationAt(float y) const
{
    constexpr auto kMost = static_cast<double>(std::numeric_limits<DurationNs>::max() / 2);
    const double share = static_cast<double>(plot().bottom() - y) / plot().height;
    return static_cast<DurationNs>(
        std::min(kMost, std::exp(m_logShortest + share * (m_logLongest - m_logShortest))));
}

Point ScatterArea::placeOf(TimeNs start, DurationNs duration) const
{
    const Rect row = instants();
    const float y = duration == kNoDuration ? row.y + row.height / 2 : yOf(duration);
    return {row.x + m_viewport.x(m_range.time.position(start)), y};
}

ScatterSelection ScatterArea::selectionOf(const Rect& rect) const
{
    const Rect all = body();
    const float left = std::clamp(rect.x, all.x, all.right());
    const float right = std::clamp(rect.right(), all.x, all.right());
    ScatterSelection selection;
    selection.from = m_range.time.time(m_viewport.position(left - all.x));
    selection.to = m_range.time.time(m_viewport.position(right - all.x));
    selection.instants = rect.bottom() > instants().y;
    if (m_range.hasDurations() && rect.y < plot().bottom()) {
        selection.longest = durationAt(std::max(rect.y, plot().y));
        // Rounded down: one nanosecond more or less is nothing that a hand could aim at.
        selection.shortest = durationAt(std::min(rect.bottom(), plot().bottom()));
    }
    return selection;
}

TraceScatter::TraceScatter(ScatterArea area) : m_area(std::move(area))
{
    std::size_t cells = 0;
    for (std::size_t kind = 0; kind < kScatterKinds; ++kind) {
        Plane& plane = m_planes[kind];
        plane.cell = static_cast<ScatterKind>(kind) == ScatterKind::Plain ? kCell : kWideCell;
        plane.columns = static_cast<std::size_t>(std::ceil(m_area.body().width / plane.cell)) + 1;
        plane.rows = static_cast<std::size_t>(std::ceil(m_area.plot().height / plane.cell)) + 2;
        plane.first = cells;
        cells += plane.columns * plane.rows;
    }
    m_cells.resize(cells);
}

std::size_t TraceScatter::cellAt(const Plane& plane, Point place) const
{
    const Rect body = m_area.body();
    const auto column = static_cast<std::size_t>((place.x - body.x) / plane.cell);
    const std::size_t row = place.y >= m_area.instants().y
                                ? plane.rows - 1
                                : static_cast<std::size_t>((place.y - body.y) / plane.cell);
    return plane.first + row * plane.columns + column;
}

void TraceScatter::add(const ScatterPoint& point)
{
    if (point.start == kNoTime) {
        ++m_untimed;
        return;
    }
    const Rect body = m_area.body();
    const Point place = m_area.placeOf(point.start, point.duration);
    const bool timed = point.duration != kNoDuration;
    if (!(place.x >= body.x && place.x <= body.right() && place.y >= body.y && place.y <= body.bottom()) ||
        (timed && (!m_area.range().hasDurations() || place.y > m_area.plot().bottom())))
        return;
    ++m_drawn;
    const float y = timed ? std::min(place.y, m_area.plot().bottom() - 1) : place.y;
    Cell& cell = m_cells[cellAt(m_planes[static_cast<std::size_t>(kindOf(point))], {place.x, y})];
    cell.x += static_cast<double>(place.x);
    cell.y += static_cast<double>(place.y);
    if (cell.count == 0 || point.duration > cell.longest) {
        cell.trace = point.trace;
        cell.root = point.root;
    }
    cell.from = cell.count == 0 ? point.start : std::min(cell.from, point.start);
    cell.to = cell.count == 0 ? point.start : std::max(cell.to, point.start);
    cell.shortest = cell.count == 0 ? point.duration : std::min(cell.shortest, point.duration);
    cell.longest = cell.count == 0 ? point.duration : std::max(cell.longest, point.duration);
    ++cell.count;
}

ScatterMark TraceScatter::markOf(const Cell& cell, ScatterKind kind) const
{
    ScatterMark mark;
    mark.centre = {static_cast<float>(cell.x / cell.count), static_cast<float>(cell.y / cell.count)};
    mark.size = sizeOf(kind, cell.count);
    // Wholly in its row.
    const Rect row = cell.longest == kNoDuration ? m_area.instants() : m_area.plot();
    const float half = mark.size / 2;
    mark.centre.x = std::clamp(mark.centre.x, row.x + half, std::max(row.x + half, row.right() - half));
    mark.centre.y = std::clamp(mark.centre.y, row.y + half, std::max(row.y + half, row.bottom() - half));
    mark.kind = kind;
    mark.count = cell.count;
    mark.trace = cell.trace;
    mark.root = cell.root;
    mark.from = cell.from;
    mark.to = cell.to;
    mark.shortest = cell.shortest;
    mark.longest = cell.longest;
    return mark;
}

void TraceScatter::finish()
{
    m_marks.clear();
    for (std::size_t kind = 0; kind < kScatterKinds; ++kind) {
        const Plane& plane = m_planes[kind];
        for (std::size_t i = 0; i < plane.columns * plane.rows; ++i) {
            if (const Cell& cell = m_cells[plane.first + i]; cell.count > 0)
                m_marks.push_back(markOf(cell, static_cast<ScatterKind>(kind)));
        }
    }
    m_cells = {};
}

const ScatterMark* TraceScatter::markAt(float x, float y) const
{
    const ScatterMark* nearest = nullptr;
    float least = kReach;
    for (const ScatterMark& mark : m_marks) {
        const float away = std::max(std::abs(mark.centre.x - x), std::abs(mark.centre.y - y)) - mark.size / 2;
        // Later ones lie on top.
        if (away <= std::max(least, 0.0F)) {
            nearest = &mark;
            least = away;
        }
    }
    return nearest;
}

} // namespace throughline
