// SPDX-License-Identifier: GPL-3.0-or-later
// CampaignFigures: what came of each campaign at a glance (spec 5, "Overview": "campaigns with conversion").
//
// Contacts are those that enter its causal funnel (see funnel.h), orders those that attribution finds it
// behind (see attribution.h). Pure, any thread.
#pragma once

#include "core/base/time_range.h"
#include "core/model/snapshot.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace throughline {

struct CampaignFigures {
    EntityId campaign;
    std::uint32_t contacts = 0; // that its messages reached; 0 also where no event says that one was sent
    std::uint32_t orders = 0;   // behind which it stands
    std::uint32_t inferred = 0; // of these, those that only inferred links lead to
    std::uint32_t buyers = 0;   // contacts of those orders

    // The share of the contacts who ordered; none where no contact is known to have been reached, or fewer
    // than ordered.
    [[nodiscard]] std::optional<double> conversion() const;
};

// Those with the most orders first, then with the most contacts. Of a window, messages sent and orders made
// in it, and campaigns that have any.
[[nodiscard]] std::vector<CampaignFigures> campaignFigures(const Snapshot& snapshot,
                                                           const std::optional<TimeRange>& window = {});

} // namespace throughline
