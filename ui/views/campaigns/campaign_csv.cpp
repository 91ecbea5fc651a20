// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/campaigns/campaign_csv.h"

#include "core/export/csv.h"

#include <fmt/format.h>

#include <optional>

namespace throughline {

namespace {

constexpr std::string_view kLineEnd = "\r\n";

std::string valueOf(const Snapshot& snapshot, EntityId entity)
{
    return entity ? csvText(snapshot.str(snapshot.entities[entity].value)) : std::string();
}

std::string milliseconds(DurationNs duration)
{
    return duration == kNoDuration ? std::string()
                                   : fmt::format("{}", static_cast<double>(duration) / kMillisecond);
}

std::string share(const std::optional<double>& value)
{
    return value ? fmt::format("{:.6g}", *value) : std::string();
}

void appendStage(std::string& text, const FunnelStep& step)
{
    text += fmt::format(",{},{},{},{}", step.contacts, step.inferred, step.skipped, share(step.conversion));
}

} // namespace

std::string campaignsCsv(const CampaignResults& results, const std::vector<std::uint32_t>& rows,
                         const CancelToken& cancel)
{
    std::string text =
        "campaign_id,orders,linked_orders,inferred_orders,buyers,conversion,message_to_order_median_ms";
    for (const FunnelStage& stage : results.stages->stages) {
        for (const char* figure : {"_contacts", "_inferred_contacts", "_skipped_contacts", "_conversion"})
            text += ',' + csvText(stage.name + figure);
    }
    text += kLineEnd;
    for (const std::uint32_t row : rows) {
        if (cancel.cancelled())
            break;
        const OrderTally& orders = results.orders[row];
        text += fmt::format("{},{},{},{},{},{},{}", valueOf(*results.snapshot, results.funnels[row].campaign),
                            orders.attributed(), orders.linked, orders.inferred, orders.buyers,
                            share(results.conversionOf(row)), milliseconds(orders.median));
        for (const FunnelStep& step : results.funnels[row].steps)
            appendStage(text, step);
        text += kLineEnd;
    }
    return text;
}

std::string ordersCsv(const CampaignResults& results, const std::vector<std::uint32_t>& rows,
                      const CancelToken& cancel)
{
    const Snapshot& snapshot = *results.snapshot;
    std::string text =
        "order_id,campaign_id,message_id,kind,broken,confidence,hops,message_to_order_ms,ordered_at";
    text += kLineEnd;
    for (const std::uint32_t row : rows) {
        if (cancel.cancelled())
            break;
        const Attribution& order = results.attributions[row];
        const bool attributed = order.kind != AttributionKind::None;
        text += fmt::format(
            "{},{},{},{},{},{},{},{},{}{}", valueOf(snapshot, order.target),
            valueOf(snapshot, order.campaign), valueOf(snapshot, order.message), nameOf(order.kind),
            order.broken ? "true" : "", attributed ? share(order.confidence) : std::string(),
            attributed ? fmt::format("{}", order.hops) : std::string(), milliseconds(order.messageToTarget),
            formatTime(snapshot.events.time(order.event)), kLineEnd);
    }
    return text;
}

} // namespace throughline
