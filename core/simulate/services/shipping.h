// SPDX-License-Identifier: GPL-3.0-or-later
// Shipping: jobs that event triggers start, each of which writes rows with its tracking token and so starts
// the next (seed 2, "How Data Flows"): an order is paid, a shipment is created, picked up, and arrives.
#pragma once

#include "core/simulate/shop.h"

#include <string_view>

namespace throughline::simulate {

class Shipping {
public:
    explicit Shipping(Shop& shop);

private:
    void create(const RunningJob& job);
    void pickUp(const RunningJob& job);
    void complete(const RunningJob& job);
    // What a shipment is about, by the row that started the job.
    struct Parcel {
        std::string shipment;
        std::string order;
        std::string contact;
    };
    [[nodiscard]] static Parcel parcelIn(const RunningJob& job);
    EventNumber writeEvent(const RunningJob& job, const EventKind& kind, const Parcel& parcel,
                           DurationNs duration);
    [[nodiscard]] static RowWriter writer(const RunningJob& job, EventNumber event);

    Shop& m_shop;
};

} // namespace throughline::simulate
