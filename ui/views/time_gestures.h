// SPDX-License-Identifier: GPL-3.0-or-later
// TimeGestures: what the mouse does on a canvas with a column of names and a time axis beside it (spec 5,
// "Mouse").
//
// Watches the canvas with an event filter. Zooms and pans change the window at once; everything else is told
// by signals. Belongs to its view, GUI thread.
#pragma once

#include "ui/views/time_window.h"
#include "ui/widgets/scene_canvas.h"

#include <QObject>
#include <QPointF>

#include <optional>

class QMouseEvent;
class QWheelEvent;

namespace throughline {

class TimeGestures : public QObject {
    Q_OBJECT
public:
    // What a drag has marked, in pixels of the canvas.
    struct Mark {
        enum class Kind : std::uint8_t { Measure, Zoom, Overview };
        Kind kind = Kind::Measure;
        float from = 0, to = 0;
        float y = 0;
    };

    TimeGestures(SceneCanvas& canvas, TimeWindow& window, float nameWidth, QObject* parent);

    [[nodiscard]] float nameWidth() const { return m_nameWidth; }
    [[nodiscard]] const std::optional<Mark>& mark() const { return m_mark; }
    void clearMark();
    // The pixels of the window between two points of the canvas as time, hidden time included.
    [[nodiscard]] DurationNs durationOf(const Mark& mark) const;

Q_SIGNALS:
    void windowChanged();
    void nameWidthChanged();
    void markChanged();
    void scrolled(double pixels);
    void hovered(QPointF position);
    void left();
    void clicked(QPointF position);
    void doubleClicked(QPointF position);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Drag : std::uint8_t { None, Pressed, Marking, Divider };

    void press(const QMouseEvent& event);
    void move(const QMouseEvent& event);
    void release(const QMouseEvent& event);
    void turn(const QWheelEvent& event);
    void startMarking();
    void zoomTo(const Mark& mark);
    void updateCursor(QPointF position);
    [[nodiscard]] const Zone* zoneAt(QPointF position) const;
    [[nodiscard]] float snapped(float x) const;
    [[nodiscard]] double positionAt(float x, Mark::Kind kind) const;

    SceneCanvas& m_canvas;
    TimeWindow& m_window;
    float m_nameWidth;
    Drag m_drag = Drag::None;
    QPointF m_pressed;
    Rect m_map;                  // of the mini-map that was pressed
    bool m_marksOnPress = false; // whether a drag from here marks anything
    Mark::Kind m_kind = Mark::Kind::Measure;
    std::optional<Mark> m_mark;
};

} // namespace throughline
