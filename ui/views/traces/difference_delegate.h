// SPDX-License-Identifier: GPL-3.0-or-later
// DifferenceDelegate: a difference as a bar from a middle line beside its text: to the right and in the
// warning colour where it took longer, to the left and in the accent where it was faster.
//
// GUI thread.
#pragma once

#include "ui/widgets/cell_delegate.h"

namespace throughline {

class DifferenceDelegate : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

    // Left of the text, both sides together.
    static constexpr int kBarWidth = 96;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

} // namespace throughline
