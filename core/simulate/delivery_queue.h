// SPDX-License-Identifier: GPL-3.0-or-later
// DeliveryQueue: keeps records until nothing can be delivered before them any more.
//
// Services write ahead of the agenda's time, and records of jobs come in batches. Owned by one simulation,
// one thread; what was taken belongs to whoever took it.
#pragma once

#include "core/simulate/delivery.h"

#include <cstdint>
#include <memory>
#include <utility>
#include <variant>
#include <vector>

namespace throughline::simulate {

class DeliveryQueue {
public:
    using Record = std::variant<LakeEvent, CommerceRow, RecordedRow>;
    using SharedRecord = std::shared_ptr<const Record>; // one that is delivered twice is there once

    void add(TimeNs time, SharedRecord record);
    // Of one time, records keep the order in which they were added.
    struct Due {
        TimeNs time;
        std::uint64_t number;
        SharedRecord record;
        friend bool operator<(const Due& a, const Due& b)
        {
            return a.time != b.time ? a.time < b.time : a.number < b.number;
        }
    };

    // All that is due before the time, in no order yet: what is delivered first is the least.
    [[nodiscard]] std::vector<Due> takeUntil(TimeNs time);
    [[nodiscard]] std::vector<Due> takeAll() { return std::exchange(m_waiting, {}); }

private:
    std::vector<Due> m_waiting;
    std::uint64_t m_added = 0;
};

} // namespace throughline::simulate
