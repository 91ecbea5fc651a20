// SPDX-License-Identifier: GPL-3.0-or-later
// ObservabilityTap: the storage of the shop's ObservabilityPlugin. It keeps what was recorded, as records of
// the native export, until it is taken, and passes it on to databases.
//
// write() is called on the thread of the plugin's writer; take() on the simulation's, while that writer has
// nothing to do. The tap is shared by both.
#pragma once

#include "core/jobs/observability_storage.h"
#include "core/simulate/delivery.h"

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace throughline::simulate {

class ObservabilityTap {
public:
    explicit ObservabilityTap(std::vector<std::unique_ptr<ObservabilityStorage>> databases)
        : m_databases(std::move(databases))
    {}

    // What the plugin gets. The tap outlives it.
    [[nodiscard]] std::unique_ptr<ObservabilityStorage> storage();

    // The rows whose work ended since the last call, in the order in which it did: how they were batched
    // makes no difference.
    [[nodiscard]] std::vector<RecordedRow> take();

private:
    class Storage;

    std::vector<std::unique_ptr<ObservabilityStorage>> m_databases;
    std::mutex m_mutex;
    std::vector<RecordedRow> m_rows;
};

} // namespace throughline::simulate
