// SPDX-License-Identifier: GPL-3.0-or-later
// MarksPanel: all that the person marked, with notes (spec 5, "M mark"; "Workspace file: marks, notes").
//
// GUI thread. One click or Enter goes to the event, Delete takes the mark back. Marks of events that are not
// in what is open are listed and said to be kept.
#pragma once

#include "ui/panels/mark_model.h"

#include <QWidget>

class QLabel;
class QMenu;
class QTableView;

namespace throughline {

class MarksPanel : public QWidget {
    Q_OBJECT
public:
    // Both outlive it.
    MarksPanel(EventMarks& marks, Navigator& navigator, QWidget* parent = nullptr);

Q_SIGNALS:
    void goWanted(throughline::EventId event);
    // The person wants to write a note to the event, which is selected then.
    void noteWanted(throughline::EventId event);

private:
    void showState();
    void showSelected();
    void goTo(const QModelIndex& index);
    void remove(const QModelIndex& index);
    void fillMenu(QMenu& menu, const QModelIndex& index);

    EventMarks& m_marks;
    Navigator& m_navigator;
    MarkModel m_model;
    QTableView* m_table;
    QLabel* m_note;
};

} // namespace throughline
