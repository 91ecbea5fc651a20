// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/choice_box.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/look.h"

#include <QAbstractItemView>
#include <QPainter>

#include <algorithm>

namespace throughline {

namespace {

constexpr int kMargin = 8;
constexpr int kArrow = 12;
constexpr int kHeight = 28; // of a line edit, too

} // namespace

ChoiceBox::ChoiceBox(const QString& accessibleName, QWidget* parent) : QComboBox(parent)
{
    setAccessibleName(accessibleName);
    view()->setAccessibleName(accessibleName);
}

QSize ChoiceBox::sizeHint() const
{
    int widest = 0;
    for (int i = 0; i < count(); ++i)
        widest = std::max(widest, fontMetrics().horizontalAdvance(itemText(i)) + 1); // the advance is rounded
    return {widest + 3 * kMargin + kArrow, kHeight};
}

void ChoiceBox::paintEvent(QPaintEvent*)
{
    constexpr qreal kRadius = 4;
    constexpr qreal kHalfPixel = 0.5;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(inkOf(palette(), hasFocus() ? Ink::Accent : Ink::Line));
    painter.setBrush(inkOf(palette(), Ink::Panel));
    painter.drawRoundedRect(QRectF(rect()).adjusted(kHalfPixel, kHalfPixel, -kHalfPixel, -kHalfPixel),
                            kRadius, kRadius);
    const QColor ink = inkOf(palette(), isEnabled() ? Ink::Text : Ink::Dim);
    painter.setPen(ink);
    const QRect text = rect().adjusted(kMargin, 0, -2 * kMargin - kArrow, 0);
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     fontMetrics().elidedText(currentText(), Qt::ElideMiddle, text.width()));
    painter.drawPixmap(
        width() - kMargin - kArrow, (height() - kArrow) / 2,
        linePixmap(QStringLiteral("branch-open"), kArrow, inkOf(palette(), Ink::Dim), devicePixelRatioF()));
}

} // namespace throughline
