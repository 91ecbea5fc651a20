// SPDX-License-Identifier: GPL-3.0-or-later
// What is likely behind each hole in the chains (spec 5, "Findings": cut at the edge of the export, never
// instrumented, context lost, other system), judged by what else happens to events of the same class.
//
// An event is at the edge where more of its class's causes lie further back than the data reach than are lost
// for other reasons. A class none of whose events has a trace id is not instrumented. A class whose events
// mostly name causes that are not here is called by another system; where they mostly name causes that are,
// the one that is missing was pruned.
#pragma once

#include "core/model/findings.h"
#include "core/model/losses.h"
#include "core/reconstruct/event_order.h"

#include <vector>

namespace throughline {

// Sets HoleCause of findings that break a chain, unless it is known already. Links are complete. The result does not depend on the order
// in which events were read; cost is linear in events.
[[nodiscard]] LossTable judgeHoles(const Snapshot& snapshot, const EventOrder& order,
                                   std::vector<Finding>& findings, unsigned threads);

} // namespace throughline
