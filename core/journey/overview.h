// SPDX-License-Identifier: GPL-3.0-or-later
// Overview: how much of what is in the data, or in a window of its time (spec 5, "Overview").
//
// Pure, any thread; looks at every event and finding of the window once.
#pragma once

#include "core/base/progress.h"
#include "core/base/time_range.h"
#include "core/model/snapshot.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace throughline {

struct Overview {
    struct Kind {
        StringId kind;
        std::uint32_t entities = 0; // that events name
    };
    struct Type {
        StringId type;
        EventId example; // the earliest event of it
        std::uint32_t events = 0;
        std::uint32_t errors = 0;
    };
    struct Class {
        StringId className; // of the event at which chains break: class, or type where it has none
        std::uint32_t breaks = 0;
        std::uint32_t events = 0; // of this class
    };

    std::uint32_t events = 0;
    std::uint32_t errors = 0;
    std::uint32_t untimed = 0; // events without a usable time
    std::uint32_t traces = 0;
    std::uint32_t findings = 0;
    std::uint32_t breaks = 0; // findings of a broken chain
    TimeRange time;           // earliest start and latest end; kNoTime where nothing has a time
    // Most of what comes first; of as many, what came earlier.
    std::vector<Kind> kinds;
    std::vector<Type> types;
    std::vector<Class> breaksByClass;
};

// Of all of the data, or of a window. An event without a time is in no window. What is there when it was
// cancelled is of no use.
[[nodiscard]] Overview overviewOf(const Snapshot& snapshot, const std::optional<TimeRange>& window = {},
                                  const CancelToken& cancel = {});

// The events that begin in the window; all of them where there is none. They are in time order, so they
// follow each other: the first one, and one past the last.
struct EventsOfWindow {
    std::uint32_t first = 0, end = 0;

    [[nodiscard]] bool contains(EventId e) const { return e.index() >= first && e.index() < end; }
};
[[nodiscard]] EventsOfWindow eventsIn(const Snapshot& snapshot, const std::optional<TimeRange>& window);

} // namespace throughline
