// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/services/automations.h"

#include "core/simulate/payload.h"

#include <utility>

namespace throughline::simulate {

namespace {

constexpr std::string_view kFunction = "send_automation_reply";
constexpr std::string_view kAnswer = "Here is our catalogue";

} // namespace

Automations::Automations(Shop& shop, std::function<void(const Message&)> sent)
    : m_shop(shop), m_sent(std::move(sent))
{
    m_shop.workers.add({.name = std::string(kFunction),
                        .eventName = "automation.triggered",
                        .jobName = "sendAutomationReply",
                        .className = std::string(kinds::kAutomationReplySent.className),
                        .source = "keyword-automation",
                        .operation = Operation::Manual,
                        .beginsProcess = true,
                        .task = [this](RunningJob& job) { reply(job); }});
}

void Automations::handleLater(const ReceivedMessage& received)
{
    constexpr DurationNs kUntilHandled = 300 * kMillisecond;
    const bool isLost = m_shop.faults.losesContext();
    m_shop.agenda.after(m_shop.random.around(kUntilHandled),
                        [this, event = isLost ? TraceContext() : received.context,
                         cause = Cause{received.message.event, isLost},
                         journey = received.message.journey] { handle(event, cause, journey); });
}

void Automations::handle(const TraceContext& event, const Cause& cause, const SharedJourney& journey)
{
    constexpr DurationNs kUntilAnswered = 800 * kMillisecond;
    const EventKind& kind = kinds::kAutomationTriggered;
    const TraceScope scope = m_shop.tracer.beginHandling(event, kind.className);
    const TraceContext context = m_shop.tracer.stamp(kind.className);
    const std::string contact = contactName(journey->contact);
    const EventNumber triggered = m_shop.write(
        {.kind = kind, .contact = contact, .payload = Payload().text("automation", "keyword").take()},
        context, cause, 10 * kMillisecond);
    const std::string row = Payload().text("contact_id", contact).take();
    m_shop.dispatch(manualPayload(m_shop, "automations", row), context, triggered, kUntilAnswered,
                    [this, journey](const Work& work) {
                        m_journey = journey;
                        m_shop.workers.call(std::string(kFunction), work);
                    });
}

void Automations::reply(const RunningJob& job)
{
    const EventKind& kind = kinds::kAutomationReplySent;
    const std::string id = m_shop.newMessageId();
    const EventNumber sent =
        m_shop.write({.kind = kind,
                      .contact = contactName(m_journey->contact),
                      .reference = "message:" + id,
                      .payload = Payload().text("message_id", id).text("text", kAnswer).take()},
                     m_shop.tracer.stamp(kind.className), job.work.cause, 60 * kMillisecond);
    m_shop.writeMessage(id, contactName(m_journey->contact), {}, {}, kAnswer,
                        {.token = job.token, .job = job.options.jobExecutionId, .event = sent});
    m_sent({.id = id, .event = sent, .journey = m_journey});
}

} // namespace throughline::simulate
