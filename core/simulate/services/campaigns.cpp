// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/services/campaigns.h"

#include "core/simulate/payload.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace throughline::simulate {

namespace {

constexpr std::string_view kFunction = "send_campaign";
constexpr std::uint32_t kContactsOfABatch = 84; // of whom so many are in the audience:
constexpr double kAudience = 0.6;
constexpr std::array<std::string_view, 5> kOffers = {"Trail shoes", "茶壺", "Café crème", "Rain jackets",
                                                     "Wool blankets"};

} // namespace

Campaigns::Campaigns(Shop& shop, std::function<void(const Message&)> sent)
    : m_shop(shop), m_sent(std::move(sent))
{
    m_shop.workers.add({.name = std::string(kFunction),
                        .eventName = "campaign.batch",
                        .jobName = "sendCampaignBatch",
                        .className = std::string(kinds::kCampaignBatchStarted.className),
                        .source = "campaigns",
                        .operation = Operation::Manual,
                        .beginsProcess = true,
                        .task = [this](RunningJob& job) { sendBatch(job); }});
}

void Campaigns::begin()
{
    constexpr DurationNs kFirst = 9 * kHour;
    m_shop.agenda.after(m_shop.random.around(kFirst, 0.2), [this] { request(); });
}

void Campaigns::request()
{
    constexpr DurationNs kBetween = 55 * kHour;
    constexpr std::uint32_t kAdmins = 4;
    if (!m_shop.isOpen())
        return;
    m_shop.agenda.after(m_shop.random.around(kBetween, 0.3), [this] { request(); });

    const std::string campaign = fmt::format("cmp-{}", ++m_campaigns);
    const std::string admin = fmt::format("u-{}", 1 + m_shop.random.below(kAdmins));
    const TraceScope scope = m_shop.tracer.beginRequest({});
    const EventNumber requested =
        m_shop.write({.kind = kinds::kCampaignSendRequested,
                      .user = admin,
                      .reference = "campaign:" + campaign,
                      .payload = Payload().text("campaign_id", campaign).take()},
                     m_shop.tracer.stamp(kinds::kCampaignSendRequested.className), {}, 12 * kMillisecond);

    const std::string session = Payload()
                                    .text("x-hasura-user-email", admin + "@shop.example")
                                    .text("x-hasura-role", "marketing")
                                    .take();
    const std::uint32_t batches = (m_shop.settings.contacts + kContactsOfABatch - 1) / kContactsOfABatch;
    for (std::uint32_t batch = 0; batch < batches; ++batch) {
        const std::string row = Payload().text("id", campaign).number("batch", batch).take();
        m_shop.dispatch(manualPayload(m_shop, "campaigns", row, session), scope.context(), requested,
                        kSecond + 4 * kSecond * batch, [this, campaign, batch](const Work& work) {
                            if (!m_shop.isOpen())
                                return;
                            m_campaign = campaign;
                            m_batch = batch;
                            m_shop.workers.call(std::string(kFunction), work);
                        });
    }
}

void Campaigns::sendBatch(const RunningJob& job)
{
    const EventNumber started = m_shop.write(
        {.kind = kinds::kCampaignBatchStarted,
         .reference = "campaign:" + m_campaign,
         .payload = Payload().text("campaign_id", m_campaign).number("batch", m_batch).take()},
        m_shop.tracer.stamp(kinds::kCampaignBatchStarted.className), job.work.cause, 3 * kSecond);
    const std::uint32_t first = m_batch * kContactsOfABatch;
    const std::uint32_t last = std::min(first + kContactsOfABatch, m_shop.settings.contacts);
    for (std::uint32_t contact = first; contact < last; ++contact) {
        if (m_shop.random.chance(kAudience))
            sendMessage(job, m_campaign, contact, started);
    }
}

void Campaigns::sendMessage(const RunningJob& job, const std::string& campaign, std::uint32_t contact,
                            EventNumber batch)
{
    constexpr DurationNs kOfOneMessage = 45 * kMillisecond;
    m_shop.clock.spend(m_shop.random.around(kOfOneMessage));
    const std::string id = m_shop.newMessageId();
    const std::string text = fmt::format("Hi! {} is 20% off today", kOffers[m_campaigns % kOffers.size()]);
    const EventNumber sent = m_shop.write(
        {.kind = kinds::kCampaignMessageSent,
         .contact = contactName(contact),
         .reference = "message:" + id,
         .payload = Payload().text("message_id", id).text("campaign_id", campaign).text("text", text).take()},
        m_shop.tracer.stamp(kinds::kCampaignMessageSent.className), {batch}, 60 * kMillisecond);
    m_shop.writeMessage(id, contactName(contact), "campaign_id", campaign, text,
                        {.token = job.token, .job = job.options.jobExecutionId, .event = sent});
    m_sent({.id = id,
            .event = sent,
            .journey = std::make_shared<const Journey>(
                Journey{.contact = contact, .campaign = campaign, .message = id})});
}

} // namespace throughline::simulate
