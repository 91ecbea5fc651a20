// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/glyph_painter.h"

#include <QPainter>
#include <QPen>
#include <QPolygonF>

namespace throughline {
namespace {

constexpr qreal kStroke = 1.4;

// Outlines in a square from -1 to 1.
[[nodiscard]] QPolygonF outline(Shape shape)
{
    switch (shape) {
    case Shape::Square:
        return {{-0.9, -0.9}, {0.9, -0.9}, {0.9, 0.9}, {-0.9, 0.9}};
    case Shape::Diamond:
        return {{0, -1.15}, {1.15, 0}, {0, 1.15}, {-1.15, 0}};
    case Shape::Triangle:
    case Shape::Warning:
        return {{0, -1}, {1.1, 0.9}, {-1.1, 0.9}};
    case Shape::Speech:
        return {{-1.1, -0.9}, {1.1, -0.9}, {1.1, 0.5}, {0.2, 0.5}, {-0.35, 1.15}, {-0.35, 0.5}, {-1.1, 0.5}};
    case Shape::FoldOpen:
        return {{-0.8, -0.45}, {0.8, -0.45}, {0, 0.6}};
    case Shape::FoldClosed:
        return {{-0.45, -0.8}, {0.6, 0}, {-0.45, 0.8}};
    case Shape::Flag:
        return {{-0.8, -1.1}, {1.05, -0.5}, {-0.45, 0.1}, {-0.45, 1.1}, {-0.8, 1.1}};
    case Shape::Circle:
    case Shape::Ring:
    case Shape::Cross:
        break;
    }
    return {};
}

void paintWarning(QPainter& painter, const QPolygonF& triangle, QPointF centre, qreal half,
                  const QColor& colour)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, kStroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolygon(triangle);
    painter.drawLine(centre + QPointF(0, -0.25 * half), centre + QPointF(0, 0.25 * half));
    painter.drawPoint(centre + QPointF(0, 0.6 * half));
}

} // namespace

void paintGlyph(QPainter& painter, Shape shape, QPointF centre, qreal size, const QColor& colour, bool hollow)
{
    const bool antialiased = painter.testRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::Antialiasing, true);
    const qreal half = size / 2;
    const bool outlineOnly = hollow || shape == Shape::Ring;
    painter.setPen(outlineOnly ? QPen(colour, kStroke, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin)
                               : QPen(Qt::NoPen));
    painter.setBrush(outlineOnly ? QBrush(Qt::NoBrush) : QBrush(colour));
    if (shape == Shape::Circle || shape == Shape::Ring) {
        const qreal radius = outlineOnly ? half - kStroke / 2 : half;
        painter.drawEllipse(centre, radius, radius);
    } else if (shape == Shape::Cross) {
        painter.setPen(QPen(colour, 1.8, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(centre + QPointF(-half, -half), centre + QPointF(half, half));
        painter.drawLine(centre + QPointF(-half, half), centre + QPointF(half, -half));
    } else {
        QPolygonF polygon = outline(shape);
        for (QPointF& point : polygon) {
            point = centre + point * half;
        }
        if (shape == Shape::Warning) {
            paintWarning(painter, polygon, centre, half, colour);
        } else {
            painter.drawPolygon(polygon);
        }
    }
    painter.setRenderHint(QPainter::Antialiasing, antialiased);
}

} // namespace throughline
