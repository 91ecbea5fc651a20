// SPDX-License-Identifier: GPL-3.0-or-later
// TracePlot: the traces of the list as points over start and duration (spec 5, "Traces"). A click on a point
// chooses its trace, dragging a rectangle a window of both axes, a double click wants all of it back.
//
// Points are joined to marks on a worker, so that a million of them stay fluid. GUI thread.
#pragma once

#include "core/layout/palette.h"
#include "core/layout/trace_scatter.h"
#include "core/layout/trace_scatter_drawing.h"
#include "ui/models/trace_list_model.h"
#include "ui/session/latest_task.h"

#include <QWidget>

#include <optional>

class QMouseEvent;

namespace throughline {

class SceneCanvas;

class TracePlot : public QWidget {
    Q_OBJECT
public:
    explicit TracePlot(QWidget* parent = nullptr);

    void setColours(const InkColours& colours);
    // The axes span the window where there is one, else all traces.
    void setRows(const TraceRows& rows, const std::optional<TraceWindow>& window);
    void setSelected(TraceId trace);

    [[nodiscard]] SceneCanvas& canvas() const { return *m_canvas; }
    [[nodiscard]] const TraceScatter& scatter() const { return m_scatter; }
    [[nodiscard]] bool working() const { return m_task.running(); }
    // Draws what the plot shows, at that size, on any thread. Makes the marks anew: linear in the traces.
    [[nodiscard]] std::function<Scene()> drawing(QSize size) const;

Q_SIGNALS:
    void chosen(throughline::TraceId trace);
    void windowChosen(const throughline::TraceWindow& window);
    void resetWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void rebin();
    void redraw();
    void redrawOverlay();
    void press(const QMouseEvent& event);
    void move(const QMouseEvent& event);
    void release(const QMouseEvent& event);
    [[nodiscard]] Rect dragged() const;
    [[nodiscard]] const ScatterMark* markAt(QPointF position) const;
    [[nodiscard]] QString toolTipOf(const ScatterMark& mark) const;
    [[nodiscard]] static ScatterWords words(const TraceScatter& scatter);

    SceneCanvas* m_canvas;
    TraceRows m_rows;
    std::optional<TraceWindow> m_window;
    TraceScatter m_scatter; // of m_binned
    TraceRows m_binned;     // the rows of the last finished binning
    TraceId m_selected;
    std::optional<Point> m_hovered; // the middle of a mark
    float m_hoveredSize = 0;
    std::optional<QPointF> m_pressed;
    QPointF m_to;
    bool m_dragging = false;
    LatestTask<TraceScatter> m_task;
};

} // namespace throughline
