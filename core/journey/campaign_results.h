// SPDX-License-Identifier: GPL-3.0-or-later
// CampaignResults: the causal funnel of each campaign and the orders attributed to it, with what they come to
// (spec 5, "Campaigns"; what counts is told in funnel.h and attribution.h).
//
// Immutable once made, any thread.
#pragma once

#include "core/base/progress.h"
#include "core/base/time_range.h"
#include "core/journey/attribution.h"
#include "core/journey/funnel.h"

#include <absl/container/flat_hash_map.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace throughline {

// The orders of one campaign, or of all.
struct OrderTally {
    std::uint32_t linked = 0;        // that exact links lead to
    std::uint32_t inferred = 0;      // that only inferred links do
    std::uint32_t none = 0;          // that nothing leads to; of one campaign there are none
    std::uint32_t broken = 0;        // of these, those whose chain is known to have a hole
    std::uint32_t buyers = 0;        // different contacts of the attributed ones, a contact once a campaign
    DurationNs median = kNoDuration; // from message to order; kNoDuration where none has both times

    [[nodiscard]] std::uint32_t attributed() const { return linked + inferred; }
};

struct CampaignResults {
    std::shared_ptr<const Snapshot> snapshot;
    std::shared_ptr<const FunnelStages> stages;
    std::vector<std::uint32_t> eventsOfStage;             // how many events of the data are of each stage
    std::vector<StageType> unknown;                       // types that were given and that no event has
    std::vector<Funnel> funnels;                          // in the order in which events name the campaigns
    std::vector<OrderTally> orders;                       // of the campaign of the same number
    std::vector<Attribution> attributions;                // the orders, in order of their time
    absl::flat_hash_map<EntityId, std::uint32_t> numbers; // of campaigns in `funnels`
    // All campaigns together: a contact counts once a campaign, and steps have no median.
    Funnel allFunnels;
    OrderTally allOrders;

    [[nodiscard]] std::optional<std::uint32_t> numberOf(EntityId campaign) const;
    // The share of the contacts that entered who ordered; none where nobody did, or fewer than ordered.
    [[nodiscard]] std::optional<double> conversionOf(std::uint32_t number) const;
};

// Pure, any thread. Of a window, messages sent and orders made in it. Ends early, with results that are good
// for nothing, where it was cancelled.
[[nodiscard]] std::shared_ptr<const CampaignResults>
campaignResults(std::shared_ptr<const Snapshot> snapshot, std::shared_ptr<const FunnelStages> stages,
                const CancelToken& cancel = {}, const std::optional<TimeRange>& window = {});

} // namespace throughline
