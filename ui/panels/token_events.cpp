// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/token_events.h"

#include "ui/widgets/look.h"
#include "ui/widgets/row_copy.h"
#include "ui/widgets/section.h"

#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>

#include <utility>

namespace throughline {

TokenEvents::TokenEvents(QWidget* parent) : QTableView(parent)
{
    setUpTable(*this, tr("Events with this token or correlation id"));
    setModel(&m_model);
    setSelectionMode(ExtendedSelection);
    setColumnHidden(EventListModel::Id, true);
    horizontalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(EventListModel::About, QHeaderView::Stretch);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const auto want = [this](const QModelIndex& index) { Q_EMIT eventWanted(m_model.eventAt(index.row())); };
    connect(this, &QTableView::clicked, this, [want](const QModelIndex& index) {
        // Who selects several rows wants to copy them.
        if (QGuiApplication::keyboardModifiers() == Qt::NoModifier)
            want(index);
    });
    connect(this, &QTableView::activated, this, want);
    offerMenu(*this, [this, want](QMenu& menu, const QModelIndex& index) {
        menu.addAction(tr("Go to the event"), this, [want, index] { want(index); });
        menu.addAction(tr("Copy event id"), this,
                       [index] { copyCell(index.siblingAtColumn(EventListModel::Id)); });
    });
}

void TokenEvents::setEvents(std::shared_ptr<const Snapshot> snapshot, std::vector<EventId> events)
{
    constexpr int kMostRows = 10;
    m_model.setEvents(std::move(snapshot), std::move(events));
    resizeColumnToContents(EventListModel::Time);
    resizeColumnToContents(EventListModel::Type);
    fitRows(*this, m_model.rowCount(), kMostRows);
}

} // namespace throughline
