// SPDX-License-Identifier: GPL-3.0-or-later
// The service that resources/help/adopt-tracing-and-tokens.md shows, piece by piece: a shop that takes
// requests, replies and triggers, writes its events to a lake and its jobs to an observability database.
//
// Every block of code on that page stands in this file, word by word; a test compares them.
#pragma once

#include "core/base/json_text.h"
#include "core/jobs/job_runner.h"
#include "core/jobs/observability_plugin.h"
#include "core/jobs/token_extraction_plugin.h"
#include "core/source/sql/observability_database.h"
#include "core/tracing/job_envelope.h"
#include "core/tracing/trace_headers.h"
#include "core/tracing/tracer.h"

#include <chrono>
#include <cstdio>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace throughline::example {

class Lake : public TraceSink {
public:
    void write(const std::string& type, const std::string& className, const TraceContext& metadata)
    {
        const auto now = std::chrono::system_clock::now().time_since_epoch();
        std::string json = "{";
        appendJsonMember(json, "type", type);
        appendJsonMember(json, "class", className);
        appendJsonMember(json, "occurred_at", formatTime(std::chrono::nanoseconds(now).count()));
        appendJsonKey(json, "metadata");
        appendMetadata(json, metadata); // trace_id, span_id, parent_id, causal_trace_id
        const std::lock_guard lock(m_mutex);
        m_lines += json + "}\n";
    }

    void logWarning(const std::string& text) noexcept override { std::fprintf(stderr, "%s\n", text.c_str()); }
    void writeEvent(const BrokenChain& event) noexcept override
    {
        write(event.sentence, event.className, event.metadata);
    }

    [[nodiscard]] std::string lines() const
    {
        const std::lock_guard lock(m_mutex);
        return m_lines;
    }

private:
    mutable std::mutex m_mutex;
    std::string m_lines;
};

class Messages : public MessageLookup {
public:
    std::optional<std::string> traceOf(std::string_view messageId) const noexcept override
    {
        const auto found = m_traceOfMessage.find(std::string(messageId));
        return found == m_traceOfMessage.end() ? std::nullopt : std::optional(found->second);
    }

    void keep(const std::string& messageId, std::string_view trace) { m_traceOfMessage[messageId] = trace; }

private:
    std::map<std::string, std::string> m_traceOfMessage;
};

constexpr const char* kCheckout = "App\\Http\\CheckoutController";
constexpr const char* kPayments = "App\\Services\\Payments";
constexpr const char* kWebhook = "App\\Http\\WebhookController";
constexpr const char* kAutomation = "App\\Listeners\\AutomationTriggerListener";
constexpr const char* kShipping = "App\\Jobs\\ShipOrder";
constexpr const char* kReceipts = "App\\Jobs\\MailReceipt";
constexpr const char* kNightly = "App\\Jobs\\SendCampaign";

class Shop {
public:
    explicit Shop(const std::string& observabilityUrl)
    {
        const ProblemReport report = [this](const Problem& problem) { lake.logWarning(describe(problem)); };
        plugins.emplace(report);
        plugins->add(std::make_shared<TrackingTokenExtractionPlugin>());
        plugins->add(
            std::make_shared<ObservabilityPlugin>(ids, observabilityDatabase(observabilityUrl), report));
        plugins->initialize();

        runner.emplace(*plugins, ids, JobRunner::Options{.function = "orders", .tracer = &tracer});
        runner->add({.name = "order.created",
                     .detect = [](const DatabaseEvent& event) { return event.table == "orders"; },
                     .jobs =
                         [this](const DatabaseEvent&) {
                             return std::vector<Job>{
                                 {.name = "reserveStock",
                                  .run = [this](const auto& event,
                                                const auto& options) { return reserveStock(event, options); },
                                  .values = {},
                                  .functionName = {}}};
                         }});
    }
    // What still waits to be written to the observability database is written now.
    ~Shop() { plugins->shutdown(); }

    struct Request {
        std::string requestId, traceParent, traceState; // headers
    };
    void onRequest(const Request& request)
    {
        const TraceScope scope = tracer.beginRequest({.requestId = request.requestId,
                                                      .traceParent = request.traceParent,
                                                      .traceState = request.traceState});
        lake.write("CheckoutStarted", kCheckout, tracer.stamp(kCheckout));
        pay();
        queue.push_back(enveloped(R"({"order_id":"1234"})", scope.context()).value());
        mailReceipt();
        callBank(scope.context());
    }

    void pay()
    {
        const TraceScope payment = tracer.beginSpan(kPayments);
        lake.write("PaymentCaptured", kPayments, tracer.stamp(kPayments));
        rows["payments:1"] = currentCorrelationId(); // the optional correlation_id column
    }

    void shipNext()
    {
        const std::string payload = queue.front();
        queue.pop_front();
        const TraceScope job = tracer.resumeJob(payload, kShipping);
        lake.write("OrderShipped", kShipping, tracer.stamp(kShipping));
    }

    void mailReceipt()
    {
        std::thread worker([this, captured = Tracer::capture()] {
            const TraceScope scope = tracer.adopt(captured, kReceipts);
            lake.write("ReceiptMailed", kReceipts, tracer.stamp(kReceipts));
        });
        worker.join();
    }

    void callBank(const TraceContext& context)
    {
        bankHeaders["traceparent"] = traceParentOf(context);
        if (const std::string state = traceStateOf(context); !state.empty())
            bankHeaders["tracestate"] = state;
    }

    void sendCampaign(const std::string& messageId)
    {
        const TraceScope scope = tracer.beginScheduledJob();
        lake.write("MessageSent", kNightly, tracer.stamp(kNightly));
        messages.keep(messageId, currentCorrelationId());
    }

    void onMessage(const std::string& answeredMessageId)
    {
        const TraceScope scope = tracer.beginReply({.contextId = answeredMessageId}, messages);
        const TraceContext received = tracer.stamp(kWebhook);
        lake.write("MessageReceived", kWebhook, received);
        onMessageReceived(received);
    }

    void onMessageReceived(const TraceContext& event)
    {
        const TraceScope handling = tracer.beginHandling(event, kAutomation);
        lake.write("AutomationTriggered", kAutomation, tracer.stamp(kAutomation));
    }

    InvocationSummary onTrigger(std::string_view body)
    {
        const Result<DatabaseEvent> event = parseDatabaseEvent(body);
        return event ? runner->run(*event) : InvocationSummary();
    }

    Result<std::string> reserveStock(const DatabaseEvent& event, const JobOptions& options)
    {
        const EventUser who = userOf(event);
        std::string source = who.user.empty() ? who.role : who.user;
        if (source.empty())
            source = "order-processor";
        const std::string token = TrackingToken::forJob(
            {}, options, [this] { return ids.uuid(); }, source);
        // UPDATE orders SET status = 'reserved', updated_by = $1, updated_at = NOW() WHERE id = $2
        rows["orders:1234"] = token;
        lake.write("StockReserved", "App\\Jobs\\ReserveStock", tracer.stamp("App\\Jobs\\ReserveStock"));
        return R"({"success":true})";
    }

    // One of each for the whole program; they outlive all scopes.
    IdSource ids;
    Lake lake;
    Tracer tracer{ids, lake};
    Messages messages;
    std::optional<PluginManager> plugins;
    std::optional<JobRunner> runner;

    std::deque<std::string> queue;
    std::map<std::string, std::string> rows;
    std::map<std::string, std::string> bankHeaders;
};

} // namespace throughline::example
