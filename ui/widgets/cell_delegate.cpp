// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/cell_delegate.h"

#include "ui/models/roles.h"
#include "ui/widgets/look.h"
#include "ui/widgets/scene_painter.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QPainter>

namespace throughline {

namespace {

constexpr int kBadgePadding = 6;
constexpr int kBadgeHeight = 18;
constexpr int kBadgeGap = 8;
constexpr int kSelectionBar = 2;

void setTextColour(QStyleOptionViewItem& option, const QColor& colour)
{
    option.palette.setColor(QPalette::Text, colour);
    option.palette.setColor(QPalette::HighlightedText, colour);
}

void setTone(QStyleOptionViewItem& option, int tone)
{
    switch (tone) {
    case roles::Dim:
        setTextColour(option, option.palette.color(QPalette::PlaceholderText));
        break;
    case roles::Strong:
        option.font = fontOf(Face::Bold);
        break;
    case roles::Clickable:
        setTextColour(option, option.palette.color(QPalette::Link));
        break;
    case roles::Code:
        option.font = fontOf(Face::Mono);
        break;
    default:
        break;
    }
    option.fontMetrics = QFontMetrics(option.font);
}

void setDecoration(QStyleOptionViewItem& option, const QPixmap& mark)
{
    QIcon icon(mark);
    icon.addPixmap(mark, QIcon::Selected); // which would be tinted
    option.icon = icon;
    option.decorationSize = mark.deviceIndependentSize().toSize();
    option.features |= QStyleOptionViewItem::HasDecoration;
}

} // namespace

int paintBadge(QPainter* painter, const QRect& rect, const QString& text, const QColor& colour,
               const QPalette& palette)
{
    constexpr qreal kRadius = 3;
    constexpr float kTint = 0.16F;
    const QFont& font = fontOf(Face::Small);
    const int width = QFontMetrics(font).horizontalAdvance(text) + 2 * kBadgePadding;
    if (!painter)
        return width;
    const QRect box(rect.x(), rect.y() + (rect.height() - kBadgeHeight) / 2, width, kBadgeHeight);
    QColor fill = colour;
    fill.setAlphaF(kTint);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(fill);
    painter->drawRoundedRect(box, kRadius, kRadius);
    painter->setFont(font);
    painter->setPen(inkOf(palette, Ink::Warning) == colour ? inkOf(palette, Ink::WarningText) : colour);
    painter->drawText(box, Qt::AlignCenter | Qt::TextSingleLine, text);
    painter->restore();
    return width;
}

void CellDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    setTone(*option, index.data(roles::Tone).toInt());
    // Which cell of a row has the focus says nothing where rows are selected one at a time.
    const auto* view = qobject_cast<const QAbstractItemView*>(option->widget);
    if (view && view->selectionMode() == QAbstractItemView::SingleSelection)
        option->state &= ~QStyle::State_HasFocus;
    const qreal scale = option->widget ? option->widget->devicePixelRatioF() : 1;
    if (const QVariant severity = index.data(roles::Severity); severity.isValid())
        setDecoration(*option, severityMark(static_cast<Severity>(severity.toInt()), option->palette, scale));
    if (const QVariant shape = index.data(roles::MarkShape); shape.isValid())
        setDecoration(*option,
                      shapeMark(static_cast<Shape>(shape.toInt()),
                                inkOf(option->palette, static_cast<Ink>(index.data(roles::MarkInk).toInt())),
                                index.data(roles::MarkHollow).toBool(), scale));
    if (const QVariant state = index.data(roles::State); state.isValid())
        setDecoration(*option, stateMark(state.toInt(), option->palette, scale));
}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    const QString badge = index.data(roles::Badge).toString();
    if (badge.isEmpty())
        QStyledItemDelegate::paint(painter, option, index);
    else
        paintWithBadge(painter, option, index, badge);
    if (index.column() == 0 && (option.state & QStyle::State_Selected))
        painter->fillRect(0, option.rect.y(), kSelectionBar, option.rect.height(),
                          option.palette.color(QPalette::Link));
}

void CellDelegate::paintWithBadge(QPainter* painter, const QStyleOptionViewItem& option,
                                  const QModelIndex& index, const QString& badge) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QStyle* style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &cell, painter, cell.widget);

    painter->save();
    painter->setClipRect(cell.rect);
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, cell.widget) + 1;
    QRect rest = cell.rect.adjusted(margin, 0, -margin, 0);
    if (cell.features & QStyleOptionViewItem::HasDecoration) {
        const QSize size = cell.decorationSize;
        cell.icon.paint(painter, QRect(rest.left(), rest.center().y() - size.height() / 2 + 1, size.width(),
                                       size.height()));
        rest.setLeft(rest.left() + size.width() + 2 * margin);
    }
    const int badgeWidth = paintBadge(nullptr, rest, badge, {}, cell.palette);
    const int textRoom = std::max(0, rest.width() - badgeWidth - kBadgeGap);
    const QString text = cell.fontMetrics.elidedText(cell.text, Qt::ElideRight, textRoom);
    painter->setFont(cell.font);
    painter->setPen(cell.palette.color(QPalette::Text));
    painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text);
    const int textWidth = cell.fontMetrics.horizontalAdvance(text);
    rest.setLeft(rest.left() + (textWidth > 0 ? textWidth + kBadgeGap : 0));
    paintBadge(painter, rest, badge, inkOf(cell.palette, Ink::Warning), cell.palette);
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    const QString badge = index.data(roles::Badge).toString();
    const int beside = badge.isEmpty() ? 0 : kBadgeGap + paintBadge(nullptr, {}, badge, {}, option.palette);
    return {size.width() + beside, std::max(size.height(), kRowHeight)};
}

} // namespace throughline
