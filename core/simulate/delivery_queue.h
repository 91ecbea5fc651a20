// SPDX-License-Identifier: GPL-3.0-or-later
// DeliveryQueue: puts records in the order in which they are delivered.
//
// Services write ahead of the agenda's time, and records of jobs come in batches: a record waits until
// nothing can come before it any more. Of one time, records keep the order in which they were added. Owned by
// one simulation, one thread.
#pragma once

#include "core/simulate/delivery.h"

#include <cstdint>
#include <memory>
#include <variant>
#include <vector>

namespace throughline::simulate {

class DeliveryQueue {
public:
    using Record = std::variant<LakeEvent, CommerceRow, RecordedRow>;

    void add(TimeNs time, std::shared_ptr<const Record> record);
    // All that is due before the time.
    [[nodiscard]] Result<void> deliverUntil(TimeNs time, DeliverySink& sink);
    [[nodiscard]] Result<void> deliverAll(DeliverySink& sink);

private:
    struct Item {
        TimeNs time;
        std::uint64_t number;
        std::shared_ptr<const Record> record; // one that is delivered twice is there once
    };
    static bool isLater(const Item& a, const Item& b)
    {
        return a.time != b.time ? a.time > b.time : a.number > b.number;
    }
    [[nodiscard]] Result<void> deliverFirst(DeliverySink& sink);

    std::vector<Item> m_items; // a heap
    std::uint64_t m_added = 0;
};

} // namespace throughline::simulate
