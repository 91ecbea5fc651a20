// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of the view of campaigns as CSV (RFC 4180): names of columns and figures as the command line
// writes them (spec 5, "Campaigns": "table to CSV").
//
// Pure, any thread. Ends early, with whatever there is, where it was cancelled.
#pragma once

#include "core/journey/campaign_results.h"

#include <cstdint>
#include <string>
#include <vector>

namespace throughline {

// A row a campaign, in the order of `rows` (numbers of campaigns), with four columns a stage.
[[nodiscard]] std::string campaignsCsv(const CampaignResults& results, const std::vector<std::uint32_t>& rows,
                                       const CancelToken& cancel = {});
// A row an order, in the order of `rows` (numbers of attributions).
[[nodiscard]] std::string ordersCsv(const CampaignResults& results, const std::vector<std::uint32_t>& rows,
                                    const CancelToken& cancel = {});

} // namespace throughline
