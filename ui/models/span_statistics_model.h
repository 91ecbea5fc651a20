// SPDX-License-Identifier: GPL-3.0-or-later
// SpanStatisticsModel: figures of a selection of spans by type or class: how many, how long, how much of that
// at work themselves, and how many failed (spec 5, Waterfall: "statistics table").
//
// Counted and sorted on a worker; the rows before stay until the new ones are there. GUI thread.
#pragma once

#include "core/journey/span_statistics.h"
#include "ui/session/latest_task.h"

#include <absl/container/flat_hash_map.h>

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace throughline {

class SpanStatisticsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    // In the order of SpanFigure.
    enum Column : int {
        Name,
        Count,
        Errors,
        Self,
        SelfShare,
        Total,
        Average,
        Shortest,
        Longest,
        ColumnCount
    };

    // What there is to see, all of one moment.
    struct Figures {
        std::shared_ptr<const Snapshot> snapshot;
        std::shared_ptr<const SpanStatistics> statistics;
        std::vector<std::uint32_t> order; // numbers of groups
    };

    using QAbstractTableModel::QAbstractTableModel;

    // Null: none. Rows of another snapshot go at once.
    void setSpans(std::shared_ptr<const Snapshot> snapshot, std::shared_ptr<const SpanTree> tree);
    void setGrouping(SpanGrouping grouping);
    // Groups bear how many spans of theirs are among these, which a search found; null: nothing is looked
    // for.
    void setMatches(const std::vector<EventId>* matches);
    [[nodiscard]] SpanGrouping grouping() const { return m_grouping; }
    [[nodiscard]] const Figures& figures() const { return m_figures; }
    [[nodiscard]] bool working() const { return m_task.running(); }
    [[nodiscard]] bool failed() const { return m_failed; } // for want of memory
    [[nodiscard]] const SpanFigures& group(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

Q_SIGNALS:
    // New rows are in place, or nothing is being counted any more.
    void updated();

private:
    void count();
    void replace(Figures figures);
    [[nodiscard]] QString text(const SpanFigures& group, int column) const;
    [[nodiscard]] QString exactText(const SpanFigures& group, int column) const;
    [[nodiscard]] QString name(const SpanFigures& group) const;

    std::shared_ptr<const Snapshot> m_snapshot;
    std::shared_ptr<const SpanTree> m_tree;
    SpanGrouping m_grouping = SpanGrouping::Type;
    SpanFigure m_by = SpanFigure::Self;
    bool m_descending = true;
    bool m_failed = false;
    Figures m_figures;
    absl::flat_hash_map<StringId, std::uint32_t> m_matches; // by group
    std::shared_ptr<const SpanTree> m_countedOf;            // by the figures
    LatestTask<Figures> m_task;
};

} // namespace throughline
