// SPDX-License-Identifier: GPL-3.0-or-later
// JsonModel: a record's JSON as a tree of key and value. GUI thread.
#pragma once

#include "ui/models/record_text.h"
#include "ui/models/roles.h"

#include <QAbstractItemModel>

namespace throughline {

class JsonModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { Key, Value, ColumnCount };

    using QAbstractItemModel::QAbstractItemModel;

    void setTree(JsonTree tree);
    // The index of a top-level member; invalid where there is none.
    [[nodiscard]] QModelIndex member(std::string_view key) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] const JsonTreeNode& node(const QModelIndex& index) const
    {
        return m_tree.nodes[index.internalId()];
    }
    // The children of a node, or of the record itself for an invalid index.
    [[nodiscard]] const std::vector<std::uint32_t>& childrenOf(const QModelIndex& parent) const;
    [[nodiscard]] QString keyText(const JsonTreeNode& node) const;
    [[nodiscard]] QString valueText(const JsonTreeNode& node) const;

    JsonTree m_tree;
    std::vector<std::uint32_t>
        m_top; // the members of the record, or the record where it is no object or array
};

} // namespace throughline
