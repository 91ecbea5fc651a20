// SPDX-License-Identifier: GPL-3.0-or-later
// The link fallback: likely causes of events that should have one and name none (spec 2, "Link fallback").
//
// An event whose parent, reply context or causal trace names something that is not here has a known, missing
// cause and gets no other. Where a kind of event has too few intact links to learn from, candidates are
// offered and none is accepted. What is accepted closes no cycle. The result does not depend on the order in
// which events were read.
#pragma once

#include "core/base/progress.h"
#include "core/model/repairs.h"
#include "core/reconstruct/event_order.h"
#include "core/reconstruct/fallback/uninstrumented_kinds.h"
#include "core/reconstruct/glue_identities.h"

#include <vector>

namespace throughline {

struct Inference {
    RepairTable repairs;
    std::vector<EventId> unexpectedRoots; // by event: those without a cause that should have one
    std::vector<UninstrumentedKind> uninstrumented;
};

// Links are complete and have their causes indexed. Empty where it is cancelled.
[[nodiscard]] Inference inferCauses(const Snapshot& snapshot, const EventOrder& order,
                                    const GlueIdentities& glue, double threshold, unsigned threads,
                                    const CancelToken& cancel);

} // namespace throughline
