// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/timeline_drawing.h"

#include "core/base/translation.h"
#include "core/layout/captions.h"
#include "core/layout/clock_text.h"
#include "core/layout/ruler.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace throughline {

namespace {

constexpr float kMiniMapTop = 6;
constexpr float kMiniMapHeight = 32;
constexpr float kSessionTop = 44;
constexpr float kSessionLine = 19;
constexpr float kRulerHeight = 26;
constexpr float kChartMargin = 8;
constexpr float kNameX = 14;
constexpr float kNameLine = 18;
constexpr float kSessionMargin = 8;
constexpr float kNarrowestName = 48;
constexpr float kBetween = 12;
constexpr float kSelectionBar = 2;
constexpr float kHeaderPadding = 5;
constexpr float kCloseSize = 9;
constexpr float kCloseZone = 36;
constexpr float kNameRoom = 110; // of a glyph that stands before a gap

std::size_t firstRowAt(const TimelineLanes& lanes, double scroll)
{
    if (!(scroll > 0) || lanes.rows() == 0)
        return 0;
    const double row = std::round(scroll / static_cast<double>(kLaneHeight));
    return static_cast<std::size_t>(std::min(row, static_cast<double>(lanes.rows() - 1)));
}

std::size_t rowsIn(float height)
{
    return height <= 0 ? 0 : static_cast<std::size_t>(std::ceil(height / kLaneHeight));
}

std::string tracesText(std::size_t traces)
{
    return traces == 1 ? told(phrase("drawings", "1 trace"))
                       : told(phrase("drawings", "{} traces"), groupedNumber(traces));
}

} // namespace

double contentHeight(const TimelineLanes& lanes)
{
    return static_cast<double>(lanes.rows()) * static_cast<double>(kLaneHeight);
}

float headerHeight(const TimelineLanes& lanes)
{
    return lanes.several() ? kSeveralHeader : kTimelineHeader;
}

Scene timelineScene(const Snapshot& snapshot, const Categories& categories, const TimelineLanes& lanes,
                    const TimeAxis& axis, const TimelineView& view, const TextWidth& textWidth)
{
    return TimelineDrawing(snapshot, categories, lanes, axis, view, textWidth).draw();
}

TimelineDrawing::TimelineDrawing(const Snapshot& snapshot, const Categories& categories,
                                 const TimelineLanes& lanes, const TimeAxis& axis, const TimelineView& view,
                                 const TextWidth& textWidth)
    : m_snapshot(snapshot), m_categories(categories), m_lanes(lanes), m_axis(axis), m_view(view),
      m_textWidth(textWidth), m_chart{view.nameWidth, headerHeight(lanes),
                                      std::max(0.0F, view.width - view.nameWidth),
                                      std::max(0.0F, view.height - headerHeight(lanes))},
      m_first(firstRowAt(lanes, view.scroll)),
      m_lines(std::min(rowsIn(m_chart.height), lanes.rows() - m_first)),
      m_above(m_lines, m_chart.y, kLaneHeight, m_chart.x, m_chart.right()),
      m_below(m_lines, m_chart.y, kLaneHeight, m_chart.x, m_chart.right()),
      m_crossed(m_lines, m_chart.y, kLaneHeight, m_chart.x, m_chart.right())
{
    m_scene.width = view.width;
    m_scene.height = view.height;
}

Scene TimelineDrawing::draw()
{
    m_scene.fills.push_back({{0, 0, m_view.width, m_view.height}, Ink::Panel, Ink::Panel, 0});
    drawGroups();
    drawSessions();
    std::vector<GapName> gapNames = drawGaps(m_scene, m_chart, m_axis, m_view.viewport, m_textWidth);
    drawHeader();
    drawLanes();
    drawArcs();
    nameGaps(std::move(gapNames));
    nameSessions();
    for (const std::size_t line : m_untimed)
        noteUntimed(line);
    nameGlyphs();
    drawZones();
    return std::move(m_scene);
}

// Away from arcs and from where the names of glyphs are likely to stand.
void TimelineDrawing::nameGaps(std::vector<GapName> names)
{
    RowSpace likely = m_crossed;
    for (const Cluster& cluster : m_clusters)
        likely.take(cluster.line, cluster.x, cluster.x + 1);
    for (std::size_t line = 0; line < m_lines; ++line) {
        if (!laneOn(line))
            likely.take(line, m_chart.x, m_chart.right());
    }
    m_gapNames = placeGapNames(m_scene, std::move(names), likely, kNameRoom);
    for (const Rect& place : m_gapNames)
        m_above.take(place);
}

void TimelineDrawing::drawHeader()
{
    const Rect map{m_chart.x, kMiniMapTop, std::max(0.0F, m_chart.width - kChartMargin), kMiniMapHeight};
    if (map.width > 0) {
        if (m_view.miniMap)
            m_view.miniMap->draw(m_scene, map, m_axis, m_view.viewport);
        else
            m_lanes.miniMap(m_snapshot, m_categories, m_axis).draw(m_scene, map, m_axis, m_view.viewport);
    }
    const Rect ruler{m_chart.x, m_chart.y - kRulerHeight, m_chart.width, kRulerHeight};
    drawRuler(m_scene, ruler, m_chart.y, m_axis, m_view.viewport, m_textWidth);
    m_scene.lines.push_back({{0, m_chart.y}, {m_chart.x, m_chart.y}, Ink::Line});
}

// The grounds of headers, below all else.
void TimelineDrawing::drawGroups()
{
    // Whose lanes are in view where their header is above it.
    const float corner = m_view.nameWidth - 2 * kNameX;
    if (m_lanes.several() && m_lines > 0 && laneOn(0) && corner >= kNarrowestName) {
        const TimelineGroup& group = m_lanes.groups()[m_lanes.groupOnRow(m_first)];
        m_scene.labels.push_back({{kNameX, m_chart.y - kRulerHeight, corner, kNameLine},
                                  m_snapshot.str(m_snapshot.entities[group.contact].value),
                                  Ink::Text,
                                  Face::Bold,
                                  Align::Left});
    }
    for (std::size_t line = 0; line < m_lines; ++line) {
        if (laneOn(line))
            continue;
        m_scene.fills.push_back(
            {{0, top(line), m_view.width, kLaneHeight}, Ink::Background, Ink::Background, 0});
        drawGroupName(line, m_lanes.groups()[m_lanes.groupOnRow(m_first + line)]);
    }
}

void TimelineDrawing::drawGroupName(std::size_t line, const TimelineGroup& group)
{
    const float bottom = top(line) + kLaneHeight - 1;
    m_scene.lines.push_back({{0, bottom}, {m_view.width, bottom}, Ink::Line});
    const float middle = top(line) + (kLaneHeight - 1) / 2;
    const float closeX = m_view.nameWidth - kNameX - kCloseSize / 2;
    const float width = closeX - kCloseSize - kNameX;
    if (width < kNarrowestName)
        return;
    Glyph close;
    close.centre = {closeX, middle};
    close.size = kCloseSize;
    close.shape = Shape::Cross;
    close.ink = Ink::Dim;
    m_scene.glyphs.push_back(close);
    const float y = top(line) + (kLaneHeight - 1 - 2 * kNameLine) / 2;
    m_scene.labels.push_back({{kNameX, y, width, kNameLine},
                              m_snapshot.str(m_snapshot.entities[group.contact].value),
                              Ink::Text,
                              Face::Bold,
                              Align::Left});
    m_scene.labels.push_back(
        {{kNameX, y + kNameLine, width, kNameLine},
         told(phrase("drawings", "{} in {}"),
              group.events == 1 ? told(phrase("drawings", "1 event"))
                                : told(phrase("drawings", "{} events"), groupedNumber(group.events)),
              tracesText(group.lanes)),
         Ink::Dim,
         Face::Regular,
         Align::Left});
}

// Of one contact over the whole height, of several over the rows of each.
void TimelineDrawing::drawSessions()
{
    const std::vector<TimelineGroup>& groups = m_lanes.groups();
    if (!m_lanes.several()) {
        if (!groups.empty())
            drawSessions(groups[0], {0, kSessionTop, 0, m_view.height - kSessionTop}, kSessionTop);
        return;
    }
    for (std::size_t line = 0; line < m_lines;) {
        const std::size_t group = m_lanes.groupOnRow(m_first + line);
        const std::size_t first = line;
        const bool named = !laneOn(line);
        while (line < m_lines && m_lanes.groupOnRow(m_first + line) == group)
            ++line;
        const float height = std::min(top(line), m_chart.bottom()) - top(first);
        drawSessions(groups[group], {0, top(first), 0, height}, named ? top(first) + kHeaderPadding : -1);
    }
}

// Those that would fall on the pixels of the one before are part of it. Without names where their top is
// negative.
void TimelineDrawing::drawSessions(const TimelineGroup& group, const Rect& band, float namesTop)
{
    const auto begin = m_lanes.sessions().begin();
    const auto first = begin + group.firstSession;
    const auto last = first + group.sessions;
    const TimeNs start = m_axis.time(m_view.viewport.from);
    auto session = std::partition_point(first, last, [&](const Session& candidate) {
        return candidate.from != kNoTime && candidate.to < start;
    });
    float drawn = m_chart.x - 1;
    for (; session != last && session->from != kNoTime; ++session) {
        const float left = std::max(xOf(session->from) - kSessionMargin, m_chart.x);
        if (left >= m_chart.right())
            break;
        const float right = std::min(xOf(session->to) + kSessionMargin, m_chart.right());
        const float free = std::max(left, drawn);
        if (right - free < 1)
            continue;
        m_scene.fills.push_back({{free, band.y, right - free, band.height}, Ink::Stripe, Ink::Stripe, 0});
        drawn = right;
        const auto next = std::next(session);
        const bool more = next != last && next->from != kNoTime;
        const float end = more ? xOf(next->from) - kSessionMargin : m_chart.right();
        if (namesTop >= 0)
            m_sessionRooms.push_back({static_cast<std::size_t>(session - begin), namesTop, free,
                                      std::min(end, m_chart.right()) - kBetween});
    }
}

// Up to what names a gap, where that had to stand in the same place.
void TimelineDrawing::nameSessions()
{
    float line = -1;
    for (const SessionRoom& room : m_sessionRooms) {
        if (room.y != line)
            m_sessionFree = 0;
        line = room.y;
        float right = room.right;
        for (const Rect& gap : m_gapNames) {
            const bool sameHeight = gap.y < room.y + 2 * kSessionLine && gap.bottom() > room.y;
            if (sameHeight && gap.right() > std::max(room.left, m_sessionFree))
                right = std::min(right, gap.x - kBetween / 2);
        }
        nameSession(room.session, room.y, room.left, right);
    }
}

void TimelineDrawing::nameSession(std::size_t session, float y, float left, float right)
{
    const float x = std::max(left + kSessionMargin, m_sessionFree);
    if (right - x < kNarrowestName)
        return;
    const Session& shown = m_lanes.sessions()[session];
    const auto group =
        std::find_if(m_lanes.groups().rbegin(), m_lanes.groups().rend(), [&](const TimelineGroup& candidate) {
            return candidate.firstSession <= session && candidate.sessions > 0;
        });
    const auto add = [&](float at, std::string text, Ink ink, Face face) {
        const float width = std::min(m_textWidth(text, face) + 1, right - x);
        m_scene.labels.push_back({{x, at, width, kSessionLine}, std::move(text), ink, face, Align::Left});
        m_sessionFree = std::max(m_sessionFree, x + width + kBetween);
    };
    const std::size_t traces = shown.traces.size();
    add(y, told(phrase("drawings", "Session {}"), session - group->firstSession + 1), Ink::Text, Face::Bold);
    add(y + kSessionLine, rangeText(shown.from, shown.to) + " · " + tracesText(traces), Ink::Dim,
        Face::Regular);
}

void TimelineDrawing::drawLanes()
{
    for (std::size_t line = 0; line < m_lines; ++line) {
        const TimelineLane* const lane = laneOn(line);
        if (!lane)
            continue;
        if (standsOn(line, m_view.selected)) {
            m_scene.fills.push_back(
                {{0, top(line), m_chart.x, kLaneHeight}, Ink::Selection, Ink::Selection, 0});
            m_scene.fills.push_back(
                {{0, top(line), kSelectionBar, kLaneHeight}, Ink::Accent, Ink::Accent, 0});
        }
        const float bottom = top(line) + kLaneHeight - 1;
        m_scene.lines.push_back({{0, bottom}, {m_view.width, bottom}, Ink::Line});
        drawLaneName(line, *lane);
        clusterEvents(line, *lane);
    }
}

void TimelineDrawing::drawLaneName(std::size_t line, const TimelineLane& lane)
{
    const float width = m_view.nameWidth - 2 * kNameX;
    if (width < kNarrowestName)
        return;
    const float y = top(line) + (kLaneHeight - 1 - 2 * kNameLine) / 2;
    m_scene.labels.push_back({{kNameX, y, width, kNameLine},
                              clusterName(m_snapshot, lane.trace),
                              Ink::Text,
                              lane.broken ? Face::Bold : Face::Regular,
                              Align::Left});
    std::string caption = clusterCaption(m_snapshot, lane.trace);
    if (lane.broken)
        caption = cutTo(caption.substr(0, caption.find(" · ")), 60) + " · " +
                  told(phrase("drawings", "broken chain"));
    m_scene.labels.push_back({{kNameX, y + kNameLine, width, kNameLine},
                              std::move(caption),
                              lane.broken ? Ink::WarningText : Ink::Dim,
                              Face::Regular,
                              Align::Left});
}

void TimelineDrawing::drawZones()
{
    std::vector<Zone> zones;
    for (std::size_t line = 0; line < m_lines; ++line)
        zones.push_back({{0, top(line), m_view.width, kLaneHeight},
                         ZoneKind::Row,
                         static_cast<std::uint32_t>(m_first + line),
                         {},
                         {}});
    // Rows lie below what was put on them.
    m_scene.zones.insert(m_scene.zones.begin(), zones.begin(), zones.end());
    for (std::size_t line = 0; line < m_lines; ++line) {
        if (!laneOn(line) && m_view.nameWidth > kCloseZone)
            m_scene.zones.push_back({{m_view.nameWidth - kCloseZone, top(line), kCloseZone, kLaneHeight},
                                     ZoneKind::Close,
                                     static_cast<std::uint32_t>(m_lanes.groupOnRow(m_first + line)),
                                     {},
                                     {}});
    }
    m_scene.zones.push_back(
        {{m_chart.x, m_chart.y - kRulerHeight, m_chart.width, kRulerHeight}, ZoneKind::Ruler, 0, {}, {}});
    m_scene.zones.push_back(
        {{m_chart.x, 0, m_chart.width, kMiniMapTop + kMiniMapHeight}, ZoneKind::MiniMap, 0, {}, {}});
    m_scene.zones.push_back({{m_chart.x - 3, 0, 6, m_view.height}, ZoneKind::Divider, 0, {}, {}});
    m_scene.lines.push_back({{m_chart.x, 0}, {m_chart.x, m_view.height}, Ink::Line});
}

} // namespace throughline
