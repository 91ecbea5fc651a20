// SPDX-License-Identifier: GPL-3.0-or-later
// EventMarks: the events that the person marked, each with a note where they wrote one (spec 5, "M mark";
// "Workspace file: marks, notes").
//
// Owned by Workspace, GUI thread. They stay while the same sources are open, also when those are loaded
// again; views see those that are in the open snapshot as ViewState::marked(). What has another time now is
// looked for on a worker. A mark whose event is not here is kept.
#pragma once

#include "core/model/event_marks.h"
#include "ui/session/latest_task.h"
#include "ui/session/navigator.h"
#include "ui/session/view_state.h"

#include <QObject>

#include <map>
#include <string>
#include <vector>

namespace throughline {

class EventMarks : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t kLongestNote = 500; // characters

    EventMarks(Navigator& navigator, ViewState& state, QObject* parent = nullptr);

    // In order of time; those of events without a usable time last.
    [[nodiscard]] const std::vector<EventMark>& all() const { return m_marks; }
    // The event of one of them; none where it is not in what is open.
    [[nodiscard]] EventId eventOf(std::size_t mark) const { return m_events[mark]; }
    [[nodiscard]] bool contains(EventId event) const { return m_state.marked().contains(event); }
    [[nodiscard]] std::string noteOf(EventId event) const
    {
        return std::string(m_state.marked().noteOf(event));
    }
    // How many are not in what is open; none as long as that is not known for sure.
    [[nodiscard]] std::size_t missing() const;
    [[nodiscard]] bool working() const { return m_search.running(); }

    // Marks an event, or takes the mark back; says whether it is marked now. One that is marked again has
    // its note again.
    bool toggle(EventId event);
    // Marks the event where it is not marked.
    void setNote(EventId event, const std::string& note);
    void remove(std::size_t mark);
    // The marked event after an event, or with -1 before it, round and round; none where nothing is marked.
    [[nodiscard]] EventId next(EventId event, int direction) const;

    // Those that were kept, in place of all others. They are looked for in what is opened next.
    void restore(std::vector<EventMark> kept);
    void forget();

Q_SIGNALS:
    // The person marked something, took a mark back or wrote a note.
    void changed();
    // The marks, or what is known of them, are others now.
    void updated();

private:
    void find();
    void publish();
    void sort();
    [[nodiscard]] std::size_t indexOf(EventId event) const; // all().size() where it is not marked
    std::size_t add(EventId event);

    Navigator& m_navigator;
    ViewState& m_state;
    std::vector<EventMark> m_marks;
    std::vector<EventId> m_events;                // of each mark
    std::map<std::string, std::string> m_removed; // notes of marks that were taken back, by the event's name
    LatestTask<std::vector<EventId>> m_search;
};

} // namespace throughline
