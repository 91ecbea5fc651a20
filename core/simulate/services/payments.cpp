// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/services/payments.h"

#include "core/jobs/row_values.h"
#include "core/simulate/payload.h"

#include <utility>

namespace throughline::simulate {

namespace {

constexpr std::string_view kCapture = "capture_payment";
constexpr std::string_view kConfirm = "send_order_confirmation";
constexpr std::string_view kRole = "payment-processor";
constexpr double kFails = 0.05;

} // namespace

Payments::Payments(Shop& shop) : m_shop(shop)
{
    m_shop.workers.add({.name = std::string(kCapture),
                        .eventName = "order.created",
                        .jobName = "capturePayment",
                        .className = std::string(kinds::kPaymentCaptured.className),
                        .source = std::string(kRole),
                        .operation = Operation::Insert,
                        .task = [this](RunningJob& job) { capture(job); }});
    m_shop.workers.add({.name = std::string(kConfirm),
                        .eventName = "invoice.issued",
                        .jobName = "sendOrderConfirmation",
                        .className = std::string(kinds::kOrderConfirmationSent.className),
                        .source = "order-confirmation",
                        .operation = Operation::Manual,
                        .task = [this](RunningJob& job) { confirm(job); }});
    m_shop.rows.add({.function = std::string(kCapture),
                     .table = CommerceTable::Orders,
                     .operation = Operation::Insert,
                     .column = {},
                     .delay = 17 * kSecond});
}

void Payments::capture(const RunningJob& job)
{
    constexpr DurationNs kUntilInvoiced = 2'200 * kMillisecond;
    const RowValues values(job.event.newRow);
    Paid paid{
        .order = values.text("id"), .contact = values.text("contact_id"), .job = job.options.jobExecutionId};
    const bool fails = m_shop.random.chance(kFails);
    const EventKind& kind = fails ? kinds::kPaymentFailed : kinds::kPaymentCaptured;
    const TraceContext context = m_shop.tracer.stamp(kind.className);
    const EventNumber captured =
        m_shop.write({.kind = kind,
                      .isFailure = fails,
                      .contact = paid.contact,
                      .reference = "order:" + paid.order,
                      .payload = Payload()
                                     .text("order_id", paid.order)
                                     .text("payment_id", "pay_" + m_shop.random.hexDigits(12))
                                     .take(),
                      .updatedBy = job.token},
                     context, job.work.cause, 90 * kMillisecond);

    CommerceRow row = newRow(CommerceTable::Orders, paid.order);
    row["status"] = std::string(fails ? "payment_failed" : "paid");
    m_shop.clock.spend(m_shop.random.around(80 * kMillisecond));
    if (!fails)
        row["paid_at"] = TimeCell{m_shop.clock.now()};
    m_shop.rows.write(std::move(row),
                      {.token = job.token, .role = std::string(kRole), .job = paid.job, .event = captured});
    if (fails)
        return;
    paid.row = m_shop.rows.json(CommerceTable::Orders, paid.order);
    std::string payload = Payload().text("order_id", paid.order).take();
    m_shop.dispatch(std::move(payload), context, captured, kUntilInvoiced,
                    [this, paid = std::move(paid)](const Work& work) { issueInvoice(work, paid); });
}

void Payments::issueInvoice(const Work& work, const Paid& paid)
{
    constexpr DurationNs kUntilConfirmed = 1'400 * kMillisecond;
    const EventKind& kind = kinds::kInvoiceIssued;
    const TraceScope scope = m_shop.tracer.resumeJob(work.payload, kind.className);
    const TraceContext context = m_shop.tracer.stamp(kind.className);
    const EventNumber issued = m_shop.write({.kind = kind,
                                             .contact = paid.contact,
                                             .reference = "order:" + paid.order,
                                             .payload = Payload().text("order_id", paid.order).take()},
                                            context, work.cause, 120 * kMillisecond);
    m_shop.dispatch(
        manualPayload(m_shop, nameOf(CommerceTable::Orders), paid.row), context, issued, kUntilConfirmed,
        [this, paid](const Work& confirmation) {
            m_paid = paid;
            m_shop.workers.call(std::string(kConfirm), confirmation);
        },
        paid.job);
}

void Payments::confirm(const RunningJob& job)
{
    const EventKind& kind = kinds::kOrderConfirmationSent;
    const std::string id = m_shop.newMessageId();
    const std::string text = "Order " + m_paid.order + " confirmed";
    const EventNumber sent = m_shop.write(
        {.kind = kind,
         .contact = m_paid.contact,
         .reference = "message:" + id,
         .payload =
             Payload().text("message_id", id).text("order_id", m_paid.order).text("text", text).take()},
        m_shop.tracer.stamp(kind.className), job.work.cause, 80 * kMillisecond);
    m_shop.writeMessage(id, m_paid.contact, "order_id", m_paid.order, text,
                        {.token = job.token, .job = job.options.jobExecutionId, .event = sent});
}

} // namespace throughline::simulate
