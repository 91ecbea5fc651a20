// SPDX-License-Identifier: GPL-3.0-or-later
// Customers: the people around the simulated shop. They read, answer, press buttons, fill carts and order, or
// do not, and take their time.
//
// They are no part of the system: nothing is traced here, and what they do reaches the shop as webhooks and
// requests. Owned by one simulation, one thread.
#pragma once

#include "core/simulate/services/automations.h"
#include "core/simulate/services/campaigns.h"
#include "core/simulate/services/carts.h"
#include "core/simulate/services/housekeeping.h"
#include "core/simulate/services/inbox.h"
#include "core/simulate/services/orders.h"
#include "core/simulate/services/payments.h"
#include "core/simulate/services/shipping.h"
#include "core/simulate/services/webhook.h"
#include "core/simulate/shop.h"

namespace throughline::simulate {

class Customers {
public:
    explicit Customers(Shop& shop);

    // Plans what begins of itself: campaigns, visits, questions, housekeeping.
    void begin();

private:
    void getCampaignMessage(const Message& message);
    void answer(const Message& message);
    void getCatalogue(const Message& message);
    void pressBuyNow(const Message& message);
    // Goes on with a visit: one more item, the checkout, or nothing.
    void browse(const SharedVisit& visit);
    void leaveOrCheckOut(const SharedVisit& visit);
    void checkOut(const SharedVisit& visit);
    void visitOfOwnAccord();
    void askSomething();
    [[nodiscard]] DurationNs untilNext(double timesAWeek);

    Shop& m_shop;
    Webhook m_webhook;
    Campaigns m_campaigns;
    Automations m_automations;
    Inbox m_inbox;
    Carts m_carts;
    Orders m_orders;
    Payments m_payments;
    Shipping m_shipping;
    Housekeeping m_housekeeping;
};

} // namespace throughline::simulate
