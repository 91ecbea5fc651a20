// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/services/shipping.h"

#include "core/jobs/row_values.h"
#include "core/simulate/payload.h"

#include <array>
#include <utility>

namespace throughline::simulate {

namespace {

constexpr std::string_view kRole = "shipping-service";
constexpr std::array<std::string_view, 3> kCarriers = {"Northway", "Kuroneko", "Postbud"};

} // namespace

Shipping::Shipping(Shop& shop) : m_shop(shop)
{
    const auto add = [this](const char* function, const char* event, const char* job, const EventKind& kind,
                            Operation operation, void (Shipping::*task)(const RunningJob&)) {
        m_shop.workers.add({.name = function,
                            .eventName = event,
                            .jobName = job,
                            .className = std::string(kind.className),
                            .source = std::string(kRole),
                            .operation = operation,
                            .task = [this, task](RunningJob& running) { (this->*task)(running); }});
    };
    add("create_shipment", "order.paid", "createShipment", kinds::kShipmentCreated, Operation::Update,
        &Shipping::create);
    add("pick_up_shipment", "shipment.created", "pickUpShipment", kinds::kShipmentPickedUp, Operation::Insert,
        &Shipping::pickUp);
    add("complete_shipment", "shipment.picked_up", "completeShipment", kinds::kShipmentArrived,
        Operation::Update, &Shipping::complete);
    m_shop.rows.add({.function = "create_shipment",
                     .table = CommerceTable::Orders,
                     .operation = Operation::Update,
                     .column = "paid_at",
                     .delay = 40 * kSecond});
    m_shop.rows.add({.function = "pick_up_shipment",
                     .table = CommerceTable::Shipments,
                     .operation = Operation::Insert,
                     .column = {},
                     .delay = 5 * kHour});
    m_shop.rows.add({.function = "complete_shipment",
                     .table = CommerceTable::Shipments,
                     .operation = Operation::Update,
                     .column = "picked_up_at",
                     .delay = 22 * kHour});
}

void Shipping::create(const RunningJob& job)
{
    const RowValues values(job.event.newRow);
    const std::string order = values.text("id");
    const Parcel parcel{.shipment = "sh-" + order, .order = order, .contact = values.text("contact_id")};
    const EventNumber created = writeEvent(job, kinds::kShipmentCreated, parcel, 30 * kMillisecond);
    m_shop.clock.spend(m_shop.random.around(20 * kMillisecond));

    CommerceRow row = newRow(CommerceTable::Shipments, parcel.shipment);
    row["order_id"] = order;
    row["contact_id"] = parcel.contact;
    row["carrier"] = std::string(kCarriers[m_shop.random.below(kCarriers.size())]);
    row["status"] = std::string("created");
    m_shop.rows.write(std::move(row), writer(job, created));
    CommerceRow shipped = newRow(CommerceTable::Orders, order);
    shipped["status"] = std::string("shipping");
    m_shop.rows.write(std::move(shipped), writer(job, created));
}

void Shipping::pickUp(const RunningJob& job)
{
    const Parcel parcel = parcelIn(job);
    const EventNumber pickedUp = writeEvent(job, kinds::kShipmentPickedUp, parcel, 15 * kMillisecond);
    m_shop.clock.spend(m_shop.random.around(10 * kMillisecond));

    CommerceRow row = newRow(CommerceTable::Shipments, parcel.shipment);
    row["status"] = std::string("picked_up");
    row["picked_up_at"] = TimeCell{m_shop.clock.now()};
    m_shop.rows.write(std::move(row), writer(job, pickedUp));
}

void Shipping::complete(const RunningJob& job)
{
    const Parcel parcel = parcelIn(job);
    const EventNumber arrived = writeEvent(job, kinds::kShipmentArrived, parcel, 15 * kMillisecond);
    m_shop.clock.spend(m_shop.random.around(10 * kMillisecond));

    CommerceRow row = newRow(CommerceTable::Shipments, parcel.shipment);
    row["status"] = std::string("arrived");
    row["arrived_at"] = TimeCell{m_shop.clock.now()};
    m_shop.rows.write(std::move(row), writer(job, arrived));
    CommerceRow completed = newRow(CommerceTable::Orders, parcel.order);
    completed["status"] = std::string("completed");
    completed["completed_at"] = TimeCell{m_shop.clock.now()};
    m_shop.rows.write(std::move(completed), writer(job, arrived));
}

Shipping::Parcel Shipping::parcelIn(const RunningJob& job)
{
    const RowValues values(job.event.newRow);
    return {.shipment = values.text("id"),
            .order = values.text("order_id"),
            .contact = values.text("contact_id")};
}

EventNumber Shipping::writeEvent(const RunningJob& job, const EventKind& kind, const Parcel& parcel,
                                 DurationNs duration)
{
    return m_shop.write(
        {.kind = kind,
         .contact = parcel.contact,
         .reference = "shipment:" + parcel.shipment,
         .payload = Payload().text("shipment_id", parcel.shipment).text("order_id", parcel.order).take(),
         .updatedBy = job.token},
        m_shop.tracer.stamp(kind.className), job.work.cause, duration);
}

RowWriter Shipping::writer(const RunningJob& job, EventNumber event)
{
    return {
        .token = job.token, .role = std::string(kRole), .job = job.options.jobExecutionId, .event = event};
}

} // namespace throughline::simulate
