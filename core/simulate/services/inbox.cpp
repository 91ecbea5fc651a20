// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/services/inbox.h"

#include "core/simulate/payload.h"

#include <fmt/format.h>

namespace throughline::simulate {

namespace {

constexpr std::string_view kFunction = "send_agent_reply";
constexpr std::string_view kAnswer = "Happy to help!";

} // namespace

Inbox::Inbox(Shop& shop) : m_shop(shop)
{
    m_shop.workers.add({.name = std::string(kFunction),
                        .eventName = "inbox.answered",
                        .jobName = "sendAgentReply",
                        .className = std::string(kinds::kAgentReplySent.className),
                        .source = "inbox",
                        .operation = Operation::Manual,
                        .beginsProcess = true,
                        .task = [this](RunningJob& job) { send(job); }});
}

void Inbox::answerLater(const Message& received)
{
    constexpr DurationNs kUntilAnswered = 20 * kMinute;
    m_shop.agenda.after(m_shop.random.around(kUntilAnswered, 0.5),
                        [this, journey = received.journey] { answer(journey); });
}

void Inbox::answer(const SharedJourney& journey)
{
    constexpr std::uint32_t kAgents = 9;
    m_journey = journey;
    m_agent = fmt::format("u-{}", 5 + m_shop.random.below(kAgents));
    const TraceScope scope = m_shop.tracer.beginRequest({});
    const std::string row = Payload().text("contact_id", contactName(journey->contact)).take();
    const std::string session =
        Payload().text("x-hasura-user-id", m_agent).text("x-hasura-role", "agent").take();
    m_shop.workers.callHere(std::string(kFunction),
                            {.payload = manualPayload(m_shop, "conversations", row, session)});
}

void Inbox::send(const RunningJob& job)
{
    const EventKind& kind = kinds::kAgentReplySent;
    const std::string id = m_shop.newMessageId();
    const EventNumber sent =
        m_shop.write({.kind = kind,
                      .contact = contactName(m_journey->contact),
                      .user = m_agent,
                      .reference = "message:" + id,
                      .payload = Payload().text("message_id", id).text("text", kAnswer).take()},
                     m_shop.tracer.stamp(kind.className), {}, 80 * kMillisecond);
    m_shop.writeMessage(id, contactName(m_journey->contact), {}, {}, kAnswer,
                        {.token = job.token, .job = job.options.jobExecutionId, .event = sent});
}

} // namespace throughline::simulate
