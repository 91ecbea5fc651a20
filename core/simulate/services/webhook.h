// SPDX-License-Identifier: GPL-3.0-or-later
// Webhook: what the messenger tells the shop: that a message was delivered or read, that a person answers or
// presses a button (seed 1, sections 3.A and 4.B: a trace of its own, linked through the message that it is
// about).
#pragma once

#include "core/simulate/shop.h"

#include <functional>
#include <string_view>

namespace throughline::simulate {

// A message from a person, and the context in which it was received.
struct ReceivedMessage {
    Message message;
    TraceContext context;
};

class Webhook {
public:
    explicit Webhook(Shop& shop) : m_shop(shop) {}

    // `kind`: delivered or read.
    void takeStatus(const EventKind& kind, const Message& about);
    // A message out of nothing, or one that answers another.
    ReceivedMessage takeMessage(std::uint32_t contact, std::string_view text);
    ReceivedMessage takeReply(std::string_view text, const Message& answered);
    // A press on a button of a message.
    ReceivedMessage takeButton(std::string_view button, const Message& of);

private:
    ReceivedMessage takeAnswer(const EventKind& kind, std::string_view key, std::string_view value,
                               const Message& answered);

    Shop& m_shop;
};

} // namespace throughline::simulate
