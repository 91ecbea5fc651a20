// SPDX-License-Identifier: GPL-3.0-or-later
// MappedEventModel: the first events of a source with the fields that a mapping is about, to see whether it
// is the right one.
//
// GUI thread; reads the snapshot that it holds.
#pragma once

#include "core/model/snapshot.h"
#include "ui/models/roles.h"

#include <QAbstractTableModel>

#include <memory>

namespace throughline {

class MappedEventModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Time, Type, ClassName, Contact, About, Trace, Span, Parent, Causal, ColumnCount };
    static constexpr int kMostRows = 200;

    using QAbstractTableModel::QAbstractTableModel;

    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] std::string textOf(EventId event, int column) const;

    std::shared_ptr<const Snapshot> m_snapshot;
};

} // namespace throughline
