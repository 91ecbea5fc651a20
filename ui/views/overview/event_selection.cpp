// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/overview/event_selection.h"

#include "ui/models/text.h"
#include "ui/widgets/focus_stand_in.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/look.h"
#include "ui/widgets/row_copy.h"
#include "ui/widgets/scene_painter.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace throughline {

EventSelection::EventSelection(QWidget* parent)
    : QWidget(parent), m_back(new QToolButton), m_title(plainLabel({}, look::kHeading)),
      m_count(plainLabel({}, look::kDim)), m_table(new QTableView)
{
    m_back->setIcon(lineIcon(QStringLiteral("back")));
    m_back->setAutoRaise(true);
    m_back->setToolTip(tr("Back to the overview (Escape)"));
    m_back->setAccessibleName(tr("Back to the overview"));
    setUpTable(*m_table, tr("Events"));
    m_table->setModel(&m_model);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setColumnHidden(EventListModel::Id, true);
    m_table->horizontalHeader()->setSectionResizeMode(EventListModel::Time, QHeaderView::Fixed);
    m_table->horizontalHeader()->setSectionResizeMode(EventListModel::About, QHeaderView::Stretch);
    constexpr int kCellMargins = 24;
    const QFontMetrics metrics(fontOf(Face::Regular));
    m_table->horizontalHeader()->resizeSection(
        EventListModel::Time,
        metrics.horizontalAdvance(QStringLiteral("0000-00-00 00:00:00.000")) + kCellMargins);
    constexpr int kTypeWidth = 240;
    m_table->horizontalHeader()->resizeSection(EventListModel::Type, kTypeWidth);

    auto* top = new QHBoxLayout;
    top->setContentsMargins(4, 4, 12, 4);
    top->setSpacing(8);
    top->addWidget(m_back);
    top->addWidget(m_title);
    top->addWidget(m_count);
    top->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_table, 1);
    setFocusStandIn(*this, *m_table);

    const auto want = [this](const QModelIndex& index) { Q_EMIT eventWanted(m_model.eventAt(index.row())); };
    connect(m_back, &QToolButton::clicked, this, &EventSelection::backWanted);
    connect(m_table, &QTableView::clicked, this, [want](const QModelIndex& index) {
        // Who selects several rows wants to copy them.
        if (QGuiApplication::keyboardModifiers() == Qt::NoModifier)
            want(index);
    });
    connect(m_table, &QTableView::activated, this, want);
    offerMenu(*m_table, [this, want](QMenu& menu, const QModelIndex& index) {
        menu.addAction(tr("Go to the event"), this, [want, index] { want(index); });
        menu.addAction(tr("Copy event id"), this,
                       [index] { copyCell(index.siblingAtColumn(EventListModel::Id)); });
    });
}

void EventSelection::showWaiting(const QString& title)
{
    m_title->setText(title);
    m_count->setText(tr("Looking them up…"));
    m_model.setEvents(nullptr, {});
}

void EventSelection::setEvents(std::shared_ptr<const Snapshot> snapshot, std::vector<EventId> events)
{
    m_count->setText(counted(events.size(), tr("1 event"), tr("%1 events")));
    m_model.setEvents(std::move(snapshot), std::move(events));
    if (m_model.rowCount() > 0)
        m_table->setCurrentIndex(m_model.index(0, 0));
}

void EventSelection::clear()
{
    m_model.setEvents(nullptr, {});
}

QString EventSelection::title() const
{
    return m_title->text();
}

} // namespace throughline
