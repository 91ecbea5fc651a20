// SPDX-License-Identifier: GPL-3.0-or-later
// CampaignRows: campaigns, and orders with what is behind them, filtered and sorted, for lists. Plain data
// and pure functions, any thread.
#pragma once

#include "core/base/progress.h"
#include "core/journey/campaign_results.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace throughline {

// The columns of the list of campaigns. From `Stages` on, the contacts of the second stage, the third …
struct CampaignColumns {
    enum Column : int { Campaign, Entered, Orders, Conversion, Inferred, Median, Stages };
    // The number of the stage whose contacts a column tells; none where it tells something else.
    [[nodiscard]] static std::optional<std::size_t> stageOf(int column);
};

struct CampaignQuery {
    std::string filter; // part of the campaign's name; case does not matter for ASCII
    int column = CampaignColumns::Orders;
    bool descending = true;
};

// Numbers of campaigns in the results. What has no value stands last, whichever way is sorted. Ends early,
// with whatever there is, where it was cancelled.
[[nodiscard]] std::vector<std::uint32_t>
campaignRows(const CampaignResults& results, const CampaignQuery& query, const CancelToken& cancel = {});

struct OrderColumns {
    enum Column : int { Order, Campaign, Message, Hops, Provenance, Took, Time, Count };
};

struct OrderQuery {
    EntityId campaign; // none: all orders
    int column = OrderColumns::Time;
    bool descending = false;
};

// Numbers of attributions in the results, as above.
[[nodiscard]] std::vector<std::uint32_t> orderRows(const CampaignResults& results, const OrderQuery& query,
                                                   const CancelToken& cancel = {});

} // namespace throughline
