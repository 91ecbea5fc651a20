// SPDX-License-Identifier: GPL-3.0-or-later
// Carts: sessions of the web shop, carts and checkouts. Each click is a request that carries the context of
// the page it was made on (seed 1, section 4.D): that of the "Buy now" button, or of the session.
#pragma once

#include "core/simulate/shop.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace throughline::simulate {

// A person in the web shop, from the first page on.
struct Visit {
    SharedJourney journey;
    std::string_view via;         // "buy_now", "web"
    TraceContext page;            // of the latest page
    EventNumber event = kNoEvent; // the truth: that the latest page emitted
    std::string cart;
    std::uint32_t items = 0;
    std::int64_t cents = 0;
};
using SharedVisit = std::shared_ptr<Visit>;

// What a browser sends along: the trace as X-Request-ID, the page as its parent.
[[nodiscard]] TraceScope beginPage(Shop& shop, const TraceContext& page);

class Carts {
public:
    explicit Carts(Shop& shop) : m_shop(shop) {}

    [[nodiscard]] SharedVisit startSession(std::uint32_t contact);
    void addItem(Visit& visit);
    // With the number that the order will have.
    void startCheckout(Visit& visit, const std::string& order);

private:
    Shop& m_shop;
};

} // namespace throughline::simulate
