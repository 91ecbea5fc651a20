// SPDX-License-Identifier: GPL-3.0-or-later
// EventSelection: the list of events behind a figure, in time order, with a way back.
//
// Belongs to its view, GUI thread. Rows hold ids only: a million of them are fine.
#pragma once

#include "ui/models/event_list_model.h"

#include <QWidget>

class QLabel;
class QTableView;
class QToolButton;

namespace throughline {

class EventSelection : public QWidget {
    Q_OBJECT
public:
    explicit EventSelection(QWidget* parent = nullptr);

    // While the events are looked up.
    void showWaiting(const QString& title);
    void setEvents(std::shared_ptr<const Snapshot> snapshot, std::vector<EventId> events);
    void clear();
    [[nodiscard]] const EventListModel& model() const { return m_model; }
    [[nodiscard]] QString title() const;

Q_SIGNALS:
    void eventWanted(throughline::EventId event);
    void backWanted();

private:
    EventListModel m_model;
    QToolButton* m_back;
    QLabel* m_title;
    QLabel* m_count;
    QTableView* m_table;
};

} // namespace throughline
