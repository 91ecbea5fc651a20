// SPDX-License-Identifier: GPL-3.0-or-later
// MarkModel: the events that the person marked, in order of time: what, their note, about what, when.
//
// GUI thread. Marks are few; those whose event is not in what is open have a row, too.
#pragma once

#include "ui/models/roles.h"
#include "ui/session/event_marks.h"

#include <QAbstractTableModel>

namespace throughline {

class MarkModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Event, Note, About, Time, ColumnCount };

    // Both outlive it.
    MarkModel(EventMarks& marks, Navigator& navigator, QObject* parent = nullptr);

    // The row of a marked event, or -1.
    [[nodiscard]] int rowOf(EventId event) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] bool isMissing(std::size_t mark) const;
    [[nodiscard]] std::string about(std::size_t mark) const;
    [[nodiscard]] QString text(std::size_t mark, int column) const;
    [[nodiscard]] QString exactText(std::size_t mark, int column) const;

    EventMarks& m_marks;
    Navigator& m_navigator;
};

} // namespace throughline
