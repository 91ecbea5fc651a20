// SPDX-License-Identifier: GPL-3.0-or-later
// ProblemModel: the kept problems of an import report with their places, the worst first.
//
// GUI thread; reads the report of the snapshot that it holds.
#pragma once

#include "core/model/snapshot.h"
#include "ui/models/roles.h"

#include <QAbstractTableModel>

#include <cstdint>
#include <memory>
#include <vector>

namespace throughline {

class ProblemModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { What, Source, Place, Excerpt, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] const Problem& problem(int row) const;

    std::shared_ptr<const Snapshot> m_snapshot;
    std::vector<std::uint32_t> m_order; // of the report's problems
};

} // namespace throughline
