// SPDX-License-Identifier: GPL-3.0-or-later
// What comes out of the simulated shop, record by record in the order of delivery: events as they reach the
// event lake, rows as they are written, and what the ObservabilityPlugin recorded.
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/simulate/commerce_rows.h"
#include "core/tracing/trace_context.h"

#include <string>
#include <string_view>

namespace throughline::simulate {

// An event of spec 1. Type and class outlive the simulation.
struct LakeEvent {
    std::string id;
    std::string_view type;
    std::string_view className;
    TimeNs occurredAt = kNoTime; // by the clock of the host that it happened on
    DurationNs duration = kNoDuration;
    bool isFailure = false;
    std::string contact; // empty, here and below: none
    std::string user;
    std::string reference; // "order:1234"
    std::string payload;   // a JSON object
    TraceContext metadata;
    std::string updatedBy;
};

// A row that the ObservabilityPlugin recorded, as it was at last.
struct RecordedRow {
    TimeNs time = kNoTime; // when its work ended
    std::string id;
    std::string json; // a record of the native export
};

// Where records go. Owned by the caller of the simulation. Records come on a thread that works behind the
// simulation's, settle() is called on that itself; never two calls at a time. A failure ends the simulation.
class DeliverySink {
public:
    virtual ~DeliverySink() = default;

    [[nodiscard]] virtual Result<void> deliver(const LakeEvent& event) = 0;
    [[nodiscard]] virtual Result<void> deliver(const CommerceRow& row) = 0;
    // Once for each id.
    [[nodiscard]] virtual Result<void> deliver(const RecordedRow& row) = 0;
    // Nothing writes to the observability storage until it returns. What was handed over before has been
    // delivered; the last time, that is all.
    [[nodiscard]] virtual Result<void> settle() { return {}; }
};

} // namespace throughline::simulate
