// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/waterfall_drawing.h"

#include "core/base/translation.h"
#include "core/layout/critical_marks.h"
#include "core/layout/palette.h"
#include "core/layout/ruler.h"

#include <algorithm>
#include <cmath>

namespace throughline {

namespace {

constexpr float kBarHeight = 14;
constexpr float kNarrowestBar = 2;
constexpr float kBesideBar = 6;
constexpr float kInsideBar = 5;
constexpr float kMiniMapTop = 4;
constexpr float kMiniMapHeight = 32;
constexpr float kRulerHeight = 24;
constexpr float kChartMargin = 8; // right of the mini-map
constexpr float kSelectionBar = 2;
constexpr std::uint32_t kGhostChildren = 32;
constexpr float kBelowBar = 2; // from the bar to the line of the critical path
constexpr float kCriticalLine = 2;
constexpr std::size_t kMostStretches = 1000; // drawn one by one in a row

std::size_t linesIn(float height)
{
    return height <= 0 ? 0 : static_cast<std::size_t>(std::ceil(height / kRowHeight));
}

} // namespace

std::size_t firstRowAt(const WaterfallRows& rows, double scroll)
{
    if (!(scroll > 0) || rows.size() == 0)
        return 0;
    const double row = std::round(scroll / static_cast<double>(kRowHeight));
    return static_cast<std::size_t>(std::min(row, static_cast<double>(rows.size() - 1)));
}

double contentHeight(const WaterfallRows& rows)
{
    return static_cast<double>(rows.size()) * static_cast<double>(kRowHeight);
}

Scene waterfallScene(const Snapshot& snapshot, const Categories& categories, const WaterfallRows& rows,
                     const TimeAxis& axis, const WaterfallView& view, const TextWidth& textWidth)
{
    return WaterfallDrawing(snapshot, categories, rows, axis, view, textWidth).draw();
}

WaterfallDrawing::WaterfallDrawing(const Snapshot& snapshot, const Categories& categories,
                                   const WaterfallRows& rows, const TimeAxis& axis, const WaterfallView& view,
                                   const TextWidth& textWidth)
    : m_snapshot(snapshot), m_categories(categories), m_rows(rows), m_axis(axis), m_view(view),
      m_textWidth(textWidth), m_chart{view.treeWidth, kWaterfallHeader,
                                      std::max(0.0F, view.width - view.treeWidth),
                                      std::max(0.0F, view.height - kWaterfallHeader)},
      m_first(firstRowAt(rows, view.scroll)),
      m_lines(std::min(linesIn(m_chart.height), rows.size() - m_first)),
      m_space(m_lines, m_chart.y, kRowHeight, m_chart.x, m_chart.right())
{
    m_scene.width = view.width;
    m_scene.height = view.height;
}

Scene WaterfallDrawing::draw()
{
    drawGround();
    drawRowGrounds();
    m_gapNames = drawGaps(m_scene, m_chart, m_axis, m_view.viewport, m_textWidth);
    drawHeader();
    drawTree();
    drawBars();
    drawArrows();
    drawZones();
    return std::move(m_scene);
}

void WaterfallDrawing::drawGround()
{
    m_scene.fills.push_back({{0, 0, m_view.width, m_view.height}, Ink::Panel, Ink::Panel, 0});
}

void WaterfallDrawing::drawHeader()
{
    const Rect map{m_chart.x, kMiniMapTop, std::max(0.0F, m_chart.width - kChartMargin), kMiniMapHeight};
    if (map.width > 0) {
        if (m_view.miniMap)
            m_view.miniMap->draw(m_scene, map, m_axis, m_view.viewport);
        else
            m_rows.miniMap(m_snapshot, m_categories, m_axis).draw(m_scene, map, m_axis, m_view.viewport);
    }
    const Rect ruler{m_chart.x, kWaterfallHeader - kRulerHeight, m_chart.width, kRulerHeight};
    drawRuler(m_scene, ruler, m_chart.y, m_axis, m_view.viewport, m_textWidth);
    m_scene.lines.push_back({{0, m_chart.y}, {m_chart.x, m_chart.y}, Ink::Line});
}

void WaterfallDrawing::drawRowGrounds()
{
    for (std::size_t line = 0; line < m_lines; ++line) {
        const WaterfallRow& row = rowOn(line);
        const Rect rect{0, top(line), m_view.width, kRowHeight};
        if (row.kind == WaterfallRow::Kind::Span && row.event == m_view.selected) {
            m_scene.fills.push_back({rect, Ink::Selection, Ink::Selection, 0});
            m_scene.fills.push_back({{0, rect.y, kSelectionBar, kRowHeight}, Ink::Accent, Ink::Accent, 0});
        } else if (row.kind == WaterfallRow::Kind::Group) {
            m_scene.fills.push_back({rect, Ink::Stripe, Ink::Stripe, 0});
        }
        m_scene.lines.push_back({{0, rect.bottom() - 1}, {m_view.width, rect.bottom() - 1}, Ink::Line});
    }
}

float WaterfallDrawing::xOf(TimeNs time) const
{
    return m_chart.x + m_view.viewport.x(m_axis.position(time));
}

Rect WaterfallDrawing::barRect(TimeNs from, TimeNs to, float y) const
{
    const float start = xOf(from);
    const float end = std::max(xOf(to), start + kNarrowestBar);
    if (!(end > m_chart.x) || !(start < m_chart.right()))
        return {};
    // An instant at the very edge keeps its two pixels.
    const float right = std::max(std::min(end, m_chart.right()), m_chart.x + kNarrowestBar);
    const float left = std::min(std::max(start, m_chart.x), right - kNarrowestBar);
    return {left, y + (kRowHeight - kBarHeight) / 2 - 0.5F, right - left, kBarHeight};
}

void WaterfallDrawing::drawBars()
{
    for (std::size_t line = 0; line < m_lines; ++line) {
        const WaterfallRow& row = rowOn(line);
        if (row.kind == WaterfallRow::Kind::Span)
            drawBar(line, row);
        else if (row.kind == WaterfallRow::Kind::Ghost)
            drawGhost(line, m_first + line);
        if (m_view.shifts && row.kind == WaterfallRow::Kind::Span)
            drawShifted(line, row.event);
        if (m_view.critical && (row.kind == WaterfallRow::Kind::Span || row.folded))
            drawCritical(line, row);
    }
}

void WaterfallDrawing::drawBar(std::size_t line, const WaterfallRow& row)
{
    const EventStore& events = m_snapshot.events;
    if (!events.timed(row.event)) {
        const std::string text = told(phrase("drawings", "no usable time"));
        const float width = m_textWidth(text, Face::Small);
        addText(line, m_chart.x + kBesideBar, width, text, Ink::Dim, Face::Small);
        m_space.take(line, m_chart.x, m_chart.x + 2 * kBesideBar + width);
        return;
    }
    const Rect rect = barRect(events.time(row.event), events.end(row.event), top(line));
    if (rect.width <= 0)
        return;
    Bar bar;
    bar.rect = rect;
    bar.ink = m_categories.ink(row.event);
    bar.event = row.event;
    bar.error = events.status(row.event) == EventStatus::Error;
    bar.outlined = row.event == m_view.selected;
    m_scene.bars.push_back(bar);
    m_space.take(line, rect.x - 2, rect.right() + 2);
    if (events.duration(row.event) != kNoDuration)
        m_named.push_back({line, rect, bar.ink, bar.error, formatDuration(events.duration(row.event))});
}

// Where the span would lie if its clock agreed with its parent's: an empty bar that names the difference.
void WaterfallDrawing::drawShifted(std::size_t line, EventId event)
{
    const std::vector<ClockShift>& shifts = *m_view.shifts;
    const auto found = std::ranges::lower_bound(shifts, event, {}, &ClockShift::event);
    const EventStore& events = m_snapshot.events;
    if (found == shifts.end() || found->event != event || !events.timed(event))
        return;
    Bar bar;
    bar.rect = barRect(saturatingSum(events.time(event), found->shift),
                       saturatingSum(events.end(event), found->shift), top(line));
    if (bar.rect.width <= 0)
        return;
    bar.ink = Ink::Warning;
    bar.event = event;
    bar.hollow = true;
    m_scene.bars.push_back(bar);
    m_space.take(line, bar.rect.x - 2, bar.rect.right() + 2);
    const DurationNs by = found->shift < 0 ? saturatingDifference(0, found->shift) : found->shift;
    m_named.push_back(
        {line, bar.rect, Ink::Panel, false, (found->shift < 0 ? "−" : "+") + formatDuration(by)});
}

// A line below the bar: what the span contributes to the critical path, with what is folded into its row.
void WaterfallDrawing::drawCritical(std::size_t line, const WaterfallRow& row)
{
    const std::uint32_t place = m_rows.placeOf(m_first + line);
    const auto stretches = m_view.critical->of(place, row.folded ? row.end : place + 1);
    const float y = top(line) + (kRowHeight + kBarHeight) / 2 + kBelowBar;
    const auto draw = [&](TimeNs from, TimeNs to) {
        const Rect bar = barRect(from, to, top(line));
        if (bar.width > 0)
            m_scene.fills.push_back({{bar.x, y, bar.width, kCriticalLine}, Ink::Text, Ink::Text, 0});
    };
    // So many cannot be told apart: the path is somewhere in there all the time.
    if (stretches.size() > kMostStretches) {
        TimeNs from = stretches.front().from;
        TimeNs to = stretches.front().to;
        for (const CriticalMarks::Stretch& stretch : stretches) {
            from = std::min(from, stretch.from);
            to = std::max(to, stretch.to);
        }
        draw(from, to);
        return;
    }
    for (const CriticalMarks::Stretch& stretch : stretches)
        draw(stretch.from, stretch.to);
}

// A missing parent spans what is known of it: its children.
void WaterfallDrawing::drawGhost(std::size_t line, std::size_t row)
{
    const EventStore& events = m_snapshot.events;
    const EventId first = m_rows[row].event;
    if (!events.timed(first))
        return;
    TimeNs end = events.end(first);
    std::uint32_t seen = 0;
    for (std::size_t below = row + 1; below < m_rows.size() && seen < kGhostChildren; ++below, ++seen) {
        if (m_rows[below].depth <= m_rows[row].depth)
            break;
        if (m_rows[below].kind == WaterfallRow::Kind::Span && events.timed(m_rows[below].event))
            end = std::max(end, events.end(m_rows[below].event));
    }
    const Rect rect = barRect(events.time(first), end, top(line));
    if (rect.width <= 0)
        return;
    Bar bar;
    bar.rect = rect;
    bar.ink = Ink::Warning;
    bar.event = first;
    bar.hollow = true;
    m_scene.bars.push_back(bar);
    m_space.take(line, rect.x - 2, rect.right() + 2);
}

// Inside where the text fits, else beside the bar where nothing else is; on the right if both sides are free.
void WaterfallDrawing::placeDurations()
{
    for (Named& named : m_named) {
        const float width = m_textWidth(named.text, Face::Regular) + 1;
        const float y = top(named.line);
        const float mark = named.error ? named.bar.height : 0;
        if (width + 2 * kInsideBar + mark <= named.bar.width) {
            m_scene.labels.push_back({{named.bar.x + mark + kInsideBar, y, width, kRowHeight - 1},
                                      std::move(named.text),
                                      textInkOn(named.ink),
                                      Face::Regular,
                                      Align::Left});
            continue;
        }
        const bool selected = rowOn(named.line).event == m_view.selected;
        for (const float x : {named.bar.right() + kBesideBar, named.bar.x - kBesideBar - width}) {
            if (!m_space.isFree(named.line, x - 2, x + width + 2))
                continue;
            m_space.take(named.line, x - 2, x + width + 2);
            addText(named.line, x, width, std::move(named.text), selected ? Ink::Text : Ink::Dim,
                    Face::Regular);
            break;
        }
    }
}

void WaterfallDrawing::drawZones()
{
    std::vector<Zone> zones;
    for (std::size_t line = 0; line < m_lines; ++line) {
        const auto row = static_cast<std::uint32_t>(m_first + line);
        zones.push_back({{0, top(line), m_view.width, kRowHeight}, ZoneKind::Row, row, {}, {}});
    }
    // Rows lie below what was put on them.
    m_scene.zones.insert(m_scene.zones.begin(), zones.begin(), zones.end());
    const float rulerTop = kWaterfallHeader - kRulerHeight;
    m_scene.zones.push_back({{m_chart.x, rulerTop, m_chart.width, kRulerHeight}, ZoneKind::Ruler, 0, {}, {}});
    m_scene.zones.push_back({{m_chart.x, 0, m_chart.width, rulerTop}, ZoneKind::MiniMap, 0, {}, {}});
    m_scene.zones.push_back({{m_chart.x - 3, 0, 6, m_view.height}, ZoneKind::Divider, 0, {}, {}});
    m_scene.lines.push_back({{m_chart.x, 0}, {m_chart.x, m_view.height}, Ink::Line});
}

} // namespace throughline
