// SPDX-License-Identifier: GPL-3.0-or-later
// EntityModel: the entities of one kind as a flat list: orders with their campaigns, contacts, campaigns,
// messages …; or all traces, by what they began with.
//
// GUI thread. Filtering and sorting run on a worker; the rows change at once when they are ready. Rows hold
// numbers only; texts are made for what is on the screen.
#pragma once

#include "ui/models/entity_rows.h"
#include "ui/models/roles.h"
#include "ui/session/latest_task.h"
#include "ui/session/order_attributions.h"

#include <QAbstractTableModel>

namespace throughline {

class EntityModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Value, Detail, Time, ColumnCount };

    EntityModel(Navigator& navigator, OrderAttributions& attributions, QObject* parent = nullptr);

    void setKind(const QString& kind);
    [[nodiscard]] QString kind() const { return QString::fromStdString(m_query.kind); }
    void setFilter(const QString& text);

    // Whose entities the rows are.
    [[nodiscard]] const std::shared_ptr<const Snapshot>& snapshot() const { return m_snapshot; }
    // All of the kind, whether or not they pass the filter.
    [[nodiscard]] std::uint32_t total() const { return m_rows.total; }
    [[nodiscard]] bool working() const { return m_task.running(); }
    // The row of an entity, or of what a subject names; or -1.
    [[nodiscard]] int rowOf(EntityId entity) const;
    [[nodiscard]] int rowOf(const Selector& subject) const;
    [[nodiscard]] EntityId entity(int row) const { return m_rows.rows[static_cast<std::size_t>(row)].entity; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

Q_SIGNALS:
    // New rows are in place.
    void updated();

private:
    void clear();
    void requestRows();
    [[nodiscard]] QString text(const EntityRow& row, int column) const;
    [[nodiscard]] Selector selector(const EntityRow& row) const;
    [[nodiscard]] QString traceText(const EntityRow& row, int column) const;
    [[nodiscard]] QString toolTip(const EntityRow& row) const;
    [[nodiscard]] QString detail(const EntityRow& row) const;
    [[nodiscard]] static QString eventsText(const EntityRow& row);
    [[nodiscard]] int tone(const EntityRow& row, int column) const;

    Navigator& m_navigator;
    OrderAttributions& m_attributions;
    std::shared_ptr<const Snapshot> m_snapshot; // that the rows point into
    EntityQuery m_query;
    EntityRows m_rows;
    LatestTask<EntityRows> m_task;
};

} // namespace throughline
