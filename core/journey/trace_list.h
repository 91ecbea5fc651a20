// SPDX-License-Identifier: GPL-3.0-or-later
// TraceList: all trace clusters in figures, and which of them a query lets pass, in its order (spec 5,
// "Traces": filter by text, entry point, status, breaks).
//
// Plain data and pure functions, any thread. Both end early, with whatever there is, where they were
// cancelled.
#pragma once

#include "core/base/progress.h"
#include "core/model/event_filter.h"
#include "core/model/snapshot.h"

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace throughline {

inline constexpr std::size_t kEntryPointCount = 6;

struct TraceFigures {
    TimeNs start = kNoTime; // of the earliest event that has a usable time
    // From there to the latest end. None where that is the same instant: nothing says that it took any time.
    DurationNs duration = kNoDuration;
    EventId root;     // see Cluster
    EntityId contact; // of the earliest event that names one
    std::uint32_t events = 0;
    std::uint32_t errors = 0;
    std::uint32_t breaks = 0; // findings that break a chain
    EntryPoint entry = EntryPoint::Unknown;
};

// By TraceId. Linear in events and findings.
using TraceTable = std::vector<TraceFigures>;
[[nodiscard]] TraceTable traceTable(const Snapshot& snapshot, const CancelToken& cancel = {});

// A part of the plane of start and duration; all bounds are included.
struct TraceWindow {
    TimeNs from = kNoTime; // start
    TimeNs to = kNoTime;
    DurationNs shortest = 0; // none has a duration where that is more than `longest`
    DurationNs longest = 0;
    bool instants = false; // also those without a duration

    [[nodiscard]] bool holds(const TraceFigures& trace) const;
    friend bool operator==(const TraceWindow&, const TraceWindow&) = default;
};

enum class Presence : std::uint8_t { Any, With, Without };
enum class TraceSort : std::uint8_t { Name, Id, Start, Duration, Events, Errors, Breaks, Entry, Contact };

struct TraceQuery {
    // Part of the trace's id, of its root's type or class or of the contact; case does not matter for ASCII.
    std::string text;
    std::bitset<kEntryPointCount> entries; // one of these; any where none is set
    Presence errors = Presence::Any;
    Presence breaks = Presence::Any;
    std::optional<TraceWindow> window;
    EventFilter events; // at least one event of the trace passes it
    TraceSort sort = TraceSort::Start;
    bool descending = false;

    // Whether it may hold something back.
    [[nodiscard]] bool filters() const;
};

// The traces of `table` that pass, sorted; equal ones by number, and those that lack what is sorted by behind
// all others in either order. Names and contacts are sorted as people do ("c-9" before "c-10"), names by the
// last part of the class.
[[nodiscard]] std::vector<TraceId> passingTraces(const Snapshot& snapshot, const TraceTable& table,
                                                 const TraceQuery& query, const CancelToken& cancel = {});

// What a trace began with, in the last part of a class and a type: "CartController · CartUpdated"; the type
// alone where there is no class. As it is in the data.
[[nodiscard]] std::string rootNameOf(const Snapshot& snapshot, EventId root);

} // namespace throughline
