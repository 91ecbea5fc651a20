// SPDX-License-Identifier: GPL-3.0-or-later
// Work: what one part of the simulated shop hands to another to be done, with the truth about it beside it.
// Values, no ties to a thread.
#pragma once

#include "core/simulate/simulation_truth.h"

#include <memory>
#include <string>

namespace throughline::simulate {

// What is handed over is the payload alone, a JSON object: a queue's or an event trigger's, with the
// dispatcher's envelope in front unless that was lost.
struct Work {
    std::string payload;
    Cause cause;           // the truth
    std::string startedBy; // the truth: the job that wrote the row of the payload; empty: none
};

// What led a contact to where they are: the truth about orders.
struct Journey {
    std::uint32_t contact = 0;
    std::string campaign; // empty: none
    std::string message;
};
using SharedJourney = std::shared_ptr<const Journey>;

// A message that the shop sent, or got.
struct Message {
    std::string id;
    EventNumber event = kNoEvent;
    SharedJourney journey;
};

} // namespace throughline::simulate
