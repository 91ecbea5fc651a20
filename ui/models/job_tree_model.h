// SPDX-License-Identifier: GPL-3.0-or-later
// JobTreeModel: the jobs of a token from the root to its own and on to every descendant; a job that is named
// but has no row stands as a ghost in its place (spec 3, "What the app does with tokens").
//
// GUI thread; texts are made for rows on the screen only. As a subject (roles::SubjectKind) a row is its job.
#pragma once

#include "ui/models/job_rows.h"
#include "ui/models/roles.h"

#include <QAbstractItemModel>

#include <memory>

namespace throughline {

class JobTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    // Id is for copying; the view need not show it.
    enum Column { Name, Status, Duration, Started, Id, ColumnCount };

    using QAbstractItemModel::QAbstractItemModel;

    void setJobs(std::shared_ptr<const Snapshot> snapshot, JobRows rows);
    [[nodiscard]] const JobRows& rows() const { return m_rows; }
    [[nodiscard]] QModelIndex indexOf(JobRows::Row row) const;
    // Of a job's id; invalid where the tree does not hold it.
    [[nodiscard]] QModelIndex indexOfJob(StringId job) const;
    [[nodiscard]] const JobInTree& jobAt(const QModelIndex& index) const
    {
        return m_rows.nodes[index.internalId()].job;
    }
    // All that is known of a job, a line each: why it failed, its id, when it ran.
    [[nodiscard]] QString detailOf(const QModelIndex& index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] bool isOwn(const QModelIndex& index) const { return index.internalId() == m_rows.own; }
    [[nodiscard]] QString nameOf(const JobInTree& job) const;
    [[nodiscard]] QString statusOf(const JobInTree& job) const;
    [[nodiscard]] QString textOf(const JobInTree& job, int column, bool isOwn) const;
    [[nodiscard]] QString exactOf(const JobInTree& job, int column) const;
    [[nodiscard]] QVariant lookOf(const QModelIndex& index, int role) const;

    std::shared_ptr<const Snapshot> m_snapshot;
    JobRows m_rows;
};

} // namespace throughline
