// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/export_maker.h"

#include "tests/bench/line_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace throughline::bench {

namespace {

constexpr TimeNs kStart = 1'772'442'000 * kSecond; // 2026-03-02T09:00:00Z
constexpr std::uint32_t kMessages = 600;           // of one campaign
constexpr std::uint32_t kBatch = 50;
constexpr std::uint64_t kContacts = 4000;

constexpr char kWebhook[] = R"(App\Http\Controllers\WebhookController)";
constexpr char kCampaigns[] = R"(App\Http\Controllers\CampaignController)";
constexpr char kSendCampaign[] = R"(App\Jobs\SendCampaignMessageJob)";
constexpr char kCart[] = R"(App\Http\Controllers\CartController)";
constexpr char kPayment[] = R"(App\Jobs\CapturePaymentJob)";

// All that one campaign leads to.
class Campaign {
public:
    Campaign(LineWriter& writer, std::uint32_t number, double lostHops)
        : m_writer(writer), m_name(fmt::format("cmp-{}", number)), m_lostHops(lostHops),
          m_start(kStart + std::int64_t{number} * 7 * kDay), m_trace(writer.uuid())
    {}

    // In order of time.
    std::vector<MadeEvent> tell()
    {
        sendAll();
        std::stable_sort(m_events.begin(), m_events.end(),
                         [](const MadeEvent& a, const MadeEvent& b) { return a.time < b.time; });
        return std::move(m_events);
    }

private:
    // Where the person is in a trace of their own.
    struct Walk {
        TimeNs time = 0;
        std::uint32_t contact = 0;
        std::string trace, parent;
    };

    MadeEvent& add(TimeNs time, DurationNs duration, const char* type, const char* className)
    {
        MadeEvent& event = m_events.emplace_back();
        event.time = time;
        event.duration = duration;
        event.type = type;
        event.className = className;
        event.span = m_writer.uuid();
        return event;
    }

    // The next step of a walk, caused by the one before.
    MadeEvent& step(Walk& walk, DurationNs after, DurationNs duration, const char* type,
                    const char* className)
    {
        walk.time += m_writer.about(after);
        MadeEvent& event = add(walk.time, m_writer.about(duration), type, className);
        event.contact = walk.contact;
        event.trace = walk.trace;
        event.parent = m_writer.chance(m_lostHops) ? m_writer.uuid() : walk.parent;
        walk.parent = event.span;
        return event;
    }

    void sendAll()
    {
        MadeEvent& request = add(m_start, 11 * kMillisecond, "CampaignSendRequested", kCampaigns);
        request.reference = "campaign:" + m_name;
        request.payload = fmt::format(R"("campaign_id":"{}")", m_name);
        request.trace = m_trace;
        const std::string root = request.span;
        std::string batch;
        TimeNs time = m_start;
        for (std::uint32_t i = 0; i < kMessages; ++i) {
            if (i % kBatch == 0) {
                time += kSecond;
                MadeEvent& started = add(time, 7 * kSecond, "CampaignBatchStarted", kSendCampaign);
                started.reference = "campaign:" + m_name;
                started.payload = fmt::format(R"("campaign_id":"{}","batch":{})", m_name, i / kBatch);
                started.trace = m_trace;
                started.parent = root;
                batch = started.span;
            }
            time += m_writer.about(120 * kMillisecond);
            send(time, batch, static_cast<std::uint32_t>(1 + m_writer.number(kContacts)));
        }
    }

    void send(TimeNs time, const std::string& batch, std::uint32_t contact)
    {
        const std::string message = m_writer.messageId();
        MadeEvent& sent = add(time, m_writer.about(20 * kMillisecond), "MessageSent", kSendCampaign);
        sent.contact = contact;
        sent.reference = "message:" + message;
        sent.payload =
            fmt::format(R"("message_id":"{}","campaign_id":"{}","text":"Hi! Trail shoes are 20% off today")",
                        message, m_name);
        sent.trace = m_trace;
        sent.parent = batch;
        if (!m_writer.chance(0.97))
            return;
        status(time + m_writer.about(2 * kSecond), "MessageDelivered", message, contact);
        if (!m_writer.chance(0.65))
            return;
        status(time + m_writer.about(20 * kMinute), "MessageRead", message, contact);
        if (m_writer.chance(0.45))
            reply(time + m_writer.about(6 * kHour), message, contact);
    }

    void status(TimeNs time, const char* type, const std::string& message, std::uint32_t contact)
    {
        MadeEvent& event = add(time, m_writer.about(5 * kMillisecond), type, kWebhook);
        event.contact = contact;
        event.reference = "message:" + message;
        event.payload = fmt::format(R"("message_id":"{}")", message);
        event.trace = m_writer.uuid();
        event.causalTrace = m_trace;
    }

    void reply(TimeNs time, const std::string& to, std::uint32_t contact)
    {
        const std::string message = m_writer.messageId();
        const std::string answer = m_writer.messageId();
        Walk walk{time, contact, m_writer.uuid(), {}};
        MadeEvent& received = add(time, m_writer.about(7 * kMillisecond), "MessageReceived", kWebhook);
        received.contact = contact;
        received.reference = "message:" + message;
        received.payload =
            fmt::format(R"("message_id":"{}","text":"price?","context":{{"id":"{}"}})", message, to);
        received.trace = walk.trace;
        walk.parent = received.span;
        step(walk, kSecond, 37 * kMillisecond, "AutomationTriggered",
             R"(App\Listeners\AutomationTriggerListener)")
            .payload = R"("automation":"keyword")";
        MadeEvent& sent =
            step(walk, kSecond, 24 * kMillisecond, "MessageSent", R"(App\Jobs\SendAutomationReplyJob)");
        sent.reference = "message:" + answer;
        sent.payload = fmt::format(R"("message_id":"{}","text":"Here is our catalogue")", answer);
        if (m_writer.chance(0.6))
            buy(walk.time + m_writer.about(3 * kMinute), answer, contact);
    }

    void buy(TimeNs time, const std::string& from, std::uint32_t contact)
    {
        Walk walk{time, contact, m_writer.uuid(), {}};
        MadeEvent& click = add(time, m_writer.about(2 * kMillisecond), "ButtonClicked", kWebhook);
        click.contact = contact;
        click.payload = fmt::format(R"("button":"buy_now","context":{{"id":"{}"}})", from);
        click.trace = walk.trace;
        walk.parent = click.span;

        const std::string number = fmt::format("{}-{}", m_name, ++m_orders);
        const std::string order = "order:" + number;
        for (std::uint64_t items = 1 + m_writer.number(4); items > 0; --items)
            step(walk, kMinute, 8 * kMillisecond, "CartItemAdded", kCart).reference = "cart:" + number;
        step(walk, kMinute, 2 * kMillisecond, "CheckoutStarted", R"(App\Http\Controllers\CheckoutController)")
            .reference = "checkout:" + number;
        MadeEvent& created =
            step(walk, 4 * kSecond, 12 * kMillisecond, "OrderCreated", R"(App\Services\OrderService)");
        created.reference = order;
        created.payload = fmt::format(R"("order_id":"{}","total":{}.{:02})", number,
                                      20 + m_writer.number(200), m_writer.number(100));
        step(walk, kSecond, 14 * kMillisecond, "StockReserved", R"(App\Jobs\ReserveStockJob)").reference =
            order;
        const bool failed = m_writer.chance(0.05);
        MadeEvent& payment = step(walk, 30 * kSecond, 130 * kMillisecond,
                                  failed ? "PaymentFailed" : "PaymentCaptured", kPayment);
        payment.reference = order;
        payment.error = failed;
        if (!failed)
            step(walk, 10 * kSecond, 230 * kMillisecond, "InvoiceIssued", R"(App\Jobs\IssueInvoiceJob)")
                .reference = order;
    }

    LineWriter& m_writer;
    std::string m_name;
    double m_lostHops;
    TimeNs m_start;
    std::string m_trace;
    std::uint32_t m_orders = 0;
    std::vector<MadeEvent> m_events;
};

} // namespace

void writeCommerce(const ExportOptions& options, const WriteText& write)
{
    LineWriter writer(options.seed, options.form, write);
    std::uint64_t written = 0;
    // A campaign is over before the next one begins, so that the export is in order of time.
    for (std::uint32_t number = 1; written < options.events; ++number) {
        for (const MadeEvent& event : Campaign(writer, number, options.lostHops).tell()) {
            writer.put(event);
            ++written;
        }
    }
}

void writeOneTrace(const ExportOptions& options, std::uint32_t fanOut, const WriteText& write)
{
    constexpr const char* kTypes[] = {"OrderCreated", "MessageSent", "PaymentCaptured", "AutomationTriggered",
                                      "query"};
    struct Span {
        TimeNs time = 0;
        DurationNs duration = 0;
    };
    LineWriter writer(options.seed, options.form, write);
    const std::uint64_t children = std::max(fanOut, 1U);
    const std::string trace = writer.uuid();
    std::vector<Span> spans(options.events);
    for (std::uint64_t i = 0; i < options.events; ++i) {
        if (i == 0) {
            spans[i] = {kStart, kHour};
        } else {
            const Span& parent = spans[(i - 1) / children];
            const DurationNs share =
                std::max<DurationNs>(parent.duration / static_cast<DurationNs>(children), 1);
            const auto shorter =
                static_cast<DurationNs>(writer.number(static_cast<std::uint64_t>(share) / 2 + 1));
            spans[i] = {parent.time + static_cast<DurationNs>((i - 1) % children) * share, share - shorter};
        }
        MadeEvent event;
        event.time = spans[i].time;
        event.duration = spans[i].duration;
        event.type = kTypes[writer.number(std::size(kTypes))];
        event.className = R"(App\Services\Worker)";
        event.error = writer.chance(0.001);
        event.trace = trace;
        event.span = fmt::format("span-{}", i);
        event.parent = i == 0 ? std::string() : fmt::format("span-{}", (i - 1) / children);
        writer.put(event);
    }
}

} // namespace throughline::bench
