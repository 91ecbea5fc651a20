// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/flame_graph_drawing.h"

#include "core/base/translation.h"
#include "core/layout/captions.h"
#include "core/layout/palette.h"

#include <algorithm>

namespace throughline {

namespace {

constexpr float kMargin = 8; // left and right of the whole
constexpr float kBarHeight = 22;
constexpr float kInsideBar = 5;
constexpr float kNarrowest = 1;      // narrower frames are not told apart
constexpr float kNarrowestText = 20; // room for fewer letters says nothing

// Where a frame lies across the view.
struct Placed {
    std::uint32_t frame = 0;
    double x = 0;
    double width = 0;
};

class FlameDrawing {
public:
    FlameDrawing(const Snapshot& snapshot, const Categories& categories, const FlameGraph& graph,
                 const FlameView& view, const TextWidth& textWidth)
        : m_snapshot(snapshot), m_categories(categories), m_graph(graph), m_view(view), m_textWidth(textWidth)
    {
        m_scene.width = view.width;
        m_scene.height = view.height;
    }

    Scene draw()
    {
        m_scene.fills.push_back({{0, 0, m_view.width, m_view.height}, Ink::Panel, Ink::Panel, 0});
        const double width = static_cast<double>(m_view.width - 2 * kMargin);
        if (m_graph.frames.empty() || width < 1)
            return std::move(m_scene);
        const std::uint32_t zoomed = m_view.zoomed < m_graph.frames.size() ? m_view.zoomed : 0;
        for (std::uint32_t above = m_graph.frames[zoomed].parent; above != FlameFrame::kNone;
             above = m_graph.frames[above].parent)
            drawFrame({above, static_cast<double>(kMargin), width});
        std::vector<Placed> open{{zoomed, static_cast<double>(kMargin), width}};
        while (!open.empty()) {
            const Placed placed = open.back();
            open.pop_back();
            drawFrame(placed);
            openChildren(placed, open);
        }
        return std::move(m_scene);
    }

private:
    [[nodiscard]] float top(std::uint32_t depth) const
    {
        return static_cast<float>(static_cast<double>(depth) * static_cast<double>(kFlameRowHeight) -
                                  m_view.scroll);
    }

    void openChildren(const Placed& placed, std::vector<Placed>& open)
    {
        const FlameFrame& frame = m_graph.frames[placed.frame];
        if (frame.value == 0 || top(frame.depth + 1) >= m_view.height)
            return;
        const double scale = placed.width / static_cast<double>(frame.value);
        double x = placed.x;
        std::uint64_t shown = 0;
        for (std::uint32_t i = 0; i < frame.children; ++i) {
            const FlameFrame& child = m_graph.frames[frame.firstChild + i];
            const double width = static_cast<double>(child.value) * scale;
            if (width < static_cast<double>(kNarrowest)) {
                drawRest(frame, x, placed.x + placed.width, shown, scale);
                return;
            }
            open.push_back({frame.firstChild + i, x, width});
            x += width;
            shown += child.value;
        }
    }

    // The children that are too narrow, as one.
    void drawRest(const FlameFrame& above, double x, double most, std::uint64_t shown, double scale)
    {
        const std::uint64_t below = above.value - std::min(above.value, above.own);
        const double width = std::min(static_cast<double>(below - std::min(below, shown)) * scale, most - x);
        const float y = top(above.depth + 1);
        if (width >= static_cast<double>(kNarrowest) && y + kBarHeight > 0)
            m_scene.fills.push_back({{static_cast<float>(x), y + 1, static_cast<float>(width), kBarHeight},
                                     Ink::Line,
                                     Ink::Line,
                                     0});
    }

    void drawFrame(const Placed& placed)
    {
        const FlameFrame& frame = m_graph.frames[placed.frame];
        const float y = top(frame.depth);
        if (y + kFlameRowHeight <= 0 || y >= m_view.height)
            return;
        // A pixel between neighbours, as long as there is one to spare.
        const double gap = placed.width >= 4 ? 1 : 0;
        const Rect rect{static_cast<float>(placed.x), y + 1, static_cast<float>(placed.width - gap),
                        kBarHeight};
        Bar bar;
        bar.rect = rect;
        bar.event = frame.event;
        bar.ink = inkOf(placed.frame);
        bar.hollow = frame.missing;
        bar.error = frame.errors != 0 && rect.width >= kBarHeight && !standsBack(placed.frame);
        bar.outlined = placed.frame == m_view.selected;
        m_scene.bars.push_back(bar);
        m_scene.zones.push_back({rect, ZoneKind::Frame, placed.frame, {}, {}});
        drawName(placed.frame, bar);
    }

    [[nodiscard]] bool standsBack(std::uint32_t number) const
    {
        return m_view.matches && (number >= m_view.matches->size() || (*m_view.matches)[number] == 0);
    }

    [[nodiscard]] Ink inkOf(std::uint32_t number) const
    {
        const FlameFrame& frame = m_graph.frames[number];
        if (frame.missing)
            return Ink::Warning;
        return number == 0 || standsBack(number) ? Ink::Line : m_categories.ink(frame.event);
    }

    void drawName(std::uint32_t number, const Bar& bar)
    {
        const float mark = bar.error ? bar.rect.height : 0;
        const float room = bar.rect.width - 2 * kInsideBar - mark;
        if (room < kNarrowestText)
            return;
        std::string name = frameCaption(m_snapshot, m_graph, number);
        const float width = std::min(room, m_textWidth(name, Face::Regular) + 1);
        const Ink ink = bar.hollow ? Ink::WarningText : bar.ink == Ink::Line ? Ink::Text : textInkOn(bar.ink);
        m_scene.labels.push_back({{bar.rect.x + mark + kInsideBar, bar.rect.y, width, bar.rect.height},
                                  std::move(name),
                                  ink,
                                  Face::Regular,
                                  Align::Left});
    }

    const Snapshot& m_snapshot;
    const Categories& m_categories;
    const FlameGraph& m_graph;
    const FlameView& m_view;
    const TextWidth& m_textWidth;
    Scene m_scene;
};

} // namespace

double flameHeight(const FlameGraph& graph, std::uint32_t zoomed)
{
    return zoomed < graph.frames.size()
               ? static_cast<double>(graph.frames[zoomed].deepest + 1) * static_cast<double>(kFlameRowHeight)
               : 0;
}

double flameTop(const FlameGraph& graph, std::uint32_t frame)
{
    return frame < graph.frames.size()
               ? static_cast<double>(graph.frames[frame].depth) * static_cast<double>(kFlameRowHeight)
               : 0;
}

std::string frameCaption(const Snapshot& snapshot, const FlameGraph& graph, std::uint32_t number)
{
    const FlameFrame& frame = graph.frames[number];
    if (number == 0)
        return told(phrase("drawings", "all spans"));
    if (frame.missing)
        return told(phrase("drawings", "missing parent"));
    if (!frame.name)
        return told(phrase("drawings", "no name"));
    return snapshot.events.className(frame.event) == frame.name ? classCaption(snapshot, frame.event)
                                                                : typeCaption(snapshot, frame.event);
}

Scene flameScene(const Snapshot& snapshot, const Categories& categories, const FlameGraph& graph,
                 const FlameView& view, const TextWidth& textWidth)
{
    return FlameDrawing(snapshot, categories, graph, view, textWidth).draw();
}

} // namespace throughline
