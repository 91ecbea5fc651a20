// SPDX-License-Identifier: GPL-3.0-or-later
// TraceListModel: the traces of a snapshot as a flat list that is filtered and sorted, a row each (spec 5,
// "Traces"); two of them may be marked, to be compared.
//
// GUI thread. Filtering and sorting run on a worker; the rows change at once when they are ready. Rows hold
// numbers only; texts are made for what is on the screen.
#pragma once

#include "core/journey/trace_list.h"
#include "ui/models/roles.h"
#include "ui/session/latest_task.h"

#include <QAbstractTableModel>

#include <array>
#include <memory>

namespace throughline {

// All traces of a snapshot, and those that passed. Immutable but for the pointers: any thread may keep a
// copy.
struct TraceRows {
    std::shared_ptr<const Snapshot> snapshot; // null where nothing is open
    std::shared_ptr<const TraceTable> table = std::make_shared<const TraceTable>();
    std::shared_ptr<const std::vector<TraceId>> traces = std::make_shared<const std::vector<TraceId>>();
    std::uint32_t withErrors = 0; // of those that passed
    std::uint32_t withBreaks = 0;

    [[nodiscard]] const TraceFigures& operator[](TraceId trace) const { return (*table)[trace.index()]; }
};

class TraceListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Mark, Name, Id, Start, Duration, Events, Errors, Breaks, Entry, Contact, ColumnCount };
    using Marks = std::array<TraceId, 2>; // the second is none where the first one is

    using QAbstractTableModel::QAbstractTableModel;

    // Lists the traces of that; nothing where it is null. What was listed before goes at once.
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
    [[nodiscard]] const std::shared_ptr<const Snapshot>& snapshot() const { return m_snapshot; }
    // The sorting of the query is left as it is here: the header decides it.
    void setQuery(TraceQuery query);
    [[nodiscard]] const TraceQuery& query() const { return m_query; }
    [[nodiscard]] bool working() const { return m_task.running(); }

    [[nodiscard]] const TraceRows& rows() const { return m_rows; }
    [[nodiscard]] TraceId traceAt(int row) const { return (*m_rows.traces)[static_cast<std::size_t>(row)]; }
    [[nodiscard]] int rowOf(TraceId trace) const; // -1 where it did not pass

    void setMarks(const Marks& marks);
    [[nodiscard]] const Marks& marks() const { return m_marks; }

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
    void requestRows();
    [[nodiscard]] QString text(TraceId trace, int column) const;
    [[nodiscard]] QString exactText(TraceId trace, int column) const;
    [[nodiscard]] int tone(const TraceFigures& trace, int column) const;
    [[nodiscard]] QString markOf(TraceId trace) const;

    std::shared_ptr<const Snapshot> m_snapshot;
    TraceQuery m_query;
    TraceRows m_rows;
    Marks m_marks;
    LatestTask<TraceRows> m_task;
};

[[nodiscard]] QString entryPointName(EntryPoint entry); // "API request"
// "CartController · CartUpdated", for one line; what stands for a trace without events that say so.
[[nodiscard]] QString traceTitle(const Snapshot& snapshot, const TraceFigures& trace);
// Its id, short enough to stand beside that.
[[nodiscard]] QString shortTraceId(const Snapshot& snapshot, TraceId trace);
// All that the list says of a trace, several lines of plain text.
[[nodiscard]] QString traceSummary(const TraceRows& rows, TraceId trace);

} // namespace throughline
