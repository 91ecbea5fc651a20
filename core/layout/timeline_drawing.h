// SPDX-License-Identifier: GPL-3.0-or-later
// TimelineDrawing: draws the visible window of a timeline, step by step. Internal to layout/; timelineScene()
// is what others call.
//
// Lives for one scene, refers to the caller's data. Events of a lane are found by binary search from one
// glyph to the next, so that a lane costs its pixels however many events it holds.
#pragma once

#include "core/layout/row_space.h"
#include "core/layout/ruler.h"
#include "core/layout/timeline.h"

#include <string>
#include <vector>

namespace throughline {

class TimelineDrawing {
public:
    TimelineDrawing(const Snapshot& snapshot, const Categories& categories, const TimelineLanes& lanes,
                    const TimeAxis& axis, const TimelineView& view, const TextWidth& textWidth);

    [[nodiscard]] Scene draw();

private:
    // Events that lie closer than a glyph is wide.
    struct Cluster {
        std::size_t line = 0; // visible lane
        std::size_t first = 0, end = 0;
        EventId event; // what is selected, an error, one with a finding, one that bears a mark, or the first
        EventId flagged; // the first one that the person marked
        float x = 0;
        bool error = false;
        bool marked = false;
    };
    // Where the name of a session has room.
    struct SessionRoom {
        std::size_t session = 0;
        float y = 0, left = 0, right = 0;
    };

    // timeline_drawing.cpp
    void drawHeader();
    void nameGaps(std::vector<GapName> names);
    void drawGroups();
    void drawGroupName(std::size_t line, const TimelineGroup& group);
    void drawSessions();
    void drawSessions(const TimelineGroup& group, const Rect& band, float namesTop);
    void nameSessions();
    void nameSession(std::size_t session, float y, float left, float right);
    void drawLanes();
    void drawLaneName(std::size_t line, const TimelineLane& lane);
    void drawZones();
    // timeline_glyphs.cpp
    void noteUntimed(std::size_t line);
    void clusterEvents(std::size_t line, const TimelineLane& lane);
    [[nodiscard]] Cluster clusterOf(std::size_t line, const TimelineLane& lane, std::size_t first,
                                    std::size_t end) const;
    void drawGlyph(const Cluster& cluster);
    void drawMark(const Cluster& cluster);
    void drawFlag(const Cluster& cluster);
    void drawCount(const Cluster& cluster);
    void nameGlyphs();
    bool nameGlyph(const Cluster& cluster, const std::string& text, bool overArcs);
    [[nodiscard]] std::string nameOf(const Cluster& cluster) const;
    // timeline_arcs.cpp
    void drawArcs();
    template <class TimeOf>
    void drawArcs(const std::vector<LinkId>& links, TimeOf timeOf, bool toHidden);
    void drawArc(LinkId link);
    void takeNames(const Arrow& arrow);

    // Null on a header.
    [[nodiscard]] const TimelineLane* laneOn(std::size_t line) const
    {
        const std::size_t lane = m_lanes.laneOnRow(m_first + line);
        return lane == TimelineLanes::npos ? nullptr : &m_lanes.lanes()[lane];
    }
    [[nodiscard]] bool standsOn(std::size_t line, EventId event) const
    {
        return event && m_lanes.rowOf(event) == m_first + line;
    }
    [[nodiscard]] float top(std::size_t line) const
    {
        return m_chart.y + static_cast<float>(line) * kLaneHeight;
    }
    [[nodiscard]] float glyphY(std::size_t line) const { return top(line) + 29; }
    [[nodiscard]] float xOf(TimeNs time) const
    {
        return m_chart.x + m_view.viewport.x(m_axis.position(time));
    }
    [[nodiscard]] bool inView(EventId event) const
    {
        const std::size_t row = m_lanes.rowOf(event);
        return row != TimelineLanes::npos && row >= m_first && row < m_first + m_lines;
    }

    const Snapshot& m_snapshot;
    const Categories& m_categories;
    const TimelineLanes& m_lanes;
    const TimeAxis& m_axis;
    const TimelineView& m_view;
    const TextWidth& m_textWidth;
    Rect m_chart; // right of the names, below the header
    std::size_t m_first = 0, m_lines = 0;
    RowSpace m_above, m_below; // names above the line, counts below it
    RowSpace m_crossed;        // where arcs pass the names
    Scene m_scene;
    std::vector<Cluster> m_clusters;
    std::vector<std::size_t> m_untimed; // lines without a usable time
    std::vector<SessionRoom> m_sessionRooms;
    std::vector<Rect> m_gapNames;
    float m_sessionFree = 0; // where the next name of a session may begin
};

} // namespace throughline
