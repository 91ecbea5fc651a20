// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/list_drawing.h"

#include "ui/models/roles.h"
#include "ui/widgets/look.h"

#include <QAbstractItemView>
#include <QHeaderView>

#include <algorithm>

namespace throughline {

namespace {

constexpr float kMargin = 8;
constexpr float kIndent = 16;

float depthOf(QModelIndex index)
{
    float depth = 0;
    for (index = index.parent(); index.isValid(); index = index.parent())
        ++depth;
    return depth;
}

Align alignOf(const QVariant& alignment)
{
    return alignment.toInt() & Qt::AlignRight ? Align::Right : Align::Left;
}

// What the cell says, its badge with it.
std::string cellText(const QModelIndex& index)
{
    QStringList parts{index.data().toString(), index.data(roles::Badge).toString()};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · ")).toStdString();
}

} // namespace

void drawRows(Scene& scene, const Rect& rect, const QAbstractItemView& view, const QHeaderView& header,
              const std::function<QModelIndex(const QModelIndex&)>& next)
{
    const QAbstractItemModel& model = *view.model();
    const float scale = rect.width / static_cast<float>(std::max(1, header.length()));
    const auto boxOf = [&](int column, float y, float indent) {
        const float left = static_cast<float>(header.sectionPosition(column)) * scale + kMargin + indent;
        const float right =
            static_cast<float>(header.sectionPosition(column) + header.sectionSize(column)) * scale;
        return Rect{rect.x + left, y, std::max(0.0F, right - kMargin - left), kRowHeight};
    };
    float y = rect.y;
    for (int column = 0; column < model.columnCount(); ++column)
        scene.labels.push_back(
            {boxOf(column, y, 0), model.headerData(column, Qt::Horizontal).toString().toStdString(), Ink::Dim,
             Face::Regular, alignOf(model.headerData(column, Qt::Horizontal, Qt::TextAlignmentRole))});
    y += kRowHeight;
    scene.lines.push_back({{rect.x, y}, {rect.right(), y}, Ink::Line});
    QModelIndex row = view.indexAt(QPoint(1, 1)).siblingAtColumn(0);
    for (row = row.isValid() ? row : model.index(0, 0); row.isValid() && y + kRowHeight <= rect.bottom();
         row = next(row)) {
        for (int column = 0; column < model.columnCount(); ++column) {
            const QModelIndex cell = row.siblingAtColumn(column);
            const bool dim = cell.data(roles::Tone).toInt() == roles::Dim;
            scene.labels.push_back({boxOf(column, y, column == 0 ? depthOf(row) * kIndent : 0),
                                    cellText(cell), dim ? Ink::Dim : Ink::Text, Face::Regular,
                                    alignOf(cell.data(Qt::TextAlignmentRole))});
        }
        y += kRowHeight;
    }
}

} // namespace throughline
