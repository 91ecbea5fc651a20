// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/campaign_figures.h"

#include "core/journey/campaign_results.h"

#include <algorithm>
#include <tuple>

namespace throughline {

std::vector<CampaignFigures> campaignFigures(const std::shared_ptr<const Snapshot>& snapshot,
                                             const std::optional<TimeRange>& window,
                                             const CancelToken& cancel)
{
    const std::shared_ptr<const CampaignResults> results =
        campaignResults(snapshot, std::make_shared<FunnelStages>(usualStages()), cancel, window);
    std::vector<CampaignFigures> figures;
    for (std::uint32_t i = 0; i < results->funnels.size(); ++i)
        figures.push_back({.campaign = results->funnels[i].campaign,
                           .contacts = results->funnels[i].steps.front().contacts,
                           .orders = results->orders[i].attributed(),
                           .inferred = results->orders[i].inferred,
                           .conversion = results->conversionOf(i)});
    if (window)
        std::erase_if(figures, [](const CampaignFigures& one) { return one.contacts + one.orders == 0; });
    std::ranges::stable_sort(figures, [](const CampaignFigures& a, const CampaignFigures& b) {
        return std::tie(a.orders, a.contacts) > std::tie(b.orders, b.contacts);
    });
    return figures;
}

} // namespace throughline
