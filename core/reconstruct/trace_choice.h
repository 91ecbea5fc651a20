// SPDX-License-Identifier: GPL-3.0-or-later
// Where evidence names a trace but no event in it: which event of that trace a link begins at (spec 2,
// `causal`).
//
// In this order: the event that names the same message; the latest earlier one of the same contact; the
// latest earlier one that belongs to no contact; the trace's root. Cost is linear in the events of the traces
// asked for.
#pragma once

#include "core/model/clusters.h"
#include "core/reconstruct/rule_context.h"

#include <vector>

namespace throughline {

struct TraceQuestion {
    TraceId trace; // known to be the effect's cause; never the effect's own trace
    EventId effect;
};

// One link of the given kind per question, ordered by effect. `chosen` is set where it was not the message
// that told.
[[nodiscard]] std::vector<Candidate> chooseInTraces(const RuleContext& context, const ClusterTable& clusters,
                                                    std::vector<TraceQuestion> questions, LinkKind kind);

} // namespace throughline
