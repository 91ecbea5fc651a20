// SPDX-License-Identifier: GPL-3.0-or-later
// Seed 1, sections 3.B, 4 and 5: events that a program stamps, written to its lake and read back from there
// with the same links.
#include "core/tracing/job_envelope.h"
#include "core/tracing/tracer.h"
#include "tests/support/event_lake.h"
#include "tests/support/snapshot_builder.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <map>
#include <set>

using namespace throughline;
using namespace throughline::test;

namespace {

using Texts = std::set<std::string>;

constexpr const char* kWebhook = "App\\Http\\Controllers\\WebhookController";

// The `messages` table: what each message keeps as metadata['trace_id'].
class Messages : public MessageLookup {
public:
    void keep(const std::string& id, std::string trace) { m_traces[id] = std::move(trace); }
    std::optional<std::string> traceOf(std::string_view id) const noexcept override
    {
        const auto found = m_traces.find(std::string(id));
        return found == m_traces.end() ? std::nullopt : std::optional(found->second);
    }

private:
    std::map<std::string, std::string> m_traces;
};

// The trace of an event by its id.
std::string traceOf(const Snapshot& snapshot, const std::string& id)
{
    for (std::uint32_t i = 0; i < snapshot.events.size(); ++i) {
        if (snapshot.eventName(EventId(i)) == id)
            return snapshot.traceName(snapshot.events.trace(EventId(i)));
    }
    return {};
}

} // namespace

class PropagationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_lake = std::make_unique<EventLake>();
        m_tracer = std::make_unique<Tracer>(m_ids, *m_lake);
    }

    void eventsAreStoredInMetadataTraceIdAndMetadataParentId()
    {
        const TraceContext event{.traceId = "t", .spanId = "s"};
        const TraceContext caused{.traceId = "t \"q\"",
                                  .spanId = "s2",
                                  .parentId = "s",
                                  .causalTraceId = "c",
                                  .conversationId = "v"};
        std::string json;
        appendMetadata(json, event);
        QCOMPARE(json, std::string(R"({"trace_id":"t","span_id":"s"})"));
        json.clear();
        appendMetadata(json, caused);
        QVERIFY(nlohmann::json::parse(json) == (nlohmann::json{{"trace_id", "t \"q\""},
                                                               {"span_id", "s2"},
                                                               {"parent_id", "s"},
                                                               {"causal_trace_id", "c"},
                                                               {"conversation_id", "v"}}));
    }

    // 4.A: "Admin clicks "Send": Generates `Trace A`. `SendCampaignMessageJob`: Inherits `Trace A`.
    // `MessageSent`: Metadata includes `trace_id: Trace A`."
    void broadcastAndCampaigns()
    {
        const std::string traceA = sendCampaign();
        const auto snapshot = m_lake->reconstructed();
        QCOMPARE(linksOf(*snapshot), (Texts{"send -> batch parent*", "batch -> sent parent*"}));
        QCOMPARE(traceOf(*snapshot, "sent"), traceA);
        QCOMPARE(m_messages.traceOf("m1").value_or(""), traceA);
        QCOMPARE(findingsOf(*snapshot), Texts());
    }

    // 4.B: "New Event `MessageReceived` gets `trace_id: New Trace B`, but `causal_trace_id: Trace A`."
    void inboxAndRepliesByCausalLinking()
    {
        const std::string traceA = sendCampaign();
        {
            const TraceScope webhook = m_tracer->beginReply({.contextId = "m1"}, m_messages);
            QVERIFY(webhook.context().traceId != traceA);
            QCOMPARE(webhook.context().causalTraceId, traceA);
            received("m1");
            // Only what came in is tied to Trace A; all else is caused by that event.
            QVERIFY(m_tracer->stamp(kWebhook).causalTraceId.empty());
        }
        const auto snapshot = m_lake->reconstructed();
        QVERIFY(linksOf(*snapshot).contains("sent -> received context+causal*"));
        QCOMPARE(findingsOf(*snapshot), Texts());
    }

    void aReplyToAnUnknownMessageHasNoCausalLink()
    {
        const TraceScope webhook = m_tracer->beginReply({.contextId = "m-unknown"}, m_messages);
        QVERIFY(webhook.context().causalTraceId.empty());
        const TraceScope first = m_tracer->beginReply({}, m_messages); // no reply at all
        QVERIFY(first.context().causalTraceId.empty());
        QVERIFY(m_lake->warnings().empty());
    }

    // 4.B: "Alternative (Simpler): We treat the "Conversation" as the container, and Tracing is for system
    // transactions"
    void conversationAsTheContainer()
    {
        Tracer tracer(m_ids, *m_lake, {.replies = ReplyLinking::Conversation});
        m_messages.keep("m1", "Trace-A");
        const TraceScope webhook =
            tracer.beginReply({.contextId = "m1", .conversationId = "conversation-9"}, m_messages);
        QVERIFY(webhook.context().causalTraceId.empty());
        const std::string payload = enveloped("{}", webhook.context()).value();
        const TraceScope job = tracer.resumeJob(payload, "App\\Jobs\\Reply");
        // The conversation holds all of it, in whichever trace.
        QCOMPARE(tracer.stamp("App\\Jobs\\Reply").conversationId, std::string("conversation-9"));
        QCOMPARE(job.context().traceId, webhook.context().traceId);
        // What arrives is bounded here too.
        const std::string endless(1000, 'x');
        QVERIFY(tracer.beginReply({.conversationId = endless}, m_messages).context().conversationId.empty());
    }

    // 4.C: "The reply job/event inherits `trace_id: Trace B`. Result: We can see the user's message directly
    // caused the bot's reply in the logs."
    void automationsAndBots()
    {
        const TraceScope webhook = m_tracer->beginReply({}, m_messages);
        const TraceContext message = received("m9");
        std::string payload;
        {
            constexpr const char* kListener = "App\\Listeners\\AutomationTriggerListener";
            const TraceScope handling = m_tracer->beginHandling(message, kListener);
            const TraceContext triggered = m_tracer->stamp(kListener);
            m_lake->write("automation", "AutomationTriggered", kListener, triggered);
            payload = enveloped("{}", triggered).value();
        }
        {
            const TraceScope job = m_tracer->resumeJob(payload, "App\\Jobs\\SendReplyJob");
            m_lake->write("reply", "MessageSent", "App\\Jobs\\SendReplyJob", m_tracer->stamp("SendReplyJob"));
        }
        const auto snapshot = m_lake->reconstructed();
        QCOMPARE(linksOf(*snapshot),
                 (Texts{"received -> automation parent*", "automation -> reply parent*"}));
        QCOMPARE(traceOf(*snapshot, "reply"), webhook.context().traceId);
    }

    // 4.D: "If user clicked "Buy Now" button in a structured message flow -> Inherits that flow's
    // `trace_id`."
    void buyNowInheritsTheFlowsTrace()
    {
        sendCampaign();
        const TraceScope click = m_tracer->beginReply({.contextId = "m1"}, m_messages);
        m_lake->write("click", "ButtonClicked", kWebhook, m_tracer->stamp(kWebhook),
                      R"("payload":{"context":{"id":"m1"}})");
        createOrder();
        const auto snapshot = m_lake->reconstructed();
        QCOMPARE(traceOf(*snapshot, "order"), click.context().traceId);
        QVERIFY(linksOf(*snapshot).contains("click -> order parent*"));
        QVERIFY(linksOf(*snapshot).contains("sent -> click context+causal*"));
    }

    // 4.D: "If manual web shop -> Inherits the Session's `trace_id`." "Each "Add to Cart" event inherits the
    // current interaction's `trace_id`."
    void webShopInheritsTheSessionsTrace()
    {
        const TraceScope session = m_tracer->beginRequest({.requestId = "session-1"});
        m_lake->write("session", "SessionStarted", "Session", m_tracer->stamp("Session"));
        m_lake->write("cart", "CartItemAdded", "CartController", m_tracer->stamp("CartController"));
        createOrder();
        const auto snapshot = m_lake->reconstructed();
        for (const char* id : {"session", "cart", "order"})
            QCOMPARE(traceOf(*snapshot, id), std::string("session-1"));
        QCOMPARE(linksOf(*snapshot), (Texts{"session -> cart parent*", "session -> order parent*"}));
    }

private:
    std::string sendCampaign()
    {
        const TraceScope click = m_tracer->beginRequest({});
        m_lake->write("send", "CampaignSendRequested", "CampaignController", m_tracer->stamp("Campaign"));
        const std::string payload = enveloped(R"({"batch":0})", click.context()).value();
        const TraceScope job = m_tracer->resumeJob(payload, "App\\Jobs\\SendCampaignMessageJob");
        m_lake->write("batch", "CampaignBatchStarted", "SendCampaignMessageJob", m_tracer->stamp("Send"));
        m_lake->write("sent", "MessageSent", "SendCampaignMessageJob", m_tracer->stamp("Send"),
                      R"("reference_id":"message:m1","contact_id":"c-1")");
        m_messages.keep("m1", std::string(currentCorrelationId()));
        return click.context().traceId;
    }

    TraceContext received(const std::string& context)
    {
        const TraceContext metadata = m_tracer->stamp(kWebhook);
        m_lake->write("received", "MessageReceived", kWebhook, metadata,
                      R"("contact_id":"c-1","payload":{"context":{"id":")" + context + R"("}})");
        return metadata;
    }

    // "When `createOrder` runs, we look at the active tracing context."
    void createOrder()
    {
        m_lake->write("order", "OrderCreated", "OrderService", m_tracer->stamp("OrderService"),
                      R"("reference_id":"order:55")");
    }

    IdSource m_ids{1};
    Messages m_messages;
    std::unique_ptr<EventLake> m_lake;
    std::unique_ptr<Tracer> m_tracer;
};

QTEST_GUILESS_MAIN(PropagationTest)
#include "tst_propagation.moc"
