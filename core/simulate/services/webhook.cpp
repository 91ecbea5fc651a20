// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/services/webhook.h"

#include "core/simulate/payload.h"

#include <utility>

namespace throughline::simulate {

namespace {

constexpr DurationNs kOfOneWebhook = 6 * kMillisecond;

// A `messages` table that cannot be asked.
class NoMessages : public MessageLookup {
    [[nodiscard]] std::optional<std::string> traceOf(std::string_view /*messageId*/) const noexcept override
    {
        return std::nullopt;
    }
};

} // namespace

void Webhook::takeStatus(const EventKind& kind, const Message& about)
{
    const bool isLost = m_shop.faults.losesContext();
    const NoMessages none;
    const MessageLookup& messages = isLost ? static_cast<const MessageLookup&>(none) : m_shop.rows;
    const TraceScope scope = m_shop.tracer.beginReply({.contextId = about.id}, messages);
    m_shop.write({.kind = kind,
                  .contact = contactName(about.journey->contact),
                  .reference = "message:" + about.id,
                  .payload = Payload().text("message_id", about.id).take()},
                 m_shop.tracer.stamp(kind.className), {about.event, isLost}, kOfOneWebhook);
}

ReceivedMessage Webhook::takeMessage(std::uint32_t contact, std::string_view text)
{
    const TraceScope scope = m_shop.tracer.beginWebhook();
    const EventKind& kind = kinds::kMessageReceived;
    ReceivedMessage received{
        .message = {.id = m_shop.newMessageId(),
                    .journey = std::make_shared<const Journey>(Journey{.contact = contact})},
        .context = m_shop.tracer.stamp(kind.className)};
    const std::string& id = received.message.id;
    received.message.event =
        m_shop.write({.kind = kind,
                      .contact = contactName(contact),
                      .reference = "message:" + id,
                      .payload = Payload().text("message_id", id).text("text", text).take()},
                     received.context, {}, kOfOneWebhook);
    return received;
}

ReceivedMessage Webhook::takeReply(std::string_view text, const Message& answered)
{
    return takeAnswer(kinds::kMessageReceived, "text", text, answered);
}

ReceivedMessage Webhook::takeButton(std::string_view button, const Message& of)
{
    return takeAnswer(kinds::kButtonClicked, "button", button, of);
}

// Where it is lost what is answered, the messenger does not say it.
ReceivedMessage Webhook::takeAnswer(const EventKind& kind, std::string_view key, std::string_view value,
                                    const Message& answered)
{
    const bool isLost = m_shop.faults.losesContext();
    const TraceScope scope = m_shop.tracer.beginReply(
        {.contextId = isLost ? std::string_view() : std::string_view(answered.id)}, m_shop.rows);
    ReceivedMessage received{.message = {.id = m_shop.newMessageId(), .journey = answered.journey},
                             .context = m_shop.tracer.stamp(kind.className)};
    Payload payload;
    payload.text("message_id", received.message.id).text(key, value);
    if (!isLost)
        payload.json("context", Payload().text("id", answered.id).take());
    received.message.event = m_shop.write({.kind = kind,
                                           .contact = contactName(answered.journey->contact),
                                           .reference = "message:" + received.message.id,
                                           .payload = payload.take()},
                                          received.context, {answered.event, isLost}, kOfOneWebhook);
    return received;
}

} // namespace throughline::simulate
