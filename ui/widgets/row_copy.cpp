// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/row_copy.h"

#include "ui/models/roles.h"
#include "ui/widgets/look.h"
#include "ui/widgets/table_saving.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMenu>
#include <QTreeView>

#include <algorithm>
#include <vector>

namespace throughline {

namespace {

QString cellText(const QModelIndex& index)
{
    QString text = exactText(index);
    for (QChar& c : text) {
        if (c == u'\t' || c == u'\n' || c == u'\r')
            c = u' ';
    }
    return text;
}

QString rowText(const QModelIndex& row)
{
    QStringList cells;
    for (int column = 0; column < row.model()->columnCount(row.parent()); ++column)
        cells.append(cellText(row.siblingAtColumn(column)));
    return cells.join(u'\t');
}

// Whether a row stands above another: in a tree by their ways from the root.
bool isAbove(const QModelIndex& a, const QModelIndex& b)
{
    const auto wayTo = [](QModelIndex index) {
        std::vector<int> way;
        for (; index.isValid(); index = index.parent())
            way.push_back(index.row());
        std::reverse(way.begin(), way.end());
        return way;
    };
    return wayTo(a) < wayTo(b);
}

} // namespace

QString exactText(const QModelIndex& index)
{
    const QVariant exact = index.data(roles::Exact);
    return exact.isValid() ? exact.toString() : index.data().toString();
}

QString selectedRows(const QAbstractItemView& view)
{
    if (!view.selectionModel())
        return {};
    QModelIndexList rows = view.selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), isAbove);
    QStringList lines;
    for (const QModelIndex& row : rows)
        lines.append(rowText(row));
    return lines.join(u'\n');
}

void copyRows(const QAbstractItemView& view)
{
    const QString text = selectedRows(view);
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void addCopyActions(QMenu& menu, QAbstractItemView& view, const QModelIndex& index)
{
    menu.addAction(QCoreApplication::translate("copying", "Copy value"), &view, [index] { copyCell(index); });
    const qsizetype rows = view.selectionModel()->selectedRows().size();
    menu.addAction(rows > 1 ? QCoreApplication::translate("copying", "Copy rows")
                            : QCoreApplication::translate("copying", "Copy row"),
                   &view, [&view] { copyRows(view); });
    menu.addAction(QCoreApplication::translate("copying", "Save the list as CSV…"), &view,
                   [&view] { askToSaveTable(view); });
}

void offerMenu(QAbstractItemView& view, const std::function<void(QMenu&, const QModelIndex&)>& fill)
{
    view.setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(&view, &QWidget::customContextMenuRequested, &view,
                     [&view, fill](const QPoint& position) {
                         const QModelIndex index = view.indexAt(position);
                         if (!index.isValid())
                             return;
                         QMenu menu;
                         fill(menu, index);
                         if (!menu.isEmpty())
                             menu.addSeparator();
                         addCopyActions(menu, view, index);
                         menu.exec(view.viewport()->mapToGlobal(position));
                     });
}

} // namespace throughline
