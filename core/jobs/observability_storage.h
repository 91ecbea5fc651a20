// SPDX-License-Identifier: GPL-3.0-or-later
// ObservabilityStorage: what the ObservabilityPlugin needs of a database. core/source/sql has one for SQLite,
// PostgreSQL and MySQL.
//
// Owned by an ObservabilityWriter and called on its thread alone, which may be kept waiting as long as it
// takes.
#pragma once

#include "core/base/result.h"
#include "core/jobs/observability_rows.h"

#include <span>

namespace throughline {

class ObservabilityStorage {
public:
    virtual ~ObservabilityStorage() = default;

    // Connects, also again after a failure, and creates the tables that are absent. DatabaseUnavailable.
    [[nodiscard]] virtual Result<void> open() = 0;
    // Writes all of the rows, or none. RecordRefused where the database is well but takes not all of them;
    // DatabaseUnavailable for all else: the same rows are then written again once it is back, which may be
    // after they were written but that could not be told.
    [[nodiscard]] virtual Result<void> write(std::span<const ObservabilityRow> rows) = 0;
    virtual void close() = 0;
};

} // namespace throughline
