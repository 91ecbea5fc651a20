// SPDX-License-Identifier: GPL-3.0-or-later
// WaterfallDrawing: draws the visible window of a waterfall, step by step. Internal to layout/;
// waterfallScene() is what others call.
//
// Lives for one scene, refers to the caller's data. What it costs follows the rows in view, never all rows.
#pragma once

#include "core/layout/row_space.h"
#include "core/layout/ruler.h"
#include "core/layout/waterfall.h"

#include <string>
#include <vector>

namespace throughline {

class WaterfallDrawing {
public:
    WaterfallDrawing(const Snapshot& snapshot, const Categories& categories, const WaterfallRows& rows,
                     const TimeAxis& axis, const WaterfallView& view, const TextWidth& textWidth);

    [[nodiscard]] Scene draw();

private:
    // A bar in view with the text that is to stand in or beside it.
    struct Named {
        std::size_t line = 0; // visible row
        Rect bar;
        Ink ink = Ink::Category4;
        bool error = false;
        std::string text;
    };
    struct Drawn {
        LinkId link;
        std::size_t from = 0, to = 0; // rows
    };

    // waterfall_drawing.cpp
    void drawGround();
    void drawHeader();
    void drawRowGrounds();
    void drawBars();
    void drawBar(std::size_t line, const WaterfallRow& row);
    void drawGhost(std::size_t line, std::size_t row);
    void drawCritical(std::size_t line, const WaterfallRow& row);
    void drawShifted(std::size_t line, EventId event);
    void placeDurations();
    void drawZones();
    // waterfall_tree.cpp
    void drawTree();
    void drawGroup(std::size_t line, const WaterfallRow& row);
    void drawName(std::size_t line, const WaterfallRow& row);
    void drawFoldMark(std::size_t line, const WaterfallRow& row, float x);
    float drawMarks(std::size_t line, const WaterfallRow& row, float x);
    [[nodiscard]] EventId markedIn(std::size_t line, const WaterfallRow& row) const;
    void addText(std::size_t line, float x, float width, std::string text, Ink ink, Face face);
    [[nodiscard]] std::string missingCaption(const WaterfallRow& row) const;
    // waterfall_arrows.cpp
    void drawArrows();
    [[nodiscard]] std::vector<Drawn> linksInView() const;
    void collect(EventId event, std::vector<Drawn>& found) const;
    void addIfDrawn(LinkId link, std::vector<Drawn>& found) const;
    [[nodiscard]] bool arrowFor(const Drawn& drawn, Arrow& arrow) const;
    void nameArrow(const Drawn& drawn, const Arrow& arrow);

    [[nodiscard]] const WaterfallRow& rowOn(std::size_t line) const { return m_rows[m_first + line]; }
    [[nodiscard]] float top(std::size_t line) const
    {
        return m_chart.y + static_cast<float>(line) * kRowHeight;
    }
    [[nodiscard]] float xOf(TimeNs time) const;
    // The drawn stretch of an event, cut to the chart; empty where it lies outside.
    [[nodiscard]] Rect barRect(TimeNs from, TimeNs to, float y) const;

    const Snapshot& m_snapshot;
    const Categories& m_categories;
    const WaterfallRows& m_rows;
    const TimeAxis& m_axis;
    const WaterfallView& m_view;
    const TextWidth& m_textWidth;
    Rect m_chart;            // right of the tree, below the header
    std::size_t m_first = 0; // row on line 0
    std::size_t m_lines = 0; // rows in view
    RowSpace m_space;
    Scene m_scene;
    std::vector<Named> m_named;
    std::vector<GapName> m_gapNames;
};

} // namespace throughline
