// SPDX-License-Identifier: GPL-3.0-or-later
// The causal funnel of each campaign: how many contacts got how far, and how long each step took (spec 2,
// "Attribution": "a contact counts once, a step counts only along a link (ordered, other events may lie
// between)").
//
// What counts:
// - A contact *enters* the funnel of a campaign by an event of the first stage whose chain of primary causes
//   leads to the campaign. It is the campaign that attribution finds for the event (see OriginFinder): an
//   event belongs to one campaign, the nearest at or above it.
// - It *reaches* a later stage by an event of that stage that belongs to the same campaign and has the
//   contact's entry on its chain of primary causes. What happens near it without a link reaches nothing.
// - Stages are in order: an event reaches its stage only where no event of the contact on its chain has
//   reached this stage or a later one. Thus the receipt of an order's confirmation is no receipt of the
//   campaign's message.
// - A stage may be skipped, for receipts hang beside the chain and are often switched off: who replied goes
//   on without a `read`. Only what was seen counts; who went further without an event of a stage is counted
//   apart, as skipping it. The first stage cannot be skipped.
// - A further event of the first stage is a new entry as long as the contact has reached nothing else: the
//   message was sent again. Later it is none: it is the shop's answer.
// - An event that names no contact is of that of its nearest cause that names one. An event that failed
//   (status error) reaches nothing.
//
// Of several events by which a contact reaches a stage, one stands for it: the earliest that exact links lead
// to from the campaign and, where there is none, the earliest.
#pragma once

#include "core/base/progress.h"
#include "core/journey/event_stages.h"
#include "core/model/funnel.h"
#include "core/model/snapshot.h"

#include <limits>
#include <string>
#include <vector>

namespace throughline {

struct FunnelOptions {
    static constexpr TimeNs kNever = std::numeric_limits<TimeNs>::max();

    std::string origin = "campaign"; // what has a funnel
    // Only entries in [from, to) and what is below them; an entry without a time only where neither is set.
    TimeNs from = kNoTime;
    TimeNs to = kNever;
};

// The conversions of steps whose contacts are counted.
void fillConversions(std::vector<FunnelStep>& steps);

// One funnel for each entity of the origin's kind, in the order in which events name them. Pure, any thread;
// no recursion, looks at every event once. Ends early, with figures that are good for nothing, where it was
// cancelled.
[[nodiscard]] std::vector<Funnel> funnels(const Snapshot& snapshot, const EventStages& stages,
                                          const FunnelOptions& options = {}, const CancelToken& cancel = {});

} // namespace throughline
