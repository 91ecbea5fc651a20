// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/services/carts.h"

#include "core/simulate/payload.h"
#include "core/tracing/trace_headers.h"

#include <array>
#include <utility>

namespace throughline::simulate {

namespace {

constexpr std::array<std::string_view, 6> kProducts = {"Trail shoes", "茶壺",         "Café crème",
                                                       "Rain jacket", "Wool blanket", "Lamp \"Ärö\""};
constexpr DurationNs kOfOnePage = 7 * kMillisecond;

} // namespace

TraceScope beginPage(Shop& shop, const TraceContext& page)
{
    const std::string parent = traceParentOf(page);
    const std::string state = traceStateOf(page);
    return shop.tracer.beginRequest({.requestId = page.traceId, .traceParent = parent, .traceState = state});
}

SharedVisit Carts::startSession(std::uint32_t contact)
{
    const TraceScope scope = m_shop.tracer.beginRequest({});
    const EventKind& kind = kinds::kSessionStarted;
    auto visit = std::make_shared<Visit>();
    visit->journey = std::make_shared<const Journey>(Journey{.contact = contact});
    visit->via = "web";
    visit->page = m_shop.tracer.stamp(kind.className);
    visit->event =
        m_shop.write({.kind = kind,
                      .contact = contactName(contact),
                      .payload = Payload().text("session_id", "s-" + m_shop.random.hexDigits(12)).take()},
                     visit->page, {}, 2 * kMillisecond);
    return visit;
}

void Carts::addItem(Visit& visit)
{
    const TraceScope scope = beginPage(m_shop, visit.page);
    const EventKind& kind = kinds::kCartItemAdded;
    if (visit.cart.empty())
        visit.cart = "cart-" + m_shop.random.hexDigits(12);
    const std::string_view product = kProducts[m_shop.random.below(kProducts.size())];
    const std::int64_t cents = 199 + m_shop.random.below(9'000);
    visit.items += 1;
    visit.cents += cents;
    visit.page = m_shop.tracer.stamp(kind.className);
    visit.event = m_shop.write(
        {.kind = kind,
         .contact = contactName(visit.journey->contact),
         .reference = "cart:" + visit.cart,
         .payload =
             Payload().text("cart_id", visit.cart).text("product", product).money("price", cents).take()},
        visit.page, {visit.event}, kOfOnePage);
}

void Carts::startCheckout(Visit& visit, const std::string& order)
{
    const TraceScope scope = beginPage(m_shop, visit.page);
    const EventKind& kind = kinds::kCheckoutStarted;
    visit.page = m_shop.tracer.stamp(kind.className);
    visit.event =
        m_shop.write({.kind = kind,
                      .contact = contactName(visit.journey->contact),
                      .reference = "checkout:" + order,
                      .payload = Payload().text("checkout_id", order).text("cart_id", visit.cart).take()},
                     visit.page, {visit.event}, kOfOnePage);
}

} // namespace throughline::simulate
