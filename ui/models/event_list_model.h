// SPDX-License-Identifier: GPL-3.0-or-later
// EventListModel: some events in time order: time, type, and what they are about. GUI thread; rows hold ids
// only.
#pragma once

#include "core/model/snapshot.h"
#include "ui/models/roles.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace throughline {

class EventListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    // Id is for copying; the view need not show it.
    enum Column { Time, Type, About, Id, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] EventId eventAt(int row) const { return m_events[static_cast<std::size_t>(row)]; }
    void setEvents(std::shared_ptr<const Snapshot> snapshot, std::vector<EventId> events);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(EventId event, int column) const;
    [[nodiscard]] QString exactText(EventId event, int column) const;

    std::shared_ptr<const Snapshot> m_snapshot;
    std::vector<EventId> m_events;
};

} // namespace throughline
