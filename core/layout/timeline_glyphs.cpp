// SPDX-License-Identifier: GPL-3.0-or-later
// The events of a timeline's lanes: a glyph each, or one for what lies closer than a glyph is wide, and their
// names.
#include "core/base/translation.h"
#include "core/layout/captions.h"
#include "core/layout/clock_text.h"
#include "core/layout/timeline_drawing.h"

#include <fmt/format.h>

#include <algorithm>

namespace throughline {

namespace {

constexpr float kGlyphSize = 11;
constexpr float kMarkSize = 11;
constexpr float kMarkY = 12; // below the lane's top
constexpr float kNameY = 4;
constexpr float kNameHeight = 18;
constexpr float kCountY = 37;
constexpr float kCountHeight = 11;
constexpr float kBesideGlyph = 8;
constexpr float kBesideMark = 10;
constexpr std::size_t kMostCompared = 32;

} // namespace

void TimelineDrawing::noteUntimed(std::size_t line)
{
    const std::size_t count = laneOn(line)->events.size();
    std::string text =
        count == 1 ? told(phrase("drawings", "1 event without a usable time"))
                   : told(phrase("drawings", "{} events without a usable time"), groupedNumber(count));
    const float width = m_textWidth(text, Face::Small) + 1;
    float x = m_chart.x + kBesideGlyph;
    while (!m_above.isFree(line, x, x + width) && x + width < m_chart.right())
        x += kGlyphSize;
    if (!m_above.isFree(line, x, x + width))
        return;
    m_above.take(line, x, x + width);
    m_scene.labels.push_back({{x, glyphY(line) - kNameHeight / 2, width, kNameHeight},
                              std::move(text),
                              Ink::Dim,
                              Face::Small,
                              Align::Left});
}

void TimelineDrawing::clusterEvents(std::size_t line, const TimelineLane& lane)
{
    const EventStore& events = m_snapshot.events;
    const auto begin = lane.events.begin();
    const auto timed =
        std::partition_point(begin, lane.events.end(), [&](EventId e) { return events.timed(e); });
    if (timed == begin) {
        m_untimed.push_back(line);
        return;
    }
    const auto x = [&](EventId e) { return xOf(events.time(e)); };
    const float lineLeft = std::clamp(x(*begin), m_chart.x, m_chart.right());
    const float lineRight = std::clamp(x(*std::prev(timed)), m_chart.x, m_chart.right());
    if (lineRight > lineLeft)
        m_scene.lines.push_back({{lineLeft, glyphY(line)}, {lineRight, glyphY(line)}, Ink::Dim});

    auto event = std::partition_point(begin, timed, [&](EventId e) { return x(e) < m_chart.x; });
    while (event != timed && x(*event) <= m_chart.right()) {
        const float limit = x(*event) + kGlyphSize;
        const auto next =
            std::partition_point(std::next(event), timed, [&](EventId e) { return x(e) < limit; });
        const Cluster cluster = clusterOf(line, lane, static_cast<std::size_t>(event - begin),
                                          static_cast<std::size_t>(next - begin));
        drawGlyph(cluster);
        m_clusters.push_back(cluster);
        event = next;
    }
}

TimelineDrawing::Cluster TimelineDrawing::clusterOf(std::size_t line, const TimelineLane& lane,
                                                    std::size_t first, std::size_t end) const
{
    Cluster cluster;
    cluster.line = line;
    cluster.first = first;
    cluster.end = end;
    cluster.event = lane.events[first];
    const EventId last = lane.events[end - 1];
    cluster.x = (xOf(m_snapshot.events.time(cluster.event)) + xOf(m_snapshot.events.time(last))) / 2;
    // What has failed is never folded away, nor what was selected.
    const auto marked = std::lower_bound(lane.marked.begin(), lane.marked.end(), cluster.event);
    const auto markedEnd = std::upper_bound(marked, lane.marked.end(), last);
    cluster.marked = marked != markedEnd;
    const auto error = std::find_if(
        marked, markedEnd, [&](EventId e) { return m_snapshot.events.status(e) == EventStatus::Error; });
    cluster.error = error != markedEnd;
    if (m_view.marks) {
        for (const MarkedEvents::Entry& entry : m_view.marks->between(cluster.event, last)) {
            if (standsOn(line, entry.event)) {
                cluster.flagged = entry.event;
                break;
            }
        }
    }
    const bool holdsSelected = m_view.selected && m_view.selected >= cluster.event &&
                               m_view.selected <= last && standsOn(line, m_view.selected);
    if (holdsSelected)
        cluster.event = m_view.selected;
    else if (cluster.error)
        cluster.event = *error;
    else if (cluster.marked)
        cluster.event = *marked;
    else if (cluster.flagged)
        cluster.event = cluster.flagged;
    return cluster;
}

void TimelineDrawing::drawGlyph(const Cluster& cluster)
{
    Glyph glyph;
    glyph.centre = {std::min(cluster.x, m_chart.right()), glyphY(cluster.line)};
    glyph.size = kGlyphSize;
    glyph.shape = cluster.error ? Shape::Cross : m_categories.shape(cluster.event);
    glyph.ink = cluster.error ? Ink::Error : m_categories.ink(cluster.event);
    glyph.event = cluster.event;
    glyph.count = static_cast<std::uint32_t>(cluster.end - cluster.first);
    glyph.outlined = cluster.event == m_view.selected;
    glyph.hollow = !cluster.error && m_categories.hollow(cluster.event);
    m_scene.glyphs.push_back(glyph);
    if (cluster.flagged)
        drawFlag(cluster);
    if (cluster.marked)
        drawMark(cluster);
    if (glyph.count > 1)
        drawCount(cluster);
}

// Findings have a mark of their own above the glyph, where it does not cover another one.
void TimelineDrawing::drawMark(const Cluster& cluster)
{
    const bool finding = !m_snapshot.findings.of(cluster.event).empty();
    const float half = kMarkSize / 2 + 1;
    if (!finding || !m_above.isFree(cluster.line, cluster.x - half, cluster.x + half))
        return;
    m_above.take(cluster.line, cluster.x - half, cluster.x + half);
    Glyph mark;
    mark.centre = {cluster.x, top(cluster.line) + kMarkY};
    mark.size = kMarkSize;
    mark.shape = Shape::Warning;
    mark.ink = Ink::Warning;
    mark.event = cluster.event;
    m_scene.glyphs.push_back(mark);
}

void TimelineDrawing::drawCount(const Cluster& cluster)
{
    const std::size_t count = cluster.end - cluster.first;
    std::string text =
        count < 1000 ? fmt::format("{}", count) : fmt::format("{}k", groupedNumber(count / 1000));
    const float width = m_textWidth(text, Face::Small) + 1;
    const float left = cluster.x - width / 2;
    if (!m_below.isFree(cluster.line, left - 2, left + width + 2))
        return;
    m_below.take(cluster.line, left - 2, left + width + 2);
    m_scene.labels.push_back({{left, top(cluster.line) + kCountY, width, kCountHeight},
                              std::move(text),
                              Ink::Dim,
                              Face::Small,
                              Align::Centre});
}

// Beside the mark of a finding, or in its place; never left out.
void TimelineDrawing::drawFlag(const Cluster& cluster)
{
    const bool finding = cluster.marked && !m_snapshot.findings.of(cluster.event).empty();
    const float x = finding ? cluster.x - kMarkSize - 3 : cluster.x;
    m_above.take(cluster.line, x - kMarkSize / 2 - 1, x + kMarkSize / 2 + 1);
    Glyph flag;
    flag.centre = {std::clamp(x, m_chart.x, m_chart.right()), top(cluster.line) + kMarkY};
    flag.size = kMarkSize;
    flag.shape = Shape::Flag;
    flag.ink = Ink::Accent;
    flag.event = cluster.flagged;
    m_scene.glyphs.push_back(flag);
}

// "CartItemAdded × 3", or what stands for the cluster and how many others there are.
std::string TimelineDrawing::nameOf(const Cluster& cluster) const
{
    const TimelineLane& lane = *laneOn(cluster.line);
    const std::size_t count = cluster.end - cluster.first;
    std::string name = typeCaption(m_snapshot, cluster.event);
    if (count == 1)
        return name;
    if (count > kMostCompared)
        return told(phrase("drawings", "{} events"), groupedNumber(count));
    const StringId type = m_snapshot.events.type(cluster.event);
    const auto begin = lane.events.begin();
    const bool alike = std::all_of(begin + static_cast<std::ptrdiff_t>(cluster.first),
                                   begin + static_cast<std::ptrdiff_t>(cluster.end),
                                   [&](EventId e) { return m_snapshot.events.type(e) == type; });
    return alike ? fmt::format("{} × {}", name, count) : fmt::format("{} + {}", name, count - 1);
}

bool TimelineDrawing::nameGlyph(const Cluster& cluster, const std::string& text, bool overArcs)
{
    const bool selected = cluster.event == m_view.selected;
    const Face face = selected ? Face::Bold : Face::Regular;
    const float width = m_textWidth(text, face) + 1;
    const bool mark = !m_above.isFree(cluster.line, cluster.x - 1, cluster.x + 1);
    const float beside = mark ? kBesideMark : kBesideGlyph;
    for (const float x : {cluster.x + beside, cluster.x - beside - width}) {
        if (!m_above.isFree(cluster.line, x - 3, x + width + 3) ||
            (!overArcs && !m_crossed.isFree(cluster.line, x - 3, x + width + 3)))
            continue;
        m_above.take(cluster.line, x - 3, x + width + 3);
        m_scene.labels.push_back({{x, top(cluster.line) + kNameY, width, kNameHeight},
                                  text,
                                  selected ? Ink::Text : Ink::Dim,
                                  face,
                                  Align::Left});
        return true;
    }
    return false;
}

// What is selected or marked is named first, over an arc if need be; what does not fit stays without a name.
void TimelineDrawing::nameGlyphs()
{
    const auto rank = [&](const Cluster& cluster) {
        return cluster.event == m_view.selected ? 0 : cluster.marked || cluster.flagged ? 1 : 2;
    };
    std::stable_sort(m_clusters.begin(), m_clusters.end(),
                     [&](const Cluster& a, const Cluster& b) { return rank(a) < rank(b); });
    for (const Cluster& cluster : m_clusters) {
        const std::string name = nameOf(cluster);
        const std::string created = createdCaption(m_snapshot, cluster.event);
        if (!created.empty() && nameGlyph(cluster, name + " · " + created, false))
            continue;
        if (!nameGlyph(cluster, name, false) && rank(cluster) < 2)
            nameGlyph(cluster, name, true);
    }
}

} // namespace throughline
