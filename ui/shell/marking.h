// SPDX-License-Identifier: GPL-3.0-or-later
// Marking: the commands for marks and notes: mark the selected event, write a note, go from mark to mark
// (spec 5, "M mark"). Says so where marks are of events that are not in what was opened.
//
// Owned by the main window; GUI thread.
#pragma once

#include "ui/session/workspace.h"

#include <QObject>

namespace throughline {

class Marking : public QObject {
    Q_OBJECT
public:
    // Both outlive it.
    Marking(Workspace& workspace, QWidget& window);

    // The selected event is marked, or its mark taken back; or another event's.
    void toggle();
    void toggle(EventId event);
    // Where an event is selected, asks for the note to it to be written.
    void write();
    // To the next marked event in order of time, or with -1 to the one before; both go round.
    void step(int direction);
Q_SIGNALS:
    void said(const QString& remark);
    void goWanted(throughline::EventId event);
    void noteWanted();

private:
    void sayMissing();

    Workspace& m_workspace;
    std::size_t m_missing = 0; // that was said last
};

} // namespace throughline
