// SPDX-License-Identifier: GPL-3.0-or-later
// Inbox: agents answer what people write of their own accord. An answer is a request of the agent's, a trace
// of its own (seed 1, section 3.A).
#pragma once

#include "core/simulate/shop.h"

#include <string>

namespace throughline::simulate {

class Inbox {
public:
    explicit Inbox(Shop& shop);

    void answerLater(const Message& received);

private:
    void answer(const SharedJourney& journey);
    void send(const RunningJob& job);

    Shop& m_shop;
    SharedJourney m_journey; // of the answer at hand
    std::string m_agent;
};

} // namespace throughline::simulate
