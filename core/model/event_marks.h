// SPDX-License-Identifier: GPL-3.0-or-later
// What a person marked (spec 5, "M mark"; "Workspace file: marks, notes"): EventMark is told by the name of
// its event so that it outlives a load, MarkedEvents are those of one snapshot, for drawing.
//
// Plain values, any thread. A mark whose event is not in the data is kept, and says what it was of.
#pragma once

#include "core/base/time.h"
#include "core/model/snapshot.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

struct EventMark {
    std::string event;     // as Snapshot::eventName says
    std::string type;      // of the event, and …
    TimeNs time = kNoTime; // … its time, as they were when it was marked
    std::string note;      // plain text; may be empty

    friend bool operator==(const EventMark&, const EventMark&) = default;
};

[[nodiscard]] EventMark markOf(const Snapshot& snapshot, EventId event);
// The event of a mark where it has the time that it had; none else. Costs what events of one instant cost.
[[nodiscard]] EventId findMarked(const Snapshot& snapshot, const EventMark& mark);
// The same of an event whose time is read otherwise now. Looks at all events.
[[nodiscard]] EventId findMarkedAnywhere(const Snapshot& snapshot, const EventMark& mark);

class MarkedEvents {
public:
    struct Entry {
        EventId event;
        std::string note;
    };

    MarkedEvents() = default;
    explicit MarkedEvents(std::vector<Entry> entries); // in any order

    [[nodiscard]] bool empty() const { return m_entries.empty(); }
    // In the order of the events.
    [[nodiscard]] const std::vector<Entry>& all() const { return m_entries; }
    [[nodiscard]] bool contains(EventId event) const;
    [[nodiscard]] std::string_view noteOf(EventId event) const; // "" where there is none
    // From the first event to the last one, both included.
    [[nodiscard]] std::span<const Entry> between(EventId first, EventId last) const;

private:
    std::vector<Entry> m_entries; // sorted by event
};

} // namespace throughline
