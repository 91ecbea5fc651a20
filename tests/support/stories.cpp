// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/stories.h"

#include "core/reconstruct/reconstructor.h"
#include "tests/support/snapshot_builder.h"

#include <fmt/format.h>

namespace throughline::test {

namespace {

constexpr double kMorning = 9 * 3600 + 16 * 60;
constexpr double kEvening = 18 * 3600 + 59 * 60 + 41;
constexpr double kPurchase = 19 * 3600 + 2 * 60 + 23;

void addSend(SnapshotBuilder& b)
{
    b.add({.id = "asked",
           .type = "CampaignSendRequested",
           .className = "App\\Http\\Controllers\\CampaignController",
           .second = kMorning,
           .duration = 29 * kMillisecond,
           .trace = "7f3a11c0-0000-4000-8000-000000000001",
           .user = "u-3",
           .references = {"campaign:cmp-3"}});
    b.add({.id = "batch",
           .type = "CampaignBatchStarted",
           .className = "App\\Jobs\\SendCampaignMessageJob",
           .second = kMorning + 4,
           .duration = 4100 * kMillisecond,
           .trace = "7f3a11c0-0000-4000-8000-000000000001",
           .parent = "asked",
           .references = {"campaign:cmp-3"}});
    for (int i = 0; i < 30; ++i)
        b.add({.id = fmt::format("sent{}", i),
               .type = "MessageSent",
               .className = "App\\Jobs\\SendCampaignMessageJob",
               .second = kMorning + 5 + 0.4 * i,
               .duration = 88 * kMillisecond,
               .trace = "7f3a11c0-0000-4000-8000-000000000001",
               .parent = "batch",
               .contact = fmt::format("c-{}", 17 + i),
               .references = {fmt::format("message:wamid.HBg7{:04}", i), "campaign:cmp-3"}});
}

void addReply(SnapshotBuilder& b)
{
    const std::string trace = "b91c20d7-0000-4000-8000-000000000002";
    b.add({.id = "delivered",
           .type = "MessageDelivered",
           .className = "App\\Http\\Controllers\\WebhookController",
           .second = kMorning + 8,
           .duration = 3 * kMillisecond,
           .trace = "10d2",
           .causalTrace = "7f3a11c0-0000-4000-8000-000000000001",
           .contact = "c-17",
           .references = {"message:wamid.HBg70000"}});
    b.add({.id = "reply",
           .type = "MessageReceived",
           .className = "App\\Http\\Controllers\\WebhookController",
           .second = kEvening,
           .duration = 12 * kMillisecond,
           .trace = trace,
           .replyContext = "wamid.HBg70000",
           .contact = "c-17",
           .references = {"message:wamid.HBg8"}});
    b.add({.id = "bot",
           .type = "AutomationTriggered",
           .className = "App\\Listeners\\AutomationTriggerListener",
           .second = kEvening + 1,
           .duration = 19 * kMillisecond,
           .trace = trace,
           .parent = "reply",
           .contact = "c-17"});
    b.add({.id = "answer",
           .type = "MessageSent",
           .className = "App\\Jobs\\SendAutomationReplyJob",
           .second = kEvening + 2,
           .duration = 110 * kMillisecond,
           .trace = trace,
           .parent = "bot",
           .contact = "c-17",
           .references = {"message:wamid.HBg9"}});
}

void addPurchase(SnapshotBuilder& b)
{
    const std::string trace = "5e02f9aa-0000-4000-8000-000000000003";
    const std::string payment = "e41b7c02-0000-4000-8000-000000000004";
    b.add({.id = "tap",
           .type = "ButtonClicked",
           .className = "App\\Http\\Controllers\\WebhookController",
           .second = kPurchase,
           .duration = 9 * kMillisecond,
           .trace = trace,
           .replyContext = "wamid.HBg9",
           .contact = "c-17"});
    for (int i = 0; i < 3; ++i)
        b.add({.id = fmt::format("cart{}", i),
               .type = "CartItemAdded",
               .className = "App\\Http\\Controllers\\CartController",
               .second = kPurchase + 60 + 50 * i,
               .duration = 8 * kMillisecond,
               .trace = trace,
               .parent = i == 0 ? "tap" : fmt::format("cart{}", i - 1),
               .contact = "c-17",
               .references = {"cart:1234"}});
    b.add({.id = "checkout",
           .type = "CheckoutStarted",
           .className = "App\\Http\\Controllers\\CheckoutController",
           .second = kPurchase + 293,
           .duration = 15 * kMillisecond,
           .trace = trace,
           .parent = "cart2",
           .contact = "c-17",
           .references = {"checkout:1234"}});
    b.add({.id = "order",
           .type = "OrderCreated",
           .className = "App\\Services\\OrderService",
           .second = kPurchase + 297,
           .duration = 40 * kMillisecond,
           .trace = trace,
           .parent = "checkout",
           .contact = "c-17",
           .references = {"order:1234"}});
    b.add({.id = "stock",
           .type = "StockReserved",
           .className = "App\\Jobs\\ReserveStockJob",
           .second = kPurchase + 299,
           .duration = 30 * kMillisecond,
           .trace = trace,
           .parent = "order",
           .contact = "c-17",
           .references = {"order:1234"}});
    b.add({.id = "payment",
           .type = "PaymentFailed",
           .className = "App\\Jobs\\CapturePaymentJob",
           .second = kPurchase + 321,
           .duration = 204 * kMillisecond,
           .status = EventStatus::Error,
           .error = "declined",
           .trace = payment,
           .parent = "4080fdfd-9a1c-4b7e-8d52-0f6f5a7b9c01",
           .contact = "c-17",
           .references = {"order:1234"}});
    b.add({.id = "note",
           .type = "MessageSent",
           .className = "App\\Jobs\\SendOrderConfirmationJob",
           .untimed = true,
           .trace = payment,
           .parent = "payment",
           .contact = "c-17",
           .references = {"order:1234"}});
}

} // namespace

std::shared_ptr<Snapshot> purchaseStory()
{
    SnapshotBuilder b;
    addSend(b);
    addReply(b);
    addPurchase(b);
    return b.reconstructed();
}

std::shared_ptr<Snapshot> wideTrace(std::uint32_t spans, std::uint32_t fanOut)
{
    const auto records = std::make_shared<Records>();
    const SourceId source = records->report.addSource({.name = "wide"});
    const StringId trace = records->strings.intern("wide");
    const StringId types[] = {records->strings.intern("OrderCreated"), records->strings.intern("MessageSent"),
                              records->strings.intern("PaymentCaptured"), records->strings.intern("select")};
    for (std::uint32_t i = 0; i < spans; ++i) {
        EventRow row;
        row.time = SnapshotBuilder::kStart + std::int64_t{i} * kMillisecond;
        row.duration = (1 + i % 97) * kMillisecond;
        row.status = i % 1000 == 999 ? EventStatus::Error : EventStatus::Ok;
        row.type = types[i % 4];
        row.trace = trace;
        row.span = records->strings.intern(fmt::format("s{}", i));
        row.id = row.span;
        if (i != 0)
            row.parent = records->strings.find(fmt::format("s{}", (i - 1) / fanOut));
        row.place.source = source;
        row.place.offset = i;
        records->events.append(row, {});
    }
    records->events.seal(records->entities);
    auto snapshot = std::make_shared<Snapshot>(records);
    reconstruct(*snapshot);
    return snapshot;
}

std::shared_ptr<Snapshot> lostPayments()
{
    SnapshotBuilder b;
    const auto order = [&](const std::string& id, double second, const char* about) {
        b.add({.id = id, .type = "Ordered", .second = second, .trace = "t" + id, .references = {about}});
    };
    const auto payment = [&](const std::string& id, double second, const char* about, const std::string& of) {
        b.add({.id = id,
               .type = "Paid",
               .second = second,
               .trace = of.empty() ? "new" + id : "t" + of,
               .parent = of,
               .references = {about}});
    };
    for (int i = 0; i < 60; ++i) {
        const std::string number = std::to_string(i);
        const std::string about = "order:" + number;
        order("o" + number, i * 600, about.c_str());
        payment("p" + number, i * 600 + (i % 3 == 0 ? 62 : 2) + 0.01 * (i % 9), about.c_str(), "o" + number);
    }
    order("far", 90'000, "order:x");
    order("near", 90'060, "order:x");
    payment("lost", 90'062, "order:x", "");
    order("twin 1", 95'000, "order:y");
    order("twin 2", 95'000, "order:y");
    payment("doubt", 95'002, "order:y", "");
    return b.reconstructed();
}

} // namespace throughline::test
