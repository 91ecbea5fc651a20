// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scene_painter.h"

#include "ui/widgets/glyph_painter.h"
#include "ui/widgets/text_cache.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>

#include <array>
#include <cmath>

namespace throughline {
namespace {

constexpr float kBarRadius = 2;
constexpr int kNarrowBar = 6; // narrower bars are plain rectangles
constexpr float kBoxPadding = 6;
constexpr qreal kBoxRadius = 4;
constexpr qreal kArrowHead = 6;
constexpr qreal kHalfPixel = 0.5;

using Colours = std::array<QColor, kInkCount>;

[[nodiscard]] const QColor& at(const Colours& colours, Ink ink)
{
    return colours[static_cast<std::size_t>(ink)];
}

// On whole pixels, so that edges are crisp without antialiasing and neighbours neither overlap nor part.
[[nodiscard]] QRect crisp(const Rect& rect)
{
    const int x = static_cast<int>(std::lround(rect.x));
    const int y = static_cast<int>(std::lround(rect.y));
    const int right = static_cast<int>(std::lround(rect.right()));
    const int bottom = static_cast<int>(std::lround(rect.bottom()));
    return {x, y, std::max(1, right - x), std::max(1, bottom - y)};
}

void strokeRounded(QPainter& painter, const QRectF& rect, qreal radius, const QColor& fill, const QPen& pen)
{
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setBrush(fill);
    painter.setPen(pen);
    painter.drawRoundedRect(rect, radius, radius);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void paintFills(QPainter& painter, const Scene& scene, const Colours& colours)
{
    for (const Fill& fill : scene.fills) {
        const QColor& ink = at(colours, fill.ink);
        const bool bordered = fill.border != fill.ink;
        const QRect rect = crisp(fill.rect);
        if (fill.radius > 0) {
            const QRectF inner = QRectF(rect).adjusted(kHalfPixel, kHalfPixel, -kHalfPixel, -kHalfPixel);
            strokeRounded(painter, bordered ? inner : QRectF(rect), fill.radius, ink,
                          bordered ? QPen(at(colours, fill.border), 1) : QPen(Qt::NoPen));
            continue;
        }
        if (bordered) {
            painter.fillRect(rect, at(colours, fill.border));
            painter.fillRect(rect.adjusted(1, 1, -1, -1), ink);
        } else {
            painter.fillRect(rect, ink);
        }
    }
}

void paintLines(QPainter& painter, const Scene& scene, const Colours& colours)
{
    for (const GridLine& line : scene.lines) {
        const QColor& ink = at(colours, line.ink);
        const float width = std::abs(line.to.x - line.from.x);
        const float height = std::abs(line.to.y - line.from.y);
        if (width == 0 || height == 0) {
            const int x = static_cast<int>(std::floor(std::min(line.from.x, line.to.x)));
            const int y = static_cast<int>(std::floor(std::min(line.from.y, line.to.y)));
            painter.fillRect(x, y, std::max(1, static_cast<int>(std::ceil(width))),
                             std::max(1, static_cast<int>(std::ceil(height))), ink);
            continue;
        }
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.setPen(QPen(ink, 1));
        painter.drawLine(QPointF(line.from.x, line.from.y), QPointF(line.to.x, line.to.y));
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
}

void paintArrow(QPainter& painter, const Arrow& arrow, const Colours& colours)
{
    const QColor& ink = at(colours, arrow.outlined ? Ink::Accent : arrow.ink);
    const auto point = [&](int i) { return QPointF(arrow.points[i].x, arrow.points[i].y); };
    // The head points along the curve's end; where the control point lies on the end, along the whole of it.
    QPointF direction = point(3) - point(2);
    if (std::hypot(direction.x(), direction.y()) < kHalfPixel) {
        direction = point(3) - point(0);
    }
    const qreal length = std::max(1e-3, std::hypot(direction.x(), direction.y()));
    direction /= length;
    const QPointF across(-direction.y(), direction.x());
    const QPointF base = point(3) - direction * kArrowHead;

    QPainterPath curve(point(0));
    curve.cubicTo(point(1), point(2) - direction * kArrowHead, base);
    QPen pen(ink, arrow.outlined ? 2.0 : 1.3);
    if (arrow.dashed) {
        pen.setDashPattern({4, 3});
    }
    pen.setCapStyle(Qt::FlatCap);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(curve);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    const QPointF head[] = {point(3), base + across * (kArrowHead / 2), base - across * (kArrowHead / 2)};
    painter.drawPolygon(head, 3);
}

void paintArrows(QPainter& painter, const Scene& scene, const Colours& colours)
{
    if (scene.arrows.empty()) {
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
    for (const Arrow& arrow : scene.arrows) {
        paintArrow(painter, arrow, colours);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

// An error shows by shape too: a cap in the error's colour with a cross in it, or all of a narrow bar.
void paintErrorMark(QPainter& painter, const QRect& rect, const Colours& colours)
{
    const QColor& error = at(colours, Ink::Error);
    painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), error);
    const int cap = rect.height();
    if (rect.width() < cap + 4) {
        painter.fillRect(QRect(rect.left(), rect.top(), std::min(rect.width(), 2), rect.height()), error);
        return;
    }
    painter.fillRect(QRect(rect.left(), rect.top(), cap, rect.height()), error);
    paintGlyph(painter, Shape::Cross, QPointF(rect.left() + cap / 2.0, rect.top() + cap / 2.0), cap - 6.0,
               at(colours, Ink::Panel), false);
}

void paintBar(QPainter& painter, const Bar& bar, const Colours& colours)
{
    const QColor& ink = at(colours, bar.ink);
    const QRect rect = crisp(bar.rect);
    if (bar.hollow) {
        QPen pen(ink, 1);
        pen.setDashPattern({3, 2});
        strokeRounded(painter, QRectF(rect).adjusted(kHalfPixel, kHalfPixel, -kHalfPixel, -kHalfPixel),
                      kBarRadius, Qt::transparent, pen);
    } else if (bar.count == 1 && rect.width() >= kNarrowBar && rect.height() >= kNarrowBar) {
        // Corners cut by a pixel read as rounded and cost a tenth of an antialiased path.
        painter.fillRect(rect.adjusted(1, 0, -1, 0), ink);
        painter.fillRect(QRect(rect.left(), rect.top() + 1, 1, rect.height() - 2), ink);
        painter.fillRect(QRect(rect.right(), rect.top() + 1, 1, rect.height() - 2), ink);
    } else {
        painter.fillRect(rect, ink);
    }
    if (bar.error) {
        paintErrorMark(painter, rect, colours);
    }
    if (bar.outlined) {
        const QRectF outside = QRectF(rect).adjusted(-1, -1, 1, 1);
        strokeRounded(painter, outside, kBarRadius + 1, Qt::transparent, QPen(at(colours, Ink::Panel), 1));
        strokeRounded(painter, outside.adjusted(-1, -1, 1, 1), kBarRadius + 2, Qt::transparent,
                      QPen(at(colours, Ink::Accent), 1.5));
    }
}

void paintGlyphs(QPainter& painter, const Scene& scene, const Colours& colours)
{
    if (scene.glyphs.empty()) {
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
    for (const Glyph& glyph : scene.glyphs) {
        const QPointF centre(glyph.centre.x, glyph.centre.y);
        if (glyph.outlined) {
            painter.setBrush(at(colours, Ink::Panel));
            painter.setPen(QPen(at(colours, Ink::Accent), 1.5));
            const qreal radius = glyph.size / 2.0 + 3.5;
            painter.drawEllipse(centre, radius, radius);
        }
        paintGlyph(painter, glyph.shape, centre, glyph.size, at(colours, glyph.ink), glyph.hollow);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

// Paints the labels of a scene on one device.
class LabelPainter {
public:
    LabelPainter(QPainter& painter, const Colours& colours)
        : m_painter(painter), m_colours(colours), m_cache(textCache()),
          m_copies(painter.paintEngine()->type() == QPaintEngine::Raster &&
                   painter.deviceTransform().type() <= QTransform::TxTranslate)
    {}

    void paint(const Label& label)
    {
        const float padding = label.boxed ? kBoxPadding : 0;
        const float room = label.vertical ? label.box.height : label.box.width;
        TextCache::Shaped& shaped = m_cache.elided(label.text, label.face, room - 2 * padding);
        const float slack = std::max(0.0F, room - shaped.width);
        const float along = label.align == Align::Left    ? padding
                            : label.align == Align::Right ? slack - padding
                                                          : slack / 2;
        const float height = static_cast<float>(shaped.text.size().height());
        if (label.boxed) {
            const QRectF box =
                QRectF(crisp(label.box)).adjusted(kHalfPixel, kHalfPixel, -kHalfPixel, -kHalfPixel);
            strokeRounded(m_painter, box, kBoxRadius, at(m_colours, Ink::Panel),
                          QPen(at(m_colours, Ink::Line), 1));
        }
        if (!label.vertical) {
            write(shaped, label,
                  {static_cast<int>(std::lround(label.box.x + along)),
                   static_cast<int>(std::lround(label.box.y + (label.box.height - height) / 2))});
            return;
        }
        m_painter.save();
        m_painter.translate(std::round(label.box.x + (label.box.width - height) / 2),
                            std::round(label.box.bottom() - along));
        m_painter.rotate(-90);
        draw(shaped, label, {0, 0});
        m_painter.restore();
    }

private:
    void write(TextCache::Shaped& shaped, const Label& label, QPoint position)
    {
        if (m_copies) {
            m_painter.drawImage(position - QPoint(TextCache::kOverhang, 0),
                                TextCache::image(shaped, label.face, at(m_colours, label.ink)));
        } else {
            draw(shaped, label, position);
        }
    }

    void draw(const TextCache::Shaped& shaped, const Label& label, QPoint position)
    {
        m_painter.setFont(fontOf(label.face));
        m_painter.setPen(at(m_colours, label.ink));
        m_painter.drawStaticText(position, shaped.text);
    }

    QPainter& m_painter;
    const Colours& m_colours;
    TextCache& m_cache;
    bool m_copies; // whether pixels painted before fit the device's
};

[[nodiscard]] QFont makeFont(Face face)
{
    const bool mono = face == Face::Mono;
    const QString system =
        QFontDatabase::systemFont(mono ? QFontDatabase::FixedFont : QFontDatabase::GeneralFont).family();
    QFont font;
    font.setFamilies(
        mono ? QStringList{QStringLiteral("JetBrains Mono"), QStringLiteral("DejaVu Sans Mono"), system}
             : QStringList{QStringLiteral("Inter"), system});
    font.setStyleHint(mono ? QFont::Monospace : QFont::SansSerif);
    font.setStyleStrategy(QFont::NoSubpixelAntialias); // scenes lie on transparent layers
    font.setPixelSize(face == Face::Small ? 11 : mono ? 12 : 13);
    font.setWeight(face == Face::Bold ? QFont::DemiBold : QFont::Normal);
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature(QFont::Tag("tnum"), 1);
#endif
    return font;
}

} // namespace

QColor colourOf(Ink ink, const InkColours& colours)
{
    return QColor::fromRgb(static_cast<QRgb>(colours[static_cast<std::size_t>(ink)]));
}

const QFont& fontOf(Face face)
{
    // Never destroyed: fonts must not outlive the application object's font database, nor be missed by a late
    // painter.
    static const auto& fonts = *new std::array<QFont, 4>{makeFont(Face::Regular), makeFont(Face::Bold),
                                                         makeFont(Face::Small), makeFont(Face::Mono)};
    return fonts[static_cast<std::size_t>(face)];
}

TextWidth fontTextWidth()
{
    return [](std::string_view text, Face face) { return textCache().width(text, face); };
}

void paintScene(QPainter& painter, const Scene& scene, const InkColours& colours)
{
    Colours inks;
    for (std::size_t i = 0; i < kInkCount; ++i) {
        inks[i] = colourOf(static_cast<Ink>(i), colours);
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setRenderHint(QPainter::TextAntialiasing, true);
    paintFills(painter, scene, inks);
    paintLines(painter, scene, inks);
    paintArrows(painter, scene, inks);
    for (const Bar& bar : scene.bars) {
        paintBar(painter, bar, inks);
    }
    paintGlyphs(painter, scene, inks);
    LabelPainter labels(painter, inks);
    for (const Label& label : scene.labels) {
        labels.paint(label);
    }
    painter.restore();
}

QImage sceneImage(const Scene& scene, const InkColours& colours, qreal scale)
{
    const QSize size(static_cast<int>(std::ceil(scene.width * scale)),
                     static_cast<int>(std::ceil(scene.height * scale)));
    QImage image(size.expandedTo(QSize(1, 1)), QImage::Format_RGB32);
    if (image.isNull()) {
        return image; // larger than memory or QImage allow; the caller says so
    }
    image.setDevicePixelRatio(scale);
    image.fill(colourOf(Ink::Panel, colours));
    QPainter painter(&image);
    paintScene(painter, scene, colours);
    return image;
}

} // namespace throughline
