// SPDX-License-Identifier: GPL-3.0-or-later
// What a hand does with a mouse over a drawn view, and the refresh that follows.
#pragma once

#include "core/layout/scene.h"

#include <QCoreApplication>
#include <QTest>
#include <QWheelEvent>

namespace throughline::test {

[[nodiscard]] inline QPoint middleOf(const Rect& rect)
{
    return QPointF(rect.x + rect.width / 2, rect.y + rect.height / 2).toPoint();
}

inline void drag(QWidget& widget, QPoint from, QPoint to)
{
    QTest::mousePress(&widget, Qt::LeftButton, {}, from);
    QTest::mouseMove(&widget, (from + to) / 2);
    QTest::mouseMove(&widget, to);
    QTest::mouseRelease(&widget, Qt::LeftButton, {}, to);
    QCoreApplication::processEvents();
}

inline void turnWheel(QWidget& widget, QPoint at, int notches, Qt::KeyboardModifiers modifiers)
{
    QWheelEvent event(at, widget.mapToGlobal(at), {}, QPoint(0, notches * 120), Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &event);
    QCoreApplication::processEvents();
}

} // namespace throughline::test
