// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/scrolled_scene.h"

#include "ui/views/visible_part.h"
#include "ui/widgets/scene_canvas.h"

#include <QHBoxLayout>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace throughline {

namespace {

constexpr double kPixelsPerNotch = 72;
constexpr double kNotch = 120; // eighths of a degree, see QWheelEvent

} // namespace

ScrolledScene::ScrolledScene(QWidget* parent)
    : QWidget(parent), m_canvas(new SceneCanvas(this)), m_scroll(new QScrollBar(Qt::Vertical, this))
{
    m_canvas->installEventFilter(this);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setSingleStep(static_cast<int>(kPixelsPerNotch / 3));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_canvas, 1);
    row->addWidget(m_scroll);
    connect(m_scroll, &QScrollBar::valueChanged, this, &ScrolledScene::showVisible);
}

void ScrolledScene::setScene(Scene scene)
{
    m_scene = std::move(scene);
    const QSignalBlocker quiet(m_scroll); // one redraw, below
    m_scroll->setRange(0, std::max(0, static_cast<int>(std::ceil(m_scene.height)) - m_canvas->height()));
    m_scroll->setPageStep(m_canvas->height());
    m_scroll->setVisible(m_scroll->maximum() > 0);
    showVisible();
}

void ScrolledScene::showVisible()
{
    m_canvas->setScene(
        visiblePart(m_scene, static_cast<float>(m_scroll->value()), static_cast<float>(m_canvas->height())));
}

void ScrolledScene::reveal(float top, float bottom)
{
    const auto first = static_cast<int>(top);
    const auto last = static_cast<int>(bottom);
    if (first < m_scroll->value() || last > m_scroll->value() + m_scroll->pageStep())
        m_scroll->setValue((first + last - m_scroll->pageStep()) / 2);
}

bool ScrolledScene::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        Q_EMIT resized();
    if (event->type() != QEvent::Wheel)
        return QWidget::eventFilter(watched, event);
    const auto* wheel = static_cast<QWheelEvent*>(event);
    const QPoint pixels = wheel->pixelDelta();
    const double by = pixels.isNull() ? wheel->angleDelta().y() / kNotch * kPixelsPerNotch : pixels.y();
    m_scroll->setValue(m_scroll->value() - static_cast<int>(std::lround(by)));
    return true;
}

} // namespace throughline
