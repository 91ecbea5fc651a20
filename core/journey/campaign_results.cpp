// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/campaign_results.h"

#include "core/journey/median.h"

#include <absl/container/flat_hash_set.h>

#include <algorithm>
#include <utility>

namespace throughline {

namespace {

void add(const Attribution& order, OrderTally& tally, std::vector<DurationNs>& durations)
{
    switch (order.kind) {
    case AttributionKind::Direct:
        ++tally.linked;
        break;
    case AttributionKind::Inferred:
        ++tally.inferred;
        break;
    case AttributionKind::None:
        ++tally.none;
        tally.broken += order.broken ? 1 : 0;
        break;
    }
    if (order.messageToTarget != kNoDuration)
        durations.push_back(order.messageToTarget);
}

void tallyOrders(CampaignResults& results)
{
    results.orders.resize(results.funnels.size());
    std::vector<std::vector<DurationNs>> durations(results.funnels.size());
    std::vector<DurationNs> all;
    absl::flat_hash_set<std::pair<EntityId, EntityId>> buyers; // campaign and contact
    for (const Attribution& order : results.attributions) {
        add(order, results.allOrders, all);
        const std::optional<std::uint32_t> number = results.numberOf(order.campaign);
        if (!number)
            continue;
        add(order, results.orders[*number], durations[*number]);
        const EntityId contact = results.snapshot->events.contact(order.event);
        if (contact && buyers.emplace(order.campaign, contact).second) {
            ++results.orders[*number].buyers;
            ++results.allOrders.buyers;
        }
    }
    for (std::size_t i = 0; i < durations.size(); ++i)
        results.orders[i].median = medianOf(durations[i]);
    results.allOrders.median = medianOf(all);
}

Funnel sumOf(const std::vector<Funnel>& funnels, std::size_t stages)
{
    Funnel sum;
    sum.steps.resize(stages);
    for (const Funnel& funnel : funnels) {
        sum.outside += funnel.outside;
        for (std::size_t stage = 0; stage < stages; ++stage) {
            sum.steps[stage].contacts += funnel.steps[stage].contacts;
            sum.steps[stage].inferred += funnel.steps[stage].inferred;
            sum.steps[stage].skipped += funnel.steps[stage].skipped;
        }
    }
    fillConversions(sum.steps);
    return sum;
}

} // namespace

std::optional<std::uint32_t> CampaignResults::numberOf(EntityId campaign) const
{
    const auto found = numbers.find(campaign);
    return found == numbers.end() ? std::nullopt : std::optional(found->second);
}

std::optional<double> CampaignResults::conversionOf(std::uint32_t number) const
{
    const std::uint32_t entered = funnels[number].steps.front().contacts;
    const std::uint32_t buyers = orders[number].buyers;
    if (entered == 0 || buyers > entered)
        return std::nullopt;
    return static_cast<double>(buyers) / entered;
}

std::shared_ptr<const CampaignResults> campaignResults(std::shared_ptr<const Snapshot> snapshot,
                                                       std::shared_ptr<const FunnelStages> stages,
                                                       const CancelToken& cancel,
                                                       const std::optional<TimeRange>& window)
{
    FunnelOptions options;
    if (window) {
        options.from = window->from;
        options.to = window->to;
    }
    auto results = std::make_shared<CampaignResults>();
    results->snapshot = std::move(snapshot);
    results->stages = std::move(stages);
    const EventStages events(*results->snapshot, *results->stages);
    for (std::size_t stage = 0; stage < events.size(); ++stage)
        results->eventsOfStage.push_back(events.eventsOf(stage));
    for (const StageType* type : events.unknown())
        results->unknown.push_back(*type);
    results->funnels = funnels(*results->snapshot, events, options, cancel);
    for (std::uint32_t i = 0; i < results->funnels.size(); ++i)
        results->numbers.emplace(results->funnels[i].campaign, i);
    results->attributions = attributions(*results->snapshot, {}, cancel);
    if (window)
        std::erase_if(results->attributions, [&](const Attribution& order) {
            const TimeNs time = order.event ? results->snapshot->events.time(order.event) : kNoTime;
            return time < window->from || time >= window->to;
        });
    tallyOrders(*results);
    results->allFunnels = sumOf(results->funnels, events.size());
    return results;
}

} // namespace throughline
