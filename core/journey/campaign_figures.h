// SPDX-License-Identifier: GPL-3.0-or-later
// CampaignFigures: what came of each campaign at a glance (spec 5, "Overview": "campaigns with conversion").
//
// Contacts are those that enter its causal funnel by the usual stages, orders those that attribution finds it
// behind (see campaign_results.h). Pure, any thread.
#pragma once

#include "core/base/progress.h"
#include "core/base/time_range.h"
#include "core/model/snapshot.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace throughline {

struct CampaignFigures {
    EntityId campaign;
    std::uint32_t contacts = 0; // that its messages reached; 0 also where no event says that one was sent
    std::uint32_t orders = 0;   // behind which it stands
    std::uint32_t inferred = 0; // of these, those that only inferred links lead to
    // The share of the contacts who ordered; none where no contact is known to have been reached, or fewer
    // than ordered.
    std::optional<double> conversion;
};

// Those with the most orders first, then with the most contacts. Of a window, messages sent and orders made
// in it, and campaigns that have any. What is there when it was cancelled is of no use.
[[nodiscard]] std::vector<CampaignFigures> campaignFigures(const std::shared_ptr<const Snapshot>& snapshot,
                                                           const std::optional<TimeRange>& window = {},
                                                           const CancelToken& cancel = {});

} // namespace throughline
