// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/services/orders.h"

#include "core/simulate/payload.h"

namespace throughline::simulate {

namespace {

constexpr std::string_view kFunction = "create_order";

} // namespace

Orders::Orders(Shop& shop) : m_shop(shop)
{
    m_shop.workers.add({.name = std::string(kFunction),
                        .eventName = "checkout.confirmed",
                        .jobName = "createOrder",
                        .className = std::string(kinds::kOrderCreated.className),
                        .source = "web-shop",
                        .operation = Operation::Manual,
                        .beginsProcess = true,
                        .task = [this](RunningJob& job) { createOrder(job); }});
}

void Orders::create(const SharedVisit& visit, const std::string& order)
{
    const TraceScope scope = beginPage(m_shop, visit->page);
    m_visit = visit;
    m_order = order;
    const std::string row = Payload().text("checkout_id", order).text("cart_id", visit->cart).take();
    const std::string session = Payload()
                                    .text("x-hasura-user-id", contactName(visit->journey->contact))
                                    .text("x-hasura-role", "customer")
                                    .take();
    m_shop.workers.callHere(std::string(kFunction),
                            {.payload = manualPayload(m_shop, "checkouts", row, session)});
}

void Orders::createOrder(const RunningJob& job)
{
    constexpr DurationNs kUntilReserved = 1'400 * kMillisecond;
    const EventKind& kind = kinds::kOrderCreated;
    const std::string contact = contactName(m_visit->journey->contact);
    const TraceContext context = m_shop.tracer.stamp(kind.className);
    const EventNumber created = m_shop.write({.kind = kind,
                                              .contact = contact,
                                              .reference = "order:" + m_order,
                                              .payload = Payload()
                                                             .text("order_id", m_order)
                                                             .text("cart_id", m_visit->cart)
                                                             .money("total", m_visit->cents)
                                                             .take(),
                                              .updatedBy = job.token},
                                             context, {m_visit->event}, 12 * kMillisecond);
    m_shop.truth.add(OrderTruth{.order = m_order,
                                .event = created,
                                .campaign = m_visit->journey->campaign,
                                .message = m_visit->journey->message,
                                .via = m_visit->via});
    m_shop.clock.spend(5 * kMillisecond);
    writeRows(job, created);
    m_shop.dispatch(
        Payload().text("order_id", m_order).take(), context, created, kUntilReserved,
        [this, order = m_order, contact](const Work& work) { reserveStock(work, order, contact); });
}

void Orders::writeRows(const RunningJob& job, EventNumber created)
{
    const RowWriter writer{
        .token = job.token, .role = "web-shop", .job = job.options.jobExecutionId, .event = created};
    CommerceRow cart = newRow(CommerceTable::Carts, m_visit->cart);
    cart["contact_id"] = contactName(m_visit->journey->contact);
    cart["status"] = std::string("ordered");
    cart["items"] = std::int64_t{m_visit->items};
    m_shop.rows.write(std::move(cart), writer);

    CommerceRow order = newRow(CommerceTable::Orders, m_order);
    order["contact_id"] = contactName(m_visit->journey->contact);
    order["cart_id"] = m_visit->cart;
    order["status"] = std::string("pending");
    order["total_cents"] = m_visit->cents;
    order["correlation_id"] = std::string(currentCorrelationId());
    std::string metadata;
    appendMetadata(metadata, *TraceContext::current());
    order["metadata"] = std::move(metadata);
    m_shop.rows.write(std::move(order), writer);
}

// A job that writes no row: it needs the trace alone.
void Orders::reserveStock(const Work& work, const std::string& order, const std::string& contact)
{
    const EventKind& kind = kinds::kStockReserved;
    const TraceScope scope = m_shop.tracer.resumeJob(work.payload, kind.className);
    m_shop.write({.kind = kind,
                  .contact = contact,
                  .reference = "order:" + order,
                  .payload = Payload().text("order_id", order).take()},
                 m_shop.tracer.stamp(kind.className), work.cause, 20 * kMillisecond);
}

} // namespace throughline::simulate
