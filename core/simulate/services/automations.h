// SPDX-License-Identifier: GPL-3.0-or-later
// Automations: a listener handles received messages, and a job answers them with a message that has a "Buy
// now" button (seed 1, section 4.C).
#pragma once

#include "core/simulate/services/webhook.h"
#include "core/simulate/shop.h"

#include <functional>

namespace throughline::simulate {

class Automations {
public:
    // `sent` is told of each answer.
    Automations(Shop& shop, std::function<void(const Message&)> sent);

    void handleLater(const ReceivedMessage& received);

private:
    void handle(const TraceContext& event, const Cause& cause, const SharedJourney& journey);
    void reply(const RunningJob& job);

    Shop& m_shop;
    std::function<void(const Message&)> m_sent;
    SharedJourney m_journey; // of the reply at hand
};

} // namespace throughline::simulate
