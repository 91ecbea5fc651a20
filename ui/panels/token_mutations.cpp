// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/token_mutations.h"

#include "ui/models/text.h"
#include "ui/widgets/look.h"
#include "ui/widgets/row_copy.h"
#include "ui/widgets/section.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace throughline {

namespace {

constexpr int kMostRows = 10;

} // namespace

TokenMutations::TokenMutations(QWidget* parent)
    : QWidget(parent), m_historyBar(new QWidget(this)),
      m_historyName(plainLabel({}, look::kDim, m_historyBar)), m_table(new QTableView(this))
{
    auto* back = new QPushButton(tr("Back"), m_historyBar);
    back->setToolTip(tr("Back to the changes under the token's correlation id"));
    back->setAccessibleName(back->toolTip());
    m_historyName->setWordWrap(true);
    auto* bar = new QHBoxLayout(m_historyBar);
    bar->setContentsMargins(12, 2, 8, 6);
    bar->addWidget(m_historyName, 1);
    bar->addWidget(back);
    setUpTable(*m_table, tr("Changes under the token's correlation id"));
    m_table->setModel(&m_model);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setColumnHidden(MutationModel::Token, true);
    m_table->horizontalHeader()->setStretchLastSection(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_historyBar);
    column->addWidget(m_table);
    m_historyBar->hide();

    connect(back, &QPushButton::clicked, this, [this] {
        m_showsHistory = false;
        show(m_ofToken);
    });
    connect(m_table, &QTableView::activated, this, &TokenMutations::goTo);
    offerMenu(*m_table, [this](QMenu& menu, const QModelIndex& index) { fillMenu(menu, index); });
}

void TokenMutations::setMutations(std::shared_ptr<const Snapshot> snapshot, MutationRows rows,
                                  const QString& inspected)
{
    m_snapshot = std::move(snapshot);
    m_ofToken = std::move(rows);
    m_inspected = inspected;
    m_showsHistory = false;
    show(m_ofToken);
}

void TokenMutations::showHistory(const QString& name, MutationRows rows)
{
    m_showsHistory = true;
    m_historyName->setText(
        tr("All changes of %1, whatever their token. Strong: not as in the line above.").arg(name));
    show(std::move(rows));
    m_table->setFocus();
}

void TokenMutations::show(MutationRows rows)
{
    m_model.setMutations(m_snapshot, std::move(rows));
    m_historyBar->setVisible(m_showsHistory);
    m_table->setColumnHidden(MutationModel::Operation, !m_model.hasOperations());
    // Under one correlation id all have that one; all changes of one row are of that row.
    m_table->setColumnHidden(MutationModel::Correlation, !m_showsHistory);
    m_table->setColumnHidden(MutationModel::Row, m_showsHistory);
    m_table->setAccessibleName(m_showsHistory ? m_historyName->text()
                                              : tr("Changes under the token's correlation id"));
    constexpr int kWidest = 170;
    m_width = 0;
    for (int column = 0; column < MutationModel::ColumnCount; ++column) {
        if (m_table->isColumnHidden(column))
            continue;
        m_table->resizeColumnToContents(column);
        m_table->setColumnWidth(column, std::min(m_table->columnWidth(column), kWidest));
        m_width += m_table->columnWidth(column);
    }
    if (m_model.rowCount() > 0)
        m_table->setCurrentIndex(m_model.index(0, 0));
    fit();
    Q_EMIT changed();
}

void TokenMutations::fit()
{
    fitRows(*m_table, m_model.rowCount(), kMostRows);
    // The bar that leads to the last columns would stand over the last row.
    if (m_width > width())
        m_table->setFixedHeight(m_table->height() + m_table->horizontalScrollBar()->sizeHint().height());
}

void TokenMutations::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void TokenMutations::goTo(const QModelIndex& index)
{
    const QString token = index.siblingAtColumn(MutationModel::Token).data(roles::Exact).toString();
    const EventId event = m_model.eventAt(index.row());
    if (token != m_inspected && !token.isEmpty())
        Q_EMIT tokenWanted(token);
    else if (event)
        Q_EMIT eventWanted(event);
}

void TokenMutations::fillMenu(QMenu& menu, const QModelIndex& index)
{
    const QString token = index.siblingAtColumn(MutationModel::Token).data(roles::Exact).toString();
    const EventId event = m_model.eventAt(index.row());
    const Mutation mutation = m_model.mutationAt(index.row());
    menu.addAction(tr("Inspect this token"), this, [this, token] { Q_EMIT tokenWanted(token); })
        ->setEnabled(!token.isEmpty() && token != m_inspected);
    menu.addAction(tr("Go to the event"), this, [this, event] { Q_EMIT eventWanted(event); })
        ->setEnabled(bool(event));
    menu.addAction(tr("All changes of this row"), this,
                   [this, mutation] { Q_EMIT historyWanted(mutation.table, mutation.row); })
        ->setEnabled(mutation.row && !m_showsHistory);
}

} // namespace throughline
