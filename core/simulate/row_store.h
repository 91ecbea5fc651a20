// SPDX-License-Identifier: GPL-3.0-or-later
// RowStore: the database of the simulated shop. It keeps rows as they are now, tells of each change, and
// fires event triggers, as Hasura does (seed 2).
//
// A trigger's payload holds the row before and after the change; the context of whoever changed it travels in
// its envelope (seed 1, section 3.B), unless it is lost on the way. Owned by one simulation, one thread.
#pragma once

#include "core/jobs/database_event.h"
#include "core/simulate/agenda.h"
#include "core/simulate/commerce_rows.h"
#include "core/simulate/delivery_queue.h"
#include "core/simulate/faults.h"
#include "core/simulate/randomness.h"
#include "core/simulate/work.h"
#include "core/tracing/id_source.h"
#include "core/tracing/message_lookup.h"

#include <absl/container/flat_hash_map.h>

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::simulate {

// Calls a function after a row was inserted, or after an update that changed a column.
struct Trigger {
    std::string function; // also the trigger's name
    CommerceTable table;
    Operation operation;     // Insert or Update
    std::string_view column; // of an update
    DurationNs delay;        // until it is called, at the median
};

// Who writes a row.
struct RowWriter {
    std::string token;            // for updated_by
    std::string role;             // for the session variables of the trigger
    std::string job;              // the truth: the job execution; empty where it has no id
    EventNumber event = kNoEvent; // the truth: that stands for the work
};

class RowStore : public MessageLookup {
public:
    RowStore(const SimulationClock& clock, Agenda& agenda, Randomness& random, Faults& faults, IdSource& ids,
             SimulationTruth& truth, DeliveryQueue& deliveries);

    // Before anything is written. `call` is called when a trigger has fired.
    void add(Trigger trigger) { m_triggers.push_back(std::move(trigger)); }
    void setCall(std::function<void(const std::string& function, const Work& work)> call)
    {
        m_call = std::move(call);
    }

    // A new row, or a newer state of one: its columns that are null keep what they had. Sets updated_at and
    // updated_by. Within the scope of the work that writes it.
    void write(CommerceRow row, const RowWriter& writer);
    // A row as JSON; empty where there is none. Messages and carts are written once and not kept.
    [[nodiscard]] std::string json(CommerceTable table, const std::string& id) const;

    [[nodiscard]] std::optional<std::string> traceOf(std::string_view messageId) const noexcept override;

private:
    using Rows = absl::flat_hash_map<std::string, CommerceRow>;

    // Of the row before; null for an insert.
    void fire(const Trigger& trigger, const CommerceRow* old, const CommerceRow& row,
              const RowWriter& writer);

    const SimulationClock& m_clock;
    Agenda& m_agenda;
    Randomness& m_random;
    Faults& m_faults;
    IdSource& m_ids;
    SimulationTruth& m_truth;
    DeliveryQueue& m_deliveries;
    std::vector<Trigger> m_triggers;
    std::function<void(const std::string&, const Work&)> m_call;
    std::array<Rows, kCommerceTables> m_rows;                      // those that change
    absl::flat_hash_map<std::string, std::string> m_messageTraces; // by message
};

} // namespace throughline::simulate
