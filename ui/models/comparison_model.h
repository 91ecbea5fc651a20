// SPDX-License-Identifier: GPL-3.0-or-later
// ComparisonModel: two traces step by step: how long each step took in either, and by how much they differ
// (spec 5, "Traces": compare two). A tree, or a flat list with the greatest difference first.
//
// GUI thread; texts are made for rows on the screen only.
#pragma once

#include "core/journey/comparison.h"
#include "ui/models/roles.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace throughline {

// The steps as a tree. Plain data, made by comparedRows() on any thread.
struct ComparedRows {
    static constexpr std::uint32_t kNone = ComparedSpan::kNone;
    struct Node {
        std::uint32_t parent = kNone;
        std::uint32_t rowInParent = 0;
        std::vector<std::uint32_t> children;
    };

    std::vector<ComparedSpan> spans; // in pre-order
    std::vector<Node> nodes;         // parallel
    std::vector<std::uint32_t> top;
    std::vector<std::uint32_t> greatestFirst;
    DurationNs greatest = 0; // of all differences, as an amount
    std::uint32_t slower = 0, faster = 0, onlyInA = 0, onlyInB = 0;
};
// Steps deeper than a person can follow stand beside each other at the last level, so that no view of a tree
// runs out of stack.
[[nodiscard]] ComparedRows comparedRows(const Snapshot& snapshot, TraceId a, TraceId b);

class ComparisonModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { Step, DurationA, DurationB, Difference, Ratio, ColumnCount };
    enum Role : int {
        Share = Qt::UserRole + 100 // double, -1 … 1: how far the difference is of the greatest; > 0: b longer
    };

    using QAbstractItemModel::QAbstractItemModel;

    void setRows(std::shared_ptr<const Snapshot> snapshot, ComparedRows rows);
    [[nodiscard]] const ComparedRows& rows() const { return m_rows; }
    void setGreatestFirst(bool greatestFirst);
    [[nodiscard]] bool greatestFirst() const { return m_greatestFirst; }
    [[nodiscard]] const ComparedSpan& spanAt(const QModelIndex& index) const
    {
        return m_rows.spans[index.internalId()];
    }

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] const std::vector<std::uint32_t>& below(const QModelIndex& parent) const;
    [[nodiscard]] QString text(const ComparedSpan& span, int column) const;
    [[nodiscard]] QString sentence(const ComparedSpan& span) const;
    [[nodiscard]] double share(const ComparedSpan& span) const;

    std::shared_ptr<const Snapshot> m_snapshot;
    ComparedRows m_rows;
    bool m_greatestFirst = false;
};

} // namespace throughline
