// SPDX-License-Identifier: GPL-3.0-or-later
// Outputs: several sinks of what the simulated shop delivers, as one. The first failure ends it.
//
// The sinks are the caller's and outlive it.
#pragma once

#include "core/simulate/delivery.h"

#include <vector>

namespace throughline::simulate {

class Outputs : public DeliverySink {
public:
    void add(DeliverySink& sink) { m_sinks.push_back(&sink); }

    [[nodiscard]] Result<void> deliver(const LakeEvent& event) override { return toEach(event); }
    [[nodiscard]] Result<void> deliver(const CommerceRow& row) override { return toEach(row); }
    [[nodiscard]] Result<void> deliver(const RecordedRow& row) override { return toEach(row); }
    [[nodiscard]] Result<void> settle() override
    {
        for (DeliverySink* const sink : m_sinks) {
            if (Result<void> settled = sink->settle(); !settled)
                return settled;
        }
        return {};
    }

private:
    template <class Record>
    [[nodiscard]] Result<void> toEach(const Record& record)
    {
        for (DeliverySink* const sink : m_sinks) {
            if (Result<void> delivered = sink->deliver(record); !delivered)
                return delivered;
        }
        return {};
    }

    std::vector<DeliverySink*> m_sinks;
};

} // namespace throughline::simulate
