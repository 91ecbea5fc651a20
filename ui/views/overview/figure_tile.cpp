// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/overview/figure_tile.h"

#include "ui/models/text.h"
#include "ui/widgets/look.h"
#include "ui/widgets/scene_painter.h"

#include <QPainter>

#include <algorithm>

namespace throughline {

namespace {

constexpr int kPadding = 12;
constexpr int kHeight = 56;
constexpr int kNarrowest = 96;
constexpr int kFigureSize = 20;
constexpr int kNameTop = 32;

QFont figureFont()
{
    QFont font = fontOf(Face::Bold);
    font.setPixelSize(kFigureSize);
    return font;
}

} // namespace

FigureTile::FigureTile(QWidget* parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FigureTile::setFigure(std::optional<std::uint64_t> figure, const QString& name, Ink ink)
{
    const bool any = figure.value_or(0) > 0;
    m_figure = figure ? number(*figure) : QStringLiteral("–");
    m_name = name;
    m_ink = any ? ink : Ink::Dim;
    setEnabled(any);
    setCursor(any ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setAccessibleName(m_name + u' ' + m_figure);
    updateGeometry();
    update();
}

QSize FigureTile::sizeHint() const
{
    const int figure = QFontMetrics(figureFont()).horizontalAdvance(m_figure);
    const int name = QFontMetrics(fontOf(Face::Regular)).horizontalAdvance(m_name);
    return {std::max(kNarrowest, std::max(figure, name) + 2 * kPadding), kHeight};
}

void FigureTile::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool marked = isEnabled() && (underMouse() || hasFocus());
    constexpr qreal kRadius = 4;
    painter.setPen(inkOf(palette(), marked ? Ink::Accent : Ink::Line));
    painter.setBrush(inkOf(palette(), isDown() ? Ink::Selection : Ink::Panel));
    painter.drawRoundedRect(box, kRadius, kRadius);
    const QRect text = rect().adjusted(kPadding, 0, -kPadding, 0);
    painter.setFont(figureFont());
    painter.setPen(inkOf(palette(), m_ink));
    painter.drawText(QRect(text.x(), 6, text.width(), kNameTop - 6),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, m_figure);
    painter.setFont(fontOf(Face::Regular));
    painter.setPen(inkOf(palette(), Ink::Dim));
    painter.drawText(QRect(text.x(), kNameTop, text.width(), kHeight - kNameTop - 6),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, m_name);
}

void FigureTile::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void FigureTile::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace throughline
