// SPDX-License-Identifier: GPL-3.0-or-later
// Where evidence names a trace but no event in it: which event of that trace a link begins at (spec 2,
// `causal`).
//
// In this order: the event that names the same message; the latest earlier one of the same contact; the
// latest earlier one that belongs to no contact; the trace's root. Cost is linear in the events that are
// asked about and those of the traces that they name.
#pragma once

#include "core/model/clusters.h"
#include "core/reconstruct/rule_context.h"

#include <vector>

namespace throughline {

// For the events of a range of which a column names the trace that caused them, other than their own and
// present: a link of the given kind each, ordered by effect. `chosen` is set where it was not the message
// that told.
[[nodiscard]] std::vector<Candidate> chooseInTraces(const RuleContext& context, const ClusterTable& clusters,
                                                    EventRange range, const OptionalColumn<StringId>& named,
                                                    LinkKind kind);

} // namespace throughline
