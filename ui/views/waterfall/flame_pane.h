// SPDX-License-Identifier: GPL-3.0-or-later
// FlamePane: what the waterfall shows as a flame graph: a click zooms to a frame, hovering says what it
// holds, frames without a match stand back while something is looked for.
//
// Merged on a worker, drawn by core/layout. The keyboard moves a frame of its own, see step(). Owned by its
// page, GUI thread.
#pragma once

#include "core/journey/flame_graph.h"
#include "core/layout/flame_graph_drawing.h"
#include "core/layout/palette.h"
#include "ui/session/latest_task.h"
#include "ui/session/navigator.h"

#include <QSize>
#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QScrollBar;

namespace throughline {

class ChoiceBox;
class SceneCanvas;

class FlamePane : public QWidget {
    Q_OBJECT
public:
    explicit FlamePane(Navigator& navigator, QWidget* parent = nullptr);
    ~FlamePane() override;

    void setColours(const InkColours& colours);
    void setSpans(std::shared_ptr<const Snapshot> snapshot, std::shared_ptr<const SpanTree> tree);
    void setGrouping(SpanGrouping grouping);
    void setMeasure(FlameMeasure measure);
    // Of a search, ascending; null: nothing is looked for.
    void setMatches(const std::vector<EventId>* matches);

    enum class Step : std::uint8_t { Up, Down, Left, Right };
    void step(Step step); // from the current frame to the one above, its greatest child, its neighbours
    void showFrameOf(EventId span); // makes it the current one
    void zoomToCurrent();
    void zoomOut(); // to the frame above
    void showAll();

    [[nodiscard]] bool working() const { return m_task.running(); }
    [[nodiscard]] const FlameGraph& graph() const { return m_graph; }
    [[nodiscard]] FlameMeasure measure() const { return m_measure; }
    [[nodiscard]] std::uint32_t zoomed() const { return m_zoomed; }
    [[nodiscard]] std::uint32_t current() const { return m_current; }
    [[nodiscard]] SceneCanvas& canvas() const { return *m_canvas; }
    [[nodiscard]] QString note() const;
    [[nodiscard]] QString summaryOf(std::uint32_t frame) const; // several lines of plain text
    [[nodiscard]] Scene scene(QSize size) const;

Q_SIGNALS:
    void groupingChosen(SpanGrouping grouping);
    // The spans with the name of a frame are wanted; `typed` finds them, see typedFor().
    void spansWanted(const QString& typed);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void merge();
    void replace(FlameGraph graph);
    void countMatches();
    void zoom(std::uint32_t frame);
    void setCurrent(std::uint32_t frame);
    void layOut();
    void redraw();
    void redrawOverlay();
    void hover(QPointF position);
    void showToolTip(QPoint position, QPoint globalPosition);
    void showMenu(std::uint32_t frame, QPoint globalPosition);
    void showMenuAtCurrent();
    void showNote();
    [[nodiscard]] bool canDraw() const;
    [[nodiscard]] std::uint32_t frameAt(QPointF position) const;
    [[nodiscard]] FlameView viewFor(QSize size) const;

    Navigator& m_navigator;
    std::shared_ptr<const Snapshot> m_snapshot;
    std::shared_ptr<const SpanTree> m_tree;
    SpanGrouping m_grouping = SpanGrouping::Type;
    FlameMeasure m_measure = FlameMeasure::Time;
    bool m_measureChosen = false; // else that which has something to show
    bool m_failed = false;
    FlameGraph m_graph;
    std::uint32_t m_zoomed = 0;
    std::uint32_t m_current = FlameFrame::kNone;
    std::uint32_t m_hovered = FlameFrame::kNone;
    const std::vector<EventId>* m_sought = nullptr;
    std::vector<std::uint32_t> m_matches; // by frame
    ChoiceBox* m_groupings;
    ChoiceBox* m_measures;
    QLabel* m_note;
    SceneCanvas* m_canvas;
    QScrollBar* m_scroll;
    LatestTask<FlameGraph> m_task;
};

} // namespace throughline
