// SPDX-License-Identifier: GPL-3.0-or-later
// DatabaseOutput: writes what the simulated shop delivers into a database: events in the order of delivery,
// rows as they were at last. What the ObservabilityPlugin records it writes there itself.
//
// Rows are written while that plugin has nothing to write: a SQLite file has one writer at a time. Owned by
// the caller, used on the threads of delivery.h.
#pragma once

#include "core/simulate/commerce_storage.h"
#include "core/simulate/delivery.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace throughline::simulate {

class DatabaseOutput : public DeliverySink {
public:
    // The storage is open.
    explicit DatabaseOutput(CommerceStorage& storage) : m_storage(storage) {}

    [[nodiscard]] Result<void> deliver(const LakeEvent& event) override;
    [[nodiscard]] Result<void> deliver(const CommerceRow& row) override;
    [[nodiscard]] Result<void> deliver(const RecordedRow& /*row*/) override { return {}; }
    [[nodiscard]] Result<void> settle() override;

private:
    CommerceStorage& m_storage;
    std::vector<CommerceRow> m_rows; // that are not written yet
    std::int64_t m_events = 0;
};

} // namespace throughline::simulate
