// SPDX-License-Identifier: GPL-3.0-or-later
// ObservabilityTap: the storage of the shop's ObservabilityPlugin. It keeps what was recorded until it is
// taken for the export, and passes it on to databases.
//
// write() is called on the thread of the plugin's writer; take() on the simulation's, while that writer has
// nothing to do. The tap is shared by both.
#pragma once

#include "core/jobs/observability_storage.h"

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

    // The rows that were recorded since the last call, each as it was at last, in the order in which their
    // work ended: how they were batched makes no difference.
    [[nodiscard]] std::vector<ObservabilityRow> take();

private:
    class Storage;

    std::vector<std::unique_ptr<ObservabilityStorage>> m_databases;
    std::mutex m_mutex;
    std::vector<ObservabilityRow> m_rows;
};

// When the row was last true.
[[nodiscard]] TimeNs updatedAt(const ObservabilityRow& row);

} // namespace throughline::simulate
