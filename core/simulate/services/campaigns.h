// SPDX-License-Identifier: GPL-3.0-or-later
// Campaigns: an admin clicks "Send", and jobs send the message to a part of the contacts, batch by batch
// (seed 1, section 4.A).
#pragma once

#include "core/simulate/shop.h"

#include <functional>
#include <string>

namespace throughline::simulate {

class Campaigns {
public:
    // `sent` is told of each message.
    Campaigns(Shop& shop, std::function<void(const Message&)> sent);

    // Plans the first campaign; each plans the next while the shop is open.
    void begin();

private:
    void request();
    void sendBatch(const RunningJob& job);
    void sendMessage(const RunningJob& job, const std::string& campaign, std::uint32_t contact,
                     EventNumber batch);

    Shop& m_shop;
    std::function<void(const Message&)> m_sent;
    std::uint32_t m_campaigns = 0;
    // Of the batch at hand, as the queue knows it.
    std::string m_campaign;
    std::uint32_t m_batch = 0;
};

} // namespace throughline::simulate
