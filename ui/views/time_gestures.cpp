// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/time_gestures.h"

#include <QGuiApplication>
#include <QMouseEvent>
#include <QStyleHints>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace throughline {
namespace {

constexpr float kSnap = 6;
constexpr float kLeastNames = 120;
constexpr float kLeastChart = 160;
constexpr double kZoomPerNotch = 0.8;
constexpr double kPanPerNotch = 0.08;
constexpr double kPixelsPerNotch = 72;
constexpr double kNotch = 120; // eighths of a degree, see QWheelEvent

[[nodiscard]] float xOf(QPointF position)
{
    return static_cast<float>(position.x());
}

} // namespace

TimeGestures::TimeGestures(SceneCanvas& canvas, TimeWindow& window, float nameWidth, QObject* parent)
    : QObject(parent), m_canvas(canvas), m_window(window), m_nameWidth(nameWidth)
{
    canvas.installEventFilter(this);
}

void TimeGestures::clearMark()
{
    if (m_mark) {
        m_mark.reset();
        Q_EMIT markChanged();
    }
}

DurationNs TimeGestures::durationOf(const Mark& mark) const
{
    const TimeNs from = m_window.axis().time(positionAt(std::min(mark.from, mark.to), mark.kind));
    const TimeNs to = m_window.axis().time(positionAt(std::max(mark.from, mark.to), mark.kind));
    return saturatingDifference(to, from);
}

bool TimeGestures::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        press(*static_cast<QMouseEvent*>(event));
        return false; // the canvas takes the focus
    case QEvent::MouseMove:
        move(*static_cast<QMouseEvent*>(event));
        return true;
    case QEvent::MouseButtonRelease:
        release(*static_cast<QMouseEvent*>(event));
        return true;
    case QEvent::MouseButtonDblClick:
        m_drag = Drag::None;
        Q_EMIT doubleClicked(static_cast<QMouseEvent*>(event)->position());
        return true;
    case QEvent::Wheel:
        turn(*static_cast<QWheelEvent*>(event));
        return true;
    case QEvent::Leave:
        Q_EMIT left();
        return false;
    default:
        return QObject::eventFilter(watched, event);
    }
}

void TimeGestures::press(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton) {
        return;
    }
    clearMark();
    m_pressed = event.position();
    m_drag = Drag::Pressed;
    const Zone* zone = zoneAt(m_pressed);
    const ZoneKind kind = zone ? zone->kind : ZoneKind::Row;
    if (kind == ZoneKind::Divider) {
        m_drag = Drag::Divider;
    }
    m_kind = kind == ZoneKind::MiniMap ? Mark::Kind::Overview
             : kind == ZoneKind::Ruler ? Mark::Kind::Zoom
                                       : Mark::Kind::Measure;
    m_marksOnPress = xOf(m_pressed) >= m_nameWidth;
    if (kind == ZoneKind::MiniMap) {
        m_map = zone->rect;
    }
}

void TimeGestures::move(const QMouseEvent& event)
{
    if (m_drag == Drag::Pressed && m_marksOnPress &&
        (event.position() - m_pressed).manhattanLength() >=
            QGuiApplication::styleHints()->startDragDistance() / 2.0) {
        m_drag = Drag::Marking;
        startMarking();
    }
    if (m_drag == Drag::Marking) {
        const float x = std::clamp(xOf(event.position()), m_nameWidth, static_cast<float>(m_canvas.width()));
        m_mark->to = m_kind == Mark::Kind::Measure ? snapped(x) : x;
        Q_EMIT markChanged();
    } else if (m_drag == Drag::Divider) {
        const float most = std::max(kLeastNames, static_cast<float>(m_canvas.width()) - kLeastChart);
        m_nameWidth = std::clamp(xOf(event.position()), kLeastNames, most);
        Q_EMIT nameWidthChanged();
    } else if (m_drag == Drag::None) {
        updateCursor(event.position());
        Q_EMIT hovered(event.position());
    }
}

void TimeGestures::release(const QMouseEvent& event)
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    if (event.button() != Qt::LeftButton) {
        return;
    }
    if (drag == Drag::Pressed) {
        if (m_kind == Mark::Kind::Overview && m_marksOnPress) {
            // A click on the map brings that place into the middle.
            const Viewport& shown = m_window.viewport();
            const double half = (shown.to - shown.from) / 2;
            const double middle = positionAt(xOf(event.position()), m_kind);
            m_window.show(middle - half, middle + half);
            Q_EMIT windowChanged();
        } else {
            Q_EMIT clicked(event.position());
        }
    } else if (drag == Drag::Marking && m_mark && m_mark->kind != Mark::Kind::Measure) {
        const Mark mark = *m_mark;
        clearMark();
        zoomTo(mark);
    }
}

void TimeGestures::turn(const QWheelEvent& event)
{
    const QPoint angle = event.angleDelta();
    const bool sideways = std::abs(angle.x()) > std::abs(angle.y());
    const double notches = (sideways ? angle.x() : angle.y()) / kNotch;
    if (event.modifiers() & Qt::ControlModifier) {
        const float x = std::max(0.0F, xOf(event.position()) - m_nameWidth);
        m_window.zoom(std::pow(kZoomPerNotch, notches), x, TimeWindow::Step::Continued);
        Q_EMIT windowChanged();
    } else if (sideways || (event.modifiers() & Qt::ShiftModifier)) {
        m_window.pan(-notches * kPanPerNotch, TimeWindow::Step::Continued);
        Q_EMIT windowChanged();
    } else {
        const QPoint pixels = event.pixelDelta();
        Q_EMIT scrolled(pixels.isNull() ? -notches * kPixelsPerNotch : -pixels.y());
    }
}

void TimeGestures::startMarking()
{
    Mark mark;
    mark.kind = m_kind;
    mark.from = m_kind == Mark::Kind::Measure ? snapped(xOf(m_pressed)) : xOf(m_pressed);
    mark.to = mark.from;
    mark.y = static_cast<float>(m_pressed.y());
    m_mark = mark;
}

void TimeGestures::zoomTo(const Mark& mark)
{
    m_window.show(positionAt(mark.from, mark.kind), positionAt(mark.to, mark.kind));
    Q_EMIT windowChanged();
}

void TimeGestures::updateCursor(QPointF position)
{
    const Hit hit = m_canvas.hit(position);
    const ZoneKind kind = hit.zone ? hit.zone->kind : ZoneKind::Row;
    if (kind == ZoneKind::Divider) {
        m_canvas.setCursor(Qt::SplitHCursor);
    } else if (kind == ZoneKind::MiniMap || kind == ZoneKind::Ruler) {
        m_canvas.setCursor(Qt::IBeamCursor);
    } else if (hit.event || hit.link || kind == ZoneKind::FoldMark || kind == ZoneKind::Gap ||
               kind == ZoneKind::Close) {
        m_canvas.setCursor(Qt::PointingHandCursor);
    } else {
        m_canvas.unsetCursor();
    }
}

const Zone* TimeGestures::zoneAt(QPointF position) const
{
    return m_canvas.hit(position).zone;
}

// The nearest edge of a bar or middle of a glyph, else the point itself.
float TimeGestures::snapped(float x) const
{
    float best = x;
    float distance = kSnap;
    const auto consider = [&](float edge) {
        if (edge >= m_nameWidth && std::abs(edge - x) < distance) {
            distance = std::abs(edge - x);
            best = edge;
        }
    };
    for (const Bar& bar : m_canvas.scene().bars) {
        consider(bar.rect.x);
        consider(bar.rect.right());
    }
    for (const Glyph& glyph : m_canvas.scene().glyphs) {
        consider(glyph.centre.x);
    }
    return best;
}

double TimeGestures::positionAt(float x, Mark::Kind kind) const
{
    if (kind == Mark::Kind::Overview) {
        return Viewport::whole(m_window.axis(), m_map.width).position(x - m_map.x);
    }
    return m_window.viewport().position(x - m_nameWidth);
}

} // namespace throughline
