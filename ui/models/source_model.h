// SPDX-License-Identifier: GPL-3.0-or-later
// SourceModel: what was read from each source. The files of a folder or an archive stand below one row for
// all of them, those with trouble first.
//
// GUI thread; reads the report of the snapshot that it holds.
#pragma once

#include "core/model/snapshot.h"
#include "ui/models/roles.h"

#include <QAbstractItemModel>

#include <memory>
#include <string_view>
#include <vector>

namespace throughline {

class SourceModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { Name, Loaded, ColumnCount };

    using QAbstractItemModel::QAbstractItemModel;

    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
    [[nodiscard]] bool hasGroups() const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    // A source that was opened by itself, or all that came from one folder or archive.
    struct Entry {
        std::string_view container; // its name; empty for a source by itself
        std::string_view path;      // where it lies
        std::vector<std::uint32_t> sources;
        SourceReport sum; // of the counts
    };

    [[nodiscard]] const SourceReport& source(std::uint32_t number) const;
    [[nodiscard]] QVariant dataOfGroup(const Entry& entry, int column, int role) const;
    [[nodiscard]] QVariant dataOfSource(const Entry& entry, const SourceReport& report, int column,
                                        int role) const;

    std::shared_ptr<const Snapshot> m_snapshot;
    std::vector<Entry> m_entries;
};

// "2 842 records read = 2 840 loaded + 2 folded + 0 rejected".
[[nodiscard]] QString balanceOf(const SourceReport& source);
[[nodiscard]] QString formatOf(const SourceReport& source);
// Reads and counts of all of them together; without name, path and format.
[[nodiscard]] SourceReport sumOf(const std::vector<SourceReport>& sources);

} // namespace throughline
