// SPDX-License-Identifier: GPL-3.0-or-later
// The events that the simulated shop emits: their types, the classes of the code that emits them, and on
// which host that code runs. Values, any thread.
#pragma once

#include <cstdint>
#include <string_view>

namespace throughline::simulate {

// Each has a clock of its own.
enum class Host : std::uint8_t { Web, Webhooks, Workers, Scheduler, Shipping };
inline constexpr std::size_t kHosts = 5;

struct EventKind {
    std::string_view type;
    std::string_view className;
    Host host;
};

namespace kinds {

inline constexpr EventKind kCampaignSendRequested = {"CampaignSendRequested",
                                                     R"(App\Http\Controllers\CampaignController)", Host::Web};
inline constexpr EventKind kCampaignBatchStarted = {"CampaignBatchStarted",
                                                    R"(App\Jobs\SendCampaignMessageJob)", Host::Workers};
inline constexpr EventKind kCampaignMessageSent = {"MessageSent", R"(App\Jobs\SendCampaignMessageJob)",
                                                   Host::Workers};
inline constexpr EventKind kMessageDelivered = {"MessageDelivered",
                                                R"(App\Http\Controllers\WebhookController)", Host::Webhooks};
inline constexpr EventKind kMessageRead = {"MessageRead", R"(App\Http\Controllers\WebhookController)",
                                           Host::Webhooks};
inline constexpr EventKind kMessageReceived = {"MessageReceived", R"(App\Http\Controllers\WebhookController)",
                                               Host::Webhooks};
inline constexpr EventKind kButtonClicked = {"ButtonClicked", R"(App\Http\Controllers\WebhookController)",
                                             Host::Webhooks};
inline constexpr EventKind kAutomationTriggered = {
    "AutomationTriggered", R"(App\Listeners\AutomationTriggerListener)", Host::Workers};
inline constexpr EventKind kAutomationReplySent = {"MessageSent", R"(App\Jobs\SendAutomationReplyJob)",
                                                   Host::Workers};
inline constexpr EventKind kAgentReplySent = {"MessageSent", R"(App\Http\Controllers\InboxController)",
                                              Host::Web};
inline constexpr EventKind kSessionStarted = {"SessionStarted", R"(App\Http\Middleware\StartSession)",
                                              Host::Web};
inline constexpr EventKind kCartItemAdded = {"CartItemAdded", R"(App\Http\Controllers\CartController)",
                                             Host::Web};
inline constexpr EventKind kCheckoutStarted = {"CheckoutStarted",
                                               R"(App\Http\Controllers\CheckoutController)", Host::Web};
inline constexpr EventKind kOrderCreated = {"OrderCreated", R"(App\Services\OrderService)", Host::Web};
inline constexpr EventKind kStockReserved = {"StockReserved", R"(App\Jobs\ReserveStockJob)", Host::Workers};
inline constexpr EventKind kPaymentCaptured = {"PaymentCaptured", R"(App\Jobs\CapturePaymentJob)",
                                               Host::Workers};
inline constexpr EventKind kPaymentFailed = {"PaymentFailed", R"(App\Jobs\CapturePaymentJob)", Host::Workers};
inline constexpr EventKind kInvoiceIssued = {"InvoiceIssued", R"(App\Jobs\IssueInvoiceJob)", Host::Workers};
inline constexpr EventKind kOrderConfirmationSent = {"MessageSent", R"(App\Jobs\SendOrderConfirmationJob)",
                                                     Host::Workers};
inline constexpr EventKind kShipmentCreated = {"ShipmentCreated", R"(App\Jobs\CreateShipmentJob)",
                                               Host::Shipping};
inline constexpr EventKind kShipmentPickedUp = {"ShipmentPickedUp", R"(App\Jobs\PickUpShipmentJob)",
                                                Host::Shipping};
inline constexpr EventKind kShipmentArrived = {"ShipmentArrived", R"(App\Jobs\CompleteShipmentJob)",
                                               Host::Shipping};
inline constexpr EventKind kScheduledJobStarted = {"ScheduledJobStarted", R"(App\Console\PruneCartsCommand)",
                                                   Host::Scheduler};
inline constexpr EventKind kCartsPruned = {"CartsPruned", R"(App\Console\PruneCartsCommand)",
                                           Host::Scheduler};

} // namespace kinds

} // namespace throughline::simulate
