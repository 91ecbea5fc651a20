// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/customers.h"

#include <array>
#include <cmath>

namespace throughline::simulate {

namespace {

// How many go on to the next step.
constexpr double kDelivered = 0.97;
constexpr double kRead = 0.65;
constexpr double kAnswer = 0.27;
constexpr double kPressButton = 0.58;
constexpr double kFillsCart = 0.46; // of visitors of their own accord
constexpr double kOneMoreItem = 0.5;
constexpr double kBuyersCheckOut = 0.69;
constexpr double kVisitorsCheckOut = 0.77;
constexpr double kGetAnAnswer = 0.95;

// Of a contact, in a week.
constexpr double kVisits = 0.25;
constexpr double kQuestions = 0.09;

constexpr std::array<std::string_view, 4> kAnswers = {"BUY", "ok 👍", "What sizes do you have?", "ja bitte"};

} // namespace

Customers::Customers(Shop& shop)
    : m_shop(shop), m_webhook(shop),
      m_campaigns(shop, [this](const Message& message) { getCampaignMessage(message); }),
      m_automations(shop, [this](const Message& message) { getCatalogue(message); }), m_inbox(shop),
      m_carts(shop), m_orders(shop), m_payments(shop), m_shipping(shop), m_housekeeping(shop)
{}

void Customers::begin()
{
    m_campaigns.begin();
    m_housekeeping.begin();
    m_shop.agenda.after(untilNext(kVisits), [this] { visitOfOwnAccord(); });
    m_shop.agenda.after(untilNext(kQuestions), [this] { askSomething(); });
}

void Customers::getCampaignMessage(const Message& message)
{
    Randomness& random = m_shop.random;
    const DurationNs arrives = random.around(2'400 * kMillisecond);
    if (random.chance(kDelivered))
        m_shop.agenda.after(arrives,
                            [this, message] { m_webhook.takeStatus(kinds::kMessageDelivered, message); });
    if (!random.chance(kRead))
        return;
    const DurationNs reads = arrives + random.around(20 * kMinute, 1.0);
    m_shop.agenda.after(reads, [this, message] { m_webhook.takeStatus(kinds::kMessageRead, message); });
    if (random.chance(kAnswer / kRead))
        m_shop.agenda.after(reads + random.around(4 * kMinute), [this, message] { answer(message); });
}

void Customers::answer(const Message& message)
{
    const std::string_view text = kAnswers[m_shop.random.below(kAnswers.size())];
    m_automations.handleLater(m_webhook.takeReply(text, message));
}

void Customers::getCatalogue(const Message& message)
{
    constexpr DurationNs kUntilPressed = 60 * kSecond;
    if (m_shop.random.chance(kPressButton))
        m_shop.agenda.after(kSecond + m_shop.random.around(kUntilPressed),
                            [this, message] { pressBuyNow(message); });
}

// The button opens the shop, which goes on with the context of the press.
void Customers::pressBuyNow(const Message& message)
{
    const ReceivedMessage pressed = m_webhook.takeButton("buy_now", message);
    auto visit = std::make_shared<Visit>();
    visit->journey = message.journey;
    visit->via = "buy_now";
    visit->page = pressed.context;
    visit->event = pressed.message.event;
    browse(visit);
}

void Customers::browse(const SharedVisit& visit)
{
    constexpr DurationNs kUntilChosen = 15 * kSecond;
    m_shop.agenda.after(kSecond + m_shop.random.around(kUntilChosen), [this, visit] {
        m_carts.addItem(*visit);
        if (m_shop.random.chance(kOneMoreItem))
            browse(visit);
        else
            leaveOrCheckOut(visit);
    });
}

void Customers::leaveOrCheckOut(const SharedVisit& visit)
{
    constexpr DurationNs kUntilDecided = 45 * kSecond;
    const bool stays = m_shop.random.chance(visit->via == "web" ? kVisitorsCheckOut : kBuyersCheckOut);
    m_housekeeping.noteCart(stays);
    if (stays)
        m_shop.agenda.after(2 * kSecond + m_shop.random.around(kUntilDecided),
                            [this, visit] { checkOut(visit); });
}

void Customers::checkOut(const SharedVisit& visit)
{
    constexpr DurationNs kUntilConfirmed = 3 * kSecond;
    const std::string order = m_orders.newNumber();
    m_carts.startCheckout(*visit, order);
    m_shop.agenda.after(100 * kMillisecond + m_shop.random.around(kUntilConfirmed),
                        [this, visit, order] { m_orders.create(visit, order); });
}

void Customers::visitOfOwnAccord()
{
    if (!m_shop.isOpen())
        return;
    const SharedVisit visit = m_carts.startSession(m_shop.random.below(m_shop.settings.contacts));
    if (m_shop.random.chance(kFillsCart))
        browse(visit);
    m_shop.agenda.after(untilNext(kVisits), [this] { visitOfOwnAccord(); });
}

void Customers::askSomething()
{
    if (!m_shop.isOpen())
        return;
    const std::uint32_t contact = m_shop.random.below(m_shop.settings.contacts);
    const ReceivedMessage received = m_webhook.takeMessage(contact, "where is my order?");
    if (m_shop.random.chance(kGetAnAnswer))
        m_inbox.answerLater(received.message);
    m_shop.agenda.after(untilNext(kQuestions), [this] { askSomething(); });
}

// Of something that all contacts together do so often: exponential gaps.
DurationNs Customers::untilNext(double timesAWeek)
{
    constexpr double kWeek = 7.0 * static_cast<double>(kDay / kMicrosecond);
    const double mean = kWeek / (timesAWeek * m_shop.settings.contacts);
    return (1 + std::llround(-std::log(1 - m_shop.random.share()) * mean)) * kMicrosecond;
}

} // namespace throughline::simulate
