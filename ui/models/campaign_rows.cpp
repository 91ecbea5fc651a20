// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/campaign_rows.h"

#include "core/base/natural_order.h"
#include "ui/models/entity_rows.h"

#include <algorithm>
#include <limits>

namespace throughline {

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

PooledText valueOf(const Snapshot& snapshot, EntityId entity)
{
    return entity ? snapshot.strings.text(snapshot.entities[entity].value) : PooledText();
}

// Sorts by names; rows without one stay last.
template <class EntityOf>
void sortByName(std::vector<std::uint32_t>& rows, const Snapshot& snapshot, bool descending,
                const EntityOf& entityOf)
{
    std::stable_sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
        const EntityId first = entityOf(a);
        const EntityId second = entityOf(b);
        if (!first || !second)
            return bool(first) && !second;
        const PooledText firstName = valueOf(snapshot, first);
        const PooledText secondName = valueOf(snapshot, second);
        return descending ? naturalLess(secondName.view(), firstName.view())
                          : naturalLess(firstName.view(), secondName.view());
    });
}

// Sorts by figures; rows without one stay last.
template <class FigureOf>
void sortByFigure(std::vector<std::uint32_t>& rows, bool descending, const FigureOf& figureOf)
{
    std::stable_sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
        const double first = figureOf(a);
        const double second = figureOf(b);
        if (first != first || second != second)
            return first == first && second != second;
        return descending ? second < first : first < second;
    });
}

double durationFigure(DurationNs duration)
{
    return duration == kNoDuration ? kNothing : static_cast<double>(duration);
}

double campaignFigure(const CampaignResults& results, std::uint32_t number, int column)
{
    const std::vector<FunnelStep>& steps = results.funnels[number].steps;
    const OrderTally& orders = results.orders[number];
    if (const std::optional<std::size_t> stage = CampaignColumns::stageOf(column))
        return *stage < steps.size() ? steps[*stage].contacts : kNothing;
    switch (column) {
    case CampaignColumns::Orders:
        return orders.attributed();
    case CampaignColumns::Inferred:
        return orders.inferred;
    case CampaignColumns::Conversion:
        return results.conversionOf(number).value_or(kNothing);
    default:
        return durationFigure(orders.median);
    }
}

double orderFigure(const CampaignResults& results, std::uint32_t number, int column)
{
    const Attribution& order = results.attributions[number];
    const bool attributed = order.kind != AttributionKind::None;
    switch (column) {
    case OrderColumns::Hops:
        return attributed ? order.hops : kNothing;
    case OrderColumns::Provenance: // the surest last, below those that nothing is known of
        return attributed     ? order.confidence + (order.kind == AttributionKind::Direct ? 1 : 0)
               : order.broken ? -1
                              : -2;
    case OrderColumns::Took:
        return durationFigure(order.messageToTarget);
    default: { // a double holds no instant to the nanosecond, but the rows are in order of time already
        const TimeNs time = results.snapshot->events.time(order.event);
        return time == kNoTime ? kNothing : static_cast<double>(time);
    }
    }
}

} // namespace

std::optional<std::size_t> CampaignColumns::stageOf(int column)
{
    if (column == Entered)
        return 0;
    return column >= Stages ? std::optional(static_cast<std::size_t>(column - Stages) + 1) : std::nullopt;
}

std::vector<std::uint32_t> campaignRows(const CampaignResults& results, const CampaignQuery& query,
                                        const CancelToken& cancel)
{
    const auto campaignOf = [&](std::uint32_t number) { return results.funnels[number].campaign; };
    std::vector<std::uint32_t> rows;
    for (std::uint32_t i = 0; i < results.funnels.size() && !cancel.cancelled(); ++i) {
        const PooledText name = valueOf(*results.snapshot, campaignOf(i));
        if (holds(name.view(), query.filter))
            rows.push_back(i);
    }
    if (query.column == CampaignColumns::Campaign)
        sortByName(rows, *results.snapshot, query.descending, campaignOf);
    else
        sortByFigure(rows, query.descending,
                     [&](std::uint32_t number) { return campaignFigure(results, number, query.column); });
    return rows;
}

std::vector<std::uint32_t> orderRows(const CampaignResults& results, const OrderQuery& query,
                                     const CancelToken& cancel)
{
    std::vector<std::uint32_t> rows;
    for (std::uint32_t i = 0; i < results.attributions.size() && !cancel.cancelled(); ++i) {
        if (!query.campaign || results.attributions[i].campaign == query.campaign)
            rows.push_back(i);
    }
    const auto sortBy = [&](EntityId Attribution::*entity) {
        sortByName(rows, *results.snapshot, query.descending,
                   [&](std::uint32_t number) { return results.attributions[number].*entity; });
    };
    switch (query.column) {
    case OrderColumns::Order:
        sortBy(&Attribution::target);
        break;
    case OrderColumns::Campaign:
        sortBy(&Attribution::campaign);
        break;
    case OrderColumns::Message:
        sortBy(&Attribution::message);
        break;
    default:
        sortByFigure(rows, query.descending,
                     [&](std::uint32_t number) { return orderFigure(results, number, query.column); });
    }
    return rows;
}

} // namespace throughline
