// SPDX-License-Identifier: GPL-3.0-or-later
// SceneCanvas: shows a Scene, with a second one on top that changes with the mouse.
//
// A QCustomPlot does the drawing: the base scene and the overlay lie on layers with buffers of their own, so
// that hovering replots the overlay alone. As large as its viewport, never as large as the data; the mouse is
// its parent's business (watch it with an event filter). GUI thread only.
#pragma once

#include "core/layout/palette.h"
#include "core/layout/scene.h"

#include <QWidget>

class QCustomPlot;

namespace throughline {

class SceneLayer;

class SceneCanvas : public QWidget {
    Q_OBJECT
public:
    explicit SceneCanvas(QWidget* parent = nullptr);
    ~SceneCanvas() override;

    // The colours must live as long as the canvas: a palette's constants do.
    void setColours(const InkColours& colours);
    void setScene(Scene scene);
    // Drawn over the base scene; usually empty or a handful of things.
    void setOverlay(Scene overlay);

    [[nodiscard]] const Scene& scene() const;
    [[nodiscard]] const Scene& overlay() const;
    [[nodiscard]] Hit hit(QPointF position) const;
    // Where an event is drawn; the middle where it is not.
    [[nodiscard]] QPoint placeOf(EventId event) const;

    // Draws now instead of when the event loop comes round, and puts it on the screen: for measuring.
    void replotNow();

    [[nodiscard]] QSize sizeHint() const override { return {960, 600}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 160}; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QCustomPlot* m_plot; // a child
    SceneLayer* m_base;  // belong to the plot
    SceneLayer* m_overlay;
};

} // namespace throughline
