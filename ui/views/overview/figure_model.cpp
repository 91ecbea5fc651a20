// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/overview/figure_model.h"

#include "ui/models/text.h"

#include <utility>

namespace throughline {

void FigureModel::setRows(std::vector<FigureRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int FigureModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FigureModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_headers.size());
}

QVariant FigureModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FigureRow& row = m_rows[static_cast<std::size_t>(index.row())];
    const bool isName = index.column() == 0;
    const QString figure = isName ? QString() : row.figures.value(index.column() - 1);
    switch (role) {
    case Qt::DisplayRole:
        return isName ? row.name : figure;
    case Qt::ToolTipRole:
        return plainToolTip(row.explanation.isEmpty() ? row.name : row.explanation);
    case Qt::TextAlignmentRole:
        return isName ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    case roles::Exact:
        return isName ? row.exact : figure;
    case roles::Tone:
        return isName ? roles::Clickable : roles::Normal;
    case roles::MarkShape:
        return isName && row.mark ? QVariant(static_cast<int>(row.mark->shape)) : QVariant();
    case roles::MarkInk:
        return row.mark ? QVariant(static_cast<int>(row.mark->ink)) : QVariant();
    case roles::MarkHollow:
        return row.mark && row.mark->hollow;
    default:
        return {};
    }
}

QVariant FigureModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section > 0)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? m_headers.value(section) : QVariant();
}

} // namespace throughline
