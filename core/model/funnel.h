// SPDX-License-Identifier: GPL-3.0-or-later
// The shape of a campaign's funnel: how many contacts got how far, and how long each step took. Plain data,
// made by journey/, drawn by layout/.
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace throughline {

// One stage of the funnel of one campaign. What counts is said in journey/funnel.h.
struct FunnelStep {
    std::uint32_t contacts = 0; // that reached the stage
    std::uint32_t inferred = 0; // of these, those whom only inferred links lead to it
    std::uint32_t skipped = 0;  // those that reached a later stage but not this one; not in `contacts`
    // Of the contacts that got as far as the stage before or further, the share that got as far as this one
    // or further: (contacts + skipped) of this stage by that of the one before. None for the first stage, and
    // where nobody got as far as the one before.
    std::optional<double> conversion;
    // The median, over the contacts that reached this stage and the one before, of the time between the two:
    // from the event of the stage before on the chain or, where it is not on the chain, from the first one
    // below the same entry. A step of which the earlier event has the later time, or one has none, has no
    // duration. kNoDuration where there is none.
    DurationNs median = kNoDuration;
};

struct Funnel {
    EntityId campaign;
    std::vector<FunnelStep> steps; // one a stage
    // Contacts of whom events of later stages belong to the campaign but who never entered: what reached them
    // is not here, or was another's. They are in no step.
    std::uint32_t outside = 0;
};

} // namespace throughline
