// SPDX-License-Identifier: GPL-3.0-or-later
// MutationModel: changes of rows in time order, each with the parts of the token in its updated_by, so that
// one can be compared with the next: what is as in the line above is dim, what changed is strong.
//
// GUI thread; tokens are taken apart for rows on the screen only.
#pragma once

#include "core/token/token_index.h"
#include "ui/models/roles.h"

#include <QAbstractTableModel>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace throughline {

struct MutationRow {
    TokenIndex::MutationNumber number = 0;
    StringId operation; // none where nothing tells
    EventId event;      // that stands in the same place of the data; none for a table's own row
};

// A list of them and what its columns need to know; plain data.
struct MutationRows {
    std::vector<MutationRow> rows;
    bool isOneDay = true;
    bool hasOperations = false;
};

class MutationModel : public QAbstractTableModel {
    Q_OBJECT
public:
    // Token is for copying; the view need not show it.
    enum Column { Time, Row, Source, Job, Operation, Correlation, Token, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setMutations(std::shared_ptr<const Snapshot> snapshot, MutationRows rows);
    [[nodiscard]] bool hasOperations() const { return m_rows.hasOperations; }
    [[nodiscard]] const Mutation& mutationAt(int row) const;
    [[nodiscard]] EventId eventAt(int row) const { return m_rows.rows[static_cast<std::size_t>(row)].event; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    // The cell as it is in the data.
    [[nodiscard]] std::string textOf(int row, int column) const;
    [[nodiscard]] QString display(int row, int column) const;
    [[nodiscard]] QString toolTip(int row) const;
    [[nodiscard]] int toneOf(int row, int column) const;

    std::shared_ptr<const Snapshot> m_snapshot;
    MutationRows m_rows;
};

} // namespace throughline
