// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/traces/difference_delegate.h"

#include "ui/models/comparison_model.h"
#include "ui/widgets/look.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace throughline {

void DifferenceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const
{
    constexpr int kMargin = 8;
    constexpr int kHeight = 8;
    constexpr int kHalf = kBarWidth / 2;
    CellDelegate::paint(painter, option, index);
    const QVariant value = index.data(ComparisonModel::Share);
    if (!value.isValid())
        return;
    const double share = value.toDouble();
    const int middle = option.rect.left() + kMargin + kHalf;
    const int top = option.rect.center().y() - kHeight / 2;
    painter->fillRect(middle, option.rect.top() + 4, 1, option.rect.height() - 8,
                      inkOf(option.palette, Ink::Line));
    if (share == 0)
        return;
    const int length = std::max(2, static_cast<int>(std::lround(std::abs(share) * (kHalf - 2))));
    if (share > 0)
        painter->fillRect(middle + 1, top, length, kHeight, inkOf(option.palette, Ink::Warning));
    else
        painter->fillRect(middle - length, top, length, kHeight, inkOf(option.palette, Ink::Accent));
}

} // namespace throughline
