// SPDX-License-Identifier: GPL-3.0-or-later
// HistogramPlot: the events over time, with a brush that chooses a window of it (spec 5, "Overview").
//
// Mouse: drag chooses a window, a click a column, a double click all of the time. Keys: ← and → go from
// column to column, with Shift they widen the window, Escape ends it. Belongs to its view, GUI thread.
#pragma once

#include "core/layout/event_histogram.h"
#include "ui/widgets/scene_canvas.h"

#include <memory>
#include <optional>

namespace throughline {

class HistogramPlot : public QWidget {
    Q_OBJECT
public:
    explicit HistogramPlot(QWidget* parent = nullptr);

    void setColours(const InkColours& colours) { m_canvas->setColours(colours); }
    // Null: nothing to show yet.
    void setHistogram(std::shared_ptr<const EventHistogram> histogram);
    [[nodiscard]] const std::shared_ptr<const EventHistogram>& histogram() const { return m_histogram; }
    void setWindow(const std::optional<TimeRange>& window);
    [[nodiscard]] const std::optional<TimeRange>& window() const { return m_window; }
    // Of a drawing that large, for an image.
    void drawInto(Scene& scene, const Rect& rect) const;

    [[nodiscard]] QSize sizeHint() const override { return {640, 152}; }

Q_SIGNALS:
    // The person chose a window, or with none all of the time.
    void windowChosen(const std::optional<throughline::TimeRange>& window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] Rect plotRect() const;
    [[nodiscard]] std::size_t columnAt(QPointF position) const;
    // From the start of one column to the end of the other, whichever comes first.
    [[nodiscard]] TimeRange windowOf(std::size_t from, std::size_t to) const;
    void choose(std::size_t from, std::size_t to); // columns, in any order
    void chooseAll();
    void fit();
    void redraw();
    void showToolTip(QPoint position, QPoint globalPosition);

    SceneCanvas* m_canvas;
    std::shared_ptr<const EventHistogram> m_histogram;
    EventHistogram m_drawn; // fitted to the width
    std::optional<TimeRange> m_window;
    std::optional<std::size_t> m_anchor; // column where the choice began
    std::size_t m_cursor = 0;            // and where it is now
    bool m_dragging = false;
};

} // namespace throughline
