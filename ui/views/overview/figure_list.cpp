// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/overview/figure_list.h"

#include "ui/views/overview/figure_model.h"
#include "ui/widgets/look.h"
#include "ui/widgets/row_copy.h"

#include <QHeaderView>
#include <QMenu>

#include <algorithm>

namespace throughline {

namespace {

constexpr int kNarrowestName = 150;

} // namespace

FigureList::FigureList(FigureModel& model, int spared, const QString& accessibleName, QWidget* parent)
    : QTableView(parent), m_spared(spared)
{
    setUpTable(*this, accessibleName);
    setModel(&model);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    QHeaderView* const header = horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(0, QHeaderView::Stretch);
    for (int column = 1; column < model.columnCount(); ++column)
        header->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    connect(&model, &FigureModel::modelReset, this, &FigureList::spare);
    const auto choose = [this](const QModelIndex& index) { Q_EMIT chosen(index.row()); };
    connect(this, &QTableView::clicked, this, choose);
    connect(this, &QTableView::activated, this, choose);
    offerMenu(*this, [](QMenu&, const QModelIndex&) {});
}

void FigureList::spare()
{
    int figures = 0;
    for (int column = 1; column < model()->columnCount(); ++column)
        figures += std::max(sizeHintForColumn(column), horizontalHeader()->sectionSizeHint(column));
    setColumnHidden(m_spared, viewport()->width() - figures < kNarrowestName);
}

void FigureList::resizeEvent(QResizeEvent* event)
{
    spare();
    QTableView::resizeEvent(event);
}

} // namespace throughline
