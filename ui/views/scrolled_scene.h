// SPDX-License-Identifier: GPL-3.0-or-later
// ScrolledScene: a canvas for a scene that is as wide as the canvas and may be higher, with its scroll bar.
//
// The canvas holds the visible part only. GUI thread. Whoever draws follows resized().
#pragma once

#include "core/layout/scene.h"

#include <QWidget>

class QScrollBar;

namespace throughline {

class SceneCanvas;

class ScrolledScene : public QWidget {
    Q_OBJECT
public:
    explicit ScrolledScene(QWidget* parent = nullptr);

    [[nodiscard]] SceneCanvas& canvas() const { return *m_canvas; }
    [[nodiscard]] QScrollBar& scrollBar() const { return *m_scroll; }
    // All of it, at any height.
    void setScene(Scene scene);
    [[nodiscard]] const Scene& scene() const { return m_scene; }
    // Scrolls so that these heights of the scene are in sight, to the middle where they were not.
    void reveal(float top, float bottom);

Q_SIGNALS:
    // The canvas has another size: the scene is to be drawn anew.
    void resized();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showVisible(); // the part that the scroll bar says

    Scene m_scene; // all of it
    SceneCanvas* m_canvas;
    QScrollBar* m_scroll;
};

} // namespace throughline
