// SPDX-License-Identifier: GPL-3.0-or-later
// Paints the marks of a scene: the shapes that tell event kinds and states apart without colour.
//
// Any thread that may paint on the given device.
#pragma once

#include "core/layout/scene.h"

#include <QColor>
#include <QPointF>

class QPainter;

namespace throughline {

// The shape in a square of `size` pixels around `centre`; hollow: only its outline.
void paintGlyph(QPainter& painter, Shape shape, QPointF centre, qreal size, const QColor& colour,
                bool hollow);

} // namespace throughline
