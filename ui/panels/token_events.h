// SPDX-License-Identifier: GPL-3.0-or-later
// TokenEvents: the events of a token's correlation id in time order. One click or Enter asks for the event.
//
// GUI thread.
#pragma once

#include "ui/models/event_list_model.h"

#include <QTableView>

namespace throughline {

class TokenEvents : public QTableView {
    Q_OBJECT
public:
    explicit TokenEvents(QWidget* parent = nullptr);

    void setEvents(std::shared_ptr<const Snapshot> snapshot, std::vector<EventId> events);
    [[nodiscard]] int count() const { return m_model.rowCount(); }

Q_SIGNALS:
    void eventWanted(throughline::EventId event);

private:
    EventListModel m_model;
};

} // namespace throughline
