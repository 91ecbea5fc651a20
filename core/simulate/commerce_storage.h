// SPDX-License-Identifier: GPL-3.0-or-later
// CommerceStorage: what the simulated shop needs of a database for its events and rows, beside the
// ObservabilityStorage of its plugin. core/source/sql has one for SQLite, PostgreSQL and MySQL.
//
// Owned by the caller of the simulation; used on its thread alone.
#pragma once

#include "core/base/result.h"
#include "core/simulate/commerce_rows.h"

#include <span>

namespace throughline::simulate {

class CommerceStorage {
public:
    virtual ~CommerceStorage() = default;

    // Connects and creates the tables. DatabaseUnavailable; BadArgument where there are tables of these names
    // already.
    [[nodiscard]] virtual Result<void> open() = 0;
    // Writes all of the rows, or none.
    [[nodiscard]] virtual Result<void> write(std::span<const CommerceRow> rows) = 0;
    virtual void close() = 0;
};

} // namespace throughline::simulate
