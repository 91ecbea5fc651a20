// SPDX-License-Identifier: GPL-3.0-or-later
// CellDelegate: draws cells of our lists and trees: the tone of a text, a mark of severity, a badge behind
// the text.
//
// GUI thread. Texts are drawn as they are, never as HTML.
#pragma once

#include <QStyledItemDelegate>

namespace throughline {

class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    void paintWithBadge(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                        const QString& badge) const;
};

// A small filled label; returns its width. Nothing is painted where there is no painter.
int paintBadge(QPainter* painter, const QRect& rect, const QString& text, const QColor& colour,
               const QPalette& palette);

} // namespace throughline
