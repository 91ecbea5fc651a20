// SPDX-License-Identifier: GPL-3.0-or-later
// SimulationTruth: what really happened in the simulated shop, written down beside it while it runs: which
// event caused which, by what trace it went, what was lost on the way; which message led to which order;
// which job wrote which row.
//
// Nothing here is read from what the shop itself passes on: services say it when it happens. Ids are kept
// packed, some 60 bytes an event. Owned by one simulation, one thread.
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace throughline::simulate {

using EventNumber = std::uint32_t;
inline constexpr EventNumber kNoEvent = 0xffff'ffff;

// What caused an event.
struct Cause {
    EventNumber event = kNoEvent; // none: a root
    bool isLost = false;          // nothing that the event carries tells of it
};

struct OrderTruth {
    std::string order;
    EventNumber event = kNoEvent; // that created it
    std::string campaign;         // empty: none
    std::string message;
    std::string_view via; // "buy_now", "web"
};

struct JobTruth {
    std::string id;
    std::string name;
    std::string parent; // the job that wrote the row which started this one; empty: none
    std::string correlation;
};

struct MutationTruth {
    std::string table;
    std::string row;
    std::string token;
    std::string job; // that wrote it; empty where jobs have no ids
    TimeNs time = kNoTime;
};

// Takes a text a piece at a time.
using TextSink = std::function<Result<void>(std::string_view)>;

class SimulationTruth {
public:
    // Both ids are UUIDs of small letters.
    EventNumber addEvent(std::string_view id, std::string_view trace, const Cause& cause);
    // Of an event that was written before its cause was.
    void setCause(EventNumber event, EventNumber cause) { m_events[event].cause = cause; }
    void setMissing(EventNumber event) { m_events[event].isMissing = true; }
    void add(OrderTruth order) { m_orders.push_back(std::move(order)); }
    void add(JobTruth job) { m_jobs.push_back(std::move(job)); }
    void add(MutationTruth mutation) { m_mutations.push_back(std::move(mutation)); }

    [[nodiscard]] std::uint32_t eventCount() const { return static_cast<std::uint32_t>(m_events.size()); }
    [[nodiscard]] std::uint32_t missingCount() const;
    [[nodiscard]] const std::vector<JobTruth>& jobs() const { return m_jobs; }
    [[nodiscard]] const std::vector<MutationTruth>& mutations() const { return m_mutations; }

    // truth.json: "events" (those in the lake), "dropped", "lost", "parent", "trace", "orders", "traces";
    // and "jobs" by id, "tokens" by text with the rows that they were written to.
    [[nodiscard]] Result<void> write(const TextSink& sink) const;

private:
    using PackedUuid = std::array<char, 16>;
    struct Event {
        PackedUuid id;
        PackedUuid trace;
        EventNumber cause;
        bool isLost;
        bool isMissing;
    };
    class Writer;

    std::vector<Event> m_events;
    std::vector<OrderTruth> m_orders;
    std::vector<JobTruth> m_jobs;
    std::vector<MutationTruth> m_mutations;
};

} // namespace throughline::simulate
