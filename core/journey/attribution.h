// SPDX-License-Identifier: GPL-3.0-or-later
// Attribution: for each order the campaign and the very message behind it (spec 2, "Attribution").
#pragma once

#include "core/base/progress.h"
#include "core/journey/explain.h"
#include "core/model/snapshot.h"

#include <string_view>
#include <vector>

namespace throughline {

enum class AttributionKind : std::uint8_t { None, Inferred, Direct };
[[nodiscard]] std::string_view nameOf(AttributionKind kind); // "direct"

struct Attribution {
    EntityId target; // the order
    EventId event;   // that created it
    EntityId campaign;
    EntityId message;
    AttributionKind kind = AttributionKind::None;
    double confidence = 1.0; // of the hops between message and order
    std::uint32_t hops = 0;  // links between the message's event and the order's
    DurationNs messageToTarget = kNoDuration;
    bool broken = false; // none, and the chain is known to have a hole
};

struct AttributionOptions {
    std::string target = "order";
    OriginKinds kinds;
};

// One row per entity of the target kind, in order of the time it was created. Pure, any thread. Ends early,
// with whatever there is, where it was cancelled.
[[nodiscard]] std::vector<Attribution> attributions(const Snapshot& snapshot,
                                                    const AttributionOptions& options = {},
                                                    const CancelToken& cancel = {});

} // namespace throughline
