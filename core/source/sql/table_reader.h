// SPDX-License-Identifier: GPL-3.0-or-later
// TableReader: what differs between databases when their tables are read.
//
// Used on one thread, that of its connection, but for interrupt(). Everything happens in one transaction that
// may not write.
#pragma once

#include "core/base/result.h"
#include "core/pipeline/database.h"

#include <memory>
#include <string>
#include <vector>

namespace throughline {

class TableReader {
public:
    virtual ~TableReader() = default;
    TableReader() = default;
    TableReader(const TableReader&) = delete;
    TableReader& operator=(const TableReader&) = delete;

    // Connects, begins the transaction and finds the tables.
    [[nodiscard]] virtual Result<std::vector<DatabaseTable>> open() = 0;
    // After open().
    [[nodiscard]] virtual std::vector<Problem> notices() const { return {}; }
    // Begins with the rows of a table; those of another one are over.
    [[nodiscard]] virtual Result<void> begin(const DatabaseTable& table) = 0;
    // Appends some rows, a line each; false where there are no more.
    [[nodiscard]] virtual Result<bool> next(std::string& lines) = 0;
    virtual void close() = 0;
    // Ends a query that is running, if there is one. On any thread, while the reader is open or not.
    virtual void interrupt() = 0;
};

// Of tables that a connection names and that are not among those that are there.
[[nodiscard]] inline tl::unexpected<Problem> tablesMissing(const std::string& present)
{
    return failure(ProblemCode::DatabaseUnavailable,
                   {"not all of the tables that were asked for are there; it has " +
                    (present.empty() ? std::string("none") : present)});
}

inline constexpr std::size_t kRowBytesAtATime = 256 << 10;

[[nodiscard]] std::unique_ptr<TableReader> sqliteTableReader(const std::string& connection);
[[nodiscard]] std::unique_ptr<TableReader> postgresTableReader(const std::string& connection);
[[nodiscard]] std::unique_ptr<TableReader> mysqlTableReader(const std::string& connection);

} // namespace throughline
