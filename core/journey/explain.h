// SPDX-License-Identifier: GPL-3.0-or-later
// Explain: the chain of primary causes from the root down to an event; and effects: everything it caused.
//
// Spec 2, "Explain" and "Attribution". Pure functions of a snapshot, any thread; no recursion, cost follows
// the length of the chain or the size of the tree.
#pragma once

#include "core/model/journey.h"
#include "core/model/snapshot.h"

#include <string>
#include <vector>

namespace throughline {

// Which entity kinds an attribution starts and passes through (spec 4: --origin, --via).
struct OriginKinds {
    std::string origin = "campaign";
    std::string via = "message";
};

[[nodiscard]] Chain explain(const Snapshot& snapshot, EventId target, const OriginKinds& kinds = {});

// The tree of everything an event caused along primary links, in pre-order, the event itself first.
[[nodiscard]] std::vector<Effect> effects(const Snapshot& snapshot, EventId cause);

// The chain as plain sentences, one an entry, for people: "2026-03-09 09:16:00 UTC: CampaignSendRequested …".
[[nodiscard]] std::vector<std::string> inWords(const Snapshot& snapshot, const Chain& chain);

} // namespace throughline
