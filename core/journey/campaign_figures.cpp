// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/campaign_figures.h"

#include "core/journey/attribution.h"
#include "core/journey/funnel.h"

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace throughline {

std::optional<double> CampaignFigures::conversion() const
{
    if (contacts == 0 || buyers > contacts)
        return std::nullopt;
    return static_cast<double>(buyers) / contacts;
}

std::vector<CampaignFigures> campaignFigures(const Snapshot& snapshot, const std::optional<TimeRange>& window)
{
    FunnelOptions options;
    if (window) {
        options.from = window->from;
        options.to = window->to;
    }
    std::vector<CampaignFigures> figures;
    absl::flat_hash_map<EntityId, std::size_t> places;
    for (const Funnel& funnel : funnels(snapshot, EventStages(snapshot, usualStages()), options)) {
        places.emplace(funnel.campaign, figures.size());
        figures.push_back({.campaign = funnel.campaign, .contacts = funnel.steps.front().contacts});
    }
    absl::flat_hash_set<std::pair<EntityId, EntityId>> buyers; // of a campaign
    for (const Attribution& order : attributions(snapshot)) {
        const TimeNs time = order.event ? snapshot.events.time(order.event) : kNoTime;
        const auto place = places.find(order.campaign);
        if (place == places.end() || (window && (time < window->from || time >= window->to)))
            continue;
        CampaignFigures& campaign = figures[place->second];
        ++campaign.orders;
        campaign.inferred += order.kind == AttributionKind::Inferred ? 1 : 0;
        const EntityId contact = snapshot.events.contact(order.event);
        if (contact && buyers.emplace(order.campaign, contact).second)
            ++campaign.buyers;
    }
    if (window)
        std::erase_if(figures, [](const CampaignFigures& one) { return one.contacts + one.orders == 0; });
    std::ranges::stable_sort(figures, [](const CampaignFigures& a, const CampaignFigures& b) {
        return std::tie(a.orders, a.contacts) > std::tie(b.orders, b.contacts);
    });
    return figures;
}

} // namespace throughline
